"""Are the numbers of a chapter right?"""

from collections import Counter
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.classroom.course import open_course
from autograders.report.anonymous import vocabulary
from autograders.report.content import (
    STEPS,
    chapter_content,
    histogram,
    stops,
    thinned,
    without_numbers,
)
from autograders.report.rows import Submission
from course_lib.exercises import find

from .conftest import chapter_of


def test_numbers_of_submissions(content):
    """Are handed in, graded, refused, late and waiting those of the planted class?"""
    chapter = content.chapters[0]
    assert (chapter.handed_in, chapter.graded, chapter.refused, chapter.ungraded) == (12, 11, 1, 0)
    assert (chapter.late, chapter.waiting, content.students) == (1, 11, 13)
    assert chapter.reasons == [("not a notebook: the JSON breaks off at line …", 1)]
    assert sum(number for _, number in chapter.levels) == 11
    assert chapter.completion[-1] == (datetime(2026, 3, 3, 12), 12)
    assert sum(chapter.shares) == 11 and chapter.shares[0] == 1


def test_an_exercise_is_told_in_words(content):
    """Are the task, the criteria and the headings there, which stand nowhere else so far?"""
    (affine,) = (one for one in content.chapters[0].exercises if one.name == "affine")
    assert affine.task == find("affine").task and affine.section == "5.6.2"
    assert affine.headings == ("4.7 Exercise: the Affine layer",)
    criteria = {one.name: one for one in affine.criteria}
    assert list(criteria) == list(find("affine").criteria)
    assert criteria["dx"].text == find("affine").criteria["dx"].text
    assert (criteria["dx"].met, criteria["dx"].missed) == (6, 4)
    assert affine.answered == 10
    assert affine.difficulty.value == pytest.approx((4 * 0.25 + 3 * 0.5 + 3 * 1) / 11)


def test_criteria_add_up(content):
    """Does every answer count once in each criterion, also one that could not be tried?"""
    exercises = content.chapters[0].exercises
    for exercise in exercises:
        for one in exercise.criteria:
            sums = one.met + one.missed + one.waiting + one.untried
            assert sums == exercise.answered
            assert one.untried == sum(number for _, number in exercise.stopped)
    assert any(one.stopped for one in exercises)


def test_points_that_count(content):
    """Is it said of how many points all shares are, and how many a person has still to give?"""
    chapter = content.chapters[0]
    assert chapter.of == sum(one.points for one in chapter.exercises)
    assert chapter.by_hand_left == sum(one.points for one in chapter.by_hand) > 0
    assert {one.most for one in content.learners} == {chapter.of}


def test_a_syntax_error_is_told_as_it_was(content):
    """Is an answer that never ran counted by its error, and not as a misconception?"""
    (concepts,) = (one for one in content.chapters[0].exercises if one.name == "affine_concepts")
    assert concepts.stopped == [("name 'answers' is not defined", 1)]


def test_whose_numbers_are_reckoned(graded):
    """Are mean, median and who waits those of the graded, and is the rest, to which an exercise is
    compared, what the grader gave?"""
    points = [[0, 1, 5], [1, 0, 0], [2, 4, 1], [3, 3, 4], [4, 4, 2], [9, 9, 9]]
    six = [Submission(str(k), None, 0.0, "graded") for k in range(5)]
    six.append(Submission("5", None, 0.0, "refused", "it is empty"))
    chapter = chapter_of(
        points, most=[4, 4, 10], by_hand=[False, False, True], submissions=six, names=list("abc")
    )
    chapter.waiting[[0, 5], 2] = True
    told = chapter_content(open_course(graded), chapter, ())
    assert (told.graded, told.refused, told.waiting) == (5, 1, 1)
    assert told.median == pytest.approx(7 / 18)  # of 6, 1, 7, 10 and 10 points
    assert told.mean.value == pytest.approx(34 / 5 / 18)
    first = told.exercises[0]
    assert first.discrimination.value == pytest.approx(
        np.corrcoef([0, 1, 2, 3, 4], [1, 0, 4, 3, 4])[0, 1]
    )


@given(st.lists(st.fractions(0, 1, max_denominator=40), max_size=30))
def test_histogram_counts_in_tenths(shares):
    """Is each share in its own tenth, reckoned without rounding, and 1 in the last?"""
    expected = [0] * 10
    for share in shares:
        expected[min(9, int(share * 10))] += 1
    assert histogram(np.array([float(share) for share in shares])) == expected


def test_extra_credit_stays_in_the_histogram():
    """Is more than all the points in the highest tenth?"""
    assert histogram(np.array([1.2])) == [0] * 9 + [1]


@given(st.integers(0, 1500))
def test_thinned_lines_keep_their_ends(number):
    """Do a few hundred points stay, the first and the last among them, in order?"""
    steps = [(datetime(2026, 1, 1) + timedelta(minutes=k), k + 1) for k in range(number)]
    kept = thinned(steps)
    assert kept == sorted(set(kept)) and len(kept) <= 2 * STEPS
    assert (kept[:1], kept[-1:]) == (steps[:1], steps[-1:])


def test_what_stopped_an_answer_is_cited_only_where_it_names_nobody():
    """Is Python's word on a name of the chapter's cited, and all else counted without its own?"""
    said = {"name 'answers' is not defined": 2, "name 'kim_minsu' is not defined": 1, "by Kim": 3}
    known = vocabulary(["answers = {}"], [])
    assert stops(Counter(said), known) == [("name 'answers' is not defined", 2), ("", 4)]


def test_reasons_are_counted_whatever_their_line():
    """Are two broken files one reason?"""
    assert without_numbers("breaks off at line 12") == without_numbers("breaks off at line 1,345")
    assert without_numbers("it is a pipe") == "it is a pipe"
