"""Does the report name who may need help, and say why?"""

from datetime import datetime

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
    return [Submission(str(k), None, 0.0, True, **named) for k in range(number)]


@pytest.mark.parametrize("number", [3, 1000])
def test_far_below_the_class(number):
    """Is one of three, or of a thousand, found who earned much less than the others?"""
    points = [[9]] * (number - 1) + [[5]]
    found = reasons(chapter_of(points, most=[10]))
    assert list(found) == [str(number - 1)]
    assert "01_plain 50% (90%)" in found[str(number - 1)][0]


def test_a_class_that_does_well_needs_no_help():
    """Is nobody named when all did alike, or the only one did well?"""
    assert reasons(chapter_of([[8], [9], [10]], most=[10])) == {}
    assert reasons(chapter_of([[10]], most=[10])) == {}


def test_little_is_little_for_everybody():
    """Are few points a reason also where the whole class has few?"""
    assert len(reasons(chapter_of([[3], [3], [3]], most=[10]))) == 3


def test_refused_blank_and_absent():
    """Are those named who were refused, left much as it was, or handed in nothing in time?"""
    three = [*submissions(2), Submission("2", None, 0.0, True, refused="it is empty")]
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
    late = [Submission("0", None, 60.0, True), Submission("1", None, 0.0, True)]
    once = chapter_of([[10], [10]], most=[10], submissions=late)
    assert reasons(once) == {}
    assert list(reasons(once, once)) == ["0"]


def test_sums_over_chapters():
    """Are a learner's points of all chapters added up, refused ones with nothing earned?"""
    first = chapter_of([[4], [10]], most=[10])
    second = chapter_of(
        [[0], [20]],
        most=[20],
        submissions=[Submission("0", None, 0, True, "no notebook"), Submission("1", None, 0, True)],
    )
    worst, best = standings([first, second], {}, NOW, Words("en"))
    assert (worst.person.id, worst.points, worst.most, worst.refused) == ("0", 4, 30, 1)
    assert (best.share, best.graded, best.reasons) == (1, 2, [])


def test_the_gravest_come_first(content):
    """In a real class: is the one who left everything first, and the one who has all not named?"""
    named = [one.person.id for one in content.learners if one.reasons]
    assert named[0] == "=cmd|' '!A1"
    assert "absent" in named and '"><script>alert(1)<script>' in named
    assert "s08" not in named and len(content.learners) == 13
