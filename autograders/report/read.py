"""Reads nbgrader's rows and our outcomes of a chapter in a few queries, row by row.

nbgrader's own objects would load every row of a class, and ask the database again for each. Rows
of submissions that were not there yet when they were asked for are passed over: a grading may run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import nbformat
import numpy as np
from nbgrader import api
from sqlalchemy import func, select

from course_lib.language import language

from ..classroom.course import Course, CourseError
from ..classroom.gradebook import OutcomeRow
from ..classroom.lateness import seconds_late
from ..classroom.recorded import ended, handed_in, has_outcomes
from ..feedback.parts import languages
from ..intake.released import released_chapter
from ..outcome import NO_RESPONSE, Cell, restored
from ..spelling import did_you_mean
from .rows import Chapter, Item, Person, Submission, Tally
from .shape import Shape, shape_of

AT_A_TIME = 500  # rows of outcomes that are in memory together


def read_people(book: api.Gradebook) -> dict[str, Person]:
    """The students that the gradebook knows, by id."""
    row = api.Student
    found = book.db.execute(select(row.id, row.first_name, row.last_name, row.email))
    return {one[0]: Person(*(text or "" for text in one)) for one in found}


def read_chapters(course: Course, book: api.Gradebook, name: str | None) -> list[Chapter]:
    """The chapter of that name, or all that have an outcome.

    Raises CourseError when there is no such chapter, or nothing of it is graded.
    """
    row = api.Assignment
    known = {one.name: one for one in book.db.execute(select(row.id, row.name, row.duedate))}
    if name is not None and name not in known:
        hint = did_you_mean(name, known) or f"; there are: {listed(known)}"
        raise CourseError(f"no chapter {name!r} has been released here{hint}")
    chosen = [known[one] for one in sorted(known) if name in (None, one)]
    known_outcomes = has_outcomes(book.db)
    chapters = [read_chapter(course, book, *one) for one in chosen] if known_outcomes else []
    chapters = [one for one in chapters if any(s.ended for s in one.submissions)]
    if not chapters:
        wanted = name or "CHAPTER"
        raise CourseError(f"nothing is graded yet; run: autograders grade {wanted}")
    return chapters


def listed(names: Any) -> str:
    """Names in order, or that there are none."""
    return ", ".join(sorted(names)) or "none"


def read_chapter(
    course: Course, book: api.Gradebook, assignment: str, name: str, due: datetime | None
) -> Chapter:
    """All that the report needs of an assignment. assignment: its id."""
    shape = shape_in(course, book, name)
    cells = read_items(book.db, assignment, shape)
    ids, submissions = read_submissions(book.db, assignment, due)
    size = (len(submissions), len(cells))
    chapter = Chapter(
        name,
        due,
        shape,
        list(cells.values()),
        submissions,
        points=np.full(size, np.nan),
        waiting=np.zeros(size, dtype=bool),
        there=np.zeros(size, dtype=bool),
        unanswered=np.zeros(size, dtype=bool),
    )
    places = {one: place for place, one in enumerate(ids)}
    read_grades(book.db, chapter, places, list(cells))
    read_unanswered(book.db, assignment, chapter, places)
    read_outcomes(book.db, assignment, chapter, places)
    done = {one.student for one in submissions if one.ended}
    chapter.extensions = read_extensions(book.db, assignment)
    chapter.pending = {one.student for one in course.find_handed_in(name)} - done
    return chapter


def shape_in(course: Course, book: api.Gradebook, name: str) -> Shape:
    """The shape of the released chapter; an empty one where the release is gone or stale.

    Headings are in the report's language: where the release is in another, those of its source.
    """
    try:
        released = released_chapter(book, name, course.release(name))
    except (LookupError, ValueError):
        return Shape(notebook=name)
    cells = released.cells
    spoken = {lang for cell in cells for lang in languages(cell)}
    silent = spoken and language() not in spoken
    source = source_cells(course, name, released.notebook)
    shape = shape_of(released.notebook, cells, source if silent else cells, language())
    code = (one["source"] for one in [*cells, *source] if one["cell_type"] == "code")
    return replace(shape, code=tuple(code))


def source_cells(course: Course, name: str, notebook: str) -> Sequence[Cell]:
    """The cells from which a chapter was released; none where they cannot be read."""
    path = course.path(course.directory.source_directory, ".", name) / f"{notebook}.ipynb"
    try:
        return nbformat.read(path, as_version=4).cells
    except (OSError, ValueError):
        return ()


def read_items(db: Any, assignment: str, shape: Shape) -> dict[str, Item]:
    """The cells that earn points by their ids, in the order of the notebook."""

    def cells_of(kind: Any, *columns: Any) -> Any:
        query = select(kind.id, kind.name, *columns).join(
            api.Notebook, kind.notebook_id == api.Notebook.id
        )
        return db.execute(query.where(api.Notebook.assignment_id == assignment)).all()

    answers = {name for _, name in cells_of(api.SolutionCell)}  # graded itself: by a person
    found = [
        (key, Item(name, most, by_hand=name in answers))
        for key, name, most in cells_of(api.GradeCell, api.GradeCell.max_score)
    ] + [
        (key, Item(name, most, by_hand=True))
        for key, name, most in cells_of(api.TaskCell, api.TaskCell.max_score)
    ]
    order = {name: place for place, name in enumerate(shape.order)}
    found.sort(key=lambda one: (order.get(one[1].name, len(order)), one[1].name))
    return {key: item for key, item in found if item.most > 0}


def read_submissions(
    db: Any, assignment: str, due: datetime | None
) -> tuple[list[str], list[Submission]]:
    """The ids of the submissions and what is known of each.

    By id, which is drawn at random: whoever comes first in the report is nobody in particular.
    """
    row, ours = api.SubmittedAssignment, OutcomeRow
    query = (
        select(row.id, row.student_id, row.timestamp, row.extension)
        .add_columns(ours.fingerprint, ours.refused, ours.level, ours.notes)
        .outerjoin(ours, ours.submission_id == row.id)
        .where(row.assignment_id == assignment, handed_in(db))
        .order_by(row.id)
    )
    ids, found = [], []
    for key, student, when, extension, mark, refused, level, notes in db.execute(query):
        late = seconds_late(when, due, extension)
        ids.append(key)
        if mark is None:
            found.append(Submission(student, when, late))
        else:
            mended, why = len(json.loads(notes)), restored(refused).told(language())
            how = ended(refused, mark)
            found.append(Submission(student, when, late, how, why, level, mended))
    return ids, found


def read_extensions(db: Any, assignment: str) -> dict[str, timedelta]:
    """By student how much later they may hand in, also of those who have not yet."""
    row = api.SubmittedAssignment
    query = select(row.student_id, row.extension).where(row.assignment_id == assignment)
    return {student: more for student, more in db.execute(query) if more}


def read_grades(db: Any, chapter: Chapter, places: dict[str, int], cells: list[str]) -> None:
    """Fill in what has been graded, the points, and where a person has to look."""
    grade, notebook = api.Grade, api.SubmittedNotebook
    by_hand = func.coalesce(grade.manual_score, grade.auto_score)  # as nbgrader's own `score`
    query = (
        select(notebook.assignment_id, grade.cell_id, grade.needs_manual_grade)
        .add_columns(by_hand + func.coalesce(grade.extra_credit, 0.0))
        .join(notebook, grade.notebook_id == notebook.id)
        .where(grade.cell_id.in_(cells))
    )
    columns = {cell: column for column, cell in enumerate(cells)}
    for submission, cell, waits, points in db.execute(query):
        if submission not in places:
            continue
        where = places[submission], columns[cell]
        chapter.waiting[where] = waits
        chapter.there[where] = True
        if points is not None:
            chapter.points[where] = points


def read_unanswered(db: Any, assignment: str, chapter: Chapter, places: dict[str, int]) -> None:
    """Fill in which answers are as they were released."""
    cell, comment, notebook = api.SolutionCell, api.Comment, api.SubmittedNotebook
    query = (
        select(notebook.assignment_id, cell.name)
        .join(comment, comment.cell_id == cell.id)
        .join(notebook, notebook.id == comment.notebook_id)
        .join(api.Notebook, api.Notebook.id == cell.notebook_id)
        .where(api.Notebook.assignment_id == assignment, comment.auto_comment == NO_RESPONSE)
    )
    columns: dict[str, list[int]] = {}
    for column, item in enumerate(chapter.items):
        columns.setdefault(chapter.shape.answer(item.name), []).append(column)
    for submission, answer in db.execute(query):
        if submission in places:
            chapter.unanswered[places[submission], columns.get(answer, [])] = True


def read_outcomes(db: Any, assignment: str, chapter: Chapter, places: dict[str, int]) -> None:
    """Count what was found at each exercise. An answer that was never touched has no cause."""
    columns = {item.name: column for column, item in enumerate(chapter.items)}
    for submission, exercises in outcomes(db, assignment):
        if submission in places:
            add_outcome(chapter, places[submission], columns, json.loads(exercises))


def add_outcome(
    chapter: Chapter, place: int, columns: dict[str, int], exercises: list[dict[str, Any]]
) -> None:
    """Count what was found in a submission."""
    for told in exercises:
        name = told["name"]
        if name not in columns:
            chapter.outdated[name] += 1
        elif not chapter.unanswered[place, columns[name]]:
            chapter.tallies.setdefault(name, Tally()).add(place, told)


def outcomes(db: Any, assignment: str) -> Iterator[tuple[str, str]]:
    """The ids of graded submissions and what was recorded of their exercises."""
    row, ours = api.SubmittedAssignment, OutcomeRow
    query = (
        select(row.id, ours.exercises)
        .join(ours, ours.submission_id == row.id)
        .where(row.assignment_id == assignment, ours.refused == "")
        .order_by(row.id)
        .execution_options(yield_per=AT_A_TIME)
    )
    yield from db.execute(query)
