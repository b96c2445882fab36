"""What a released chapter tells of its exercises: their order, their headings, their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..answer_cells import answer_cells
from ..feedback.parts import FENCED, MARKUP, SUBQUESTION, grade_id, languages, text_of
from ..outcome import Cell

HEADING = re.compile(r"^(#{1,4})\s+(.+)", re.MULTILINE)


@dataclass(frozen=True)
class Shape:
    """A chapter's notebook as learners read it, in one language.

    order: nbgrader's cells. headings: by cell, the section that it stands in and, where it has
    one of its own, the smaller heading above it. answers: see `answer_cells`. code: the chapter's
    own, as it is released and as its source has it, with the solutions.
    """

    notebook: str = ""
    title: str = ""
    order: tuple[str, ...] = ()
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    code: tuple[str, ...] = ()

    def answer(self, exercise: str) -> str:
        """The answer cell of an exercise; by the course's custom where there is no release."""
        return self.answers.get(exercise, f"{exercise}-answer")


def shape_of(notebook: str, cells: Iterable[Cell], prose: Iterable[Cell], lang: str) -> Shape:
    """The shape of a released notebook.

    cells: of the release. prose: the cells whose headings are read, the release's own or, where
    it is in another language, the source's; what is in another language is passed over.
    """
    cells = list(cells)
    above: dict[int, str] = {}
    headings = {}
    for cell in prose:
        if name := grade_id(cell):
            headings[name] = tuple(above[level] for level in sorted(above) if level > 1)
        elif cell["cell_type"] == "markdown" and speaks(cell, lang):
            for level, text in headings_in(text_of(cell)):
                above = {one: words for one, words in above.items() if one < level} | {level: text}
    order = tuple(filter(None, map(grade_id, cells)))
    return Shape(notebook, above.get(1, ""), order, headings, answer_cells(cells))


def speaks(cell: Cell, lang: str) -> bool:
    """Is a cell of prose in a language, or in none in particular?"""
    return not languages(cell) or lang in languages(cell)


def headings_in(source: str) -> Iterable[tuple[int, str]]:
    """The level and the words of each heading of a Markdown cell.

    Those of the questions that one cell answers together belong to no exercise.
    """
    for marks, text in HEADING.findall(FENCED.sub("", source)):
        if not SUBQUESTION.match(text):
            yield len(marks), MARKUP.sub("", text).strip(" #")
