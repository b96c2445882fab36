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
