"""Does the report name who may need help, and say why?"""

from datetime import datetime

import numpy as np
import pytest

from autograders.report.learners import standings
from autograders.report.rows import Person, Submission, Tally
from autograders.report.words import Words

from .conftest import chapter_of

NOW = datetime(2026, 3, 3)
DUE = datetime(2026, 3, 2)


def reasons(*chapters, people=(), now=NOW):
    """By learner why they may need help, in the order of the list."""
    known = {one: Person(one) for one in people}
    found = standings(list(chapters), known, now, Words("en"))
    return {one.person.id: one.reasons for one in found if one.reasons}


def submissions(number, **named):
    return [Submission(str(k), None, 0.0, "graded", **named) for k in range(number)]


@pytest.mark.parametrize("number", [3, 1000])
def test_far_below_the_class(number):
    """Is one of three, or of a thousand, found who earned much less than the others?"""
    points = [[9]] * (number - 1) + [[5]]
    found = reasons(chapter_of(points, most=[10]))
    assert list(found) == [str(number - 1)]
    assert "01_plain 50% (90%)" in found[str(number - 1)][0]


@pytest.mark.parametrize("most", [5, 7, 10, 20, 30])
@pytest.mark.parametrize("median", [1.0, 0.9, 0.8, 0.7])
def test_exactly_so_much_below(most, median):
    """Is 30 % of all points below the median far below, whatever rounding makes of it?"""
    for share, named in ((median - 0.3, True), (median - 0.29, median - 0.29 < 0.4)):
        found = reasons(chapter_of([[median * most]] * 3 + [[share * most]], most=[most]))
        assert ("3" in found) is named


def test_exactly_a_little():
    """Is who has 40 % of the points not under 40 %, whatever rounding makes of it?"""
    assert reasons(chapter_of([[0.1 + 0.3 - 1e-13]], most=[1])) == {}
    assert list(reasons(chapter_of([[0.399]], most=[1]))) == ["0"]


def test_the_median_is_of_those_graded():
    """Is one of a class found who is far below, though many were refused and earned nothing?"""
    five = [*submissions(3), *(Submission(k, None, 0.0, "refused", "it is empty") for k in "34")]
    chapter = chapter_of([[9], [9], [5], [0], [0]], most=[10], submissions=five)
    assert "01_plain 50% (90%)" in reasons(chapter)["2"][0]


def test_a_class_that_does_well_needs_no_help():
    """Is nobody named when all did alike, or the only one did well?"""
    assert reasons(chapter_of([[8], [9], [10]], most=[10])) == {}
    assert reasons(chapter_of([[10]], most=[10])) == {}


def test_little_is_little_for_everybody():
    """Are few points a reason also where the whole class has few?"""
    assert len(reasons(chapter_of([[3], [3], [3]], most=[10]))) == 3


def test_refused_blank_and_absent():
    """Are those named who were refused, left much as it was, or handed in nothing in time?"""
    three = [*submissions(2), Submission("2", None, 0.0, "refused", refused="it is empty")]
    chapter = chapter_of(
        [[10, 10], [10, 0], [0, 0]],
        most=[10, 10],
        unanswered=[[0, 0], [0, 1], [0, 0]],
        due=DUE,
        submissions=three,
    )
    chapter.pending = {"3"}
    found = reasons(chapter, people=["0", "4"])
    assert "it is empty" in found["2"][0] and "due date" in found["4"][0]
    assert any("left as they were: 01_plain 50%" in why for why in found["1"])
    assert set(found) == {"1", "2", "4"}
    assert "4" not in reasons(chapter, people=["0", "4"], now=datetime(2026, 3, 1))


def test_the_same_cause_again():
    """Is a cause a reason when it is found in two exercises, and not twice in one?"""
    told = {"missed": ["a"], "diagnoses": [{"name": "none", "says": "…", "section": "5"}] * 2}
    chapter = chapter_of([[9, 9], [9, 9]], most=[10, 10])
    for name, places in (("exercise_0", (0, 1)), ("exercise_1", (1,))):
        tally = chapter.tallies[name] = Tally()
        for place in places:
            tally.add(place, told)
    found = reasons(chapter)
    assert list(found) == ["1"] and "none (exercise_0, exercise_1)" in found["1"][0]


def test_late_again():
    """Is being late a reason only when it happens again, in another chapter?"""
    late = [Submission("0", None, 60.0, "graded"), Submission("1", None, 0.0, "graded")]
    once = chapter_of([[10], [10]], most=[10], submissions=late)
    assert reasons(once) == {}
    assert list(reasons(once, once)) == ["0"]


def test_sums_over_chapters():
    """Are a learner's points of all chapters added up, refused ones with nothing earned?"""
    first = chapter_of([[4], [10]], most=[10])
    second = chapter_of(
        [[0], [20]],
        most=[20],
        submissions=[
            Submission("0", None, 0, "refused", "no notebook"),
            Submission("1", None, 0, "graded"),
        ],
    )
    worst, best = standings([first, second], {}, NOW, Words("en"))
    assert (worst.person.id, worst.points, worst.most, worst.refused) == ("0", 4, 30, 1)
    assert (best.share, best.graded, best.reasons) == (1, 2, [])


def test_where_the_grader_failed_nothing_is_lost():
    """Is a chapter left out of the sums of a learner at whose work the grader failed?"""
    failed = [Submission("0", None, 0.0, "failed", "it died"), Submission("1", None, 0.0, "graded")]
    chapters = (
        chapter_of([[0], [10]], most=[10], submissions=failed),
        chapter_of([[18], [18]], most=[20]),
    )
    found = {one.person.id: one for one in standings([*chapters], {}, NOW, Words("en"))}
    assert (found["0"].points, found["0"].most, found["0"].failed) == (18, 20, 1)
    assert (found["0"].refused, found["0"].reasons) == (0, [])
    assert (found["1"].points, found["1"].most) == (28, 30)


def test_everybody_has_the_same_denominator():
    """Is it that of who was refused, handed in nothing or waits, some of whom have no share?"""
    three = [*submissions(2), Submission("2", None, 0.0, "refused", refused="it is empty")]
    chapter = chapter_of(
        [[4, np.nan], [8, 1], [0, 0]], most=[8, 2], by_hand=[False, True], submissions=three
    )
    chapter.pending = {"3"}
    found = {one.person.id: one for one in standings([chapter], {}, NOW, Words("en"))}
    assert {one.most for one in found.values()} == {8} and len(found) == 4
    assert [found[one].share for one in "0123"] == [0.5, 1, 0, None]


def test_the_gravest_come_first(content):
    """In a real class: is the one who left everything first, and the one who has all not named?"""
    named = [one.person.id for one in content.learners if one.reasons]
    assert named[0] == "=cmd|' '!A1"
    assert "absent" in named and '"><script>alert(1)<script>' in named
    assert "s08" not in named and len(content.learners) == 13
