"""Whatever is done to a submission: a sound notebook, or a refusal; nothing else, ever."""

import copy
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograders.intake import plan
from autograders.outcome import Refusal

from .conftest import ANSWER, find, is_sound

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["code", "markdown", "raw", "affine", "affine-answer", "code-01", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)  # fmt: skip
CELL_FIELDS = ("cell_type", "id", "source", "metadata", "outputs", "execution_count", "input")
ABOUT_FIELDS = ("grade_id", "grade", "locked", "solution", "task", "points", "schema_version")
TOP_FIELDS = ("nbformat", "nbformat_minor", "metadata", "worksheets", "cells")
unchecked = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def mutate(data, notebook):
    """Do something to a notebook of plain dicts; what, ``data`` decides."""
    cells = notebook["cells"]
    if not isinstance(cells, list) or not cells:
        return
    place = data.draw(st.integers(0, len(cells) - 1))
    cell = cells[place]
    what = data.draw(st.sampled_from(["delete", "copy", "move", "cell", "about", "tags", "junk"]))
    if what == "delete":
        del cells[place : place + data.draw(st.integers(1, 40))]
    elif what == "copy":
        cells.insert(data.draw(st.integers(0, len(cells))), copy.deepcopy(cell))
    elif what == "move":
        cells.insert(data.draw(st.integers(0, len(cells) - 1)), cells.pop(place))
    elif what == "junk" or not isinstance(cell, dict):
        cells[place] = data.draw(VALUES)
    elif what == "cell":
        cell[data.draw(st.sampled_from(CELL_FIELDS))] = data.draw(VALUES)
    elif isinstance(cell.get("metadata"), dict) and what == "tags":
        cell["metadata"]["tags"] = data.draw(st.just(["skip-execution"]) | VALUES)
    elif isinstance(cell.get("metadata"), dict):
        about = cell["metadata"].setdefault("nbgrader", {})
        if isinstance(about, dict):
            about[data.draw(st.sampled_from(ABOUT_FIELDS))] = data.draw(VALUES)


def sound_or_refused(content, released):
    """Plan it, and look at what came of it."""
    try:
        placed, notes = plan(content, released)
    except Refusal as refusal:
        assert refusal.reason.isprintable() and refusal.advice
        return
    assert is_sound(placed, released)
    assert all(note.isprintable() and "<" not in note for note in notes)
    released.with_cells([p.cell for p in placed]).encode()


@unchecked
@given(st.data())
def test_mutated_notebooks(untouched, released, data):
    """Does a notebook whose cells were deleted, copied, moved and spoiled end well?"""
    notebook = copy.deepcopy(untouched)
    find(notebook, "affine-answer")["source"] = ANSWER
    for _ in range(data.draw(st.integers(1, 12))):
        mutate(data, notebook)
    if data.draw(st.integers(0, 4)) == 0:
        notebook[data.draw(st.sampled_from(TOP_FIELDS))] = data.draw(VALUES)
    sound_or_refused(json.dumps(notebook).encode(), released)


@unchecked
@given(st.data())
def test_mutated_bytes(untouched, released, data):
    """Does a file end well in which bytes were lost or changed?"""
    content = bytearray(json.dumps(untouched, ensure_ascii=False).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    sound_or_refused(bytes(content), released)


@unchecked
@given(content=st.binary(max_size=60) | VALUES.map(lambda v: json.dumps(v).encode()))
def test_anything_at_all(released, content):
    """Does a file end well that never was a notebook?"""
    sound_or_refused(content, released)


@unchecked
@given(order=st.data())
def test_shuffled_cells_make_the_same_notebook(untouched, released, order):
    """Is the order in which the chapter's cells are handed in of no importance at all?"""
    notebook = copy.deepcopy(untouched)
    notebook["cells"] = order.draw(st.permutations(notebook["cells"]))
    placed, _ = plan(json.dumps(notebook).encode(), released)
    assert [p.cell for p in placed] == list(released.cells)
