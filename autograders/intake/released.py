"""A released chapter: the notebook that learners got, with what nbgrader's database knows of it."""

from __future__ import annotations

import hashlib
import itertools
import json
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry, Notebook
from nbgrader.utils import compute_checksum

from ..outcome import Cell, Released
from ..spelling import did_you_mean

SCHEMA = 3  # of nbgrader's metadata


def released_chapter(gradebook: Gradebook, chapter: str, release: Path) -> Released:
    """A chapter as it was released.

    gradebook: nbgrader's database, open. release: the chapter's folder in nbgrader's release
    directory, ``coursedir.format_path(coursedir.release_directory, ".", chapter)``.
    Raises LookupError, which says what to run, when the chapter was not released, and ValueError
    when the release and the database do not fit.
    """
    row = row_of(gradebook, chapter)
    path = release / f"{row.name}.ipynb"
    if not path.is_file():
        raise LookupError(f"{path} is missing; {advice(chapter)}")
    notebook = nbformat.read(path, as_version=4)
    cells = tuple(trusted_cells(row, notebook, chapter))
    metadata = plain(notebook.metadata)
    # Prose is not graded: a release in another language is the same to who is graded already.
    graded_by = [c for c in cells if c["cell_type"] == "code" or "nbgrader" in c["metadata"]]
    told = json.dumps([chapter, row.name, graded_by], sort_keys=True)
    digest = hashlib.sha256(told.encode()).hexdigest()
    return Released(chapter, row.name, cells, metadata, digest)


def row_of(gradebook: Gradebook, chapter: str) -> Notebook:
    """The database's row of the one notebook of a chapter."""
    try:
        rows = gradebook.find_assignment(chapter).notebooks
    except MissingEntry:
        like = did_you_mean(chapter, [one.name for one in gradebook.assignments])
        hint = like or f"; {advice(chapter)}"
        raise LookupError(f"no assignment is called {chapter}{hint}") from None
    if not rows:
        raise LookupError(f"{chapter} has not been released; {advice(chapter)}")
    if len(rows) > 1:
        names = ", ".join(row.name for row in rows)
        raise ValueError(f"{chapter} has {len(rows)} notebooks ({names}); exactly one is expected")
    return rows[0]


def trusted_cells(row: Notebook, notebook: NotebookNode, chapter: str) -> list[Cell]:
    """The released cells, those of nbgrader's completed from the database."""
    sources = {source.name: source for source in row.source_cells}
    points = {cell.name: cell.max_score for cell in (*row.grade_cells, *row.task_cells)}
    flags = {
        "grade": {cell.name for cell in row.grade_cells},
        "solution": {cell.name for cell in row.solution_cells},
        "task": {cell.name for cell in row.task_cells},
    }
    cells, seen, ids = [], [], unused_ids(notebook)
    for released in notebook.cells:
        cell = plain(released)
        cell["id"] = cell.get("id") or next(ids)
        name = cell["metadata"].pop("nbgrader", {}).get("grade_id")
        if name in sources:
            about = {kind: name in names for kind, names in flags.items()}
            complete(cell, about, sources[name], points.get(name))
            seen.append(name)
        cells.append(cell)
    if sorted(seen) != sorted(sources):
        different = ", ".join(sorted(set(sources).symmetric_difference(seen)) or seen)
        raise ValueError(
            f"{chapter}: release and database differ in {different}; {advice(chapter)}"
        )
    return cells


def complete(cell: Cell, about: dict[str, Any], source: Any, points: float | None) -> None:
    """Give a cell nbgrader's metadata, and a graded one that is locked its full source.

    Any other cell keeps the text that learners got: it runs beside their code, where nothing may
    stand that was hidden from them.
    """
    if about["grade"] and source.locked:
        cell["source"] = source.source
    about |= {"schema_version": SCHEMA, "grade_id": source.name, "locked": source.locked}
    about |= {"cell_type": source.cell_type} | ({} if points is None else {"points": points})
    cell["metadata"]["nbgrader"] = about
    # By it nbgrader tells an answer that was never touched from one that was.
    about["checksum"] = compute_checksum(nbformat.from_dict(cell))


def unused_ids(notebook: NotebookNode) -> Any:
    """Ids for cells of a release that has none, as before format 4.5."""
    taken = {cell.get("id") for cell in notebook.cells}
    names = (f"cell-{number}" for number in itertools.count(1))
    return (name for name in names if name not in taken)


def plain(node: NotebookNode) -> dict[str, Any]:
    """A part of a notebook as plain dicts and lists."""
    found: dict[str, Any] = json.loads(json.dumps(node))
    return found


def advice(chapter: str) -> str:
    """What an instructor runs when a release is missing or stale."""
    return f"run: nbgrader generate_assignment {chapter}"
