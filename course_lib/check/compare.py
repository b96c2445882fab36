"""Compare what came with what was expected, and say in words how they differ."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..derivation_reading import FormulaError
from ..language import N_, tr
from .observe import ARRAY_OF, ENDED, UNREACHABLE, Foreign, Raised

# Why a whole process ended, by `Raised.reason`.
ENDINGS = {
    "time": N_("it took longer than is allowed; perhaps a loop never ends"),
    "ended": N_("it ended Python itself, or needed more memory or processor time than is allowed"),
    "forged": N_("what it gave cannot be read"),
    "ended_often": N_("the notebook ended Python too often, so nothing more of it is run"),
    "late": N_("the whole notebook took longer than is allowed, so nothing more of it is run"),
}
# Where everything expected is smaller, rounding of larger intermediate values is what is left.
ZERO = 1e-8


def difference(expected: Any, came: Any, tolerance: float, reveal: bool) -> str | None:
    """How ``came`` differs from ``expected`` in words, or None when it does not.

    tolerance: for numbers, relative to the largest expected magnitude.
    reveal: whether the sentence may tell the expected value.
    """
    if isinstance(came, Raised):
        return in_words(came)
    if isinstance(came, Foreign):
        return tr(
            "gave an object of type {kind}; a number or an array was expected", kind=named(came)
        )
    if came is None and expected is not None:
        return tr("is None: nothing was returned, or nothing was stored")
    if isinstance(expected, dict):
        return differing_dict(expected, came, tolerance, reveal)
    if isinstance(expected, list):
        return differing_list(expected, came, tolerance, reveal)
    if expected is None or isinstance(expected, (str, bool)):
        return None if same_word(expected, came) else other_value(expected, came, reveal)
    return differing_numbers(np.asarray(expected), came, tolerance, reveal)


def in_words(error: Raised) -> str:
    """What an exception came to, in the learner's language as far as it is not Python's words."""
    if error.kind == FormulaError.__name__:  # its message is a sentence for the learner
        return error.message
    if error.kind == ENDED:
        return tr("was stopped: {why}", why=ending(error.reason, error.message))
    if error.kind == UNREACHABLE:
        return tr("gave a value that is too large or too deeply nested")
    return tr("raised {kind}: {message}", kind=error.kind, message=error.message)


def ending(reason: str, message: str) -> str:
    """Why a whole process ended: one of `ENDINGS`, else the message."""
    return tr(ENDINGS[reason]) if reason in ENDINGS else message


def named(came: Foreign) -> str:
    """What to call the type of something that is no plain value."""
    kind = came.kind.removeprefix(ARRAY_OF)
    return came.kind if kind == came.kind else tr("array of {kind}", kind=kind)


def same_word(expected: Any, came: Any) -> bool:
    """Equal strings (spaces and capitals aside), equal truth values, or both None."""
    if isinstance(expected, str) and isinstance(came, str):
        return expected.strip().casefold() == came.strip().casefold()
    return type(expected) is type(came) and bool(expected == came)


def other_value(expected: Any, came: Any, reveal: bool) -> str:
    """The sentence for two values that are not the same."""
    if reveal:
        return tr("expected {expected}, got {came}", expected=shown(expected), came=shown(came))
    return tr("got {came}, which is not right", came=shown(came))


def differing_dict(expected: Any, came: Any, tolerance: float, reveal: bool) -> str | None:
    """The first entry of a dict that differs."""
    if not isinstance(came, dict):
        return tr(
            "expected a dict with the keys {keys}, got {came}",
            keys=", ".join(expected),
            came=shown(came),
        )
    for key, value in expected.items():
        if key not in came:
            return tr(
                "the key {key} is missing; it has {keys}",
                key=repr(key),
                keys=", ".join(came) or "-",
            )
        problem = difference(value, came[key], tolerance, reveal)
        if problem:
            return f"{key}: {problem}"
    return None


def differing_list(expected: Any, came: Any, tolerance: float, reveal: bool) -> str | None:
    """The first entry of a sequence that differs."""
    if not isinstance(came, list) or len(came) != len(expected):
        return tr("expected {count} values, got {came}", count=len(expected), came=shown(came))
    for place, (wanted, got) in enumerate(zip(expected, came, strict=True), start=1):
        problem = difference(wanted, got, tolerance, reveal)
        if problem:
            return tr("value {place}: {problem}", place=place, problem=problem)
    return None


def differing_numbers(expected: Any, came: Any, tolerance: float, reveal: bool) -> str | None:
    """How numbers differ: kind, shape, then the entry that is furthest off."""
    try:
        numbers = np.asarray(came, dtype=float)
    except (OverflowError, TypeError, ValueError):
        return tr("expected a number or an array, got {came}", came=shown(came))
    if isinstance(came, str):
        return tr("expected a number or an array, got {came}", came=shown(came))
    if numbers.shape != expected.shape:
        return tr(
            "expected shape {expected}, got {came}", expected=expected.shape, came=numbers.shape
        )
    if not expected.size:
        return None
    wanted = expected.astype(float)
    allowed = tolerance * max(float(np.abs(wanted).max()), ZERO)
    with np.errstate(invalid="ignore"):  # an infinity minus itself
        gap = np.abs(numbers - wanted)
    off = ~(gap <= allowed)  # a NaN is off too
    if not off.any():
        return None
    index = np.unravel_index(int(np.where(np.isnan(gap), np.inf, gap).argmax()), gap.shape)
    sentence = other_value(float(wanted[index]), float(numbers[index]), reveal)
    if not index:
        return sentence
    return tr("entry {index}: {problem}", index=[int(i) for i in index], problem=sentence)


def shown(value: Any) -> str:
    """A value as a learner would write it, cut to a readable length."""
    if isinstance(value, Foreign):
        return named(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, np.ndarray):
        return tr("an array of shape {shape}", shape=value.shape)
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
