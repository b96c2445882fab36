"""Is each fault of an exercise found, and told with a way to mend it?"""

import shutil
from dataclasses import replace

import pytest

from autograders.doctor import exercises as looked_at
from autograders.doctor import findings
from autograders.doctor.exercises import look_at_exercises
from autograders.notebooks import NOTEBOOKS
from autograders.references import all_references
from course_lib.exercises import all_exercises

RELU = all_exercises()["relu"]


def ills(source=NOTEBOOKS):
    """What is not well, by what was looked at; each has a way to be mended."""
    found = [finding for finding in look_at_exercises(source) if not finding.well]
    assert all(finding.how for finding in found)
    return {finding.what: finding.found for finding in found}


def test_the_courses_own_exercises_are_well():
    """Is nothing found where nothing is wrong, and are the exercises counted?"""
    (found,) = look_at_exercises(NOTEBOOKS)
    assert found.well and found.found.startswith(f"{len(all_exercises())}, each")


@pytest.fixture
def plant(monkeypatch):
    """A function that puts a changed Relu in the place of the course's."""

    def put(**changes):
        changed = all_exercises() | {"relu": replace(RELU, **changes)}
        monkeypatch.setattr(looked_at, "all_exercises", lambda: changed)

    return put


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"misconceptions": ()}, "has no misconceptions"),
        ({"hints": RELU.hints[:1]}, "has 1 hints"),
        ({"task": "Write it anew."}, "1 messages have no Korean: 'Write it anew.'"),
        ({"chapter": "01_computation_graphs"}, "has no recorded values"),
        ({"cases": RELU.cases, "trial": lambda answer, case: iter(())}, "recorded values are not"),
    ],
)
def test_a_fault_is_found(plant, changes, said):
    """Is each thing that an exercise lacks told?"""
    plant(**changes)
    assert said in ills()["relu"]


def test_references_and_exercises_are_held_together(monkeypatch):
    """Is an exercise without a reference found, a reference without an exercise, one that fails?"""
    others = {name: answer for name, answer in all_references().items() if name != "relu"}
    monkeypatch.setattr(looked_at, "all_references", lambda: others | {"rellu": None})
    assert ills() == {"relu": "has no reference", "references": "no exercise is called rellu"}
    monkeypatch.setattr(looked_at, "all_references", lambda: others | {"relu": 5})
    assert "its reference fails" in ills()["relu"]


def test_a_module_that_cannot_be_imported_is_told(root, monkeypatch):
    """Is an author's syntax error a finding, after which nothing fails that builds on exercises?"""

    def fail():
        raise SyntaxError("invalid syntax", ("chapter08.py", 3, 1, "x =", 3, 4))

    monkeypatch.setattr(looked_at, "all_exercises", fail)
    last = list(findings(root))[-1]
    assert not last.well and last.how
    assert "cannot be imported: SyntaxError('invalid syntax', ('chapter08.py'" in last.found


def test_a_chapter_without_a_notebook_is_a_fault_of_the_repository_only(root):
    """May a course leave chapters out, while the repository that has the exercises may not?"""
    shutil.rmtree(root / "notebooks/02_chain_rule")
    told = list(look_at_exercises(root / "notebooks"))[-1]
    assert told.well and told.found == "have exercises but no notebook here: 02_chain_rule"
    (root / "course_lib").mkdir()
    assert "02_chain_rule" in ills(root / "notebooks")["chapters"]
