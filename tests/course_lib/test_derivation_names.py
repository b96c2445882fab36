"""What names stand for in a formula."""

import numpy as np
import pytest

from course_lib.derivation import value_of
from course_lib.derivation_reading import FormulaError

W = np.array([[11.0, 12.0, 13.0], [21.0, 22.0, 23.0]])
VALUES = {"W": W, "dY": np.array([[1.0, 2.0, 3.0]]), "b": np.array([5.0, 6.0]), "s": 2.0, "N": 3}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("w23", 23),
        ("w_23", 23),
        ("w[2,3]", 23),
        ("dy13", 3),
        ("b2", 6),
        ("b[2]", 6),
        ("s", 2),
        ("N", 3),
        ("w[1,N]", 13),
        ("w[2,1+1]", 22),
        ("sum(w2n for n in 1..N)", 66),
    ],
)
def test_entries_are_named_as_on_paper(text, worth):
    """Do indices count from 1, glued to the letter or in brackets?"""
    assert value_of(text, VALUES) == worth


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("w32", "Index number 1 of w goes from 1 to 2"),
        ("w[1,0]", "Index number 2 of w goes from 1 to 3"),
        ("w1", "w has this many indices: 2"),
        ("b12", "b has this many indices: 1"),
        ("wmn", "which number m is"),
        ("w[s,1]", "which number s is"),
        ("W[1,2]", "W is the whole array; its entries are called w"),
        ("DY", "Did you mean dY"),
        ("w2З", "which number З is"),  # a letter that looks like a 3
        ("dout", "dout is not known in this line"),
        ("s[1]", "not known"),
        ("(s + 1)[1]", "no indices"),
        ("sum(n for n in 1..3)", "n is an index here and no factor"),
    ],
)
def test_a_wrong_name_is_told_with_its_place(text, says):
    """Does each way to miss a name have words of its own?"""
    with pytest.raises(FormulaError) as error:
        value_of(text, VALUES)
    assert says in str(error.value) and "▶" in str(error.value)


def test_a_line_that_may_hold_little_says_what():
    """Is the learner told which names there are, when none is near?"""
    with pytest.raises(FormulaError, match="It may hold y, dy"):
        value_of("exp(-q)", {"y": 1.0, "dy": 2.0})
