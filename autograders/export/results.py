"""The class's results, read from the gradebook in a handful of queries.

nbgrader's own objects ask the database anew for every attribute; for thousands of learners that
takes minutes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
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
from sqlalchemy import func, select

from ..classroom.gradebook import OutcomeRow
from ..classroom.lateness import seconds_late
from ..classroom.recorded import Ended, ended, handed_in, has_outcomes

Status = Ended | Literal["waiting"]


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

    score: after the penalty; None where the grader itself failed and no person gave points.
    status: "waiting" when a person has still to grade something. points: by the cell's id, of those
    that are graded.
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
    if not has_outcomes(gradebook.db):
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


def read_by_place(gradebook: Gradebook, chapters: list[Chapter]) -> dict[tuple[str, str], Result]:
    """The results by the ids of learner and chapter."""
    row, part = SubmittedAssignment, SubmittedNotebook
    earned = read_earned(gradebook)
    endings = read_endings(gradebook)
    query = (
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
        .outerjoin(part, part.assignment_id == row.id)
        .where(row.assignment_id.in_([chapter.id for chapter in chapters]))
        .where(handed_in(gradebook.db))
        .group_by(row.id, Assignment.duedate)
    )
    found = {}
    for submission, student, chapter, when, extension, due, penalty in gradebook.db.execute(query):
        here = earned[submission]
        ending = endings.get(submission, "graded")
        score = max(0.0, sum(here.points.values()) - penalty)
        found[student, chapter] = Result(
            "waiting" if ending == "graded" and here.waiting else ending,
            None if ending == "failed" and not here.by_hand else score,
            penalty,
            seconds_late(when, due, extension),
            here.points,
        )
    return found


@dataclass
class Earned:
    """What a submission earned before the penalty.

    points: by the cell's id, without cells that nobody has graded. by_hand: whether a person gave
    some of them. waiting: whether a person has still to grade something.
    """

    points: dict[str, float] = field(default_factory=dict)
    by_hand: bool = False
    waiting: bool = False


def read_earned(gradebook: Gradebook) -> dict[str, Earned]:
    """What submissions earned, by their ids; nothing for one that has no grades."""
    found: dict[str, Earned] = defaultdict(Earned)
    query = select(
        SubmittedNotebook.assignment_id,
        Grade.cell_id,
        Grade.score,
        Grade.auto_score,
        Grade.manual_score,
        Grade.needs_manual_grade,
    ).join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
    for submission, cell, score, auto, manual, waits in gradebook.db.execute(query):
        here = found[submission]
        if auto is not None or manual is not None:
            here.points[cell] = score
        here.by_hand |= manual is not None
        here.waiting |= waits
    return found


def read_endings(gradebook: Gradebook) -> dict[str, Ended]:
    """How submissions ended, by their ids; of those that we graded."""
    if not has_outcomes(gradebook.db):
        return {}
    row = OutcomeRow
    query = select(row.submission_id, row.refused, row.fingerprint)
    return {submission: ended(*ending) for submission, *ending in gradebook.db.execute(query)}
