"""The sample class: right answers get everything, wrong ones lose exactly what they deserve."""

import re

import nbformat
import numpy as np
import pytest

from autograders.grading import hidden_verdict
from autograders.notebooks import NOTEBOOKS
from autograders.proof.catalogue import graded_call
from autograders.sample_class import (
    ANSWERS,
    CLASS,
    answer_name,
    answer_names,
    answer_of_exercise,
)

SOURCES = {
    path.parent.name: nbformat.read(path, as_version=4) for path in NOTEBOOKS.glob("*/*.ipynb")
}
CHAPTERS = sorted(SOURCES)
REGION = re.compile(r"^( *)### BEGIN SOLUTION\n.*?### END SOLUTION", re.MULTILINE | re.DOTALL)
GRADED = [learner for learner in CLASS if not (learner.truncated or learner.breaks_last)]


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("learner", GRADED, ids=lambda learner: learner.name)
def test_each_learner_loses_exactly_what_is_declared(learner, chapter):
    """Do the graders find each planted mistake, and nothing else, on hidden cases?"""
    source = SOURCES[chapter]
    namespace = {}
    setup = next(c for c in source.cells if c.cell_type == "code")
    exec(setup.source, namespace)
    lost = learner.lost_criteria(source)
    given = learner.answers(source)
    for text in given.values():
        exec(text, namespace)
    for exercise, answer in answer_of_exercise(source).items():
        if answer not in given:
            continue
        tried, *own = eval(f"({graded_call(source, exercise)},)", namespace)
        for seed in range(3):
            verdict = hidden_verdict(exercise, tried, np.random.default_rng(seed), *own)
            failed = {name for name, problem in verdict.problems.items() if problem}
            failed -= verdict.carried
            assert failed == lost[exercise], (exercise, verdict.problems)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_untouched_chapter_earns_nothing(chapter):
    """Is there no point to be had for the skeletons as they are released?"""
    source = SOURCES[chapter]
    namespace = {}
    exec(next(c for c in source.cells if c.cell_type == "code").source, namespace)
    for cell in source.cells:
        if answer_name(cell):
            exec(REGION.sub(r"\1...", cell.source), namespace)
    for exercise in answer_of_exercise(source):
        tried, *own = eval(f"({graded_call(source, exercise)},)", namespace)
        assert hidden_verdict(exercise, tried, np.random.default_rng(0), *own).share == 0, exercise


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_another_right_way_is_written_for_every_answer(chapter):
    """Has each answer a second right version, in another style?"""
    here = {path.stem for path in (ANSWERS / "right_another_way").glob("*.py")}
    assert set(answer_names(SOURCES[chapter])) <= here


def test_every_answer_file_is_used():
    """Does each file answer a cell that some chapter has?"""
    names = {name for source in SOURCES.values() for name in answer_names(source)}
    assert [str(p) for p in ANSWERS.glob("*/*.py") if p.stem not in names] == []
    assert {p.name for p in ANSWERS.iterdir()} <= {learner.name for learner in CLASS}


def test_the_wrong_ones_are_wrong():
    """Does every answer of a learner who errs say what it loses?"""
    right = {"right_another_way"}
    silent = [
        str(path)
        for path in ANSWERS.glob("*/*.py")
        if ("# loses" in path.read_text(encoding="utf-8")) == (path.parent.name in right)
    ]
    assert silent == []
