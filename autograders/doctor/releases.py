"""Is what learners got still what a release would give them now?"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from traitlets.utils.importstring import import_item

from ..authoring.cells import cells_of, rows_of
from ..classroom.course import Course
from ..edition import learner_edition
from .cell_names import cell_names
from .chapters import UNREADABLE
from .finding import Finding, some

# These write, or choose the language of the next release; the rest is what makes a release.
LEFT_OUT = ("SaveCells", "AddLearnerEdition", "TagRemovePreprocessor")
CHECKED = ("course_lib/exercises/",)  # where a change is one of what learners are asked
DEFAULT = re.compile(rb'^DEFAULT = "(\w+)"$', re.MULTILINE)


def look_at_release(course: Course, book: Gradebook, chapter: str) -> Iterator[Finding]:
    """Does a released chapter fit its source?"""
    release = course.release(chapter)
    source = course.root / course.directory.source_directory / chapter / f"{chapter}.ipynb"
    if not source.is_file():
        yield Finding(chapter, "is released, but its source is gone", False, f"restore {source}")
        return
    try:
        notebook = nbformat.read(source, 4)
        again = release_again(book, chapter, notebook)
    except UNREADABLE:
        return  # told of the chapters
    try:
        released = nbformat.read(release / source.name, 4)
    except FileNotFoundError:
        yield Finding(chapter, f"its release is gone: {release}", False, again)
        return
    except UNREADABLE as error:
        found = f"its release cannot be read: {error!r:.200}"
        yield Finding(chapter, found, False, again)
        return
    cells = changed_cells(course, notebook, released)
    files = changed_files(release, chapter)
    asked = [path for path in files if path.startswith(CHECKED)]
    if cells or asked:
        found = f"has changed since it was released: {some([*cells, *asked])}"
        yield Finding(chapter, found, False, again)
    elif files:
        found = f"its course_lib has changed since it was released: {some(files)}"
        yield Finding(chapter, found, how=again)


def release_again(book: Gradebook, chapter: str, source: NotebookNode) -> str:
    """The commands that release a chapter anew.

    nbgrader refuses cells that the gradebook does not know, or misses, once somebody has handed
    in, and has removed the old release by then.
    """
    commands = [f"nbgrader generate_assignment {chapter} --force", f"autograders grade {chapter}"]
    with contextlib.suppress(MissingEntry):  # a chapter that was released under another name
        notebook = book.find_notebook(chapter, chapter)
        known, now = rows_of(notebook).keys(), cells_of(source).keys()
        if notebook.submissions and known != now:
            drop = " --drop" if known - now else ""
            commands.insert(0, f"python -m autograders.authoring.cells {chapter}{drop}")
    return f"{', then '.join(commands)} (docs/authoring.md: what that keeps)"


def changed_cells(course: Course, source: NotebookNode, released: NotebookNode) -> list[str]:
    """The cells that a release would now give another text, other points or none, by name."""
    languages = {f"lang-{lang}" for lang in ("en", "ko")}
    tags = {tag for cell in released.cells for tag in cell.metadata.get("tags", [])}
    other = languages - tags
    source.cells = [c for c in source.cells if not other & set(c.metadata.get("tags", []))]
    names = cell_names(released) | cell_names(source)
    before, now = told(released), told(release_of(course, source))
    changed = (one for one in {**before, **now} if before.get(one) != now.get(one))
    return list(dict.fromkeys(names[one] for one in changed))


def release_of(course: Course, notebook: NotebookNode) -> NotebookNode:
    """What nbgrader makes of a source notebook, without writing anything down."""
    resources: dict[str, Any] = {"nbgrader": {}}
    for setting in course.config.GenerateAssignment.get("preprocessors", []):
        Preprocessor = import_item(setting) if isinstance(setting, str) else setting
        if Preprocessor.__name__ not in LEFT_OUT:
            step = Preprocessor(config=course.config, enabled=True)
            notebook, resources = step(notebook, resources)
    return notebook


def told(notebook: NotebookNode) -> dict[str, tuple[str, str, float]]:
    """Of each cell its kind, its text and its points."""
    return {
        cell.id: (
            cell.cell_type,
            cell.source,
            float(cell.metadata.get("nbgrader", {}).get("points") or 0),
        )
        for cell in notebook.cells
    }


def changed_files(release: Path, chapter: str) -> list[str]:
    """The files of course_lib that a release would now bring otherwise, in the same language."""
    language = release / "course_lib" / "language.py"
    default = DEFAULT.search(language.read_bytes()) if language.is_file() else None
    with_data = any(release.glob("course_lib/*.npz"))
    try:
        now = learner_edition(
            chapter, default[1].decode() if default else "en", with_data=with_data
        )
    except LookupError:  # no exercises any more, which is told of the exercises
        return []
    files = (path for path in release.glob("course_lib/**/*") if path.is_file())
    before = {
        path.relative_to(release).as_posix(): path.read_bytes()
        for path in files
        if "__pycache__" not in path.parts
    }
    return sorted(name for name in {**before, **now} if before.get(name) != now.get(name))
