"""What an answer has of the learner's other answers, those that its exercise builds on.

All of this runs where the answers live; see `autograders.grading`.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from ..language import tr
from .own_work import values_named


def uses(answer: Any, *parts: Any) -> list[bool]:
    """For each part, whether the answer's code names it, its helper functions' code included.

    A part that was never defined is given by its name.
    """
    named = list(values_named(answer))

    def is_named(part: Any) -> bool:
        return any(part is value or (type(part) is str and part == name) for name, value in named)

    return [is_named(part) for part in parts]


def to_be_mended_first(wrong: Iterable[str]) -> str:
    """What to tell of an answer that cannot be judged, since these exercises give it nothing."""
    return tr(
        "Mend this first: {parts}. With what it gives so far, nobody can tell whether the answer "
        "here, which uses it, is right.",
        parts=", ".join(wrong),
    )


def hand_over_arrays(*parts: Any) -> Callable[[], None]:
    """Under the name of each function among the parts, have one that gives arrays for lists.

    So two parts fit together that are right by themselves, a softmax that gives lists of numbers
    and a loss that asks for ``y.ndim`` say. What this returns puts the functions back.
    """
    places = [
        (names, name, part)
        for part in parts
        if isinstance(part, types.FunctionType)
        for names in [part.__globals__]
        for name, value in names.items()
        if value is part
    ]
    for names, name, part in places:
        names[name] = giving_arrays(part)

    def put_back() -> None:
        for names, name, part in places:
            names[name] = part

    return put_back


def giving_arrays(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, with an array for a list."""

    @functools.wraps(function, updated=())
    def wrapped(*given: Any, **named: Any) -> Any:
        gave = function(*given, **named)
        return np.array(gave) if isinstance(gave, list) else gave

    return wrapped
