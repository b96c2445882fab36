"""From observations to a verdict: which criteria an answer meets, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..exercises.exercise import Case, Exercise
from ..language import tr
from .compare import difference, shown
from .observe import Foreign, Observation, Raised, observe
from .recorded import Digest, Truth, digest


@dataclass(frozen=True)
class Problem:
    """Where an answer first went wrong for a criterion."""

    case: str
    text: str


@dataclass(frozen=True)
class Verdict:
    """What was found: for each criterion its first problem, or None when it is met."""

    exercise: Exercise
    problems: dict[str, Problem | None]

    @property
    def passed(self) -> bool:
        """Are all criteria met?"""
        return not any(self.problems.values())

    @property
    def share(self) -> float:
        """Share of the points earned, from 0 to 1: the weights of the criteria met."""
        criteria = self.exercise.criteria
        met = sum(criteria[name].weight for name, p in self.problems.items() if p is None)
        return met / sum(criterion.weight for criterion in criteria.values())


def judge(exercise: Exercise, answer: Any, truths: list[Truth], *, reveal: bool) -> Verdict:
    """Compare an answer with the truth on every case.

    reveal: whether problems may tell expected values (visible cases) or not (hidden ones).
    """
    problems: dict[str, Problem | None] = dict.fromkeys(exercise.criteria)
    if borrowed := borrowed_from(answer):
        text = tr("this is {name} of the course's own library: write yours", name=borrowed)
        return Verdict(exercise, dict.fromkeys(problems, Problem("", text)))
    for case, expected in truths:
        for name, found in findings(exercise, answer, case, expected, reveal):
            if found and problems[name] is None:
                problems[name] = Problem(tr(case.label), found)
    return Verdict(exercise, problems)


def findings(
    exercise: Exercise, answer: Any, case: Case, expected: list[Observation], reveal: bool
) -> Iterator[tuple[str, str | None]]:
    """For each look at one case: the criterion, and what is wrong or None."""
    seen = observe(exercise, answer, case)
    for place, wanted in enumerate(expected):
        came = seen[min(place, len(seen) - 1)]
        if came.criterion == "":
            stop = f"{came.value.kind}: {came.value.message}"
            yield wanted.criterion, tr("could not be tried; before it came {stop}", stop=stop)
        else:
            tolerance = exercise.criteria[wanted.criterion].tolerance
            yield wanted.criterion, problem_of(wanted.value, came.value, tolerance, reveal)


def problem_of(wanted: Any, came: Any, tolerance: float, reveal: bool) -> str | None:
    """What is wrong with one observed value, or None."""
    if not isinstance(wanted, Digest):
        return difference(wanted, came, tolerance, reveal)
    if came is None:
        return tr("is still blank")
    if isinstance(came, (Raised, Foreign)):
        return difference(0, came, tolerance, reveal)
    if digest(wanted.salt, came) != wanted:
        return tr("got {came}, which is not right", came=shown(came))
    return None


def borrowed_from(answer: Any) -> str | None:
    """The full name of an answer that was imported from this library instead of written."""
    module = getattr(answer, "__module__", None) or ""
    return f"{module}.{answer.__name__}" if module.split(".")[0] == "course_lib" else None
