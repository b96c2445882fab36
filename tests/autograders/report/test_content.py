"""Are the numbers of a chapter right?"""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.report.content import STEPS, histogram, thinned, without_numbers
from course_lib.exercises import find


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
    for one in affine.criteria:
        assert one.met + one.missed + one.waiting == affine.answered == 10
    assert affine.difficulty.value == pytest.approx((4 * 0.25 + 3 * 0.5 + 3 * 1) / 11)


def test_a_syntax_error_is_told_as_it_was(content):
    """Is an answer that never ran counted by its error, and not as a misconception?"""
    (concepts,) = (one for one in content.chapters[0].exercises if one.name == "affine_concepts")
    assert concepts.stopped == [("name 'answers' is not defined", 1)]


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


def test_reasons_are_counted_whatever_their_line():
    """Are two broken files one reason?"""
    assert without_numbers("breaks off at line 12") == without_numbers("breaks off at line 1,345")
    assert without_numbers("it is a pipe") == "it is a pipe"
