"""Chapter 06: what an answer's own wrong scores and steps still earn."""

import numpy as np
import pytest

from autograders.grading import hidden_verdict
from autograders.references.chapter06 import GraphNet
from course_lib.training import SGD


def verdict(name, answer):
    """The hidden verdict on an answer."""
    return hidden_verdict(name, answer, np.random.default_rng(0))


class Doubled(GraphNet):
    """Scores that are wrong, and a loss and an accuracy that follow from them."""

    def predict(self, x):
        return 2 * super().predict(x)

    def loss(self, x, t):
        scores = self.predict(x)
        return float(np.mean(np.log(np.exp(scores).sum(axis=1)) - (t * scores).sum(axis=1)))


def test_loss_and_accuracy_are_paid_on_the_answers_own_scores():
    """Does a wrong predict cost itself alone, where the rest goes on rightly from it?"""
    found = verdict("network_forward", Doubled)
    assert {name for name, problem in found.problems.items() if problem} == {"predict", "loss"}
    assert found.carried == {"loss"}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("scores", [np.nan, np.inf, "none", None])
def test_scores_that_are_none_carry_nothing(scores):
    """Do scores that are no numbers earn no loss, and warn nobody?"""

    class Broken(GraphNet):
        def predict(self, x):
            return np.full((len(x), 3), scores) if isinstance(scores, float) else scores

        def loss(self, x, t):
            return scores

        def accuracy(self, x, t):
            return scores

    found = verdict("network_forward", Broken)
    assert found.carried == set()


class Uphill(SGD):
    """The wrong direction, in place."""

    def update(self, params, grads):
        for key in params:
            params[key] += self.lr * grads[key]


class Still(SGD):
    """No step at all."""

    def update(self, params, grads):
        pass


@pytest.mark.parametrize(("answer", "carried"), [(Uphill, {"in_place"}), (Still, set())])
def test_a_wrong_step_in_place_is_in_place(answer, carried):
    """Is the place of a wrong step paid, and no step not?"""
    own = type(answer.__name__, (), dict(vars(answer), __init__=keep_rate, __module__="__main__"))
    assert verdict("sgd", own).carried == carried


def keep_rate(self, lr):
    """Keep the learning rate, as any optimizer does."""
    self.lr = lr
