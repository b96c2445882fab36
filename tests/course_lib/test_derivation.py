"""Derivations as exercises: what counts as right, and what is said of a wrong line."""

import numpy as np
import pytest

from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.derivation import Line, derivation, value_of
from course_lib.derivation_reading import FormulaError
from course_lib.exercises.exercise import Case

NAMES = ("u", "A")


def two_cases(rng, harsh):
    """A number and a matrix."""
    for _ in range(2):
        yield Case("numbers", {"u": float(rng.normal()), "A": rng.normal(size=(2, 3))})


LINES = {
    "first": Line("u times an entry", NAMES),
    "every": Line("u times every entry", NAMES, {"m": 2, "n": 3}, needs=("first",)),
    "u_alone": Line("the square of u", ("u",)),
}
RIGHT = {"first": "u*a12", "every": "u*amn", "u_alone": "u**2"}
SMALL = derivation(
    name="small",
    chapter="00_none",
    section="0",
    task="derive",
    cases=two_cases,
    lines=LINES,
    hints=("one", "two", "three"),
    misconceptions=(),
)


def verdict(**lines):
    """The verdict on the right lines with these in their place."""
    truths = truths_of(SMALL, RIGHT, SMALL.visible_cases())
    return judge(SMALL, {**RIGHT, **lines}, truths, reveal=True)


def said(**lines):
    """The diagnoses' names and words."""
    return [(d.name, d.says) for d in verdict(**lines).diagnoses]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("first", "a[1,2] * u"),
        ("first", "u*a12 + a11 - a11"),
        ("first", "sum(u*a[1,n] for n in 2..2)"),
        ("every", "sum(amn for k in 1..2)*u/2"),
        ("every", "u * A"),
        ("u_alone", "(u + 1)**2 - 2*u - 1"),
        ("u_alone", "exp(2*log((u**2)**0.5))"),
    ],
)
def test_every_equivalent_form_is_right(line, text):
    """Is a line judged by what it is worth, however it is written?"""
    assert verdict(**{line: text}).passed


def test_a_line_may_be_a_plain_number():
    """Is 3 as good as "3"?"""
    assert value_of("3", {}) == Line("", ()).value(3, Case("")) == 3.0


def test_a_wrong_line_costs_itself_only():
    """Do the lines before and after keep their points?"""
    found = verdict(u_alone="u")
    assert [name for name, problem in found.problems.items() if problem] == ["u_alone"]


def test_a_slip_is_told_with_line_part_and_place():
    """Does the learner read which line, which factor, and where it stands?"""
    ((name, says),) = said(first="u*a13")
    assert name == "index_off"
    assert says.startswith("first: ") and "a13" in says and "[ u*▶a13 ]" in says


def test_what_may_not_stand_in_a_line_is_refused():
    """Is a name that belongs to other lines only pointed out?"""
    ((name, says),) = said(u_alone="u*a11")
    assert name == "not_a_formula" and "a11 is not known in this line. It may hold u." in says


def test_a_line_for_one_index_only_is_told_so():
    """Does a general line that names one entry hear that it is to hold for every index?"""
    assert said(every="u*a12*a13")[0][0] == "not_general"


def test_a_line_that_stands_in_another_place_is_told_so():
    """Is the right formula in the wrong line recognised?"""
    ((name, says),) = said(first="u*a11*0 + u**2")
    assert name == "another_line" and "u_alone" in says


@pytest.mark.parametrize("blank", ["", "   ", None])
def test_a_blank_line_is_called_blank(blank):
    """Is an empty text no error of notation?"""
    assert said(u_alone=blank) == [("still_blank", "u_alone: This line is still blank.")]


@pytest.mark.parametrize("odd", [lambda u: u, ["u"], True, {"u": 1}, np.ones(2)])
def test_what_is_no_text_is_told_so(odd):
    """Is the learner told that a formula stands between quotation marks?"""
    ((name, says),) = said(u_alone=odd)
    assert name == "not_a_formula" and "between quotation marks" in says


def test_an_untouched_answer_is_one_symptom():
    """Is a skeleton reported once, and not line by line?"""
    assert [name for name, _ in said(first="", every="", u_alone="")] == ["unanswered"]


def test_values_of_single_formulas():
    """Does a notebook get a formula's value, and an error that points at a place?"""
    assert value_of("a12", {"A": [[1, 2]]}) == 2.0
    np.testing.assert_array_equal(value_of("an", {"A": [1, 2, 3]}, {"n": 3}), [1, 2, 3])
    with pytest.raises(FormulaError, match="▶"):
        value_of("q", {"u": 1})
