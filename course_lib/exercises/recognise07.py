"""What a wrong answer on a patient's chart is, and the entries that every chart has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..language import N_
from .choices import given
from .misconception import Misconception, Seen


def is_line(answer: Any) -> bool:
    """Is an answer the number of a line?"""
    return isinstance(answer, int) and not isinstance(answer, bool) and 1 <= answer <= 30


def no_letter(seen: Sequence[Seen]) -> bool:
    """Was one of the letters asked for, and something else given?"""
    wrong = [given(seen, question) for question in ("kind", "test")]
    return any(answer is not None and answer not in ("A", "B", "C") for answer in wrong)


ANY_CHART = (
    Misconception(
        "letter_expected",
        N_("kind and test are answered by a letter in quotes: A, B or C."),
        shows=no_letter,
        covers=("kind", "test"),
    ),
    Misconception(
        "line_number_expected",
        N_("A line is told by its number, counted from 1 as in the printed program."),
        shows=lambda seen: given(seen, "line") is not None and not is_line(given(seen, "line")),
        covers=("line",),
    ),
)


def another_line(*told: int) -> Misconception:
    """The entry of a line of which nothing else is known; ``told`` are those with their own."""
    return Misconception(
        "another_line",
        N_(
            "That line does what it should. Go through the program with two rows in mind, line by "
            "line: what goes in, what comes out, and where is it first not what it should be?"
        ),
        shows=lambda seen: is_line(given(seen, "line")) and given(seen, "line") not in told,
        covers=("line",),
    )
