"""Mistakes that an answer may make in several places: shared by the catalogues of chapters 01, 02.

A *slip* is looked for in the answer's own values, so that it shows behind another mistake too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen

# A wrong value: a number, or a formula over the case and the answer's own values for it.
Wrong = float | Callable[[Any, Mapping[str, Any]], Any]


def slip(name: str, says: str, *ways: Mapping[str, Wrong]) -> Misconception:
    """A mistake that an answer may make in several places, or in only one of them.

    It fits when the first of these criteria that fails gives, on every case, the wrong value that
    one of the ``ways`` has for it. (``gives`` would ask that all fail, and that the later ones,
    which may only follow from the first, have their own wrong values.)
    """
    covers = tuple(dict.fromkeys(criterion for way in ways for criterion in way))

    def shows(seen: Sequence[Seen]) -> bool:
        first = next(f.criterion for f in seen if f.problem and f.criterion in covers)
        looks = [f for f in seen if f.criterion == first]
        wrongs = [way[first] for way in ways if first in way]
        return any(all(near(f.came, wrong_value(w, f, seen)) for f in looks) for w in wrongs)

    return Misconception(name, says, shows=shows, covers=covers)


def wrong_value(wrong: Wrong, look: Seen, seen: Sequence[Seen]) -> Any:
    """The wrong value at one look; None when the answer's own values allow none."""
    if not callable(wrong):
        return wrong
    own = {f.criterion: f.came for f in seen if f.case is look.case}
    try:
        return wrong(look.case, own)
    except (TypeError, ZeroDivisionError):
        return None


def near(came: Any, wrong: Any) -> bool:
    """Are both numbers, and alike to about four digits, as answers by hand are?"""
    numbers = (int, float, np.ndarray)
    both = isinstance(came, numbers) and isinstance(wrong, numbers)
    return both and np.shape(came) == np.shape(wrong) and bool(np.allclose(came, wrong, 1e-4, 0))


def failing(seen: Sequence[Seen]) -> Iterator[Seen]:
    """The looks that found something wrong."""
    return (f for f in seen if f.problem)


def says_error(kind: str, *words: str) -> Callable[[Sequence[Seen]], bool]:
    """A test: is there an exception of that kind whose message has one of the words?"""

    def shows(seen: Sequence[Seen]) -> bool:
        errors = [f.came for f in failing(seen) if getattr(f.came, "kind", "") == kind]
        return any(word in getattr(e, "message", "") for e in errors for word in words)

    return shows


def text_for_number(*covers: str) -> Misconception:
    """The entry of a text that stands where a number is asked for."""
    return Misconception(
        "text_for_number",
        N_(
            "A text stands where a number is asked for. To Python, what is between quotation "
            "marks is a row of letters, even when all of them are digits."
        ),
        shows=lambda seen: isinstance(next(failing(seen)).came, str),
        covers=covers,
    )


def rounded(seen: Sequence[Seen]) -> bool:
    """Is every number of the first criterion that fails rounded, to three decimals or fewer?"""
    first = next(failing(seen)).criterion
    came = [f.came for f in seen if f.criterion == first]
    numbers = all(isinstance(value, (int, float)) for value in came)
    return numbers and all(value == round(value, 3) for value in came)


def always_the_same(seen: Sequence[Seen]) -> bool:
    """Does the first criterion that fails give one number on all the cases, whatever they are?"""
    first = next(failing(seen)).criterion
    came = [f.came for f in seen if f.criterion == first]
    return len(came) > 1 and all(near(value, came[0]) for value in came)


def not_a_dict(*covers: str) -> Misconception:
    """The entry of a function that returns no dict where one is asked for."""
    return Misconception(
        "not_a_dict",
        N_(
            "What the function returns has no entries by name. A dict is asked for, a number "
            "beside each name."
        ),
        shows=says_error("TypeError", "indices must be", "not subscriptable"),
        covers=covers,
    )
