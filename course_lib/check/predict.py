"""Predict before you run: a guess beside what came, in friendly words and without any marks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from ..language import tr

LEAST, MOST = 2, 5  # significant digits that a guess is read with
NOTHING = 1e-9  # what rounding leaves of a 0


def predicted(guess: Any, actual: Any) -> None:
    """Show a guess and what came, and say whether they agree; it never raises.

    guess: what the learner expects, a number or a shape such as (2, 3); None when there is none.
    actual: the number or the shape that came.
    """
    came = written(actual)
    if guess is None:
        told = tr(
            "It is {came}. Guess first next time: even a wrong guess makes it stick.", came=came
        )
    elif agree(guess, actual):
        told = tr("✓ You predicted {guess}, and it is {came}.", guess=written(guess), came=came)
    else:
        told = tr(
            "You predicted {guess}; it is {came}. Where does the difference come from?",
            guess=written(guess),
            came=came,
        )
    print(told)


def agree(guess: Any, actual: Any) -> bool:
    """Are these the same numbers, one by one? A shape of one number may come without its comma."""
    try:
        guessed = np.ravel(np.asarray(guess, float)).tolist()
    except (OverflowError, TypeError, ValueError):
        return False
    came = np.ravel(np.asarray(actual, float)).tolist()
    return len(guessed) == len(came) and all(map(rounds_to, guessed, came))


def rounds_to(guess: float, actual: float) -> bool:
    """Is this the actual number, to as many digits as the guess is written with?"""
    if abs(guess) < NOTHING or abs(actual) < NOTHING:
        return abs(guess - actual) < NOTHING
    digits = min(max(len(Decimal(str(guess)).as_tuple().digits), LEAST), MOST)
    return f"{guess:.{digits}g}" == f"{actual:.{digits}g}"


def written(value: Any) -> str:
    """A number without the noise behind its fifth digit; a shape in brackets."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = [written(item) for item in value]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    return f"{value:.{MOST}g}" if isinstance(value, (float, np.floating)) else str(value)
