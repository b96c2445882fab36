"""A class of twelve sample learners: what each hands in, and what that deserves.

The name of a learner says what is particular. Answers that differ from the course's own solution
stand in ``answers/<learner>/<answer>.py``; a line ``# loses affine: dx, dW`` at their top says
which criteria of which exercise such an answer fails.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_lib.exercises import find

from ..answer_cells import answer_cells

ANSWERS = Path(__file__).parent / "answers"
# nbgrader's delimiters, as the instructor's notebooks have them.
REGION_MARK = re.compile(r"^\s*### (BEGIN|END) SOLUTION\n?", re.MULTILINE)
LOSES = re.compile(r"^# loses (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Learner:
    """One of the class. Answers come from ``answers/<name>/`` first, else from the solution."""

    name: str
    blank_after: float = 1.0  # this share of the answers is given, the rest is left as released
    breaks_last: bool = False  # the last answer has a syntax error
    late: bool = False
    truncated: bool = False  # the file breaks off, so it is no notebook any more

    def answers(self, source: NotebookNode) -> dict[str, str]:
        """The text of each answer that this learner gives, by the answer's name."""
        names = answer_names(source)
        given = {name: self.answer(name, source) for name in names[: self.given(names)]}
        if self.breaks_last:
            given[names[-1]] = given[names[-1]].replace(":", "", 1) + "\n)"
        return given

    def answer(self, name: str, source: NotebookNode) -> str:
        """The text of one answer."""
        path = ANSWERS / self.name / f"{name}.py"
        return path.read_text(encoding="utf-8") if path.exists() else solution(name, source)

    def given(self, names: list[str]) -> int:
        """How many of the answers this learner gives."""
        return round(self.blank_after * len(names))

    def hands_in(self, released: NotebookNode, source: NotebookNode) -> str:
        """The text of the notebook file that this learner hands in."""
        notebook = copy.deepcopy(released)
        given = self.answers(source)
        for cell in notebook.cells:
            name = answer_name(cell)
            if name in given:
                cell.source = given[name]
        text = str(nbformat.writes(notebook))
        return text[: len(text) // 2] if self.truncated else text

    def deserves(self, source: NotebookNode) -> dict[str, float]:
        """The points that each exercise of a chapter deserves, by the ``# loses`` lines."""
        lost = self.lost_criteria(source)
        points = {}
        for name, most in exercise_points(source).items():
            criteria = find(name).criteria
            kept = sum(
                c.weight for key, c in criteria.items() if key not in lost.get(name, criteria)
            )
            points[name] = round(most * kept / sum(c.weight for c in criteria.values()), 2)
        return points

    def lost_criteria(self, source: NotebookNode) -> dict[str, set[str]]:
        """For each exercise that was answered, the criteria that it fails."""
        answered = self.answers(source)
        if self.truncated:
            answered = {}
        elif self.breaks_last:
            answered.popitem()
        lost: dict[str, set[str]] = {
            exercise: set()
            for exercise, answer in answer_of_exercise(source).items()
            if answer in answered
        }
        for text in answered.values():
            for exercise, criteria in LOSES.findall(text):
                lost[exercise] = lost.get(exercise, set()) | set(
                    re.split(r",\s*", criteria.strip())
                )
        return lost


CLASS = (
    Learner("right_as_taught"),
    Learner("right_another_way"),
    Learner("forgets_return"),
    Learner("mixes_up_operands"),
    Learner("wrong_derivative"),
    Learner("forgets_the_batch"),
    Learner("miswires"),
    Learner("half_done", blank_after=0.5),
    Learner("untouched", blank_after=0.0),
    Learner("hands_in_late", late=True),
    Learner("syntax_error", breaks_last=True),
    Learner("broken_file", truncated=True),
)


def answer_name(cell: NotebookNode) -> str | None:
    """The name of an answer cell, such as ``affine``; None for any other cell."""
    about = cell.metadata.get("nbgrader", {})
    return str(about["grade_id"]).removesuffix("-answer") if about.get("solution") else None


def answer_names(source: NotebookNode) -> list[str]:
    """The names of a chapter's answer cells, in order."""
    return [name for cell in source.cells if (name := answer_name(cell))]


def solution(name: str, source: NotebookNode) -> str:
    """The course's own solution of an answer cell."""
    (cell,) = (cell for cell in source.cells if answer_name(cell) == name)
    return REGION_MARK.sub("", cell.source)


def exercise_points(source: NotebookNode) -> dict[str, float]:
    """The points of each exercise of a chapter; check cells, which earn none, left out."""
    about = (cell.metadata.get("nbgrader", {}) for cell in source.cells)
    return {a["grade_id"]: float(a["points"]) for a in about if a.get("grade") and a["points"]}


def answer_of_exercise(source: NotebookNode) -> dict[str, str]:
    """The name of the answer cell that each exercise judges."""
    found = answer_cells(source.cells).items()
    return {exercise: answer.removesuffix("-answer") for exercise, answer in found}
