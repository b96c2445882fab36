"""The one writer: an outcome becomes rows of nbgrader's gradebook, all in one transaction.

The rows are those that stock ``nbgrader autograde`` leaves. Beside them stand two tables of our
own, which nbgrader never looks at: what came of each submission, and the course's secret.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import DateTime, Float, LargeBinary, String, Text, func, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from ..outcome import Outcome, Released, stored
from .course import Course, CourseError
from .lateness import seconds_late
from .scores import auto_comments, auto_score, nbgrader_cells

LOCKED_SECONDS = 30  # how long to wait for another program that writes into the gradebook


class NoGradebook(CourseError):
    """The course has no gradebook yet."""


class Base(DeclarativeBase):
    """Our tables; a base apart from nbgrader's, whose upgrades leave them alone."""


class OutcomeRow(Base):
    """What came of a submission, and the mark that it is done.

    It belongs to nbgrader's row of the submission, by its id: where nbgrader removes that row, or
    makes the assignment anew, the submission is not done any more.
    """

    __tablename__ = "autograders_outcome"

    submission_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))  # of what was graded, and against what
    refused: Mapped[str] = mapped_column(Text)  # the reason, `outcome.stored`; empty when graded
    advice: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(16))
    notes: Mapped[str] = mapped_column(Text)  # JSON: a list of texts
    exercises: Mapped[str] = mapped_column(Text)  # JSON: see `outcome.Outcome`
    seconds: Mapped[float] = mapped_column(Float)
    graded_at: Mapped[datetime] = mapped_column(DateTime)  # UTC, as all of nbgrader's times


class SecretRow(Base):
    """What only this course knows, so that no learner can tell the hidden cases in advance."""

    __tablename__ = "autograders_secret"

    course_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    secret: Mapped[bytes] = mapped_column(LargeBinary)


@dataclass(frozen=True)
class Done:
    """A finished submission: what was graded, and when it was handed in."""

    fingerprint: str
    handed_in: datetime | None


@dataclass(frozen=True)
class Chapter:
    """The ids of nbgrader's rows for a chapter's notebook, and of its cells by their names."""

    assignment: str
    notebook: str
    grades: dict[str, str]
    comments: dict[str, str]


