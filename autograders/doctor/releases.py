"""Is what learners got still what a release would give them now?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from traitlets.utils.importstring import import_item

from ..classroom.course import Course
from ..edition import learner_edition
from .finding import Finding

# These write, or choose the language of the next release; the rest is what makes a release.
LEFT_OUT = ("SaveCells", "AddLearnerEdition", "TagRemovePreprocessor")
CHECKED = ("course_lib/exercises/",)  # where a change is one of what learners are asked
DEFAULT = re.compile(rb'^DEFAULT = "(\w+)"$', re.MULTILINE)


def look_at_release(course: Course, chapter: str) -> Iterator[Finding]:
    """Does a released chapter fit its source?"""
    release = course.release(chapter)
    source = course.root / course.directory.source_directory / chapter / f"{chapter}.ipynb"
    if not source.is_file():
        yield Finding(chapter, "is released, but its source is gone", False, f"restore {source}")
        return
    again = f"nbgrader generate_assignment {chapter} --force, then autograders grade {chapter}"
    if not (release / source.name).is_file():
        yield Finding(chapter, f"its release is gone: {release}", False, again)
        return
    cells = changed_cells(course, nbformat.read(source, 4), nbformat.read(release / source.name, 4))
    files = changed_files(release, chapter)
    asked = [path for path in files if path.startswith(CHECKED)]
    if cells or asked:
        found = f"has changed since it was released: {', '.join([*cells, *asked])}"
        yield Finding(chapter, found, False, f"{again} (docs/authoring.md: what that keeps)")
    elif files:
        found = f"its course_lib has changed since it was released: {', '.join(files)}"
        yield Finding(chapter, found, how=again)


def changed_cells(course: Course, source: NotebookNode, released: NotebookNode) -> list[str]:
    """The ids of the cells that a release would now give another text, other points or none."""
    languages = {f"lang-{lang}" for lang in ("en", "ko")}
    tags = {tag for cell in released.cells for tag in cell.metadata.get("tags", [])}
    other = languages - tags
    source.cells = [c for c in source.cells if not other & set(c.metadata.get("tags", []))]
    before, now = told(released), told(release_of(course, source))
    return [name for name in {**before, **now} if before.get(name) != now.get(name)]


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
