"""What a released chapter tells of its exercises: their order, their headings, their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from course_lib.language import LANGUAGES

from ..answer_cells import answer_cells

HEADING = re.compile(r"(#{1,4})\s+(.+)")
FENCE = re.compile(r"\s*(```|~~~)")


@dataclass(frozen=True)
class Shape:
    """A chapter's notebook as learners read it, in one language.

    order: nbgrader's cells. headings: by cell, the section that it stands in and, where it has
    one of its own, the smaller heading above it. answers: see `answer_cells`.
    """

    notebook: str = ""
    title: str = ""
    order: tuple[str, ...] = ()
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def answer(self, exercise: str) -> str:
        """The answer cell of an exercise; by the course's custom where there is no release."""
        return self.answers.get(exercise, f"{exercise}-answer")


def shape_of(notebook: str, cells: Iterable[dict[str, Any]], lang: str) -> Shape:
    """The shape of a notebook with these cells; those in another language are passed over.

    A release in one language only is taken as it is.
    """
    cells = list(cells)
    mine = f"lang-{lang}"
    others = {f"lang-{other}" for other in LANGUAGES} - {mine}
    chosen = any(mine in cell["metadata"].get("tags", ()) for cell in cells)
    above: dict[int, str] = {}
    headings, order = {}, []
    for cell in cells:
        about = cell["metadata"].get("nbgrader", {})
        if name := about.get("grade_id"):
            order.append(name)
            headings[name] = tuple(above[level] for level in sorted(above) if level > 1)
        elif cell["cell_type"] == "markdown" and not (
            chosen and others & set(cell["metadata"].get("tags", ()))
        ):
            for level, text in headings_in(cell["source"]):
                above = {one: words for one, words in above.items() if one < level} | {level: text}
    return Shape(notebook, above.get(1, ""), tuple(order), headings, answer_cells(cells))


def headings_in(source: str) -> Iterable[tuple[int, str]]:
    """The level and the words of each heading of a Markdown cell."""
    fenced = False
    for line in source.splitlines():
        fenced ^= bool(FENCE.match(line))
        if not fenced and (found := HEADING.match(line)):
            yield len(found[1]), re.sub(r"</?code>|`", "", found[2]).strip()
