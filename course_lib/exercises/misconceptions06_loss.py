"""Wrong ideas about the loss of the two-layer network."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..functions import softmax
from ..language import N_
from .misconception import Misconception
from .recognise06 import GRADIENT, Formula, always, either, raises, told
from .wrong_networks06 import cross_entropy, one_hot, scores, whole_softmax

# An epsilon inside the logarithm moves a loss by less than this, relatively.
EPSILON = 2e-3


def right_but(factor: Any) -> Any:
    """The loss, off by a factor that a formula finds."""
    return lambda c: cross_entropy(softmax(scores(c)), c) * factor(c)


def entropy(p: Any) -> float:
    """The mean cross-entropy of probabilities with themselves."""
    return float(-np.sum(p * np.log(p)) / len(p))


def squares(c: Any) -> Any:
    """The sum of the squared differences between probabilities and labels."""
    return ((softmax(scores(c)) - one_hot(c)) ** 2).sum()


def down(a: Any) -> Any:
    """Softmax of each column."""
    return softmax(a.T).T


def b2_from(p: Any, c: Any) -> Any:
    """The gradient of b2 that comes of these probabilities."""
    return (p - one_hot(c)).sum(axis=0) / len(p)


def mixed(of_probabilities: Callable[[Any, Any], Any]) -> tuple[Formula, Formula]:
    """What comes of probabilities whose softmax mixes the rows of a batch."""
    return (
        lambda c: of_probabilities(whole_softmax(scores(c)), c),
        lambda c: of_probabilities(down(scores(c)), c) if len(c["x"]) > 1 else None,
    )


def raw_logarithms(c: Any) -> Any:
    """The cross-entropy of scores, picked by label: not a number where a score is negative."""
    return -np.mean(np.log(scores(c)[np.arange(len(c["x"])), c["labels"]] + 1e-7))


def input_as_scores(c: Any) -> Any:
    """The loss of the input, where it has enough columns for the labels."""
    x, labels = c["x"], c["labels"]
    if labels.max() >= x.shape[1]:
        return None
    return -np.mean(np.log(softmax(x)[np.arange(len(x)), labels] + 1e-7))


def exchanged(c: Any) -> Any:
    """The loss with labels as scores and scores as labels."""
    return -np.sum(scores(c) * np.log(softmax(one_hot(c)))) / len(c["x"])


LOSS_FROM_INPUT = Misconception(
    "loss_from_input",
    N_("The loss is taken of the input x itself, and not of what the network makes of it."),
    shows=either(
        told("rows inputs", "rows outputs", says="labels|broadcast"),
        always("loss", input_as_scores, tolerance=EPSILON),
    ),
    covers=("loss", *GRADIENT),
)
SOFTMAX_OF_THE_BATCH = Misconception(
    "softmax_over_the_whole_batch",
    N_(
        "Softmax does not run along each row: the rows of a batch share their sum of 1. Each row "
        "is a case of its own, with probabilities that add up to 1."
    ),
    shows=either(
        always("loss", *mixed(cross_entropy), tolerance=EPSILON), always("b2", *mixed(b2_from))
    ),
    covers=("loss", *GRADIENT),
    section="5.6.3",
)
LOSS = (
    Misconception(
        "softmax_before_the_loss",
        N_(
            "The loss layer gets probabilities, not scores, so softmax runs twice: scores 2 and 0 "
            "become 0.88 and 0.12, and these become 0.68 and 0.32."
        ),
        gives={"loss": lambda c: cross_entropy(softmax(softmax(scores(c))), c)},
        section="5.6.3",
    ),
    Misconception(
        "loss_summed",
        N_(
            "The loss is a sum over the rows: a batch of 100 would have a loss about 100 times as "
            "large as one row. It should not depend on the size of the batch."
        ),
        gives={"loss": right_but(lambda c: len(c["x"]))},
        section="5.6.3",
    ),
    Misconception(
        "loss_divided_twice",
        N_("The loss is divided by the number of rows twice. The loss layer gives a mean already."),
        gives={"loss": right_but(lambda c: 1 / len(c["x"]))},
        section="5.6.3",
    ),
    Misconception(
        "loss_below_zero",
        N_(
            "The loss has the wrong sign. The logarithm of a probability is never above 0, so a "
            "loss is never below it; the better the network, the nearer to 0."
        ),
        gives={"loss": right_but(lambda c: -1)},
        section="5.6.3",
    ),
    Misconception(
        "logarithm_of_another_base",
        N_("The logarithm has another base than e, so every loss is off by the same factor."),
        shows=always(
            "loss",
            right_but(lambda c: 1 / np.log(2)),
            right_but(lambda c: 1 / np.log(10)),
            tolerance=EPSILON,
        ),
        covers=("loss",),
        section="5.6.3",
    ),
    Misconception(
        "mean_over_all_entries",
        N_(
            "The mean goes over rows and classes alike, so the loss is too small by the number of "
            "classes. Each row counts once."
        ),
        gives={"loss": right_but(lambda c: 1 / c["sizes"][-1])},
        section="5.6.3",
    ),
    Misconception(
        "loss_divided_by_another_count",
        N_("The loss is divided by another number than that of the rows."),
        shows=always(
            "loss",
            right_but(lambda c: len(c["x"]) / c["sizes"][-1]),
            right_but(lambda c: len(c["x"]) / c["sizes"][0]),
            right_but(lambda c: len(c["x"]) / 100),
            tolerance=EPSILON,
        ),
        covers=("loss",),
        section="5.6.3",
    ),
    Misconception(
        "squared_error",
        N_(
            "This is a squared error. The loss of this network is the cross-entropy, which asks "
            "for the probability of the right class alone."
        ),
        shows=always(
            "loss",
            lambda c: squares(c) / 2,
            lambda c: squares(c) / len(c["x"]),
            lambda c: squares(c) / len(c["x"]) / 2,
            lambda c: squares(c) / one_hot(c).size,
        ),
        covers=("loss",),
        section="5.6.3",
    ),
    Misconception(
        "log_of_scores",
        N_(
            "The logarithm is taken of scores. A score may be negative, and then there is no "
            "logarithm; only probabilities lie between 0 and 1."
        ),
        shows=either(
            always("loss", raw_logarithms, tolerance=EPSILON),
            always("loss", lambda c: np.nan if np.any(scores(c) < 0) else None),
        ),
        covers=("loss",),
        section="5.6.3",
    ),
    LOSS_FROM_INPUT,
    SOFTMAX_OF_THE_BATCH,
    Misconception(
        "labels_left_out_of_the_loss",
        N_("The labels have no say in this loss, so it cannot tell whether the network is right."),
        shows=always(
            "loss",
            lambda c: entropy(softmax(scores(c))),
            lambda c: -np.log(softmax(scores(c))).sum() / len(c["x"]),
            lambda c: -np.log(softmax(scores(c)).max(axis=1)).mean(),
            tolerance=EPSILON,
        ),
        covers=("loss",),
        section="5.6.3",
    ),
    Misconception(
        "loss_arguments_swapped",
        N_("Scores and labels have changed places on their way into the loss."),
        shows=either(
            always("loss", exchanged, tolerance=EPSILON),
            raises("ValueError", "expected one-hot rows that sum to 1", criterion="loss"),
        ),
        covers=("loss",),
        section="5.6.3",
    ),
)
LOSS_BACK = (LOSS_FROM_INPUT, SOFTMAX_OF_THE_BATCH)
