"""An anonymous example of a misconception: a learner's answer without any word of their own."""

from __future__ import annotations

import ast
import functools
import json
import re
import unicodedata
import warnings
from collections.abc import Iterable

from ..classroom.course import Course
from ..intake.files import Unreadable, read_file
from .rows import Chapter, Person

CANDIDATES = 5  # learners whose answers are looked at for an example
LONGEST_ANSWER = 4_000  # characters; a longer one is no good example
LINES, WIDTH = 25, 100  # what is shown of it
ROOM = 8  # a graded notebook may be so many times as large as one that is handed in
LEFT_OUT = "…"


class Examples:
    """Finds examples in the graded notebooks of a chapter.

    people: everybody whom the gradebook knows. None of them may be named in an example.
    """

    def __init__(self, course: Course, chapter: Chapter, people: Iterable[Person]) -> None:
        self.course = course
        self.chapter = chapter
        everybody = list(people)
        self.by_id = {person.id: person for person in everybody}
        self.ids = {word for one in everybody for word in (folded(one.id), folded(one.email))}
        self.ids |= {folded(one.student) for one in chapter.submissions}
        self.ids -= {""}
        self.answers = functools.lru_cache(256)(self.read_answers)

    def example(self, exercise: str, places: list[int]) -> str:
        """The answer of one of the learners at these places, of middle length among a few."""
        answer = self.chapter.shape.answer(exercise)
        found = []
        for place in self.candidates(exercise, places):
            student = self.chapter.submissions[place].student
            text = without_words(self.answers(student).get(answer, ""))
            if text and not self.names_somebody(text, student):
                found.append(text)
        found.sort(key=len)
        return shortened(found[(len(found) - 1) // 2]) if found else ""

    def candidates(self, exercise: str, places: list[int]) -> list[int]:
        """Some of the learners, those first of whom nothing else is known in this exercise."""
        causes = self.chapter.tallies[exercise].causes.values()
        several = {
            place
            for cause in causes
            for place, weight in zip(cause.learners, cause.weights, strict=True)
            if weight < 1
        }
        return sorted(places, key=lambda place: (place in several, place))[:CANDIDATES]

    def names_somebody(self, text: str, student: str = "") -> bool:
        """Does a text hold the name, id or address of this student, or anybody's id or address?"""
        text = folded(text)
        own = own_words(self.by_id.get(student, Person(student)))
        return any(told(word, text) for word in own) or any(
            word in text and as_word(word, text) for word in self.ids
        )

    def read_answers(self, student: str) -> dict[str, str]:
        """A learner's answer cells by their names; none where they cannot be read."""
        folder = self.course.autograded(student, self.chapter.name)
        path = folder / f"{self.chapter.shape.notebook}.ipynb"
        try:
            notebook = json.loads(read_file(path, ROOM * self.course.largest_notebook))
            about = ((cell["metadata"].get("nbgrader", {}), cell) for cell in notebook["cells"])
            return {a["grade_id"]: "".join(c["source"]) for a, c in about if a.get("solution")}
        except (OSError, Unreadable, ValueError, LookupError, TypeError, AttributeError):
            return {}
        except RecursionError:
            return {}


def without_words(source: str) -> str:
    """Python code without comments, docstrings and other texts that do nothing; empty if it is no
    Python, or too much."""
    if len(source) > LONGEST_ANSWER:
        return ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the learner's own making
            return ast.unparse(WithoutTexts().visit(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""


class WithoutTexts(ast.NodeTransformer):
    """Leaves out statements that are nothing but a text; where nothing is left, ``pass``."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """See the class."""
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list) and block:
                kept = [one for one in block if not is_text(one)]
                setattr(node, name, kept or ([ast.Pass()] if name == "body" else []))
        return node


def is_text(statement: ast.AST) -> bool:
    """Is this a statement that is nothing but a text?"""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def shortened(code: str) -> str:
    """As much of it as a page shows; a long line, which the page breaks, counts as several."""
    kept: list[str] = []
    room = LINES
    for line in code.splitlines():
        rows = max(1, -(-len(line) // WIDTH))
        if rows > room:
            return "\n".join([*kept, line[: room * WIDTH] + LEFT_OUT])
        kept.append(line)
        room -= rows
    return "\n".join(kept)


def own_words(person: Person) -> set[str]:
    """What would give a person away."""
    words = (person.id, person.first_name, person.last_name, person.email)
    return {folded(word) for word in (*words, person.email.partition("@")[0])} - {""}


def told(word: str, text: str) -> bool:
    """Is a word in a text? A short one, such as a surname of two letters, by itself only."""
    if len(word) < 3 and word.isascii():
        return as_word(word, text)
    return word in text


def as_word(word: str, text: str) -> bool:
    """Does a word stand by itself in a text?"""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def folded(text: str) -> str:
    """A text for comparison, whatever its case and its form of letters."""
    return unicodedata.normalize("NFKC", text).casefold()
