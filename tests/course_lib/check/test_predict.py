"""A guess beside what came."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.check import predicted
from course_lib.check.predict import agree, written

FLOATS = st.floats(-1e300, 1e300)


@pytest.mark.parametrize(
    ("guess", "actual"),
    [
        (220, 100 * 2 * 1.1),
        (2.2, 222.2 - 220.0),
        (0.62, 0.6225),
        (0.6225, np.float64(0.62245933)),
        (5 / 3, np.float32(5) / np.float32(3)),
        (0, 1e-17),
        (79520, 79520),
        ((2, 3), np.ones((2, 3)).shape),
        ([2, 3], (2, 3)),
        (3, (3,)),
        ((), ()),
        ((-1.0, 2), np.array([-1.0, 2.0])),
    ],
)
def test_a_right_guess_is_recognised(guess, actual, capsys):
    """Does a guess count to the digits that it is written with, rounding noise aside?"""
    predicted(guess, actual)
    told = capsys.readouterr().out
    assert told == f"✓ You predicted {written(guess)}, and it is {written(actual)}.\n"


@pytest.mark.parametrize(
    ("guess", "actual"),
    [
        (219, 220.0),
        (714, 715.0),
        (0.5, 0.47),
        (1, 0.6225),
        (0, 0.47),
        (-2.2, 2.2),
        (79521, 79520),
        ((3, 2), (2, 3)),
        ((2,), (2, 3)),
        ((1, 3), (3,)),
        ("no idea", 2.2),
        ({"a": 1}, 2.2),
        (float("nan"), 2.2),
        (float("inf"), 2.2),
        (10**400, 2.2),
        ([[1, 2], [3]], (2, 3)),
    ],
)
def test_another_guess_is_shown_beside_what_came(guess, actual, capsys):
    """Are both shown, with a question and without any error?"""
    predicted(guess, actual)
    told = capsys.readouterr().out
    assert told.startswith(f"You predicted {written(guess)}; it is {written(actual)}. ")


def test_without_a_guess_the_value_is_shown_all_the_same(capsys):
    """Is a learner who did not guess told the value, and to guess first?"""
    predicted(None, (2, 3))
    told = capsys.readouterr().out
    assert told.startswith("It is (2, 3).") and "Guess first" in told


@given(FLOATS)
def test_what_is_shown_is_a_right_guess(number):
    """Would a learner who types the value that is shown be told so?"""
    assert agree(float(written(number)), number)


def test_values_are_written_as_a_learner_would():
    """Does no noise of floating point and no name of a type show?"""
    values = (220.00000000000003, np.float64(0.5), np.int64(3), (3,), (2, 3), np.zeros(2), "x")
    expected = ["220", "0.5", "3", "(3,)", "(2, 3)", "(0, 0)", "x"]
    assert [written(value) for value in values] == expected
