"""Who may need help, and why: rules that an instructor can follow, not a prediction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from .rows import Chapter, Person
from .words import Words

LOW = 0.4  # share of the points below which help may be needed, whatever the class does
FAR_BELOW = 0.3  # or this much below the class's median
MUCH = 0.5  # share of the exercises that are as they were released
TINY = 1e-9  # noise of rounding, which decides about nobody
AGAIN = 2  # exercises with the same cause; chapters handed in late
NOT_HANDED_IN, REFUSED, SAME_CAUSE, LATE = 1.0, 1.0, 0.5, 0.25  # how grave each is


@dataclass(frozen=True)
class Concern:
    """Something about a learner. kind: of reason, a key of `words.TEXTS`; told: what goes there."""

    student: str
    kind: str
    grave: float
    told: str


@dataclass
class Standing:
    """How a learner stands in the chapters of the report.

    points, most: earned, and what could be, for everybody the same but for chapters where the
    grader failed, which are left out. blank: share of the exercises
    that are as they were released. reasons: why help may be needed, gravest first; grave: their
    sum.
    """

    person: Person
    handed_in: int = 0
    graded: int = 0
    refused: int = 0
    failed: int = 0
    late: int = 0
    points: float = 0.0
    most: float = 0.0
    blank: float = 0.0
    reasons: list[str] = field(default_factory=list)
    grave: float = 0.0

    @property
    def share(self) -> float | None:
        """Share of the points; None before anything has an outcome."""
        return self.points / self.most if self.most and (self.graded or self.refused) else None


def standings(
    chapters: list[Chapter], people: dict[str, Person], now: datetime, words: Words
) -> list[Standing]:
    """Every learner, those first who may need help most. now: UTC."""
    ids = set(people)
    ids.update(one.student for chapter in chapters for one in chapter.submissions)
    ids.update(student for chapter in chapters for student in chapter.pending)
    found = {one: Standing(people.get(one, Person(one))) for one in sorted(ids)}
    concerns: list[Concern] = []
    for chapter in chapters:
        count(chapter, found)
        concerns += concerns_of(chapter, set(found), now, words)
    concerns += repeated(chapters)
    for student, one in found.items():
        one.blank /= max(1, one.graded)
        if one.late >= AGAIN:
            concerns.append(Concern(student, "late_often", LATE * one.late, str(one.late)))
    give_reasons(found, concerns, words)
    return sorted(found.values(), key=lambda one: (-one.grave, one.share or 0.0, one.person.id))


def give_reasons(found: dict[str, Standing], concerns: list[Concern], words: Words) -> None:
    """Put concerns of one kind into one reason each, the gravest first."""
    kinds: dict[tuple[str, str], list[Concern]] = defaultdict(list)
    for concern in concerns:
        kinds[concern.student, concern.kind].append(concern)
    graves = {key: sum(one.grave for one in alike) for key, alike in kinds.items()}
    for (student, kind), alike in sorted(kinds.items(), key=lambda one: -graves[one[0]]):
        told = ", ".join(one.told for one in alike)
        found[student].reasons.append(words(kind, told=told))
        found[student].grave += graves[student, kind]


def count(chapter: Chapter, found: dict[str, Standing]) -> None:
    """Add a chapter to the learners' sums."""
    points, of = chapter.earned, chapter.of
    for one in found.values():
        one.most += of
    for place, submission in enumerate(chapter.submissions):
        one = found[submission.student]
        one.handed_in += 1
        one.late += submission.late > 0
        one.refused += submission.ended == "refused"
        if submission.ended == "failed":
            one.failed += 1
            one.most -= of
        elif submission.ended:
            one.points += float(points[place])
        if submission.graded:
            one.graded += 1
            one.blank += float(chapter.blank[place])
    handed_in = {one.student for one in chapter.submissions}
    for student in chapter.pending - handed_in:
        found[student].handed_in += 1


def concerns_of(
    chapter: Chapter, everybody: set[str], now: datetime, words: Words
) -> Iterator[Concern]:
    """What a chapter tells."""
    shares, blank = chapter.shares, chapter.blank
    graded = shares[chapter.graded]
    median = float(np.nanmedian(graded)) if np.isfinite(graded).any() else 0.0
    for place, one in enumerate(chapter.submissions):
        share = float(shares[place])
        if one.ended == "refused":
            yield Concern(one.student, "was_refused", REFUSED, f"{chapter.name}: {one.refused}")
        elif one.graded and few(share, median):
            told = f"{chapter.name} {words.percent(share)} ({words.percent(median)})"
            yield Concern(one.student, "few_points", 1 - share, told)
        if one.graded and blank[place] >= MUCH - TINY:
            told = f"{chapter.name} {words.percent(blank[place])}"
            yield Concern(one.student, "much_blank", float(blank[place]) / 2, told)
    if chapter.due:
        handed_in = {one.student for one in chapter.submissions} | chapter.pending
        for student in sorted(everybody - handed_in):
            if chapter.due + chapter.extensions.get(student, timedelta()) < now:
                yield Concern(student, "not_handed_in", NOT_HANDED_IN, chapter.name)


def few(share: float, median: float) -> bool:
    """Is a share of the points a low one, whatever the class does or beside its median?"""
    return share < LOW - TINY or median - share >= FAR_BELOW - TINY


def repeated(chapters: Iterable[Chapter]) -> Iterator[Concern]:
    """Causes of one name in several exercises of a learner."""
    where: dict[tuple[str, str], list[str]] = defaultdict(list)
    for chapter in chapters:
        for exercise, tally in chapter.tallies.items():
            for name, cause in tally.causes.items():
                for place in cause.learners:
                    where[chapter.submissions[place].student, name].append(exercise)
    for (student, name), exercises in where.items():
        if len(exercises) >= AGAIN:
            told = f"{name} ({', '.join(exercises)})"
            yield Concern(student, "same_cause", SAME_CAUSE * (len(exercises) - 1), told)
