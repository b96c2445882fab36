"""Every exercise, its reference, and its recorded truth."""

import json

import numpy as np
import pytest

from autograders.grading import hidden_verdict
from autograders.record import recordings
from autograders.references import all_references
from course_lib.check.observe import observe
from course_lib.check.recorded import FOLDER, encode, truths_of
from course_lib.exercises import all_exercises

EXERCISES = list(all_exercises().values())


def test_every_exercise_has_a_reference_and_every_reference_an_exercise():
    """Do the two sides name the same exercises?"""
    assert all_exercises().keys() == all_references().keys()


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_visible_and_hidden_cases_see_every_criterion(exercise):
    """Is no criterion met by never being looked at?"""
    for cases in (exercise.visible_cases(), exercise.hidden_cases(np.random.default_rng(0))):
        truths = truths_of(exercise, all_references()[exercise.name], cases)
        seen = {o.criterion for _, observed in truths for o in observed.looks}
        assert seen == set(exercise.criteria)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_the_reference_gives_finite_plain_values(exercise):
    """Does no truth hold a NaN, an infinity or a foreign object?"""
    for case in exercise.hidden_cases(np.random.default_rng(1)):
        for seen in observe(exercise, all_references()[exercise.name], case).looks:
            json.dumps(encode(seen.value), allow_nan=False)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
@pytest.mark.parametrize(
    "answer",
    [None, {}, lambda *_: None, type("Empty", (), {})],
    ids=["None", "empty dict", "gives None", "empty class"],
)
def test_no_answer_earns_nothing(exercise, answer):
    """Does an untouched skeleton, or something that does nothing, get no point?"""
    assert hidden_verdict(exercise.name, answer, np.random.default_rng(2)).share == 0


def test_the_recorded_truth_is_current():
    """Do the recorded files hold what the references give now?"""
    for chapter, text in recordings().items():
        assert (FOLDER / f"{chapter}.json").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.name)
def test_an_exercise_says_all_it_must(exercise):
    """Has each exercise a task, three hints, a section and worded criteria?"""
    assert exercise.task and exercise.section
    assert len(exercise.hints) == 3
    assert all(criterion.weight > 0 for criterion in exercise.criteria.values())
