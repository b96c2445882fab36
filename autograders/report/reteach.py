"""What to teach again: the causes that cost the class most, and where the lesson on them stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from course_lib.language import language

from .misconceptions import Misconception, by_loss
from .rows import Chapter

MOST = 10
FEWEST = 2  # learners whom it must concern, where the class has more than so many
LEAST = 0.05  # and this share of those who answered
GIVES_NOTHING = {"unanswered", "still_blank"}  # there is no idea in it that could be mended


@dataclass(frozen=True)
class Suggestion:
    """Something to teach again: one cause, in all exercises of a chapter where it was found.

    misconception: in the exercise where it cost most; exercises: that one first. learners: who
    have it anywhere there, of those who answered any. lost: points, all together.
    headings: where in the chapter the first exercise stands. link: to the course's pages, or empty.
    """

    misconception: Misconception
    exercises: tuple[str, ...]
    learners: int
    answered: int
    lost: float
    headings: tuple[str, ...]
    link: str


def suggestions(
    found: list[Misconception], chapters: Iterable[Chapter], site: str
) -> list[Suggestion]:
    """The causes by learners concerned × points that each lost, without those of too few."""
    by_name = {one.name: one for one in chapters}
    merged = [suggestion(alike, by_name, site) for alike in same_cause(found)]
    merged = [one for one in merged if one.learners >= fewest(one.answered)]
    return sorted(merged, key=lambda one: (-one.lost, one.misconception.key))[:MOST]


def same_cause(found: list[Misconception]) -> Iterator[list[Misconception]]:
    """What can be taught, a list for each cause of a chapter: its exercises often build on each
    other, so that one idea shows in several. What cost most stands first."""

    def known_by(one: Misconception) -> tuple[str, str]:
        return one.chapter, one.name

    costly = [one for one in by_loss(found) if one.name not in GIVES_NOTHING]
    for _, alike in groupby(sorted(costly, key=known_by), known_by):
        yield list(alike)


def suggestion(alike: list[Misconception], chapters: dict[str, Chapter], site: str) -> Suggestion:
    """The one suggestion that these make, which are the same cause of a chapter."""
    first = alike[0]
    chapter = chapters[first.chapter]
    exercises = tuple(one.exercise for one in alike)
    concerned = {
        place for name in exercises for place in chapter.tallies[name].causes[first.name].learners
    }
    headings = chapter.shape.headings.get(first.exercise, ())
    return Suggestion(
        first,
        exercises,
        learners=len(concerned),
        answered=chapter.answered_any(exercises),
        lost=sum(one.lost for one in alike),
        headings=headings,
        link=address(site, first.chapter, headings) if site else "",
    )


def fewest(answered: int) -> int:
    """How many of so many learners must have a cause; in a class of one or two, one of them."""
    return max(FEWEST if answered > FEWEST else 1, math.ceil(LEAST * answered))


def address(site: str, chapter: str, headings: Iterable[str]) -> str:
    """The chapter among the pages that ``make site`` makes, scrolled to the lesson's heading.

    By the heading's text, which browsers find (WICG text fragments) or else show the page's top:
    the ids that Sphinx gives to headings in Korean are numbers, and change.
    """
    page = f"{site.rstrip('/')}/{language()}/{quote(chapter)}.html"
    text = next((one for one in reversed(tuple(headings)) if not set(one) & set("$\\*<_")), "")
    return f"{page}#:~:text={quote(text, safe='').replace('-', '%2D')}" if text else page
