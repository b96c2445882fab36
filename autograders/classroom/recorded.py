"""What the gradebook's rows mean, for all who read them: export, report, feedback, doctor."""

from __future__ import annotations

from typing import Literal

from nbgrader.api import Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import ColumnElement, inspect, or_, select
from sqlalchemy.orm import Session

from .gradebook import OutcomeRow

Ended = Literal["graded", "refused", "failed"]


def has_outcomes(db: Session) -> bool:
    """Was anything graded by us? Stock nbgrader's gradebook has no table for it."""
    return bool(inspect(db.connection()).has_table(OutcomeRow.__tablename__))


def ended(refused: str, fingerprint: str) -> Ended:
    """How a submission ended, by these columns of its `OutcomeRow`.

    Without the mark, `autograders grade` tries it again: the fault is the grader's.
    """
    if not refused:
        return "graded"
    return "refused" if fingerprint else "failed"


def handed_in(db: Session) -> ColumnElement[bool]:
    """The condition, on rows of `SubmittedAssignment`, that something was handed in.

    A row alone does not say so: nbgrader makes one, with a notebook and grades, to note an
    extension. There is an outcome, or a time, or some score by the autograder or by a person.
    """
    row, part = SubmittedAssignment, SubmittedNotebook
    scored = or_(Grade.auto_score.is_not(None), Grade.manual_score.is_not(None))
    # Lists, which the database makes once; grades cannot be looked up by their submission.
    signs = [
        row.timestamp.is_not(None),
        row.id.in_(
            select(part.assignment_id).join(Grade, Grade.notebook_id == part.id).where(scored)
        ),
    ]
    if has_outcomes(db):
        signs.append(row.id.in_(select(OutcomeRow.submission_id)))
    return or_(*signs)