class Writer:
    """Writes outcomes of one chapter. Only one may exist at a time; see `one_grader`."""

    def __init__(self, course: Course, gradebook: api.Gradebook, released: Released) -> None:
        self.gradebook = gradebook
        self.db = gradebook.db
        self.penalties = AssignLatePenalties(config=course.config)
        self.penalties.init_plugin()
        self.chapter = self.rows_of(released)
        with self.transaction():
            Base.metadata.create_all(self.db.connection())
            self.secret = self.secret_of(course.directory.course_id)

    def rows_of(self, released: Released) -> Chapter:
        """nbgrader's rows for a chapter."""
        notebook = self.gradebook.find_notebook(released.notebook, released.chapter)
        tasks = {cell.name: cell.id for cell in notebook.task_cells}
        return Chapter(
            notebook.assignment.id,
            notebook.id,
            {cell.name: cell.id for cell in notebook.grade_cells} | tasks,
            {cell.name: cell.id for cell in notebook.solution_cells} | tasks,
        )

    def secret_of(self, course_id: str) -> bytes:
        """The course's secret, made when it is asked for first."""
        row = self.db.get(SecretRow, course_id)
        if row is None:
            row = SecretRow(course_id=course_id, secret=secrets.token_bytes(32))
            self.db.add(row)
        return row.secret

    def seed(self, content: bytes) -> int:
        """The seed of the hidden cases for a notebook: always the same, and known to nobody."""
        digest = hashlib.blake2b(content, key=self.secret, digest_size=8).digest()
        return int.from_bytes(digest, "big")

    def done(self) -> dict[str, Done]:
        """The finished submissions of the chapter, by student."""
        row = api.SubmittedAssignment
        query = (
            select(row.student_id, OutcomeRow.fingerprint, row.timestamp)
            .join(OutcomeRow, OutcomeRow.submission_id == row.id)
            .where(row.assignment_id == self.chapter.assignment)
        )
        with self.transaction():
            found = self.db.execute(query).all()
        return {student: Done(mark, handed_in) for student, mark, handed_in in found}

    def record(
        self, outcome: Outcome, fingerprint: str, handed_in: datetime | None, seconds: float
    ) -> float:
        """Write down an outcome and that it is done, within a `transaction`; returns the score.

        handed_in: None keeps the time that is known.
        """
        cells = nbgrader_cells(outcome.notebook)
        scores = {name: auto_score(cells.get(name), outcome) for name in self.chapter.grades}
        comments = auto_comments(cells, outcome)
        submission = self.submission(outcome.student)
        if handed_in:
            submission.timestamp = handed_in
        notebook = self.submitted_notebook(submission)
        grades = self.rows_by_cell(api.Grade, notebook, self.chapter.grades)
        for name, grade in grades.items():
            grade.auto_score = scores[name]
            # As nbgrader has it: a person looks at what a person has graded before.
            by_hand = grade.manual_score is not None or grade.auto_score is None
            grade.needs_manual_grade = by_hand
        remarks = self.rows_by_cell(api.Comment, notebook, self.chapter.comments)
        for name, comment in remarks.items():
            comment.auto_comment = comments.get(name)
        self.db.flush()
        ids = [grade.id for grade in grades.values()]
        total = select(func.sum(api.Grade.score)).where(api.Grade.id.in_(ids))
        score = float(self.db.scalar(total) or 0)
        self.set_penalty(submission, notebook, score)
        self.db.merge(row_of(outcome, submission.id, fingerprint, seconds))
        return score

    def submission(self, student: str) -> Any:
        """nbgrader's row of a student's submission, made with the student's if need be."""
        row = api.SubmittedAssignment
        wanted = {"assignment_id": self.chapter.assignment, "student_id": student}
        found = self.db.scalar(select(row).filter_by(**wanted))
        if found is None:
            if self.db.get(api.Student, student) is None:
                self.db.add(api.Student(id=student))
            found = row(id=api.new_uuid(), **wanted)
            self.db.add(found)
        return found

    def submitted_notebook(self, submission: Any) -> Any:
        """nbgrader's row of a submission's notebook, made if need be."""
        row = api.SubmittedNotebook
        wanted = {"notebook_id": self.chapter.notebook, "assignment_id": submission.id}
        found = self.db.scalar(select(row).filter_by(**wanted))
        if found is None:
            found = row(id=api.new_uuid(), **wanted)
            self.db.add(found)
        return found

    def rows_by_cell(self, row: Any, notebook: Any, cells: dict[str, str]) -> dict[str, Any]:
        """A notebook's rows of a kind by the names of their cells, made where there are none.

        They are asked for by their cells: the database's only index on them begins with the cell,
        and without it each submission would cost a look at all others.
        """
        query = select(row).where(row.cell_id.in_(cells.values()), row.notebook_id == notebook.id)
        found = {one.cell_id: one for one in self.db.scalars(query)}
        for cell_id in set(cells.values()) - set(found):
            found[cell_id] = row(cell_id=cell_id, notebook_id=notebook.id)
            self.db.add(found[cell_id])
        return {name: found[cell_id] for name, cell_id in cells.items()}

    def set_penalty(self, submission: Any, notebook: Any, score: float) -> None:
        """The penalty for lateness, by the plug-in that the course has configured."""
        due = submission.assignment.duedate
        late = seconds_late(submission.timestamp, due, submission.extension)
        notebook.late_submission_penalty = None
        if late > 0 and self.penalties.enabled:
            plugin = self.penalties.plugin_inst
            try:
                penalty = plugin.late_submission_penalty(submission.student_id, score, late)
            except Exception as error:  # the course's own code
                raise CourseError(f"{type(plugin).__name__} failed: {error!r}") from error
            if penalty is not None:
                penalty = self.penalties._check_late_penalty(notebook, penalty)
            notebook.late_submission_penalty = penalty

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises CourseError when the database cannot be written."""
        try:
            yield
            self.db.commit()
        except OperationalError as error:
            self.db.rollback()
            raise CourseError(unwritable(error)) from error
        except BaseException:
            self.db.rollback()
            raise
        finally:
            self.db.expunge_all()


def open_gradebook(course: Course) -> api.Gradebook:
    """The course's gradebook. Raises NoGradebook, or CourseError when it cannot be read."""
    url = database_url(course)
    if url.get_backend_name() == "sqlite":
        if not url.database or not (course.root / url.database).is_file():
            raise NoGradebook(
                f"no gradebook yet at {url.database}: "
                "release a chapter first (nbgrader generate_assignment CHAPTER)"
            )
        url = url.update_query_dict({"timeout": str(LOCKED_SECONDS)})
    try:
        text = url.render_as_string(hide_password=False)
        return api.Gradebook(text, course.directory.course_id)
    except DatabaseError as error:
        raise CourseError(unwritable(error)) from error


def database_url(course: Course) -> URL:
    """Where the gradebook is; a relative path counts from the course's folder."""
    url = make_url(course.directory.db_url)
    if url.get_backend_name() == "sqlite" and url.database:
        url = url.set(database=str(course.root / url.database))
    return url


def unwritable(error: DatabaseError) -> str:
    """What to say about a database that cannot be used."""
    said = str(error.orig)
    if "locked" in said:
        return (
            f"the gradebook was locked by another program for more than {LOCKED_SECONDS} seconds; "
            "close it (formgrader, a database browser) and run the same command again"
        )
    return (
        f"the gradebook cannot be used: {said}. If nbgrader was upgraded, back the file up and "
        "run nbgrader db upgrade; if the disk is full, make room and run the same command again"
    )


def row_of(outcome: Outcome, submission_id: str, fingerprint: str, seconds: float) -> OutcomeRow:
    """An outcome as our table holds it."""
    return OutcomeRow(
        submission_id=submission_id,
        fingerprint=fingerprint,
        refused=stored(outcome.refused),
        advice=outcome.advice,
        level=outcome.level,
        notes=json.dumps(outcome.notes, ensure_ascii=False),
        exercises=json.dumps(outcome.exercises, ensure_ascii=False),
        seconds=seconds,
        graded_at=datetime.fromtimestamp(time.time(), UTC).replace(tzinfo=None),
    )
