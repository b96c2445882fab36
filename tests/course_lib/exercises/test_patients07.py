"""The patients: one fault each, in the line and found by the test that the chart names."""

import ast

import numpy as np
import pytest

from autograders.grading import hidden_verdict
from autograders.proof.catalogue import source_of
from autograders.sample_class import answer_name
from course_lib.exercises.clinic07 import brought_in
from course_lib.exercises.patients07 import PATIENTS

NAMES = list(PATIENTS)
SOURCE = source_of("07_bug_clinic")


def fails(test, names):
    """Does a test, as it is printed for learners, fail on what a program defines?"""
    try:
        exec(test, dict(names))
    except Exception:
        return True
    return False


@pytest.mark.parametrize("name", NAMES)
def test_exactly_one_test_fails_on_a_patient_and_none_on_the_mended_program(name, chart, mended):
    """Is the right choice right, and every other wrong?"""
    tests = PATIENTS[name].tests
    assert [k for k, text in tests.items() if fails(text, brought_in(name))] == [
        chart(name)["test"]
    ]
    assert [k for k, text in tests.items() if fails(text, mended(name))] == []


@pytest.mark.parametrize("name", NAMES)
def test_one_line_is_all_that_is_wrong(name, mended):
    """Does the patient earn nothing, and everything once that line is right?"""
    subject = PATIENTS[name].subject
    for seed in range(3):
        rng = np.random.default_rng(seed)
        assert hidden_verdict(name, brought_in(name)[subject], rng).share == 0
        assert hidden_verdict(name, mended(name)[subject], rng).share == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_learners_cell_begins_with_the_patient(name):
    """Is the notebook's copy the program from the one place, with the same line numbers?"""
    (cell,) = (cell for cell in SOURCE.cells if answer_name(cell) == name)
    before, rest = cell.source.split("### BEGIN SOLUTION")
    assert before.startswith(PATIENTS[name].program)
    assert all(
        line.startswith("#") for line in before[len(PATIENTS[name].program) :].split("\n") if line
    )
    assert rest.rstrip().endswith("### END SOLUTION")


@pytest.mark.parametrize("lang", ["lang-en", "lang-ko"])
@pytest.mark.parametrize("name", NAMES)
def test_the_printed_tests_are_those_that_run(name, lang):
    """Do the prose cells of both languages show each test as it stands in the one place?"""
    places = [i for i, cell in enumerate(SOURCE.cells) if answer_name(cell) == f"{name}_chart"]
    (prose,) = (
        cell.source
        for cell in SOURCE.cells[places[0] - 2 : places[0]]
        if lang in cell.metadata.get("tags", [])
    )
    for letter, text in PATIENTS[name].tests.items():
        assert f"**{letter}**\n\n```python\n{text}```" in prose


def test_no_two_patients_share_a_name():
    """Would no program take away a name that another one uses?"""
    defined = [
        node.name
        for patient in PATIENTS.values()
        for node in ast.parse(patient.program).body
        if isinstance(node, (ast.ClassDef, ast.FunctionDef))
    ]
    assert len(defined) == len(set(defined))
