"""What a page tells of a submission beside its notebook, as the gradebook knows it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Score:
    """Points of a graded cell: those earned, the most there are, whether a person gave them, and
    whether a person has still to give them."""

    earned: float
    most: float
    by_hand: bool = False
    waits: bool = False


@dataclass(frozen=True)
class Facts:
    """A learner's submission of a chapter.

    scores: by the graded cell's name. comments: what an instructor wrote, in Markdown, by the
    answer's name. unanswered: the answers that were left as they were released.
    penalty: points taken off for lateness. seconds_late: after the time that was set.
    """

    student: str
    chapter: str
    scores: dict[str, Score] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    unanswered: frozenset[str] = frozenset()
    penalty: float = 0.0
    seconds_late: float = 0.0

    @property
    def earned(self) -> float:
        """All points, as nbgrader counts them: a penalty takes no more than there is."""
        return max(0.0, sum(score.earned for score in self.scores.values()) - self.penalty)

    @property
    def most(self) -> float:
        """The most points that can be earned."""
        return sum(score.most for score in self.scores.values())
