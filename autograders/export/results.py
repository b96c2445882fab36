"""The class's results, read from the gradebook in a handful of queries.

nbgrader's own objects ask the database anew for every attribute; for thousands of learners that
takes minutes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from nbgrader.api import (
    Assignment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import func, inspect, select

from ..classroom.gradebook import OutcomeRow

Status = Literal["graded", "waiting", "refused", "failed"]


@dataclass(frozen=True)
class Learner:
    """A learner as nbgrader knows them; what it does not know is empty."""

    id: str
    first_name: str
    last_name: str
    email: str
    lms_user_id: str

    @property
    def name(self) -> str:
        """``Last, First``, or what there is of it."""
        return ", ".join(part for part in (self.last_name, self.first_name) if part)


@dataclass(frozen=True)
class Exercise:
    """A graded cell that is worth points. id: the cell's in the gradebook."""

    id: str
    name: str


@dataclass(frozen=True)
class Chapter:
    """An assignment, the points it is worth, and its exercises in the notebook's order."""

    id: str
    name: str
    most: float
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Result:
    """What a learner has in a chapter in which something was handed in.

    score: after the penalty; None where the grader itself failed. status: "waiting" when a person
    has still to grade something. points: by the cell's id, of those that are graded.
    """

    status: Status
    score: float | None
    penalty: float
    seconds_late: float
    points: dict[str, float]


@dataclass(frozen=True)
class Results:
    """The class's results. by_place: those of learners, by their id and the chapter's."""

    learners: list[Learner]
    chapters: list[Chapter]
    by_place: dict[tuple[str, str], Result]

    def of(self, learner: Learner, chapter: Chapter) -> Result | None:
        """A learner's result in a chapter; None when nothing was handed in."""
        return self.by_place.get((learner.id, chapter.id))

    def score(self, learner: Learner, chapter: Chapter) -> float | None:
        """The score of that; None when there is none."""
        result = self.of(learner, chapter)
        return result.score if result else None


def read_results(
    gradebook: Gradebook, students: Collection[str], assignments: Collection[str]
) -> Results:
    """The results of these students in these assignments, by name; of all where none is named.

    Raises LookupError for a name that the gradebook does not have, or when it has none at all.
    """
    learners = [one for one in read_learners(gradebook) if not students or one.id in students]
    chapters = [
        one for one in read_chapters(gradebook) if not assignments or one.name in assignments
    ]
    require("student", students, {one.id for one in learners})
    require("assignment", assignments, {one.name for one in chapters})
    if not learners or not chapters:
        raise LookupError(
            "the gradebook has no learners yet, or no assignments: is this the course?"
        )
    return Results(learners, chapters, read_by_place(gradebook, chapters))


def require(kind: str, wanted: Collection[str], found: set[str]) -> None:
    """Raise LookupError unless everything that is wanted was found."""
    if unknown := [name for name in wanted if name not in found]:
        raise LookupError(f"the gradebook has no {kind} {' and no '.join(map(repr, unknown))}")


def read_learners(gradebook: Gradebook) -> list[Learner]:
    """The course's learners by last name, first name and id."""
    row = Student
    query = select(row.id, row.first_name, row.last_name, row.email, row.lms_user_id)
    found = (Learner(*(value or "" for value in values)) for values in gradebook.db.execute(query))
    return sorted(found, key=lambda one: (one.last_name, one.first_name, one.id))


def read_chapters(gradebook: Gradebook) -> list[Chapter]:
    """The course's assignments by name."""
    db = gradebook.db
    cells: dict[str, list[Any]] = defaultdict(list)
    for row in (GradeCell, TaskCell):
        query = select(Notebook.assignment_id, Notebook.name, row.id, row.name, row.max_score)
        for assignment, *cell in db.execute(query.join(Notebook, Notebook.id == row.notebook_id)):
            cells[assignment].append(cell)
    order = orders(gradebook)
    chapters = []
    for assignment, name in db.execute(select(Assignment.id, Assignment.name)):
        place = {exercise: i for i, exercise in enumerate(order.get(assignment, ()))}
        found = sorted(cells[assignment], key=lambda c: (c[0], place.get(c[2], len(place)), c[2]))
        several = len({notebook for notebook, *_ in found}) > 1
        exercises = tuple(
            Exercise(cell, f"{notebook}/{exercise}" if several else exercise)
            for notebook, cell, exercise, most in found
            if most
        )
        chapters.append(Chapter(assignment, name, sum(c[3] for c in found), exercises))
    return sorted(chapters, key=lambda one: one.name)


