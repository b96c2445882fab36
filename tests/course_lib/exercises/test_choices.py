"""Questions with choices: what is told for which answer."""

import numpy as np
import pytest

from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.exercises.choices import Question, concepts

EXERCISE = concepts(
    "small_concepts",
    "01_computation_graphs",
    "5.1",
    ("one", "two", "three"),
    a=Question("the first", {"A": ("idea_a", "Not A."), "C": ("idea_c", "Not C.")}),
    b=Question("the second", {"B": ("idea_b", "Not B.")}),
)
RIGHT = {"a": "B", "b": "A"}


def verdict(answers):
    """The verdict on some answers."""
    truths = truths_of(EXERCISE, RIGHT, EXERCISE.hidden_cases(np.random.default_rng(0), 1))
    return judge(EXERCISE, answers, truths, reveal=False)


@pytest.mark.parametrize("answers", [RIGHT, {"a": "b", "b": " a "}])
def test_right_letters_have_full_points(answers):
    """Do capitals and spaces not matter?"""
    assert verdict(answers).share == 1


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"a": "A", "b": "A"}, ["Not A."]),
        ({"a": "c", "b": "A"}, ["Not C."]),
        ({"a": "C", "b": "B"}, ["Not C.", "Not B."]),
        ({"a": "B", "b": "C"}, ["letter"]),  # the second question has no third choice
        ({"a": 1, "b": "A"}, ["letter"]),
        ({"a": "AC", "b": "A"}, ["letter"]),
        ({"a": None, "b": "A"}, ["blank"]),
    ],
)
def test_a_wrong_choice_is_told_its_own_idea(answers, told):
    """Is each wrong letter answered by its feedback, and anything else by what is expected?"""
    seen = verdict(answers)
    assert seen.share < 1
    said = [diagnosis.says for diagnosis in seen.diagnoses]
    assert len(said) == len(told)
    assert all(part in text for part, text in zip(told, said, strict=True))
