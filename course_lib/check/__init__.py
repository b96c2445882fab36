"""The engine behind every check cell: try an answer, compare, and say what is wrong."""

from __future__ import annotations

import os
from typing import Any

from ..exercises import find
from ..language import tr
from .judge import Verdict, judge
from .parts import uses
from .predict import predicted
from .progress import note, progress
from .recorded import recorded_truths
from .report import Report, show

__all__ = ["CheckFailed", "check", "predicted", "progress", "ready"]


class CheckFailed(AssertionError):
    """An answer that is not right yet; its message says what is missing."""

    def _render_traceback_(self) -> list[str]:
        # Where the engine raised tells a learner nothing, and the report already stands above.
        # nbgrader's Validate shows these lines alone, so there they are the whole summary.
        lines = str(self).splitlines()
        return lines if "NBGRADER_VALIDATING" in os.environ else lines[:1]


def check(name: str, answer: Any, *own: Any) -> None:
    """Try an answer on the exercise's visible cases and show what is right and what is not.

    name: the exercise. answer: the learner's class, function or dict. own: the learner's answers
    that it builds on, in the order of the exercise's ``builds_on``.
    Raises CheckFailed when a criterion is not met, LookupError for an unknown exercise.
    """
    verdict = visible_verdict(name, answer, *own)
    report = Report(verdict, reveal=True)
    show(report)
    note(verdict)
    if not verdict.passed:
        raise CheckFailed(report.summary())


def ready(name: str, answer: Any, *own: Any) -> bool:
    """Is this exercise solved? For cells that go on with the learner's own code."""
    if visible_verdict(name, answer, *own).passed:
        return True
    print(tr("Solve the exercise {name} first, then run this cell again.", name=name))
    return False


def visible_verdict(name: str, answer: Any, *own: Any) -> Verdict:
    """The verdict on the visible cases."""
    exercise = find(name)
    parts = zip(exercise.builds_on, own, uses(answer, *own), strict=False)
    unsolved = tuple(
        part for part, mine, used in parts if used and not visible_verdict(part, mine).passed
    )
    return judge(exercise, answer, recorded_truths(exercise), reveal=True, unsolved=unsolved)