def orders(gradebook: Gradebook) -> dict[str, list[str]]:
    """The exercises of assignments in the notebook's order, which nbgrader does not keep.

    Outcomes do. Exercises that have none, such as written ones, come after.
    """
    if not has_outcomes(gradebook):
        return {}
    row = SubmittedAssignment
    query = (
        select(row.assignment_id, func.max(OutcomeRow.exercises))  # of any one submission
        .join(OutcomeRow, OutcomeRow.submission_id == row.id)
        .where(OutcomeRow.refused == "")
        .group_by(row.assignment_id)
    )
    return {
        assignment: [exercise["name"] for exercise in json.loads(exercises)]
        for assignment, exercises in gradebook.db.execute(query)
    }


def has_outcomes(gradebook: Gradebook) -> bool:
    """Was anything graded by us? Stock nbgrader's gradebook has no table for it."""
    return bool(inspect(gradebook.db.connection()).has_table(OutcomeRow.__tablename__))


def read_by_place(gradebook: Gradebook, chapters: list[Chapter]) -> dict[tuple[str, str], Result]:
    """The results by the ids of learner and chapter."""
    row, part = SubmittedAssignment, SubmittedNotebook
    points, waiting = read_points(gradebook)
    refused = read_refused(gradebook)
    query = (  # an inner join: where there is no notebook, nothing was handed in
        select(
            row.id,
            row.student_id,
            row.assignment_id,
            row.timestamp,
            row.extension,
            Assignment.duedate,
            func.coalesce(func.sum(part.late_submission_penalty), 0.0),
        )
        .join(Assignment, Assignment.id == row.assignment_id)
        .join(part, part.assignment_id == row.id)
        .where(row.assignment_id.in_([chapter.id for chapter in chapters]))
        .group_by(row.id, Assignment.duedate)
    )
    found = {}
    for submission, student, chapter, when, extension, due, penalty in gradebook.db.execute(query):
        earned = points[submission]
        status = refused.get(submission, "waiting" if submission in waiting else "graded")
        score = None if status == "failed" else max(0.0, sum(earned.values()) - penalty)
        late = seconds_late(when, due, extension)
        found[student, chapter] = Result(status, score, penalty, late, earned)
    return found


def read_points(gradebook: Gradebook) -> tuple[dict[str, dict[str, float]], set[str]]:
    """The points of each submission by the cell's id, without cells that nobody has graded; and the
    submissions in which a person has still to grade something."""
    points: dict[str, dict[str, float]] = defaultdict(dict)
    waiting = set()
    graded = func.coalesce(Grade.manual_score, Grade.auto_score)
    query = select(
        SubmittedNotebook.assignment_id,
        Grade.cell_id,
        Grade.score,
        graded,
        Grade.needs_manual_grade,
    ).join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
    for submission, cell, score, given, by_hand in gradebook.db.execute(query):
        if given is not None:
            points[submission][cell] = score
        if by_hand:
            waiting.add(submission)
    return points, waiting


def read_refused(gradebook: Gradebook) -> dict[str, Status]:
    """The submissions that were refused, or at which the grader failed."""
    if not has_outcomes(gradebook):
        return {}
    query = select(OutcomeRow.submission_id, OutcomeRow.fingerprint).where(OutcomeRow.refused != "")
    # Without the mark, `autograders grade` will try it again: the fault is not the learner's.
    return {
        submission: "refused" if mark else "failed"
        for submission, mark in gradebook.db.execute(query)
    }


def seconds_late(when: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    """How late something was handed in, as nbgrader counts it; 0 when in time."""
    if when is None or due is None:
        return 0.0
    return max(0.0, (when - due - (extension or timedelta())).total_seconds())
