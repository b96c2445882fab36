"""A chapter as learners got it, and the notebooks that they make of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from ..answer_cells import WRITE_HERE
from ..sample_class import answer_name, answer_names, answer_of_exercise, solution

FIRST_DUE = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
WEEK = timedelta(weeks=1)
OTHER_LANGUAGE = {"en": "lang-ko", "ko": "lang-en"}

Cell = dict[str, Any]


@dataclass(frozen=True)
class Style:
    """How a learner's notebook looks, whatever the answers.

    language: of the prose that is left. ran: it was run, so that it holds the outputs. paragraph:
    what stands under the question that a person grades. tries: a cell that was added for a try,
    after the answer named. deletes: an exercise whose graded cell is deleted.
    """

    language: str = "both"
    ran: bool = True
    paragraph: str = ""
    tries: str = ""
    deletes: str = ""


@dataclass(frozen=True)
class Chapter:
    """A chapter: the instructor's notebook, and the released one.

    before: the chapter before this one, if that is released too.
    """

    name: str
    source: NotebookNode = field(repr=False, hash=False, compare=False)
    released: NotebookNode = field(repr=False, hash=False, compare=False)
    before: Chapter | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of_course(cls, root: Path, name: str) -> Chapter:
        """A released chapter of a course folder."""
        file = f"{name}/{name}.ipynb"
        source = nbformat.read(root / "notebooks" / file, as_version=4)
        released = nbformat.read(root / "release" / file, as_version=4)
        earlier = sorted(p.name for p in (root / "release").iterdir() if p.name < name)
        return cls(name, source, released, cls.of_course(root, earlier[-1]) if earlier else None)

    @property
    def due(self) -> datetime:
        """When it is due; one chapter a week."""
        return FIRST_DUE + (int(self.name.split("_")[0]) - 1) * WEEK

    @cached_property
    def judges(self) -> dict[str, tuple[str, ...]]:
        """The exercises that judge each answer, by the answer's name, in order."""
        pairs = answer_of_exercise(self.source).items()
        return {
            answer: tuple(exercise for exercise, judged in pairs if judged == answer)
            for answer in answer_names(self.source)
        }

    @cached_property
    def solutions(self) -> dict[str, str]:
        """The course's own answers, by their names."""
        return {name: solution(name, self.source) for name in self.judges}

    @cached_property
    def outputs(self) -> dict[str, list[Any]]:
        """What the chapter's own cells gave when the instructor ran them, by the cells' ids."""
        code = (c for c in self.source.cells if c.cell_type == "code")
        return {cell.id: cell.outputs for cell in code if "nbgrader" not in cell.metadata}

    def notebook(self, answers: Mapping[str, str], style: Style) -> str:
        """The JSON of a notebook with these answers; a cell without one is as it was released."""
        cells = [*self.cells(answers, style)]
        return json.dumps({**self.released, "cells": cells}, ensure_ascii=False)

    def cells(self, answers: Mapping[str, str], style: Style) -> Iterator[Cell]:
        """The cells of `notebook`."""
        for number, cell in enumerate(self.released.cells):
            about = cell.metadata.get("nbgrader", {})
            answer = answer_name(cell)
            if OTHER_LANGUAGE.get(style.language) in cell.metadata.get("tags", ()):
                continue
            if style.deletes and about.get("grade_id") == style.deletes:
                continue
            if answer is not None and answer in answers:
                yield {**cell, "source": answers[answer], "execution_count": number}
            elif style.paragraph and cell.source == WRITE_HERE:
                yield {**cell, "source": style.paragraph}
            elif style.ran and cell.get("id") in self.outputs:
                yield {**cell, "outputs": self.outputs[cell.id], "execution_count": number}
            else:
                yield cell
            if answer and answer == style.tries:
                yield nbformat.v4.new_code_cell(
                    "np.arange(6.0).reshape(2, 3).sum(axis=0)", id="try"
                )
