"""Causes that any answer can have: nothing written, a misspelt name, a forgotten return, a shape.

Each symptom yields (name, what to tell the learner, section, criteria that it explains).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..exercises.exercise import Exercise
from ..language import tr
from .compare import in_words, named
from .finding import Finding
from .observe import ENDED, UNREACHABLE, Foreign, Raised
from .recorded import Digest

Symptom = tuple[str, str, str, frozenset[str]]
METHODS = {"forward", "backward", "predict", "loss", "accuracy", "gradient", "update"}


def symptoms(exercise: Exercise, answer: Any, findings: list[Finding]) -> Iterator[Symptom]:
    """The symptoms that an answer shows, the most telling first."""
    wrong = [f for f in findings if f.problem]
    if wrong and all(f.came is None for f in findings):
        everything = frozenset(f.criterion for f in findings)
        says = tr("Every value is None: nothing is written yet, or every return is missing.")
        yield "unanswered", says, exercise.section, everything
        return
    for error in dict.fromkeys(f.came for f in wrong if isinstance(f.came, Raised)):
        name, says = of_exception(error)
        yield name, says, exercise.section, criteria_of(wrong, error)
    first = {f.criterion: f for f in reversed(wrong)}
    for finding in first.values():
        found = None if isinstance(finding.came, Raised) else of_value(finding)
        if found:
            yield *found, exercise.section, frozenset([finding.criterion])


def criteria_of(wrong: list[Finding], error: Raised) -> frozenset[str]:
    """The criteria that an exception spoiled."""
    return frozenset(f.criterion for f in wrong if isinstance(f.came, Raised) and f.came == error)


def of_exception(error: Raised) -> tuple[str, str]:
    """What an exception in the learner's code means."""
    meant = tr(" Did you mean {name}?", name=error.suggestion) if error.suggestion else ""
    where = tr(" It happens in the line: {line}", line=error.line) if error.line else ""
    if error.kind == "NotWrittenYet":
        return "not_written_yet", error.message
    if error.kind in ("NameError", "UnboundLocalError") and error.name:
        return "undefined_name", tr(
            "The name {name} is not defined.", name=error.name
        ) + meant + where
    if error.kind == "AttributeError" and error.on == "NoneType":
        says = tr(
            "Something here is None and has no {name}: an earlier step returned nothing.",
            name=error.name,
        )
        return "none_travels_on", says + where
    if is_list_for_array(error):
        says = tr(
            "A list stands where an array is needed ({message}). np.array makes an array of a "
            "list.",
            message=error.message,
        )
        return "list_for_array", says + where
    if error.kind == "AttributeError" and {error.name, error.suggestion} & METHODS:
        says = tr("{on} has no method {name}.", on=error.on, name=error.name)
        if error.suggestion and not error.line:  # the exercise called it, so it is misspelt there
            meant = tr(" It has one called {name}.", name=error.suggestion)
        return "method_missing", says + meant + where
    if error.kind == "AttributeError" and error.name:
        says = tr("{on} has no attribute {name}.", on=error.on, name=error.name)
        if not meant:
            says += tr(" It was never stored on self, or under another name.")
        return "attribute_never_set", says + meant + where
    if error.kind == "TypeError" and "argument" in error.message:
        return "signature", tr(
            "It cannot be called as the exercise says: {message}.", message=error.message
        )
    if error.kind == "TypeError" and "NoneType" in error.message:
        says = tr("A calculation meets None: an earlier step returned or stored nothing.")
        return "none_travels_on", says + where
    if error.kind == "ValueError" and any(
        w in error.message for w in ("shape", "dimension", "broadcast", "align")
    ):
        says = tr("Two arrays do not fit together: {message}.", message=error.message)
        return "shapes_do_not_fit", says + where
    if error.kind == "KeyError":
        return "key_missing", tr("There is no entry {message}.", message=error.message) + where
    if error.kind in (ENDED, UNREACHABLE):
        return "raised", tr("Your code {what}.", what=in_words(error)) + where
    return "raised", tr(
        "Your code raises {kind}: {message}.", kind=error.kind, message=error.message
    ) + where


def is_list_for_array(error: Raised) -> bool:
    """Was something asked of a list that only an array can do?"""
    if error.kind == "AttributeError":
        return error.on == "list" and hasattr(np.ndarray, error.name)
    words = "list indices must be integers", "unary -: 'list'", "'list' and", "and 'list'"
    return error.kind == "TypeError" and any(word in error.message for word in words)


def of_value(finding: Finding) -> tuple[str, str] | None:
    """What is odd about a value that came without an exception."""
    came, criterion = finding.came, finding.criterion
    if came is None and isinstance(finding.wanted, Digest):
        return "still_blank", tr("{criterion} is still blank.", criterion=criterion)
    if came is None:
        return "none_returned", tr(
            "{criterion} is None. A function without return gives None, and so does an attribute "
            "that was never set.",
            criterion=criterion,
        )
    if isinstance(came, Foreign):
        return "foreign_type", tr(
            "{criterion} is of type {kind}; a number or an array was expected.",
            criterion=criterion,
            kind=named(came),
        )
    if isinstance(finding.wanted, Digest) or not isinstance(
        finding.wanted, (int, float, np.ndarray)
    ):
        return None
    if isinstance(came, (str, list, dict)):
        return None  # the comparison says in words what came
    wanted, got = np.shape(finding.wanted), np.shape(came)
    if wanted != got:
        return "wrong_shape", tr(
            "{criterion} has shape {got}, and {wanted} is expected. Write the shape beside every "
            "array of your formula.",
            criterion=criterion,
            got=got,
            wanted=wanted,
        )
    return None
