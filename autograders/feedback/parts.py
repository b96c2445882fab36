"""A graded notebook's exercises, each with the learner's answers and the report on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from course_lib.language import LANGUAGES

from ..answer_cells import MISSING, WRITE_HERE
from ..outcome import Cell

HEADING = re.compile(r"^#{1,6} +(.{1,200})", re.MULTILINE)
FENCED = re.compile(r"^(`{3,}|~{3,}).*?(?:^\1|\Z)", re.MULTILINE | re.DOTALL)
# One of several questions under a heading, which one cell answers.
SUBQUESTION = re.compile(r"[a-z]\. ")
MARKUP = re.compile(r"</?code>|[`*]")


@dataclass(frozen=True)
class Part:
    """What was asked and graded as one.

    name: of the graded cell; empty for answers that nothing grades. heading: the nearest above it.
    answers: the cells that the learner wrote. report: the graded cell's outputs. judged: the names
    of the answers that were; those of the part before where this one has none of its own.
    by_words: whether it is a question that is answered in words, and read by a person.
    """

    name: str
    heading: str
    answers: list[Cell]
    report: Any = None
    judged: tuple[str, ...] = ()
    by_words: bool = False

    @property
    def missing(self) -> bool:
        """Was there no cell for the answer in what was handed in?"""
        return bool(self.answers) and all(MISSING in text_of(cell) for cell in self.answers)

    @property
    def wordless(self) -> bool:
        """Is it a question under which nothing was written?"""
        texts = (text_of(cell).strip() for cell in self.answers)
        return self.by_words and all(text in ("", WRITE_HERE) for text in texts)

    @property
    def stopped(self) -> bool:
        """Did the answer's code end in an error, and leave nothing behind that could be judged?"""
        return "NameError" in errors(self.report) and any(
            errors(cell.get("outputs")) for cell in self.answers
        )

    @property
    def cells(self) -> list[str]:
        """The names of nbgrader's cells on which an instructor can have written a comment."""
        names = [grade_id(cell) for cell in self.answers]
        return [name for name in dict.fromkeys([*names, self.name]) if name]


def title_of(cells: Iterable[Cell], lang: str) -> str:
    """A notebook's first heading in a language, or an empty text."""
    return next((heading for cell in cells for heading in headings(cell, lang)), "")


def parts_of(cells: Iterable[Cell], lang: str) -> Iterator[Part]:
    """The parts of a notebook, in order.

    A graded cell grades the answers between it and the one before, an answer that is graded
    itself also that one. A task is answered in the text behind it, as far as that goes.
    """
    heading = ""
    answers: list[Cell] = []
    judged: tuple[str, ...] = ()
    task: Part | None = None
    for cell in cells:
        if task and is_own_text(cell):
            task.answers.append(cell)
            continue
        if task:
            yield task
            task = None
        heading = next(reversed(headings(cell, lang)), heading)
        own = about(cell)
        if own.get("task"):
            task = Part(grade_id(cell), heading, [], by_words=True)
            continue
        if own.get("solution"):
            answers.append(cell)
        if own.get("grade") and own.get("points"):
            judged = tuple(map(grade_id, answers)) or judged
            report = None if own.get("solution") else cell.get("outputs")
            yield Part(grade_id(cell), heading, answers, report, judged)
            answers = []
    if task:
        yield task
    if answers:
        yield Part("", heading, answers, judged=tuple(map(grade_id, answers)))


def errors(outputs: Any) -> list[str]:
    """The kinds of the errors among a cell's outputs."""
    made = outputs if isinstance(outputs, list) else []
    return [
        str(output.get("ename"))
        for output in made
        if isinstance(output, dict) and output.get("output_type") == "error"
    ]


def is_own_text(cell: Cell) -> bool:
    """Is a cell text, and none of the chapter's?"""
    return cell["cell_type"] == "markdown" and not about(cell) and not languages(cell)


def headings(cell: Cell, lang: str) -> list[str]:
    """The headings in a cell of prose, unless it is in another language."""
    if cell["cell_type"] != "markdown" or (languages(cell) and lang not in languages(cell)):
        return []
    found = HEADING.findall(FENCED.sub("", text_of(cell)))
    return [MARKUP.sub("", one).strip(" #") for one in found if not SUBQUESTION.match(one)]


def languages(cell: Cell) -> list[str]:
    """The languages that a cell of the chapter's prose is tagged with."""
    tags = cell.get("metadata", {}).get("tags", [])
    return [lang for lang in LANGUAGES if f"lang-{lang}" in tags]


def about(cell: Cell) -> dict[str, Any]:
    """A cell's nbgrader metadata, empty without."""
    own: dict[str, Any] = cell.get("metadata", {}).get("nbgrader") or {}
    return own


def grade_id(cell: Cell) -> str:
    """nbgrader's name of a cell, empty without one."""
    return str(about(cell).get("grade_id", ""))


def text_of(cell: Cell) -> str:
    """A cell's source, in one string as we write it or in lines as nbformat does."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else str(source)
