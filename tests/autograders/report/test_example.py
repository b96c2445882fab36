"""Do examples show the mistake, and nothing of the person?"""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.classroom.course import open_course
from autograders.report.example import (
    LINES,
    LONGEST_ANSWER,
    WIDTH,
    Examples,
    shortened,
    without_words,
)
from autograders.report.rows import Person

from .conftest import chapter_of


def test_comments_and_idle_texts_are_gone():
    """Is code left that does the same, without a word of its writer's?"""
    code = '''
"""By Kim."""
class Affine:  # Kim was here
    """Kim's layer."""
    def forward(self, x):
        "Kim again"
        if x: "and again"
        else: "at last"
        return x  # bye
    def backward(self, dout):
        """Nothing else."""
'''
    shown = without_words(code)
    assert "Kim" not in shown and "again" not in shown and "last" not in shown
    assert ast.dump(ast.parse(shown)) == ast.dump(
        ast.parse(
            "class Affine:\n    def forward(self, x):\n        if x:\n            pass\n"
            "        return x\n    def backward(self, dout):\n        pass"
        )
    )


@pytest.mark.parametrize(
    "code",
    [
        "def f(:",
        "x = " + "-" * 3900 + "1",
        "(" * 1900,
        "x" + ".a" * 1900,
        "x = " + "[" * 150 + "]" * 150,
        "x = " + "not " * 900 + "1",
        "x = 0x" + "f" * 3900,
        "lambda: " * 400 + "1",
        "if 1:\n" + "".join(" " * k + "if 1:\n" for k in range(1, 90)),
        "x = 1\0",
        "x = '" + "a" * LONGEST_ANSWER + "'",
        "x = '\\ud800'",
        "x = '\\d'",
    ],
)
def test_no_code_is_too_odd(code, recwarn):
    """Is odd code shown or passed over, without an error or a warning?"""
    shown = without_words(code)
    assert shown == "" or ast.parse(shown)
    assert not recwarn.list


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    """The same for whatever a learner may type."""
    without_words(text)


def test_long_examples_are_cut():
    """Does an example fit on a page?"""
    short = "\n".join(["x" * WIDTH] * LINES)
    assert shortened(short) == short
    assert shortened(f"{short}\ny") == f"{short}\n…"
    assert shortened("x" * 5000) == "x" * (LINES * WIDTH) + "…"
    assert shortened("a\n" + "x" * 5000) == "a\n" + "x" * ((LINES - 1) * WIDTH) + "…"


PEOPLE = [
    Person("kim.minji", "Minji", "Li", "mj@uni.example"),
    Person("20261234", "민지", "김", ""),
    Person("other99", "Max", "", "post@mail.example"),
]


@pytest.fixture
def examples(graded):
    """Examples for a class with these people."""
    return Examples(open_course(graded), chapter_of([[1]]), PEOPLE)


@pytest.mark.parametrize(
    ("text", "student", "names"),
    [
        ("class KimLayer: ...", "kim.minji", False),
        ("class LayerOfMINJI: ...", "kim.minji", True),
        ("x = li", "kim.minji", True),
        ("split(lines)", "kim.minji", False),
        ("mj = 3", "kim.minji", True),
        ("mjolnir = 3", "kim.minji", False),
        ("s = '김'", "20261234", True),
        ("x = np.max(y)", "kim.minji", False),  # Max is somebody else's first name
        ("x = np.max(y)", "other99", True),
        ("x = 'other99'", "kim.minji", True),  # anybody's id
        ("x = 'Post@Mail.example'", "kim.minji", True),  # anybody's address
        ("other999 = 1", "kim.minji", False),
    ],
)
def test_who_is_named(examples, text, student, names):
    """Is the learner's own name seen anywhere, and everybody's id and address?"""
    assert examples.names_somebody(text, student) is names


def test_answers_that_cannot_be_read_give_no_example(course):
    """Does a notebook that is gone, a link or damaged leave the report without an example?"""
    opened = open_course(course)
    folder = course / "autograded" / "s01" / "04_affine"
    path = folder / "04_affine.ipynb"
    chapter = chapter_of([[1]])
    chapter.name = "04_affine"
    chapter.shape = type(chapter.shape)("04_affine")
    read = Examples(opened, chapter, ()).read_answers
    assert "affine-answer" in read("s01")
    for content in ("{", "[]", '{"cells": [1]}', '{"cells": [{"metadata": {"nbgrader": []}}]}'):
        path.write_text(content)
        assert read("s01") == {}
    path.write_text("[" * 200_000)
    assert read("s01") == {}
    path.unlink()
    assert read("s01") == {}
    path.symlink_to(course / "autograded" / "s02" / "04_affine" / "04_affine.ipynb")
    assert read("s01") == {}
