"""Questions with choices A, B, C ...: a letter each, and what to tell for each wrong one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..language import N_
from .exercise import Criterion, Exercise, named_values, one_case
from .misconception import Misconception, Seen

LETTERS = "ABCDEF"


@dataclass(frozen=True)
class Question:
    """A question with choices.

    text: what it is about, marked with ``N_``.
    wrong: for each letter but the right one, the name of the idea behind that choice and what the
        learner is told, marked with ``N_``.
    """

    text: str
    wrong: Mapping[str, tuple[str, str]]


def concepts(
    name: str, chapter: str, section: str, hints: tuple[str, str, str], **questions: Question
) -> Exercise:
    """An exercise whose answer is a dict with one letter for each question."""
    choices = (
        chose(key, letter, *idea)
        for key, question in questions.items()
        for letter, idea in question.wrong.items()
    )
    return Exercise(
        name=name,
        chapter=chapter,
        section=section,
        task=N_("Answer each question by the letter of one choice."),
        cases=one_case,
        trial=named_values(*questions),
        criteria={key: Criterion(question.text) for key, question in questions.items()},
        one_answer=True,
        hints=hints,
        misconceptions=(*choices, no_letter(questions)),
    )


def given(seen: Sequence[Seen], question: str) -> Any:
    """The wrong answer to a question, letters as capitals; None when it is right or blank."""
    for look in seen:
        if look.criterion == question and look.problem:
            return look.came.strip().upper() if isinstance(look.came, str) else look.came
    return None


def chose(question: str, answer: str | int, name: str, says: str) -> Misconception:
    """The entry of one wrong answer to one question."""

    def shows(seen: Sequence[Seen]) -> bool:
        came = given(seen, question)  # perhaps an array, which is never equal at once
        return not isinstance(came, np.ndarray) and bool(came == answer)

    return Misconception(name, says, shows=shows, covers=(question,))


def no_letter(questions: Mapping[str, Question]) -> Misconception:
    """The entry of an answer that is no letter of a choice."""

    def shows(seen: Sequence[Seen]) -> bool:
        answers = {key: given(seen, key) for key in questions}
        letters = {key: LETTERS[: len(q.wrong) + 1] for key, q in questions.items()}
        return any(
            answer is not None and not (isinstance(answer, str) and answer in list(letters[key]))
            for key, answer in answers.items()
        )

    return Misconception(
        "letter_expected",
        N_("Each question is answered by the letter of one of its choices, in quotes."),
        shows=shows,
        covers=tuple(questions),
    )
