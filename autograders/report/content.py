"""All that the report tells, as plain data: the page, the JSON and the tables are made of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from course_lib.exercises import all_exercises
from course_lib.language import language, tr

from ..classroom.course import Course
from .anonymous import Vocabulary
from .example import Examples
from .learners import Standing, standings
from .misconceptions import Misconception, by_learners, misconceptions
from .numbers import Estimate, item_rest_correlation, mean_share
from .reteach import Suggestion, suggestions
from .rows import Chapter, Person, Tally
from .words import Words

BINS = 10
STEPS = 200  # points of the line of completion over time
STOPS = 3  # of the commonest messages of answers that could not be tried
NOT_DEFINED = re.compile(r"name '(\w+)' is not defined")


@dataclass(frozen=True)
class Criterion:
    """How many of those who answered met it, missed it, are not judged yet, or were not tried."""

    name: str
    text: str
    met: int
    missed: int
    waiting: int
    untried: int


@dataclass(frozen=True)
class Exercise:
    """An exercise that the grader judges.

    headings: where it stands in the chapter. task: what it asks. section: of the book. points:
    that can be earned. answered, unanswered: how many learners did. stopped: why answers could
    not be tried, and how often. unexplained: how many lost points for no cause that is known.
    """

    name: str
    headings: tuple[str, ...]
    task: str
    section: str
    points: float
    difficulty: Estimate
    discrimination: Estimate
    answered: int
    unanswered: int
    criteria: list[Criterion]
    misconceptions: list[Misconception]
    stopped: list[tuple[str, int]]
    unexplained: int


@dataclass(frozen=True)
class ByHand:
    """A task that a person grades. mean: points of those given; waiting: how many are not yet."""

    name: str
    headings: tuple[str, ...]
    points: float
    given: int
    mean: float | None
    waiting: int


@dataclass(frozen=True)
class ChapterContent:
    """A chapter. Numbers of submissions, unless said.

    failed: the grader could not finish. ungraded: handed in and without an outcome. waiting: of
    those graded, where a person has to look. mended: something in what was handed in had to be.
    reasons: why submissions were refused. of: the points that count so far; by_hand_left: those
    that a person has still to give.
    shares: how many earned 0–10%, …, 90–100% of them. completion: times and how many had handed in
    by then. outdated: see `rows.Chapter`.
    """

    name: str
    title: str
    due: datetime | None
    handed_in: int
    graded: int
    refused: int
    failed: int
    ungraded: int
    late: int
    waiting: int
    mended: int
    reasons: list[tuple[str, int]]
    levels: list[tuple[str, int]]
    of: float
    by_hand_left: float
    mean: Estimate
    median: float | None
    shares: list[int]
    completion: list[tuple[datetime, int]]
    exercises: list[Exercise]
    by_hand: list[ByHand]
    outdated: list[tuple[str, int]]


@dataclass(frozen=True)
class Content:
    """The report. chapter: empty for the whole course. made: UTC."""

    chapter: str
    lang: str
    made: datetime
    students: int
    chapters: list[ChapterContent]
    commonest: list[Misconception]
    reteach: list[Suggestion]
    learners: list[Standing]


def content_of(
    course: Course,
    chapters: list[Chapter],
    people: dict[str, Person],
    *,
    chapter: str,
    site: str,
    now: datetime,
) -> Content:
    """Reckon everything. chapter: its name when the report is on one; now: UTC."""
    told = [chapter_content(course, one, people.values()) for one in chapters]
    found = [m for one in told for exercise in one.exercises for m in exercise.misconceptions]
    learners = standings(chapters, people, now, Words(language()))
    return Content(
        chapter,
        language(),
        now,
        len(learners),
        told,
        by_learners(found),
        suggestions(found, chapters, site),
        learners,
    )


def chapter_content(course: Course, chapter: Chapter, people: Iterable[Person]) -> ChapterContent:
    """What there is to tell of a chapter."""
    submissions = chapter.submissions
    refused = [one.refused for one in submissions if one.ended == "refused"]
    shares = chapter.shares[chapter.graded]
    shares = shares[~np.isnan(shares)]
    known = {one.student for one in submissions}
    examples = Examples(course, chapter, people)
    times = sorted(one.handed_in for one in submissions if one.handed_in)
    return ChapterContent(
        chapter.name,
        chapter.shape.title,
        chapter.due,
        handed_in=len(known | chapter.pending),
        graded=int(chapter.graded.sum()),
        refused=len(refused),
        failed=sum(one.ended == "failed" for one in submissions),
        ungraded=len(chapter.pending),
        late=sum(one.late > 0 for one in submissions),
        waiting=int(chapter.waiting[chapter.graded].any(axis=1).sum()),
        mended=sum(one.notes > 0 for one in submissions),
        reasons=Counter(without_numbers(reason) for reason in refused).most_common(),
        levels=Counter(one.level for one in submissions if one.level).most_common(),
        of=chapter.of,
        by_hand_left=float(chapter.most.sum()) - chapter.of,
        mean=mean_share(shares),
        median=float(np.median(shares)) if len(shares) else None,
        shares=histogram(shares),
        completion=thinned([(when, number) for number, when in enumerate(times, start=1)]),
        exercises=[
            exercise_content(chapter, column, examples)
            for column, item in enumerate(chapter.items)
            if not item.by_hand
        ],
        by_hand=[
            by_hand_content(chapter, column)
            for column, item in enumerate(chapter.items)
            if item.by_hand
        ],
        outdated=sorted(chapter.outdated.items()),
    )


def exercise_content(chapter: Chapter, column: int, examples: Examples) -> Exercise:
    """What there is to tell of an exercise; of submissions that were graded."""
    item = chapter.items[column]
    tally = chapter.tallies.get(item.name)
    points = chapter.points[chapter.graded]
    here = points[:, column]
    answered = int(chapter.answered[chapter.graded, column].sum())
    unanswered = int(chapter.there[chapter.graded, column].sum()) - answered
    known = all_exercises().get(item.name)
    texts = {name: tr(one.text) for name, one in known.criteria.items()} if known else {}
    names = dict.fromkeys([*texts, *(tally.met if tally else ())])
    names |= dict.fromkeys([*tally.missed, *tally.waiting] if tally else ())
    return Exercise(
        item.name,
        chapter.shape.headings.get(item.name, ()),
        task=tr(known.task) if known else "",
        section=known.section if known else "",
        points=item.most,
        difficulty=mean_share(here[~np.isnan(here)] / item.most),
        discrimination=item_rest_correlation(points, column, chapter.automatic),
        answered=answered,
        unanswered=unanswered,
        criteria=[criterion_content(tally, name, texts.get(name, ""), answered) for name in names]
        if tally
        else [],
        misconceptions=misconceptions(chapter, item.name, examples),
        stopped=stops(tally.stopped, examples.known) if tally else [],
        unexplained=tally.unexplained if tally else 0,
    )


def criterion_content(tally: Tally, name: str, text: str, answered: int) -> Criterion:
    """What there is to tell of a criterion; its numbers add up to all who answered."""
    judged = tally.met[name], tally.missed[name], tally.waiting[name]
    return Criterion(name, text, *judged, untried=max(0, answered - sum(judged)))


def stops(stopped: Counter[str], known: Vocabulary) -> list[tuple[str, int]]:
    """Why answers could not be tried: what Python says of a name that the chapter has. All else,
    which may be a learner's own words, is counted without them."""
    told: Counter[str] = Counter()
    for message, number in stopped.most_common():
        missing = NOT_DEFINED.fullmatch(message)
        shown = missing and known.has(missing[1]) and len(told) < STOPS
        told[message if shown else ""] += number
    return sorted(told.items(), key=lambda one: (not one[0], -one[1]))


