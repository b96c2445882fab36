"""Error carried forward: what follows from an answer's own wrong value is paid, and no more."""

import numpy as np
import pytest

from autograders.grading import hidden_verdict
from autograders.references import all_references

BLANKS = ["stationery_blanks", "shopping_blanks"]


def verdict(name, answer):
    """The hidden verdict on an answer."""
    return hidden_verdict(name, answer, np.random.default_rng(0))


@pytest.mark.parametrize("name", BLANKS)
@pytest.mark.parametrize("value", [None, 0, 0.0, "", float("nan"), float("inf")])
def test_nothing_follows_from_nothing(name, value):
    """Do blanks that are all empty, or all zero, earn nothing as consequences of each other?"""
    answer = dict.fromkeys(all_references()[name], value)
    assert verdict(name, answer).share == 0


def test_one_slip_costs_one_blank():
    """Is only the first wrong blank lost when all that follows was worked out from it?"""
    blanks = dict(all_references()["shopping_blanks"], dapple_price=3.0, dapple=6.0, dapple_num=300)
    found = verdict("shopping_blanks", blanks)
    assert found.carried == {"dapple", "dapple_num"}
    assert found.share == 7 / 8


def test_the_chain_rule_is_judged_with_the_answers_own_local_gradients():
    """Are dz_dx and dz_dy paid when dz_dt is wrong and they are its multiples?"""

    def chain_rule(x, y):
        dz_dt = 3 * (2 * x - y)
        return {"dz_dt": dz_dt, "dt_dx": 2, "dz_dx": 2 * dz_dt, "dz_dy": -dz_dt}

    assert verdict("chain_rule", chain_rule).carried == {"dz_dx", "dz_dy"}


def test_a_proof_goes_on_from_its_own_wrong_line():
    """Are later lines paid that follow from a wrong earlier one, by value or by name?"""
    right = all_references()
    sigmoid = dict(right["sigmoid_proof"], dc="dy*y**2", db="dy*y**2", da="dy*y**2*exp(a)")
    found = verdict("sigmoid_proof", dict(sigmoid, dx="-dy*y**2*exp(a)"))
    assert found.carried == {"db", "da", "dx"} and found.share == 5 / 6
    proof = dict(right["affine_dx_proof"], dy1n_dx1m="2*wmn", dx1m="2*sum(dy1n*wmn for n in 1..3)")
    assert verdict("affine_dx_proof", dict(proof, dX="2 * dY @ W.T")).carried == {"dx1m", "dX"}


@pytest.mark.parametrize(
    "name", ["sigmoid_proof", "affine_dx_proof", "affine_dw_proof", "softmax_loss_proof"]
)
@pytest.mark.parametrize("text", ["0", "1/0", "0/0"])
def test_a_proof_of_nothing_earns_no_consequences(name, text):
    """Do lines of zeros, infinities or NaN not follow from each other?"""
    found = verdict(name, dict.fromkeys(all_references()[name], text))
    assert not found.carried


def test_a_forward_without_a_switch_carries_nothing():
    """Is a backward not paid that fits a curve in the place of ReLU?"""

    class Relu:
        def forward(self, x):
            self.x = x
            return x * x

        def backward(self, dout):
            return dout * self.x

    assert verdict("relu", Relu).share == 0


def test_a_forward_of_one_number_carries_nothing():
    """Is a backward not paid that fits a forward which is the same everywhere?"""

    class Sigmoid:
        def forward(self, x):
            return 0 * x + 0.5

        def backward(self, dout):
            return dout * 0.25

    assert verdict("sigmoid", Sigmoid).share == 0
