"""A wrong idea that learners have, and how to recognise it in what an answer gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


class Seen(Protocol):
    """One look at one case, as `Misconception.shows` gets it; see `check.judge.Finding`."""

    @property
    def case(self) -> Any: ...
    @property
    def criterion(self) -> str: ...
    @property
    def came(self) -> Any: ...
    @property
    def problem(self) -> str | None: ...


@dataclass(frozen=True)
class Misconception:
    """An entry of an exercise's catalogue.

    name: unique in its exercise; the class report counts it.
    says: what the learner is told, marked with ``N_``. It names the idea, never the fix.
    gives: by criterion, a formula for the *wrong* value that this idea leads to on a case. An
        answer fits when it gives that value on every case, for every criterion named, and is not
        right there. A formula returns None for a case of which it says nothing.
    shows: a test of all that was seen, where a formula cannot say it; with ``gives``, both.
    covers: the criteria that this idea spoils; those of ``gives`` when empty.
    section: where to read on, if elsewhere than the exercise.
    """

    name: str
    says: str
    gives: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    shows: Callable[[Sequence[Seen]], bool] | None = None
    covers: tuple[str, ...] = ()
    section: str = ""
