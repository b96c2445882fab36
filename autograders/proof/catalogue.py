"""Answers that prove the graders: wrong ones with their diagnosis, right ones in many styles.

``wrong/<exercise>/<name>.py`` is an answer that a learner might write, whose first diagnosis must
be ``<name>``; ``<name>__2.py`` is another in a different style. ``fair/<exercise>/<name>.py`` is
a right answer that must earn full points. Each file is the text of the learner's cell.
"""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat import NotebookNode

from course_lib.check.judge import Verdict
from course_lib.exercises import all_exercises, find

from ..grading import hidden_verdict
from ..notebooks import NOTEBOOKS
from ..sample_class import answer_names, answer_of_exercise, solution
from ..spelling import did_you_mean

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Proof:
    """One file of the catalogue."""

    kind: str  # "wrong" or "fair"
    exercise: str
    name: str  # of the misconception or symptom, or of the fair variation
    path: Path

    def verdict(self, seed: int) -> Verdict:
        """The hidden verdict on this answer; a seed fixes its own random numbers too."""
        np.random.seed(seed)
        answer, own = judged(self.exercise, self.path.read_text(encoding="utf-8"))
        return hidden_verdict(self.exercise, answer, np.random.default_rng(seed), *own)


def proofs(kind: str) -> Iterator[Proof]:
    """All files of one kind, in order."""
    for path in sorted((FOLDER / kind).glob("*/*.py")):
        yield Proof(kind, path.parent.name, path.stem.split("__")[0], path)


def judged(exercise: str, text: str) -> tuple[Any, tuple[Any, ...]]:
    """The answer that a cell's text defines, and the answers that it builds on.

    The cell runs after the notebook's imports and the course's own solutions of the other cells.
    """
    source = source_of(find(exercise).chapter)
    mine = answer_of_exercise(source)[exercise]
    namespace: dict[str, Any] = {"__name__": "__main__"}
    setup = next(cell.source for cell in source.cells if cell.cell_type == "code")
    exec(setup, namespace)
    for name in answer_names(source):
        cell = text if name == mine else solution(name, source)
        # As IPython does, so that a diagnosis can quote the line that raised.
        linecache.cache[f"<{name}>"] = (len(cell), None, cell.splitlines(keepends=True), name)
        exec(compile(cell, f"<{name}>", "exec"), namespace)
    call = graded_call(source, exercise)
    answer, *own = eval(f"({call},)", namespace)
    return answer, tuple(own)


def chapters_named(names: list[str]) -> list[str]:
    """The names, where each is a chapter's; ends the program in words where one is not."""
    known = {exercise.chapter for exercise in all_exercises().values()}
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"; there are: {', '.join(sorted(known))}"
            sys.exit(f"no chapter is called {name}{hint}")
    return names


def source_of(chapter: str) -> NotebookNode:
    """The instructor's notebook of a chapter."""
    return nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)


def graded_call(source: NotebookNode, exercise: str) -> str:
    """What the graded cell hands to ``grade`` after the exercise's name, such as ``Affine``."""
    (cell,) = (
        c for c in source.cells if c.metadata.get("nbgrader", {}).get("grade_id") == exercise
    )
    return str(cell.source.split(f'grade("{exercise}", ')[1].split(")")[0])
