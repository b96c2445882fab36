"""The chapters in a course's source folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from course_lib.exercises import all_exercises

from ..answer_cells import answer_cells
from ..notebooks import bad_outputs, drifted, invalid, repeated
from .finding import Finding

PANEL = "in JupyterLab: View, Show nbgrader Create Assignment"
AGAIN = "python -m autograders.notebooks notebooks/{chapter}"
KOREAN = "write the Korean, then: python -m autograders.authoring.translated {chapter}"
# What a notebook must keep to, and how to mend it.
RULES = (
    (invalid, "restore it from version control, or save it from JupyterLab"),
    (repeated, f"give each cell a grade id of its own, {PANEL}"),
    (drifted, KOREAN),
    (bad_outputs, AGAIN),
)
# What a file raises that is no notebook, or not one of nbgrader's.
UNREADABLE = (nbformat.reader.NotJSONError, ValueError, KeyError, AttributeError)
HIDDEN = "### BEGIN HIDDEN TESTS"

Ill = tuple[str, str]  # what is wrong, and how to mend it


def look_at_chapters(source: Path) -> Iterator[Finding]:
    """Is each chapter whole?"""
    for folder in sorted(source.iterdir()) if source.is_dir() else ():
        if folder.is_dir() and not folder.name.startswith("."):
            yield from look_at_chapter(folder)


def look_at_chapter(folder: Path) -> Iterator[Finding]:
    """Is one chapter whole?"""
    chapter, path = folder.name, folder / f"{folder.name}.ipynb"
    try:
        notebook = nbformat.read(path, as_version=4)
        ills = [*rules_broken(notebook, chapter), *wrong_cells(notebook, chapter)]
    except FileNotFoundError:
        yield Finding(chapter, f"has no {path.name}", False, "a notebook is named as its folder")
        return
    except UNREADABLE as error:
        yield Finding(chapter, f"cannot be read: {error!r:.200}", False, RULES[0][1])
        return
    if others := sorted(p.name for p in folder.glob("*.ipynb") if p != path):
        ills.append((f"has more than one notebook: {', '.join(others)}", "move it elsewhere"))
    if ills:
        yield from (Finding(chapter, what, False, how) for what, how in ills)
    else:
        yield Finding(chapter, size_of(notebook))


def size_of(notebook: NotebookNode) -> str:
    """How many exercises a chapter has, and its points: the graders' and those given by hand."""
    cells = about_cells(notebook).values()
    graded = [cell.metadata.nbgrader.points for cell in cells if is_graded(cell)]
    by_hand = sum(c.metadata.nbgrader.points for c in cells if c.metadata.nbgrader.get("task"))
    more = f", and {by_hand:g} given by hand" if by_hand else ""
    return f"{len(graded)} exercises, {sum(graded):g} points{more}"


def rules_broken(notebook: NotebookNode, chapter: str) -> Iterator[Ill]:
    """The rules of `autograders.notebooks` that a notebook breaks."""
    for rule, how in RULES:
        yield from ((what, how.format(chapter=chapter)) for what in rule(notebook))


def wrong_cells(notebook: NotebookNode, chapter: str) -> Iterator[Ill]:
    """What is wrong with nbgrader's cells."""
    cells = about_cells(notebook)
    graded = {name: cell for name, cell in cells.items() if is_graded(cell)}
    exercises = {name: e.chapter for name, e in all_exercises().items()}
    for name, cell in cells.items():
        yield from wrong_points(name, cell.metadata.nbgrader)
    for name, cell in graded.items():
        if name not in exercises:
            how = "exercises and their names stand in course_lib/exercises"
            yield f"{name} is graded, but no exercise is called so", how
        elif exercises[name] != chapter:
            yield f"{name} is an exercise of {exercises[name]}", "move its cells there"
        if HIDDEN not in cell.source:
            yield f"{name} hides nothing: learners would get the call of grade", f"add {HIDDEN}"
    judged = answer_cells(notebook.cells)
    for name in (name for name, of in exercises.items() if of == chapter):
        if name not in graded:
            yield f"exercise {name} has no graded cell", f"{PANEL}, Autograded tests"
        elif not judged.get(name, name):
            yield f"exercise {name} has no answer cell above it", f"{PANEL}, Autograded answer"
        if f"{name}-check" not in cells:
            yield f"exercise {name} has no check cell", f'add {name}-check: check("{name}", ...)'


def wrong_points(name: str, about: NotebookNode) -> Iterator[Ill]:
    """What is wrong with the points of one of nbgrader's cells."""
    points = about.get("points")
    if name.endswith("-check"):
        if points != 0 or not about.get("grade"):
            yield f"{name} must be graded with 0 points, as Validate looks at it then", PANEL
    elif (about.get("grade") or about.get("task")) and not worth_something(points):
        yield f"{name} has no points: {json.dumps(points)}", PANEL


def worth_something(points: Any) -> bool:
    """Is it a number of points that can be earned?"""
    return isinstance(points, int | float) and not isinstance(points, bool) and points > 0


def about_cells(notebook: NotebookNode) -> dict[str, NotebookNode]:
    """nbgrader's cells by their ids."""
    cells = (cell for cell in notebook.cells if "nbgrader" in cell.metadata)
    return {cell.metadata.nbgrader.grade_id: cell for cell in cells}


def is_graded(cell: NotebookNode) -> bool:
    """Is this where an exercise is graded?"""
    about = cell.metadata.nbgrader
    return bool(about.get("grade")) and not about.grade_id.endswith("-check")
