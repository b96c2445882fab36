"""Chapter 06: a gradient that is right for the network's own wrong predict is paid."""

import numpy as np
import pytest

from autograders.bridge import Session
from autograders.grading import hidden_verdict
from autograders.jail.launch import Jail
from autograders.jail.limits import Limits
from autograders.proof.catalogue import FOLDER, judged, source_of
from course_lib.exercises import find

SEEDS = range(5)
CRITERIA = set(find("network_gradient").criteria)
CONSISTENT = ["no_activation", "wrong_activation__2", "activation_after_last_affine"]
# Differences of the loss, with the step of the lesson and with others.
NUMERICAL = """
def gradient(self, x, t, h={step}):
    grads = dict()
    for key in ("W1", "b1", "W2", "b2"):
        values = self.params[key]
        grads[key] = np.zeros_like(values)
        for index in np.ndindex(values.shape):
            ends = []
            before = values[index]
            for by in (h, -h):
                values[index] = before + by
                ends.append(self.loss(x, t))
            values[index] = before
            grads[key][index] = (ends[0] - ends[1]) / (2 * h)
    return grads


TwoLayerNet.gradient = gradient
"""


def verdicts(name, more="", exercise="network_gradient"):
    """The hidden verdicts on a wrong answer of the catalogue, with more code after it."""
    text = (FOLDER / "wrong" / "network_gradient" / f"{name}.py").read_text(encoding="utf-8")
    answer, _ = judged(exercise, text + more)
    return [hidden_verdict(exercise, answer, np.random.default_rng(seed)) for seed in SEEDS]


@pytest.mark.parametrize("name", CONSISTENT)
def test_a_wrong_wiring_with_its_own_gradient_costs_the_forward_alone(name):
    """Is the whole gradient paid, its cause still told, and the wrong predict not paid?"""
    for found in verdicts(name):
        assert found.carried == CRITERIA and found.share == 1 and not found.passed
        assert found.diagnoses[0].name == name.split("__")[0]
    for found in verdicts(name, exercise="network_forward"):
        assert found.share < 1 and found.problems["predict"]


def test_only_what_is_right_for_the_own_predict_is_paid():
    """Is the gradient of a bias lost that predict leaves out, and the others paid?"""
    for found in verdicts("biases_left_out"):
        assert found.carried == CRITERIA - {"b2"}


@pytest.mark.parametrize(
    ("slip", "lost"),
    [
        ("found['W2'] = 2 * found['W2']", {"W2"}),
        ("found['W2'] = -found['W2']; found['b2'] = 0 * found['b2']", {"W2", "b2"}),
        ("found['b1'] = found['b1'].sum()", {"b1", "fresh"}),
        ("found['W1'] = np.abs(found['W1'])", CRITERIA),  # as where the gradient is numerical
        ("del found['b2']", {"b2"}),
        ("found = None", CRITERIA),
        ("found = dict.fromkeys(found, 0.0)", CRITERIA),
    ],
)
def test_a_wrong_gradient_of_a_wrong_network_is_not_paid(slip, lost):
    """Does a slip in the gradient cost its own criteria, beside a wrong predict as well?"""
    more = f"""
right = TwoLayerNet.gradient


def gradient(self, x, t):
    found = right(self, x, t)
    {slip}
    return found


TwoLayerNet.gradient = gradient
"""
    for found in verdicts("no_activation", more):
        assert found.carried == CRITERIA - lost


@pytest.mark.parametrize("name", [*CONSISTENT, "softmax_in_predict", "biases_left_out"])
@pytest.mark.parametrize("step", [1e-2, 1e-4, 1e-6])
def test_a_numerical_gradient_of_a_wrong_network_earns_nothing(name, step):
    """Is nothing paid that was found by differences and not by a backward pass?"""
    for found in verdicts(name, NUMERICAL.format(step=step))[:2]:
        assert not found.carried and found.share == 0


@pytest.mark.parametrize(
    "predict",
    [
        "np.zeros((len(x), len(self.params['b2'])))",  # no parameter moves it
        "np.random.randn(len(x), len(self.params['b2']))",
        "np.full((len(x), len(self.params['b2'])), np.nan)",
        "'none'",
        "None",
        "1 / 0",
    ],
)
def test_scores_that_are_none_have_no_gradient(predict):
    """Do zeros, noise and what is no number carry nothing, a gradient of zeros included?"""
    for gradient in ("", "; found = {k: 0 * v for k, v in self.params.items()}"):
        more = f"""
right = TwoLayerNet.gradient
TwoLayerNet.predict = lambda self, x: {predict}


def gradient(self, x, t):
    found = {{}}{gradient}
    return found or right(self, x, t)


TwoLayerNet.gradient = gradient
"""
        assert not any(found.carried for found in verdicts("no_activation", more)[:2])


def test_where_predict_is_right_nothing_is_carried():
    """Is a wrong gradient of a right network judged as ever?"""
    for found in verdicts("not_divided_by_the_batch"):
        assert not found.carried and found.share == 0


def test_it_is_the_same_in_the_jail():
    """Is the gradient of a wrong network paid where it lives in another process?"""
    source = source_of("06_two_layer_net")
    setup = next(cell.source for cell in source.cells if cell.cell_type == "code")
    wrong = FOLDER / "wrong" / "network_gradient" / "no_activation.py"
    with Jail("06_two_layer_net", Limits()) as jail, Session(jail.start()) as session:
        for text in (setup, wrong.read_text(encoding="utf-8")):
            assert not session.run(text)
        net, rng = session["TwoLayerNet"], np.random.default_rng(0)
        assert hidden_verdict("network_gradient", net, rng).carried == CRITERIA
