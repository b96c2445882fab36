"""An anonymous example of a misconception: a learner's answer without any word of their own."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable

from ..classroom.course import Course
from ..intake.files import Unreadable, read_file
from .anonymous import LEFT_OUT, anonymous, vocabulary
from .rows import Chapter, Person

CANDIDATES = 5  # learners whose answers are looked at for an example
LINES, WIDTH = 25, 100  # what is shown of it
ROOM = 8  # a graded notebook may be so many times as large as one that is handed in


class Examples:
    """Finds examples in the graded notebooks of a chapter.

    people: everybody whom the gradebook knows. No number of theirs may stand in an example.
    """

    def __init__(self, course: Course, chapter: Chapter, people: Iterable[Person]) -> None:
        self.course = course
        self.chapter = chapter
        ids = {word for one in people for word in (one.id, one.email)}
        ids |= {one.student for one in chapter.submissions}
        self.known = vocabulary(chapter.shape.code, ids)
        self.answers = functools.lru_cache(256)(self.read_answers)

    def example(self, exercise: str, places: list[int]) -> str:
        """The answer of one of the learners at these places, of middle length among a few."""
        answer = self.chapter.shape.answer(exercise)
        students = (
            self.chapter.submissions[place].student for place in self.candidates(exercise, places)
        )
        told = (anonymous(self.answers(one).get(answer, ""), self.known) for one in students)
        found = sorted(filter(None, told), key=len)
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
