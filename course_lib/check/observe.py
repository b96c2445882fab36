"""Run an answer on a case and note what it gives, as plain values."""

from __future__ import annotations

import contextlib
import difflib
import io
import linecache
import traceback
import types
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from ..exercises.exercise import Case, Exercise


@dataclass(frozen=True)
class Raised:
    """An exception that came out of the learner's code.

    name, suggestion: for a name or attribute that does not exist, it and the nearest that does.
    on: for an attribute, the class that lacks it. holds: what the first entry is of, where that is
    a list. line: the learner's line that raised. reason: why a whole process ended, see `ENDED`.
    """

    kind: str
    message: str
    line: str = ""
    name: str = ""
    on: str = ""
    suggestion: str = ""
    holds: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Foreign:
    """Something that is no plain value: only its type is known."""

    kind: str


@dataclass(frozen=True)
class Look:
    """What an answer gave at one look. ``value`` is plain, or `Raised`, or `Foreign`."""

    criterion: str
    value: Any


@dataclass(frozen=True)
class Observed:
    """All that an exercise's trial saw of an answer on a case."""

    looks: list[Look] = field(default_factory=list)
    stopped: Raised | None = None  # what ended the trial before its end, a constructor say
    changed: tuple[str, ...] = ()  # inputs that the answer overwrote


ARRAY_OF = "array of "  # how the kind of an array begins that is no plain value
LARGEST = 1_000_000  # entries of an array; no exercise asks for so many
UNREACHABLE = "WireError"  # the kind of what a value raises that is too large to be handed over
ENDED = "Stopped"  # the kind of what ended a whole process: an endless loop, too much memory
WHOLE_TRIAL = ""


def observe(
    exercise: Exercise, answer: Any, case: Case, given_up: dict[str, Raised] | None = None
) -> Observed:
    """Everything that the exercise's trial sees of this answer on this case.

    given_up: criteria at which the answer's process ended on earlier cases, which are not tried
    again: each time would cost as long. This case adds to it.
    """
    given_up = {} if given_up is None else given_up
    if WHOLE_TRIAL in given_up:
        return Observed([], given_up[WHOLE_TRIAL])
    given = case.fresh()
    looks: list[Look] = []
    stopped = None
    with quiet():
        try:
            for criterion, look in exercise.trial(answer, given):
                value = given_up.get(criterion) or attempt(look)
                looks.append(Look(criterion, value))
                note_end(criterion, value, given_up)
        except (Exception, SystemExit) as error:
            stopped = raised(error)
            note_end(WHOLE_TRIAL, stopped, given_up)
    return Observed(looks, stopped, tuple(changed(case, given)))


def note_end(criterion: str, value: Any, given_up: dict[str, Raised]) -> None:
    """Give a criterion up where the answer's process ended."""
    if isinstance(value, Raised) and value.kind == ENDED:
        given_up[criterion] = value


def changed(case: Case, given: Case) -> Iterator[str]:
    """The array inputs that are no longer what they were."""
    for name, before in case.inputs.items():
        if isinstance(before, np.ndarray) and not np.array_equal(before, given[name]):
            yield name


def attempt(look: Any) -> Any:
    """The plain value of one look, or what it raised."""
    try:
        return plain(look())
    except (Exception, SystemExit) as error:
        return raised(error)


def raised(error: BaseException) -> Raised:
    """A record of an exception: what it says, the line, and what may have been meant."""
    if isinstance(known := getattr(error, "raised", None), Raised):
        # It was recorded where the answer ran, or tells of the end of all that runs there.
        return replace(known, reason=getattr(error, "reason", ""))
    frames = list(traceback.walk_tb(error.__traceback__))
    learners = [f for f in frames if is_learners(f[0])]
    line = ""
    if learners:
        frame, number = learners[-1]
        line = linecache.getline(frame.f_code.co_filename, number, frame.f_globals).strip()
    name, on, suggestion, holds = "", "", "", ""
    if isinstance(error, NameError) and error.name and learners:
        frame = learners[-1][0]
        name, known = error.name, [*frame.f_locals, *frame.f_globals]
        suggestion = nearest(name, known)
    if isinstance(error, AttributeError) and error.name:
        name, on = error.name, type(error.obj).__name__
        suggestion = nearest(name, dir(error.obj))
        if type(error.obj) is list and error.obj:
            holds = type(error.obj[0]).__name__
    return Raised(type(error).__name__, str(error)[:300], line, name, on, suggestion, holds)


def is_learners(frame: types.FrameType) -> bool:
    """Is a frame neither this library's nor an installed package's?"""
    own = str(frame.f_globals.get("__name__", "")).split(".")[0] == "course_lib"
    return not own and "site-packages" not in frame.f_code.co_filename


def nearest(name: str, known: list[str]) -> str:
    """The known name that a misspelling was meant for, or an empty string."""
    small = {k.lower(): k for k in known if not k.startswith("__") and k != name}
    found = difflib.get_close_matches(name.lower(), small, n=1, cutoff=0.7)
    return small[found[0]] if found else ""


def plain(value: Any) -> Any:
    """Numbers, strings, None, arrays, and lists and dicts of these; anything else is `Foreign`."""
    if isinstance(value, np.ndarray):
        if value.size > LARGEST:
            return Foreign(f"{ARRAY_OF}shape {value.shape}")
        numeric = value.dtype.kind in "biuf"
        return np.array(value, subok=False) if numeric else Foreign(f"{ARRAY_OF}{value.dtype}")
    if isinstance(value, np.longdouble):
        return float(value)  # its item() is a longdouble again
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
