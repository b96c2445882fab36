"""What to teach again: the causes that cost the class most, and where the lesson on them stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from course_lib.language import language

from .misconceptions import Misconception, by_loss
from .shape import Shape

MOST = 10


@dataclass(frozen=True)
class Suggestion:
    """Something to teach again.

    headings: where in the chapter the exercise stands. link: to the course's pages, or empty.
    """

    misconception: Misconception
    headings: tuple[str, ...]
    link: str


def suggestions(
    found: list[Misconception], shapes: dict[str, Shape], site: str
) -> list[Suggestion]:
    """The causes by learners concerned × points that each lost. shapes: by chapter."""

    def suggestion(one: Misconception) -> Suggestion:
        headings = shapes[one.chapter].headings.get(one.exercise, ())
        return Suggestion(one, headings, address(site, one.chapter, headings) if site else "")

    return [suggestion(one) for one in list(by_loss(found))[:MOST]]


def address(site: str, chapter: str, headings: Iterable[str]) -> str:
    """The chapter among the pages that ``make site`` makes, scrolled to the lesson's heading.

    By the heading's text, which browsers find (WICG text fragments) or else show the page's top:
    the ids that Sphinx gives to headings in Korean are numbers, and change.
    """
    page = f"{site.rstrip('/')}/{language()}/{quote(chapter)}.html"
    text = next((one for one in reversed(tuple(headings)) if not set(one) & set("$\\*<_")), "")
    return f"{page}#:~:text={quote(text, safe='').replace('-', '%2D')}" if text else page
