"""Run an answer on a case and note what it gives, as plain values."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..exercises.exercise import Case, Exercise


@dataclass(frozen=True)
class Raised:
    """An exception that came out of the learner's code."""

    kind: str
    message: str


@dataclass(frozen=True)
class Foreign:
    """Something that is no plain value: only its type is known."""

    kind: str


@dataclass(frozen=True)
class Observation:
    """What an answer gave at one look. ``value`` is plain, or `Raised`, or `Foreign`."""

    criterion: str
    value: Any


def observe(exercise: Exercise, answer: Any, case: Case) -> list[Observation]:
    """Everything that the exercise's trial sees of this answer on this case.

    When the trial itself stops (the constructor raised), the last observation is what stopped
    it, under the criterion name "".
    """
    seen: list[Observation] = []
    with quiet():
        try:
            for criterion, look in exercise.trial(answer, case.fresh()):
                seen.append(Observation(criterion, attempt(look)))
        except (Exception, SystemExit) as error:
            seen.append(Observation("", raised(error)))
    return seen


def attempt(look: Any) -> Any:
    """The plain value of one look, or what it raised."""
    try:
        return plain(look())
    except (Exception, SystemExit) as error:
        return raised(error)


def raised(error: BaseException) -> Raised:
    """A record of an exception, its message cut to a readable length."""
    # KeyError's own str() is only the key in quotes, as is its message.
    return Raised(type(error).__name__, str(error)[:300])


def plain(value: Any) -> Any:
    """Numbers, strings, None, arrays, and lists and dicts of these; anything else is `Foreign`."""
    if isinstance(value, np.ndarray):
        numeric = value.dtype.kind in "biuf"
        return np.array(value, subok=False) if numeric else Foreign(f"array of {value.dtype}")
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return Foreign(type(value).__name__)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Swallow prints and warnings of the answer: a warning must never cost a point."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield
