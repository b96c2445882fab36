"""Reads what the gradebook knows of a chapter's submissions, all of them at once."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from nbgrader import api
from nbgrader.api import BaseCell, Comment, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import Select, select

from ..classroom.lateness import seconds_late
from ..outcome import NO_RESPONSE
from .facts import Facts, Score


def facts_of(
    gradebook: api.Gradebook, notebook: api.Notebook, student: str | None = None
) -> dict[str, Facts]:
    """What is known of each learner's submission of a chapter, or of one learner's.

    notebook: nbgrader's row of the chapter's notebook; see `intake.released.row_of`.
    Columns are asked for, not nbgrader's objects: each of those would count its points anew.
    """
    assignment, db = notebook.assignment, gradebook.db
    most = {c.id: c.max_score for c in (*notebook.grade_cells, *notebook.task_cells)}
    submitted = (
        select(SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(SubmittedNotebook.notebook_id == notebook.id)
    )
    if student is not None:
        submitted = submitted.where(SubmittedAssignment.student_id == student)

    scores: dict[str, dict[str, Score]] = defaultdict(dict)
    wanted = (Grade.score, Grade.auto_score, Grade.manual_score)
    for theirs, cell, name, score, auto, manual in db.execute(by_cell(Grade, submitted, *wanted)):
        waits = auto is None and manual is None
        scores[theirs][name] = Score(score, most[cell], manual is not None, waits)

    said: dict[str, dict[str, str]] = defaultdict(dict)
    unanswered: dict[str, set[str]] = defaultdict(set)
    written = by_cell(Comment, submitted, Comment.auto_comment, Comment.manual_comment)
    for theirs, _, name, auto, manual in db.execute(written):
        if manual:
            said[theirs][name] = manual
        if auto == NO_RESPONSE:
            unanswered[theirs].add(name)

    about = submitted.with_only_columns(
        SubmittedNotebook.id,
        SubmittedAssignment.student_id,
        SubmittedNotebook.late_submission_penalty,
        SubmittedAssignment.timestamp,
        SubmittedAssignment.extension,
    )
    return {
        who: Facts(
            who,
            assignment.name,
            scores[theirs],
            said[theirs],
            frozenset(unanswered[theirs]),
            penalty or 0.0,
            seconds_late(when, assignment.duedate, extension),
        )
        for theirs, who, penalty, when, extension in db.execute(about)
    }


def by_cell(row: Any, submitted: Select[Any], *columns: Any) -> Select[Any]:
    """The rows of a kind (Grade, Comment) that belong to submitted notebooks: the notebook's id,
    the cell's id and name, and these columns."""
    return (
        select(row.notebook_id, row.cell_id, BaseCell.name, *columns)
        .join(BaseCell, row.cell_id == BaseCell.id)
        .where(row.notebook_id.in_(submitted))
    )