def by_hand_content(chapter: Chapter, column: int) -> ByHand:
    """What there is to tell of a task that a person grades."""
    item = chapter.items[column]
    points = chapter.points[chapter.graded, column]
    waiting = chapter.waiting[chapter.graded, column]
    given = points[~np.isnan(points)]
    mean = float(given.mean()) if len(given) else None
    headings = chapter.shape.headings.get(item.name, ())
    return ByHand(item.name, headings, item.most, len(given), mean, int(waiting.sum()))


def histogram(shares: np.typing.NDArray[np.float64]) -> list[int]:
    """How many shares lie in each tenth; one on a border in the higher, 1 in the highest."""
    places = np.clip(np.floor(shares * BINS + 1e-9), 0, BINS - 1).astype(int)
    return [int(number) for number in np.bincount(places, minlength=BINS)]


def thinned(steps: list[tuple[datetime, int]]) -> list[tuple[datetime, int]]:
    """At most about `STEPS` of these, the first and the last among them."""
    kept = steps[:: -max(1, len(steps) // STEPS)][::-1]
    return kept if kept[:1] == steps[:1] else [steps[0], *kept]


def without_numbers(reason: str) -> str:
    """A reason without what differs from one file to the next, such as a line's number."""
    return re.sub(r"\d[\d,.]*\d|\d", "…", reason)
