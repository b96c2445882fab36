"""A synthetic class of any size: who hands in what of which chapter, and what that ought to show.

Every wrong answer is one of the catalogue in ``autograders/proof/wrong``, so that its misconception
is known: the class knows how often each one is in what it hands in, and a report on it can be held
against that. The same seed makes the same class; a smaller class is the beginning of a larger one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .chapter import Chapter
from .hand_in import HandIn, draw
from .learner import Learner, learner_of

__all__ = ["Chapter", "HandIn", "Learner", "SyntheticClass"]


@dataclass(frozen=True)
class SyntheticClass:
    """So many learners, drawn with a seed."""

    size: int
    seed: int = 0

    @property
    def learners(self) -> list[Learner]:
        """All of them, in order."""
        return [learner_of(self.seed, number) for number in range(self.size)]

    def hand_ins(self, chapter: Chapter) -> Iterator[HandIn]:
        """What the learners hand in of a chapter; those who hand in nothing are left out."""
        for learner in self.learners:
            if (hand_in := draw(self.seed, learner, chapter)) is not None:
                yield hand_in

    def submit(self, chapter: Chapter, inbound: Path) -> list[HandIn]:
        """Put everything into an exchange's inbound folder, as ``nbgrader submit`` would."""
        handed_in = list(self.hand_ins(chapter))
        for hand_in in handed_in:
            hand_in.write(inbound)
        return handed_in
