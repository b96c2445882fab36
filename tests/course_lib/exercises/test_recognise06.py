"""What the tests behind chapter 06's misconceptions see in looks and in exceptions."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from course_lib.check.observe import Raised
from course_lib.exercises.chapter06 import EXERCISES
from course_lib.exercises.exercise import Case
from course_lib.exercises.recognise06 import (
    always,
    misshapen,
    parameter,
    refused,
    same,
    same_as,
    shaped,
    told,
)

CASE = Case("", {"sizes": [4, 7, 5], "x": np.ones((9, 4)), "other_x": np.ones((2, 4))})


@dataclass
class Look:
    """As `check.finding.Finding`, without what was wanted."""

    criterion: str
    came: Any
    problem: str | None = "wrong"
    case: Case = CASE


def error(message, line="", kind="ValueError"):
    """A look at W1 that raised."""
    return [Look("W1", Raised(kind, message, line))]


def refusal(left, right, multiply=np.dot):
    """A look that raised what NumPy says about such a product."""
    with pytest.raises(ValueError) as caught:
        multiply(np.ones(left), np.ones(right))
    return error(str(caught.value))


@pytest.mark.parametrize(
    ("came", "expected"),
    [(2.0, True), (2.000001, True), (2.1, False), ("2", False), (None, False), ([2.0], False)],
)
def test_only_numbers_within_the_tolerance_are_the_same(came, expected):
    """Is another number, a text or a list not taken for the wrong value?"""
    assert same(2.0, came) is expected


def test_a_value_that_is_no_number_is_recognised_too():
    """Is a NaN the same as a NaN, and nothing else?"""
    assert same(np.nan, float("nan"))
    assert not same(np.nan, 1.0)


def test_a_formula_must_fit_every_case_of_which_it_speaks():
    """Is one case that does not fit enough to say no, and silence everywhere no yes?"""
    looks = [Look("loss", 9.0), Look("loss", 4.0)]
    assert not always("loss", lambda c: 9.0)(looks)
    assert always("loss", lambda c: 1.0, lambda c: 9.0)(looks[:1])
    assert not always("loss", lambda c: None)(looks)
    assert not always("accuracy", lambda c: 9.0)(looks)


@pytest.mark.filterwarnings("error")
def test_a_formula_that_overflows_warns_nobody():
    """Does nothing reach stderr, where it would cost all the points?"""
    assert not always("loss", lambda c: np.log(np.array(-1.0)))([Look("loss", 1.0)])


def test_shapes_are_told_by_the_names_of_axes():
    """Do rows, inputs, hidden and outputs stand for the case's sizes?"""
    looks = [Look("W1", np.ones((7, 5))), Look("W2", np.ones((7, 5)))]
    assert shaped("W1", "hidden outputs")(looks)
    assert not shaped("W1", "inputs hidden")(looks)
    assert same_as("W1", "W2")(looks)


@pytest.mark.parametrize("multiply", [np.dot, np.matmul])
def test_a_refused_product_is_known_by_its_shapes(multiply):
    """Is it recognised by what NumPy says, with dot and with @?"""
    seen = refusal((9, 5), (7, 4), multiply)
    assert refused("rows outputs", "hidden inputs")(seen)
    assert not refused("rows inputs", "hidden outputs")(seen)


def test_the_line_decides_where_only_two_sizes_are_told():
    """Does @ in another line not count?"""
    (look,) = refusal((9, 5), (7, 4), np.matmul)
    seen = error(look.came.message, "dz = dy @ W2")
    assert not refused("rows outputs", "hidden inputs", line=r"\.T")(seen)
    assert refused("rows outputs", "hidden outputs", line=r"^[^T]*$")(seen)


def test_a_layers_own_refusal_counts_as_well():
    """Is the sentence of an Affine understood, and left out where it cannot be meant?"""
    seen = error("Affine.backward, dout: expected shape (9, 7), got (9, 5)")
    assert refused("rows outputs", "hidden inputs")(seen)
    assert not refused("rows outputs", "hidden outputs", by_layers=False)(seen)
    assert told("rows hidden", "rows outputs")(seen)
    assert not told("rows hidden", "rows outputs", says="^labels")(seen)


@pytest.mark.parametrize(
    "message",
    [
        "Affine: expected W (D, M) and b (M,), got (4, 7) and (5,)",
        "could not broadcast input array from shape (7,5) into shape (4,7)",
    ],
)
def test_a_parameters_shape_is_found_in_what_was_raised(message):
    """Is W2 with the shape of W1 found by the layer's refusal, and by the update's?"""
    assert parameter("W2", "inputs hidden")(error(message))
    assert not parameter("W1", "hidden inputs")(error(message))
    assert misshapen(error(message))


def test_a_parameters_shape_is_found_where_it_was_looked_at():
    """Are the shapes that the exercise looks at used, and right ones not called wrong?"""
    right = {"W1": [4, 7], "b1": [7], "W2": [7, 5], "b2": [5]}
    assert not misshapen([Look("shapes", right)])
    assert parameter("b1", "1 hidden")([Look("shapes", right | {"b1": [1, 7]})])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
@pytest.mark.parametrize(
    "came",
    [
        None,
        0,
        float("nan"),
        float("inf"),
        "B",
        {},
        [1],
        np.ones((2, 2)),
        Raised("KeyError", "'W1'"),
    ],
    ids=repr,
)
def test_no_entry_stumbles_over_what_an_answer_may_give(exercise, came):
    """Does each entry say yes or no, without an exception or a warning, whatever came?"""
    cases = exercise.visible_cases()
    seen = [Look(c, came, case=case) for case in cases for c in exercise.criteria]
    for entry in exercise.misconceptions:
        assert entry.shows is None or entry.shows(seen) in (True, False)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_an_entry_covers_criteria_and_has_a_name_of_its_own(exercise):
    """Is each entry about something that this exercise looks at, under one name?"""
    names = [entry.name for entry in exercise.misconceptions]
    assert len(set(names)) == len(names)
    for entry in exercise.misconceptions:
        assert set(entry.covers or entry.gives) & set(exercise.criteria), entry.name
        assert set(entry.gives) <= set(exercise.criteria), entry.name
