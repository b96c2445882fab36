"""What travels between the steps of grading: a released chapter, a task, an outcome."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from course_lib.language import DEFAULT, LANGUAGES

from .jail.limits import Limits

Cell = dict[str, Any]  # a cell as a notebook of format 4.5 stores it, its source in one string
Role = Literal["chapter", "learner", "graded", "missing"]
NO_RESPONSE = "No response."  # nbgrader's comment on an answer that is as it was released


class Text(str):
    """A sentence in each language of the course; taken for a plain text, it is the English one.

    Text({"en": "found: {names}", "ko": "있는 파일: {names}"}, names="a.ipynb, b.ipynb")

    Values are filled in; one that is a Text itself in the same language.
    """

    texts: Mapping[str, str]

    def __new__(cls, texts: Mapping[str, str], **values: object) -> Self:
        if values:  # without any, brackets in a text are its own
            texts = {lang: text.format(**told_in(lang, values)) for lang, text in texts.items()}
        made = super().__new__(cls, texts[DEFAULT])
        made.texts = texts
        return made

    def told(self, lang: str) -> str:
        """The sentence in a language."""
        return self.texts[lang]

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.texts,)


def told_in(lang: str, values: Mapping[str, object]) -> dict[str, object]:
    """Values for a sentence in a language."""
    return {name: v.told(lang) if isinstance(v, Text) else v for name, v in values.items()}


def stored(text: str) -> str:
    """A text as the gradebook keeps it: a `Text` in all its languages."""
    return json.dumps(text.texts, ensure_ascii=False) if isinstance(text, Text) else text


def restored(text: str) -> Text:
    """What was `stored`; the plain text of an older gradebook is the same in each language."""
    texts = json.loads(text) if text.startswith('{"') else dict.fromkeys(LANGUAGES, text)
    return Text(texts)


@dataclass(frozen=True)
class Released:
    """A chapter's notebook as learners got it, with the full sources that nbgrader recorded.

    chapter: the assignment's name. notebook: its notebook's name without ``.ipynb``.
    cells: in order; nbgrader's cells with trusted metadata, locked and graded ones with their full
        source (hidden tests included), solution cells with the released stub.
    metadata: the notebook's own. fingerprint: a digest of what grading depends on, which its
    prose, in one language or another, is not.
    """

    chapter: str
    notebook: str
    cells: tuple[Cell, ...] = field(compare=False)
    metadata: dict[str, Any] = field(compare=False)
    fingerprint: str

    def with_cells(self, cells: list[Cell], **course: Any) -> str:
        """The JSON of a notebook like this with other cells.

        course: what the feedback page is to know, kept in the notebook's metadata.
        Half characters, which no file can hold, become question marks.
        """
        metadata = self.metadata | ({"course": course} if course else {})
        notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        text = json.dumps(notebook, ensure_ascii=False, sort_keys=True) + "\n"
        return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True)
class Placed:
    """A cell in the notebook to be graded.

    cell: with trusted metadata; a code cell's outputs are still those that were handed in.
    role: "chapter", the chapter's own cell as it was released; "learner", written or changed by the
        learner; "graded", a graded cell with its trusted source; "missing", a solution cell that
        was not handed in and is never run.
    """

    cell: Cell
    role: Role


class Refusal(Exception):
    """A submission that cannot be graded.

    reason: one line for the instructor. advice: what the learner should do.
    """

    def __init__(self, reason: Text, advice: Text) -> None:
        super().__init__(reason, advice)
        self.reason = reason
        self.advice = advice

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True)
class Settings:
    """How to grade: the limits of a notebook, the language of reports, and whether an isolation
    below the full one is allowed."""

    limits: Limits = field(default_factory=Limits)
    lang: str = "en"
    unsafe: bool = False


@dataclass(frozen=True)
class Task:
    """All that a worker needs to grade a submission, wherever it runs.

    content: the submitted notebook's bytes, or why the submission is refused already.
    seed: of the hidden cases.
    """

    student: str
    content: bytes | Refusal
    released: Released
    settings: Settings
    seed: int


@dataclass(frozen=True)
class Outcome:
    """How a submission ended: graded, or refused with a reason.

    notebook: the autograded notebook's JSON; nbgrader's way to read scores from it applies.
    refused: the reason, a `Text`; empty when graded. advice: what the learner should do then, in
        their language.
    level: the isolation at which it ran. notes: what was mended in what was handed in.
    exercises: for each exercise what the class report needs.
    """

    student: str
    notebook: str
    refused: str = ""
    advice: str = ""
    level: str = ""
    notes: tuple[str, ...] = ()
    exercises: tuple[dict[str, Any], ...] = ()
