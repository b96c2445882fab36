"""What must not stand on a learner's page: anything of the hidden cases and tests."""

import re

import numpy as np

from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.references import all_references
from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.check.report import Report
from course_lib.exercises import all_exercises

from ..conftest import CHAPTER
from .conftest import page_of, pages, words_of


def floats(value):
    """All numbers in a value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [number for one in value for number in floats(one)]
    try:
        return np.asarray(value, dtype=float).ravel().tolist()
    except (TypeError, ValueError):
        return []


def written(values):
    """Numbers of at least four digits, in each way in which a report might write them."""
    forms = {f"{abs(v):{f}}" for v in values for f in (".4f", ".4g", ".5g", ".6g")}
    return {form for form in forms if len(re.sub(r"\D", "", form).strip("0")) >= 4}


def test_no_hidden_case_and_no_expected_value_is_on_a_page(given):
    """Of the hidden cases that were drawn, and of their results, is there no number on the page?

    But for one that the learner's own answer gave: "got 0.25, which is not right".
    """
    course = open_course(given)
    with open_gradebook(course) as gradebook:
        batch = Batch(course, gradebook, CHAPTER, True)
        tasks = [batch.begin(one).task for one in course.handed_in(CHAPTER)]
        seeds = {task.student: task.seed for task in tasks if "broken" not in task.student}
    own = re.compile(r"got \S*?[^<]*?, which is not right|\S+이\(가\) 나왔는데")
    exercises = [e for e in all_exercises().values() if e.chapter == CHAPTER]
    looked_for = 0
    for student, seed in seeds.items():
        found = set(re.findall(r"\d[\d.]*", words_of(own.sub("", page_of(given, student)))))
        for exercise in exercises:
            cases = exercise.hidden_cases(np.random.default_rng([seed, *exercise.name.encode()]))
            truths = truths_of(exercise, all_references()[exercise.name], cases)
            inputs = written(floats([dict(case.inputs) for case in cases]))
            results = written(floats([look.value for _, seen in truths for look in seen.looks]))
            assert not found & (inputs | results), (student, exercise.name)
            looked_for += len(inputs | results)
    assert looked_for > 1000


def test_the_test_above_would_see_a_hidden_case():
    """Are the numbers found in a report that does reveal?"""
    exercise = all_exercises()["affine"]
    cases = exercise.hidden_cases(np.random.default_rng(1))
    truths = truths_of(exercise, all_references()["affine"], cases)
    report = Report(judge(exercise, type("Affine", (), {}), truths, reveal=True), reveal=True)
    found = set(re.findall(r"\d[\d.]*", words_of(report._repr_html_())))
    assert found & written(floats([dict(case.inputs) for case in cases]))


def test_no_source_of_a_hidden_test_is_on_a_page(given):
    """Does nothing of the graded cells' code stand there, nor another learner's name?"""
    for (student, name), content in pages(given).items():
        if name.endswith(".html"):
            text = content.decode()
            assert "HIDDEN" not in text and "from autograders" not in text
            others = {other for other, _ in pages(given)} - {student}
            assert not [other for other in others if other in text]
