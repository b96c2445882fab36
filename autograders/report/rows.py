"""What is read of a chapter before anything is reckoned: submissions, points, causes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .shape import Shape

LONGEST_TEXT = 600  # characters that are kept of what a learner was told
MOST_TEXTS = 2000  # different texts that are counted of one cause; later ones rarely lead


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

    outcome: whether there is one; without, it is not graded yet.
    """

    student: str
    handed_in: datetime | None
    late: float
    outcome: bool = False
    refused: str = ""
    level: str = ""
    notes: int = 0

    @property
    def graded(self) -> bool:
        """Is there something to be learnt from its points?"""
        return self.outcome and not self.refused


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
    """

    learners: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    says: Counter[str] = field(default_factory=Counter)
    sections: Counter[str] = field(default_factory=Counter)


@dataclass
class Tally:
    """What the recorded outcomes tell of an exercise, of learners who wrote an answer.

    stopped: the answer could not be tried, by what was said then. unexplained: points were lost
    and no cause was recognised.
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
        if problem := told.get("problem"):
            self.stopped[problem[:LONGEST_TEXT]] += 1
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
            cause, says = self.causes[diagnosis["name"]], diagnosis["says"][:LONGEST_TEXT]
            cause.sections[diagnosis["section"]] += 1
            if says in cause.says or len(cause.says) < MOST_TEXTS:
                cause.says[says] += 1
        self.unexplained += bool(told.get("missed") and not diagnoses)


@dataclass
class Chapter:
    """A chapter's rows. Arrays have a row a submission and a column an item.

    points: as nbgrader reckons them, NaN where nobody has given any yet. waiting: a person has to
    look. unanswered: the answer cell is as it was released. pending: students whose hand-in has no
    outcome yet. outdated: by exercises that the chapter no longer has, how many outcomes name them.
    """

    name: str
    due: datetime | None
    shape: Shape
    items: list[Item]
    submissions: list[Submission]
    points: NDArray[np.float64]
    waiting: NDArray[np.bool_]
    unanswered: NDArray[np.bool_]
    tallies: dict[str, Tally] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)
    outdated: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.graded = np.array([one.graded for one in self.submissions], dtype=bool)
        self.most = np.array([item.most for item in self.items])
        self.automatic = np.array([not item.by_hand for item in self.items], dtype=bool)

    @property
    def shares(self) -> NDArray[np.float64]:
        """Each submission's share of the points that could be earned so far; NaN if none could."""
        given = ~np.isnan(self.points)
        possible = given @ self.most
        with np.errstate(invalid="ignore"):
            return np.where(given, self.points, 0.0).sum(axis=1) / np.where(
                possible > 0, possible, np.nan
            )

    @property
    def blank(self) -> NDArray[np.float64]:
        """Each submission's share of the exercises that are as they were released."""
        exercises = self.unanswered[:, self.automatic]
        return exercises.mean(axis=1) if exercises.shape[1] else np.zeros(len(exercises))
