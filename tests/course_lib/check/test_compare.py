"""Comparing values: what counts as the same, and how a difference is put in words."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib.check.compare import ENDINGS, difference
from course_lib.check.observe import Foreign, Raised

NUMBERS = arrays(float, array_shapes(min_dims=0, max_dims=3), elements=st.floats(-1e3, 1e3))


@given(NUMBERS)
def test_equal_numbers_are_no_difference(x):
    """Do an array, its list and its float32 pass at the default tolerance?"""
    for came in (x.copy(), x.tolist(), x.astype(np.float32)):
        assert difference(x, came, 1e-5, True) is None


@given(NUMBERS.filter(lambda x: x.size and np.abs(x).max() > 1e-3), st.data())
def test_one_entry_that_is_off_is_found(x, data):
    """Is any single entry that is off by more than the tolerance reported by its index?"""
    index = tuple(data.draw(st.integers(0, n - 1)) for n in x.shape)
    came = x.copy()
    came[index] += 2e-5 * np.abs(x).max()
    said = difference(x, came, 1e-5, False)
    assert said is not None
    assert not x.shape or str(list(index)) in said


@pytest.mark.parametrize(
    ("expected", "came", "said"),
    [
        (1.0, np.nan, "got nan"),
        (1.0, Raised("ValueError", "no"), "raised ValueError: no"),
        (1.0, Raised("FormulaError", "A power is written **."), "A power is written **."),
        (np.ones(3), np.float64(1), "expected shape (3,), got ()"),
        (np.ones((2, 3)), np.ones((3, 2)), "expected shape (2, 3), got (3, 2)"),
        (np.ones(2), None, "nothing was returned"),
        (1.0, "1.0", "expected a number or an array, got '1.0'"),
        (1.0, {"a": 1}, "expected a number"),
        (1.0, Raised("NameError", "name 'y' is not defined"), "NameError: name 'y' is not"),
        (1.0, Foreign("Variable"), "an object of type Variable"),
        (1.0, Raised("Stopped", "3 s", reason="time"), "was stopped: it took longer than"),
        (1.0, Raised("Stopped", "a learner's own"), "was stopped: a learner's own"),
        (1.0, Raised("WireError", "9 bytes"), "gave a value that is too large"),
        ([1.0, 2.0], [1.0], "expected 2 values"),
        ([1.0, 2.0], [1.0, 3.0], "value 2: expected 2, got 3"),
        ({"a": 1.0}, {"b": 1.0}, "the key 'a' is missing; it has b"),
        ({"a": 1.0}, {"a": 2.0}, "a: expected 1, got 2"),
        ({"a": 1.0}, 3, "expected a dict with the keys a, got 3"),
        ("left", "right", "expected 'left', got 'right'"),
        (True, 1, "expected True, got 1"),
    ],
)
def test_a_difference_is_put_in_words(expected, came, said):
    """Does the sentence hold what was expected and what came?"""
    assert said in (difference(expected, came, 1e-5, True) or "")


@pytest.mark.parametrize("kind", ["<U1", "shape (2000, 2000)"])
def test_a_learner_is_told_in_korean_what_array_came(kind, monkeypatch):
    """Is the kind of an array that is no plain value named in the learner's language?"""
    assert f"array of {kind}" in (difference(1.0, Foreign(f"array of {kind}"), 1e-5, True) or "")
    monkeypatch.setenv("COURSE_LANG", "ko")
    said = difference(1.0, Foreign(f"array of {kind}"), 1e-5, True) or ""
    assert f"{kind} 배열" in said and " of " not in said


@pytest.mark.parametrize("reason", ENDINGS)
def test_a_learner_is_told_in_korean_why_it_ended(reason, monkeypatch):
    """Is each way in which a process can end told without the jail's English words?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    said = difference(1.0, Raised("Stopped", "English", reason=reason), 1e-5, True) or ""
    assert said.startswith("중단되었습니다: ") and not re.search("[a-z]", said)


def test_hidden_values_are_not_told():
    """Does the sentence keep the expected value to itself when it must not be revealed?"""
    said = difference(np.array([123.456]), np.array([1.0]), 1e-5, False)
    assert said is not None and "123" not in said and "got 1" in said


def test_words_are_compared_without_capitals_and_spaces_around():
    """Is ' Left' the same answer as 'left'?"""
    assert difference("left", " Left", 1e-5, True) is None


def test_empty_arrays_of_one_shape_are_equal():
    """Is there no crash where there is nothing to compare?"""
    assert difference(np.ones((0, 3)), np.ones((0, 3)), 1e-5, True) is None
