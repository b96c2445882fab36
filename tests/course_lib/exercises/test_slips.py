"""Slips: mistakes that are looked for in an answer's own values."""

import pytest

from course_lib.check.finding import Finding
from course_lib.exercises.exercise import Case
from course_lib.exercises.slips import always_the_same, near, rounded, slip

CASE = Case("", {"x": 3.0})
DOUBLED = slip(
    "doubled", "says", {"first": 8, "second": lambda case, own: own["first"] * case["x"]}
)


def seen(*looks):
    """Findings on one case; a look is (criterion, what came, whether it is right)."""
    return [
        Finding(CASE, name, None, came, None if right else "wrong") for name, came, right in looks
    ]


@pytest.mark.parametrize(
    ("looks", "shows"),
    [
        ([("first", 8, False), ("second", 5.0, False)], True),
        ([("first", 2.0, True), ("second", 6.0, False)], True),
        ([("first", 7, False), ("second", 21.0, False)], False),
        ([("first", None, True), ("second", 6.0, False)], False),
        ([("first", "8", False)], False),
    ],
    ids=["the first of two", "the second alone", "another value", "no own value", "a text"],
)
def test_the_first_failing_criterion_decides(looks, shows):
    """Is a slip found where it first shows, and judged there by the answer's own values?"""
    assert DOUBLED.shows(seen(*looks)) is shows


def test_another_way_is_a_way_too():
    """Does any one of the ways suffice?"""
    two = slip("two", "says", {"first": 1}, {"first": 2})
    assert two.shows(seen(("first", 2, False)))
    assert not two.shows(seen(("first", 3, False)))


def test_numbers_alike_to_four_digits_are_near():
    """Is an answer by hand near the value it was rounded from, and nothing else?"""
    assert near(0.90909, 1 / 1.1)
    assert not near(1203, 1200)
    assert not near(None, 1)


def test_values_of_the_first_failing_criterion_tell_of_rounding_and_of_fixed_numbers():
    """Are only that criterion's values looked at?"""
    looks = seen(("first", 2.0, False), ("second", 2.71828, False), ("first", 2.0, False))
    assert rounded(looks) and always_the_same(looks)
    assert not rounded(looks[1:2])
