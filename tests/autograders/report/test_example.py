"""Are examples chosen well, and shown as far as a page has room?"""

import pytest

from autograders.classroom.course import open_course
from autograders.report.example import LINES, WIDTH, Examples, shortened
from autograders.report.rows import Cause, Person, Tally

from .conftest import CHAPTER, chapter_of


def test_long_examples_are_cut():
    """Does an example fit on a page?"""
    short = "\n".join(["x" * WIDTH] * LINES)
    assert shortened(short) == short
    assert shortened(f"{short}\ny") == f"{short}\n…"
    assert shortened("x" * 5000) == "x" * (LINES * WIDTH) + "…"
    assert shortened("a\n" + "x" * 5000) == "a\n" + "x" * ((LINES - 1) * WIDTH) + "…"


@pytest.mark.parametrize(
    ("weights", "chosen"),
    [([1, 1, 1, 1, 1, 1], "01234"), ([0.5, 1, 0.5, 1, 1, 1], "13450"), ([0.5] * 6, "01234")],
)
def test_who_has_one_cause_only_comes_first(graded, weights, chosen):
    """Is an answer looked at first in which nothing else is wrong, and only a few of them?"""
    chapter = chapter_of([[0]] * 6)
    chapter.tallies["exercise_0"] = Tally(causes={"one": Cause([*range(6)], weights)})
    examples = Examples(open_course(graded), chapter, ())
    assert "".join(map(str, examples.candidates("exercise_0", [*range(6)]))) == chosen


def test_numbers_of_ids_are_none_of_an_example(graded):
    """Is a number of somebody's id or address left out, also of who only handed in, and does an id
    that is a word of the chapter's take none from it?"""
    people = [Person("s123", email="jo7654@uni.example"), Person("42"), Person("dout")]
    chapter = chapter_of([[0]] * 101)
    known = Examples(open_course(graded), chapter, people).known
    allowed = [number for number in (123, 7654, 42, 100, 99, 124) if known.allows(number)]
    assert allowed == [42, 99, 124] and known.has("dout")


def test_answers_that_cannot_be_read_give_no_example(course):
    """Does a notebook that is gone, a link or damaged leave the report without an example?"""
    opened = open_course(course)
    path = course / "autograded" / "s01" / CHAPTER / f"{CHAPTER}.ipynb"
    chapter = chapter_of([[1]])
    chapter.name = CHAPTER
    chapter.shape = type(chapter.shape)(CHAPTER)
    read = Examples(opened, chapter, ()).read_answers
    assert "affine-answer" in read("s01")
    for content in ("{", "[]", '{"cells": [1]}', '{"cells": [{"metadata": {"nbgrader": []}}]}'):
        path.write_text(content)
        assert read("s01") == {}
    path.write_text("[" * 200_000)
    assert read("s01") == {}
    path.unlink()
    assert read("s01") == {}
    path.symlink_to(course / "autograded" / "s02" / CHAPTER / f"{CHAPTER}.ipynb")
    assert read("s01") == {}
