"""What is read of a chapter before anything is reckoned: submissions, points, causes."""

from __future__ import annotations

import builtins
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..classroom.recorded import Ended
from .shape import Shape

RAISED = "raised"  # a cause: any exception that tells nothing more, see `course_lib.check.symptoms`
ERRORS = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
}


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows them."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What came of a submission. late: seconds after the student's own due date.

    ended: how; empty when it is not graded yet. refused: the reason.
    """

    student: str
    handed_in: datetime | None
    late: float
    ended: Ended | Literal[""] = ""
    refused: str = ""
    level: str = ""
    notes: int = 0

    @property
    def graded(self) -> bool:
        """Is there something to be learnt from its points?"""
        return self.ended == "graded"


@dataclass(frozen=True)
class Item:
    """A cell that earns points; by_hand: a person gives them."""

    name: str
    most: float
    by_hand: bool


@dataclass
class Cause:
    """A diagnosis of one name in one exercise.

    learners: places of the submissions that have it, each once. weights: the share of each
    submission's loss that it accounts for: the causes that were found there share it equally.
    kinds: of exceptions that were raised. What learners were told is not kept: it may cite them.
    """

    learners: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)


@dataclass
class Tally:
    """What the recorded outcomes tell of an exercise, of learners who wrote an answer.

    stopped: the answer could not be tried, by what was said then, which may be a learner's own
    words. unexplained: points were lost and no cause was recognised.
    """

    answered: int = 0
    met: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    causes: dict[str, Cause] = field(default_factory=dict)
    stopped: Counter[str] = field(default_factory=Counter)
    unexplained: int = 0

    def add(self, place: int, told: dict[str, Any]) -> None:
        """Count what was recorded (see `engine.grade_task.reported`) of a submission."""
        self.answered += 1
        if (problem := told.get("problem")) is not None:
            self.stopped[problem] += 1
            return
        waiting = set(told.get("waiting", ()))
        self.met.update(told.get("met", ()))
        self.missed.update(set(told.get("missed", ())) - waiting)
        self.waiting.update(waiting)
        diagnoses = told.get("diagnoses", ())
        names = dict.fromkeys(diagnosis["name"] for diagnosis in diagnoses)
        for name in names:
            cause = self.causes.setdefault(name, Cause())
            cause.learners.append(place)
            cause.weights.append(1 / len(names))
        for diagnosis in diagnoses:
            cause = self.causes[diagnosis["name"]]
            cause.sections[diagnosis["section"]] += 1
            if diagnosis["name"] == RAISED and (kind := kind_in(diagnosis["says"])):
                cause.kinds[kind] += 1
        self.unexplained += bool(told.get("missed") and not diagnoses)


def kind_in(says: str) -> str:
    """The kind of the exception that a learner was told of, if it is one of Python's own; what
    stands behind the colon are the learner's words."""
    words = re.findall(r"\w+", says.partition(":")[0])
    return next((word for word in words if word in ERRORS), "")


@dataclass
class Chapter:
    """A chapter's rows. Arrays have a row a submission and a column an item.

    points: as nbgrader reckons them, NaN where nobody has given any yet. waiting: a person has to
    look. there: it has been graded at all, which is not so of what is new in the chapter since.
    unanswered: the answer cell is as it was released. pending: students whose hand-in has no
    outcome yet. outdated: by exercises that the chapter no longer has, how many outcomes name them.
    extensions: how much later than others students may hand in.
    """

    name: str
    due: datetime | None
    shape: Shape
    items: list[Item]
    submissions: list[Submission]
    points: NDArray[np.float64]
    waiting: NDArray[np.bool_]
    there: NDArray[np.bool_]
    unanswered: NDArray[np.bool_]
    tallies: dict[str, Tally] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    outdated: Counter[str] = field(default_factory=Counter)
    extensions: dict[str, timedelta] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.graded = np.array([one.graded for one in self.submissions], dtype=bool)
        self.most = np.array([item.most for item in self.items])
        self.automatic = np.array([not item.by_hand for item in self.items], dtype=bool)

    @property
    def answered(self) -> NDArray[np.bool_]:
        """Where there is an answer of the learner's own."""
        return self.there & ~self.unanswered

    @property
    def counted(self) -> NDArray[np.bool_]:
        """The items that count for everybody: the grader's, and of those that a person grades
        the ones in which every graded submission has its points."""
        given = ~np.isnan(self.points[self.graded])
        return self.automatic | (given.all(axis=0) & self.graded.any())

    @property
    def of(self) -> float:
        """The points that everybody can have, before extra credit."""
        return float(self.most[self.counted].sum())

    @property
    def earned(self) -> NDArray[np.float64]:
        """Each submission's points in what counts."""
        return np.nansum(self.points[:, self.counted], axis=1)

    @property
    def shares(self) -> NDArray[np.float64]:
        """Each submission's share of the points that count; NaN where it has been given none."""
        given = ~np.isnan(self.points[:, self.counted]).all(axis=1)
        return np.where(given, self.earned, np.nan) / (self.of or np.nan)

    def answered_any(self, exercises: Collection[str]) -> int:
        """How many of those graded answered one of these exercises, or more."""
        columns = [column for column, item in enumerate(self.items) if item.name in exercises]
        return int(self.answered[self.graded][:, columns].any(axis=1).sum())

    @property
    def blank(self) -> NDArray[np.float64]:
        """Each submission's share of the exercises that are as they were released."""
        exercises = self.unanswered[:, self.automatic]
        return exercises.mean(axis=1) if exercises.shape[1] else np.zeros(len(exercises))
