"""Releases by stock nbgrader, and what learners could hand in of them."""

import copy
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograders.demo import gradebook, nbgrader, prepare
from autograders.intake import plan
from autograders.intake.released import released_chapter
from autograders.outcome import Refusal

from ..korean import is_korean

ANSWER = "class Affine:\n    pass  # the learner's own\n"
HIDDEN = "### BEGIN HIDDEN TESTS\nassert double(4) == 8\n### END HIDDEN TESTS"


def marked(cell, grade_id, points=None, **flags):
    """A cell with the metadata that an instructor gives it in Jupyter."""
    about = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    about |= {"grade_id": grade_id} | ({} if points is None else {"points": points}) | flags
    cell.metadata["nbgrader"] = about
    return cell


def by_hand():
    """A notebook with every kind of cell that nbgrader knows."""
    solution = "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION"
    essay = "### BEGIN MARK SCHEME\nsay why\n### END MARK SCHEME\nYour words:"
    cells = [
        new_code_cell("import math"),
        marked(new_code_cell("SECRET = 1"), "readonly", locked=True),
        marked(new_code_cell(solution), "double-answer", solution=True),
        marked(new_code_cell(f"double(1)\n{HIDDEN}"), "double", 3, grade=True, locked=True),
        marked(new_markdown_cell(essay), "essay", 2, grade=True, solution=True),
        marked(new_code_cell("plot = None"), "drawing", 4, grade=True, solution=True),
        marked(new_markdown_cell("Do a task."), "task", 5, task=True, locked=True),
    ]
    return new_notebook(cells=cells)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """A course with a real chapter, released."""
    root = tmp_path_factory.mktemp("course")
    prepare(root)
    nbgrader(root, "generate_assignment", "04_affine")
    return root


@pytest.fixture(scope="session")
def other_course(tmp_path_factory):
    """Somebody else's course, with every kind of cell that nbgrader knows, released."""
    root = tmp_path_factory.mktemp("other")
    (root / "source" / "by_hand").mkdir(parents=True)
    nbformat.write(by_hand(), root / "source" / "by_hand" / "words.ipynb")
    (root / "nbgrader_config.py").write_text("c = get_config()\n")
    nbgrader(root, "generate_assignment", "by_hand")
    return root


def released_by(course, chapter):
    with gradebook(course) as book:
        return released_chapter(book, chapter, course / "release" / chapter)


@pytest.fixture(scope="session")
def released(course):
    """The chapter on the Affine layer."""
    return released_by(course, "04_affine")


@pytest.fixture(scope="session")
def manual(other_course):
    """The assignment with every kind of cell."""
    return released_by(other_course, "by_hand")


@pytest.fixture(scope="session")
def untouched(course):
    """The released notebook of the chapter."""
    return json.loads((course / "release" / "04_affine" / "04_affine.ipynb").read_bytes())


@pytest.fixture
def notebook(untouched):
    """A submission in which the last answer is given; a test's own to spoil."""
    own = copy.deepcopy(untouched)
    find(own, "affine-answer")["source"] = ANSWER
    return own


@pytest.fixture
def words(other_course):
    """The released notebook with every kind of cell; a test's own to spoil."""
    return json.loads((other_course / "release" / "by_hand" / "words.ipynb").read_bytes())


def find(notebook, grade_id):
    """The first cell of a notebook with a grade_id."""
    cells = notebook["cells"]
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def by_id(notebook, name):
    """The first cell of a notebook with an id."""
    return next(c for c in notebook["cells"] if c.get("id") == name)


def code(source, **more):
    """A code cell that a learner adds."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": []} | more


def planned(notebook, released):
    """What intake makes of a notebook."""
    return plan(json.dumps(notebook).encode(), released)


def refused(notebook, released):
    """Why a notebook is refused, told in Korean too; content of another kind as it is."""
    content = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    with pytest.raises(Refusal) as caught:
        plan(content, released)
    reason, advice = caught.value.reason, caught.value.advice
    assert reason.isprintable() and advice
    assert is_korean(reason.told("ko")) and is_korean(advice.told("ko"))
    return reason


def placed_of(placed, grade_id):
    """The one placed cell with a grade_id."""
    about = [p.cell["metadata"].get("nbgrader", {}).get("grade_id") for p in placed]
    assert about.count(grade_id) == 1
    return placed[about.index(grade_id)]


def sources(placed):
    """The texts of the cells, in order."""
    return [p.cell["source"] for p in placed]


def as_notebook(placed, released):
    """The notebook that is graded, for nbformat and nbgrader to judge."""
    cells = [p.cell for p in placed]
    kinds = {"metadata": released.metadata, "nbformat": 4, "nbformat_minor": 5}
    return nbformat.from_dict({"cells": cells} | kinds)


def is_sound(placed, released):
    """Is this a valid notebook with every graded cell once, as it was released?"""
    notebook = as_notebook(placed, released)
    nbformat.validate(notebook)
    graded = [p.cell for p in placed if p.role == "graded"]
    trusted = [c for c in released.cells if locked_and_graded(c)]
    assert graded == trusted
    allowed = [c["metadata"] for c in released.cells]
    # What a learner added brings at most the language of its text.
    found = [p.cell["metadata"] for p in placed if p.cell["metadata"] not in allowed]
    assert all(m == {"tags": m.get("tags")} or m == {} for m in found)
    assert {tag for m in found for tag in m.get("tags", [])} <= {"lang-en", "lang-ko"}
    return True


def locked_and_graded(cell):
    about = cell["metadata"].get("nbgrader", {})
    return bool(about.get("grade") and about["locked"])
