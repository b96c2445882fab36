"""Let a chapter gain or lose cells after it was graded: ``python -m autograders.authoring.cells``.

nbgrader refuses to release a chapter anew whose submissions are in the gradebook when an exercise
was added, removed or renamed since. This makes the gradebook know the chapter's cells of now; then
nbgrader releases it, and every grade of a cell that stays is kept. Grades of cells that are gone
go with them, so that is done only with ``--drop``. Afterwards, grade the chapter.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader import api, utils
from nbgrader.api import Gradebook
from sqlalchemy import delete, func, select

from ..classroom.course import CourseError, open_course
from ..classroom.gradebook import open_gradebook
from ..classroom.one_grader import AnotherGrader, one_grader

# nbgrader's rows of a cell: a graded one has two, GradeCell and SourceCell.
ROWS = {
    api.GradeCell: utils.is_grade,
    api.SolutionCell: utils.is_solution,
    api.TaskCell: utils.is_task,
    api.SourceCell: lambda cell: "nbgrader" in cell.metadata,
}


def main() -> None:
    """Do it for the chapter named; exit 1 where it cannot be done."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("chapter", help="the assignment, such as 04_affine")
    parser.add_argument("--drop", action="store_true", help="also cells that are gone")
    parser.add_argument("--root", type=Path, default=Path("."), help="the course's folder")
    options = parser.parse_args()
    try:
        print(fit(options.root.resolve(), options.chapter, drop=options.drop))
    except (AnotherGrader, CourseError) as error:
        sys.exit(str(error))


def fit(root: Path, chapter: str, *, drop: bool) -> str:
    """Make the gradebook know the cells that the chapter's source has now; says what was done.

    Raises CourseError when the chapter is not in the gradebook, or cells are gone and not dropped.
    """
    course = open_course(root)
    path = root / course.directory.source_directory / chapter / f"{chapter}.ipynb"
    with one_grader(root), open_gradebook(course) as book:
        try:
            notebook = book.find_notebook(chapter, chapter)
            cells = cells_of(nbformat.read(path, as_version=4))
        except (api.MissingEntry, FileNotFoundError) as error:
            raise CourseError(f"{chapter} was not released from {path.parent}: {error}") from error
        rows = rows_of(notebook)
        gone = {key: row for key, row in rows.items() if key not in cells}
        grades = grades_of(book, gone)
        if gone and not drop:
            raise CourseError(
                f"gone from {chapter}: {names(gone)}; --drop also removes their {grades} grades"
            )
        for row in gone.values():
            remove(book, row)
        added = {key: cell for key, cell in cells.items() if key not in rows}
        for (Row, name), cell in added.items():
            book.db.add(Row(name=name, notebook=notebook, **about(Row, cell)))
        book.db.commit()
    return f"added: {names(added)}; removed: {names(gone)}, with {grades} grades"


def cells_of(notebook: NotebookNode) -> dict[tuple[Any, str], NotebookNode]:
    """The cells of a source notebook, by the kind of row and by name."""
    marked = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return {
        (Row, cell.metadata.nbgrader.grade_id): cell
        for Row, is_one in ROWS.items()
        for cell in marked
        if is_one(cell)
    }


def rows_of(notebook: api.Notebook) -> dict[tuple[Any, str], Any]:
    """The gradebook's rows, by the same keys."""
    rows = (*notebook.grade_cells, *notebook.solution_cells)
    rows += (*notebook.task_cells, *notebook.source_cells)
    return {(type(row), row.name): row for row in rows}


def about(Row: Any, cell: NotebookNode) -> dict[str, Any]:
    """What a row holds beside its name; releasing fills in the rest."""
    if Row is api.SolutionCell:
        return {}
    if Row is api.SourceCell:
        return {"cell_type": cell.cell_type, "locked": utils.is_locked(cell)}
    return {"cell_type": cell.cell_type, "max_score": float(cell.metadata.nbgrader.points)}


def grades_of(book: Gradebook, rows: dict[tuple[Any, str], Any]) -> int:
    """How many scores belong to these rows."""
    ids = [row.id for row in rows.values()]
    query = select(func.count()).where(api.Grade.cell_id.in_(ids))
    return int(book.db.scalar(query))


def remove(book: Gradebook, row: Any) -> None:
    """Remove a row, with the grades and comments that belong to it."""
    for Of in (api.Grade, api.Comment):
        book.db.execute(delete(Of).where(Of.cell_id == row.id))
    book.db.delete(row)


def names(rows: dict[tuple[Any, str], Any]) -> str:
    """The names of cells in words."""
    return ", ".join(sorted({name for _, name in rows})) or "none"


if __name__ == "__main__":
    main()
