"""Are the planted misconceptions told, in their order, with the right numbers?"""

import ast
from collections import Counter

import pytest

from autograders.report.misconceptions import EXAMPLES, in_words
from autograders.report.rows import Cause
from course_lib.exercises import find

from .conftest import STUDENTS


def exercise(content, name):
    return next(one for one in content.chapters[0].exercises if one.name == name)


def test_planted_misconceptions_come_in_the_order_of_their_number(content):
    """Do four who use W as it stands come before three who forget the batch?"""
    found = exercise(content, "affine").misconceptions
    assert [(one.name, one.learners) for one in found[:3]] == [
        ("weights_not_transposed", 4),
        ("dW_averaged", 3),
        ("db_along_the_wrong_axis", 3),
    ]
    assert {one.answered for one in found} == {10}  # 12, one refused, one untouched
    commonest = [(one.exercise, one.name) for one in content.commonest if one.learners == 4]
    assert ("affine", "weights_not_transposed") in commonest
    assert content.commonest[: len(commonest)] == [m for m in content.commonest if m.learners == 4]


def test_an_untouched_answer_has_no_misconception(content):
    """Is None, which the released stub gives, no idea of the learner's?"""
    names = {one.name for one in exercise(content, "affine").misconceptions}
    assert "none_returned" not in names and "attribute_never_set" not in names
    assert exercise(content, "affine").unanswered == 1


def test_the_words_are_those_of_the_catalogue(content):
    """Is the misconception told as learners are told it?"""
    first = exercise(content, "affine").misconceptions[0]
    entries = {one.name: one for one in find("affine").misconceptions}
    assert first.says == entries["weights_not_transposed"].says
    assert first.section == "5.6.2"


def test_a_cause_outside_the_catalogue_is_told_in_general_words():
    """Is it never a bare name, and no more said of an exception than its kind?"""
    assert in_words("affine", "undefined_name", Cause()) == "A name is used that is not defined."
    kinds = Counter({"ValueError": 2, "KeyError": 1})
    told = in_words("affine", "raised", Cause(kinds=kinds))
    assert told.endswith("had to be stopped. ValueError (2), KeyError (1)")
    assert "is not cited here" in in_words("affine", "of_its_own", Cause())


def test_points_lost(content, graded):
    """Do four who each lost 6 of 8 points by one cause lose 24, and do two causes share?"""
    by_name = {one.name: one for one in exercise(content, "affine").misconceptions}
    assert by_name["weights_not_transposed"].lost == pytest.approx(24)
    assert by_name["dW_averaged"].lost == by_name["db_along_the_wrong_axis"].lost
    assert by_name["dW_averaged"].lost == pytest.approx(3 * 4 / 2)


def test_the_first_in_the_list_have_an_example(content):
    """Is it those that stand first on the page, and of each exercise a few only?"""
    for one in content.chapters[0].exercises:
        shown = [bool(cause.example) for cause in one.misconceptions]
        assert shown == [number < EXAMPLES for number in range(len(shown))]


def test_examples_are_anonymous_and_inert(content):
    """Is every example code without comments, in which no student is named?"""
    examples = [one.example for one in content.commonest if one.example]
    assert len(examples) >= 6
    for example in examples:
        ast.parse(example)
        assert "#" not in example and "minji" not in example.casefold()
        assert not any(student in example for student in STUDENTS)
