"""The questions with choices: what the notebook says under a choice, and what the grader says."""

import re

import nbformat
import pytest

from autograders.notebooks import NOTEBOOKS
from autograders.references import all_references
from course_lib.exercises import all_exercises

CONCEPTS = [e for e in all_exercises().values() if e.name.endswith("_concepts")]
QUESTION = re.compile(r"^### ([a-z])\. ", re.MULTILINE)
CHOICE = re.compile(r"<summary>([A-Z])\. .*?</summary>\s*(.*?)\s*</details>", re.DOTALL)
RIGHT = {"lang-en": "Yes", "lang-ko": "맞습니다"}


def questions(exercise, language):
    """Of each question the choices, a letter and what is told, as the notebook has them."""
    path = NOTEBOOKS / exercise.chapter / f"{exercise.chapter}.ipynb"
    (text,) = (
        cell.source
        for cell in nbformat.read(path, as_version=4).cells
        if language in cell.metadata.get("tags", []) and QUESTION.search(cell.source)
    )
    _, *parts = QUESTION.split(text)
    return {key: CHOICE.findall(part) for key, part in zip(parts[::2], parts[1::2], strict=True)}


def test_every_chapter_that_teaches_has_some():
    """Is there one such exercise in each of the chapters 01 to 06, and nowhere two?"""
    numbers = [e.chapter[:2] for e in CONCEPTS]
    assert {"01", "02", "03", "04", "05", "06"} <= set(numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("language", RIGHT)
@pytest.mark.parametrize("exercise", CONCEPTS, ids=lambda e: e.name)
def test_the_notebook_calls_right_what_the_grader_takes_for_right(exercise, language):
    """Does the feedback of just one choice say yes, that of the reference's letter?"""
    asked = questions(exercise, language)
    said = {
        key: [letter for letter, told in choices if told.startswith(RIGHT[language])]
        for key, choices in asked.items()
    }
    assert said == {key: [right] for key, right in all_references()[exercise.name].items()}


@pytest.mark.parametrize("language", RIGHT)
@pytest.mark.parametrize("exercise", CONCEPTS, ids=lambda e: e.name)
def test_every_choice_has_its_letter_and_its_feedback(exercise, language):
    """Are the letters A, B, C ..., with a misconception in the catalogue for each wrong one?"""
    asked = questions(exercise, language)
    for choices in asked.values():
        assert "".join(letter for letter, _ in choices) == "ABCDEF"[: len(choices)]
        assert all(len(told) > 10 for _, told in choices)
    wrong = sum(len(choices) - 1 for choices in asked.values())
    assert len(exercise.misconceptions) == wrong + 1  # and one for what is no letter
