"""The commonest misconceptions of an exercise: how many have each, and what it costs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from course_lib.exercises import all_exercises
from course_lib.language import language, tr

from .causes import in_general
from .example import Examples
from .rows import Cause, Chapter
from .words import Words

EXAMPLES = 5  # of the commonest causes of an exercise that get an example


@dataclass(frozen=True)
class Misconception:
    """A cause in an exercise, as the report tells it.

    says: what it is, in words that are no learner's. section: of the book. learners: how many have
    it, of those who answered.
    lost: points that these learners lost by it all together; where several causes were found in
    one answer, they share its loss equally. example: an anonymous answer; empty if there is none.
    """

    chapter: str
    exercise: str
    name: str
    says: str
    section: str
    learners: int
    answered: int
    lost: float
    example: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What this is known by in the whole course."""
        return self.chapter, self.exercise, self.name


def misconceptions(chapter: Chapter, exercise: str, examples: Examples) -> list[Misconception]:
    """The causes that were found in an exercise, the commonest first."""
    tally = chapter.tallies.get(exercise)
    if tally is None:
        return []
    found = by_learners(
        [
            Misconception(
                chapter.name,
                exercise,
                name,
                in_words(exercise, name, cause),
                section=cause.sections.most_common(1)[0][0],
                learners=len(cause.learners),
                answered=tally.answered,
                lost=lost(chapter, exercise, cause),
                example="",
            )
            for name, cause in tally.causes.items()
        ]
    )
    shown = [
        replace(one, example=examples.example(exercise, tally.causes[one.name].learners))
        for one in found[:EXAMPLES]
    ]
    return shown + found[EXAMPLES:]


def in_words(exercise: str, name: str, cause: Cause) -> str:
    """A cause in the report's language, from the catalogue or else in general words.

    What was recorded then is not cited, for it may hold what a learner wrote, and a hidden case.
    """
    if (known := all_exercises().get(exercise)) is not None:
        for entry in known.misconceptions:
            if entry.name == name:
                return tr(entry.says)
    told = in_general(name) or Words(language())("not_cited")
    kinds = ", ".join(f"{kind} ({number})" for kind, number in cause.kinds.most_common())
    return f"{told} {kinds}" if kinds else told


def lost(chapter: Chapter, exercise: str, cause: Cause) -> float:
    """The points that the learners with a cause lost by it."""
    item = next(place for place, one in enumerate(chapter.items) if one.name == exercise)
    missing = chapter.items[item].most - chapter.points[cause.learners, item]
    return float(np.nansum(np.clip(missing, 0, None) * cause.weights))


def by_learners(found: list[Misconception]) -> list[Misconception]:
    """The commonest first; of equally common ones, what costs the class more."""
    return sorted(found, key=lambda one: (-one.learners, -one.lost, *one.key))


def by_loss(found: list[Misconception]) -> Iterator[Misconception]:
    """Those that cost the class most first: learners concerned × points that each loses."""
    yield from sorted((one for one in found if one.lost > 0), key=lambda one: (-one.lost, *one.key))
