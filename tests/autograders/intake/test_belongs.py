"""Whether a notebook is the chapter's, and whether anything in it can be graded."""

import json
from dataclasses import replace

import pytest

from autograders.intake.belongs import recognised, wanted_names
from autograders.intake.names import bound
from autograders.intake.parse import handed_cells
from autograders.notebooks import NOTEBOOKS

from .conftest import code, planned, refused


def test_another_chapters_notebook_is_named(released):
    """Is a learner told which chapter it is that was handed in?"""
    content = (NOTEBOOKS / "03_layers" / "03_layers.ipynb").read_bytes()
    assert refused(content, released) == "another chapter's notebook: this looks like 03_layers"


def test_a_notebook_without_the_exercises_is_refused(notebook, released):
    """Is a notebook refused that has no answer, with graded cells and without?"""
    says = "none of the chapter's answers is in the notebook"
    assert refused({"cells": [code("print(1)")]}, released) == says
    answers = [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("solution")]
    notebook["cells"] = [c for c in notebook["cells"] if c not in answers]
    assert refused(notebook, released) == says


@pytest.mark.parametrize(
    "source", ["class Affine:\n    pass", "%time\nAffine = 1", "from mine import A as Affine"]
)
def test_a_notebook_of_the_learners_own_is_graded(released, source):
    """Is code graded that was written into an empty notebook, with a name that tests use?"""
    placed, notes = planned({"cells": [code(source)]}, released)
    assert placed[0].cell["source"] == source
    assert "affine-answer: it was not handed in" in notes


def test_names_that_the_chapter_gives_are_not_the_learners(released):
    """Do graded cells want answers only, not numpy or check?"""
    stubs = (c for c in released.cells if c["metadata"].get("nbgrader", {}).get("solution"))
    wanted = wanted_names(released.cells)
    assert "Affine" in wanted and wanted <= set().union(*(bound(c["source"]) for c in stubs))


def test_a_chapter_without_exercises_is_never_refused(manual):
    """Is there nothing to miss where nothing is to be answered?"""
    reading = replace(manual, cells=tuple(c for c in manual.cells if c["metadata"] == {}))
    assert [p.role for p in planned({"cells": [code("a")]}, reading)[0]] == ["learner", "chapter"]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = b, (c, *d) = e, f", {"a", "b", "c", "d"}),
        ("def f(x):\n    y = 1", {"f"}),
        ("class C:\n    def m(self): pass\n    k = 1", {"C"}),
        ("import a.b, c as d\nfrom e import f", {"a", "d", "f"}),
        ("if x:\n    async def g(): pass\nwith h as i: j: int = 1", {"g", "i", "j"}),
        ("f = lambda: (y := 1)", {"f"}),
        ("%matplotlib inline\nif 1:\n    !ls\na = '\\d'", {"a"}),
        ("a = ", set()),
        ("a = 1\0", set()),
        ("-" * 1_000_000 + "1", set()),
        ("a = 1" + "+1" * 200_000, set()),
        ("(" * 100_000, set()),
    ],
)
def test_the_names_that_code_binds(source, names):
    """Are they found for all ways to bind, and none in what is no Python?"""
    assert bound(source) == names


def test_a_notebook_is_recognised_by_its_cells(released, notebook):
    """Is the chapter's notebook told from another chapter's, which numbers its cells alike?"""
    own, _ = handed_cells(json.dumps(notebook).encode())
    other, _ = handed_cells((NOTEBOOKS / "03_layers" / "03_layers.ipynb").read_bytes())
    assert recognised(own, released.cells) == 1
    assert recognised(other, released.cells) < 0.1
    assert recognised([], released.cells) == 0
