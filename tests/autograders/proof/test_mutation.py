"""The mutation proof: do the hidden checks tell each solution from its mutants?"""

import json
from dataclasses import replace

import nbformat
import pytest

from autograders import grading
from autograders.notebooks import NOTEBOOKS
from autograders.proof import mutation
from autograders.proof.equivalent import EQUIVALENT
from autograders.proof.mutation import (
    SEEDS,
    STORED,
    all_proofs,
    answer_cells,
    mutants_of,
    proofs_of_answer,
    stored_text,
    times_it_loses,
    written_lines,
)
from course_lib.exercises import all_exercises, find
from course_lib.exercises.exercise import Case

CHAIN_RULE = nbformat.read(NOTEBOOKS / "02_chain_rule" / "02_chain_rule.ipynb", as_version=4)
AFFINE = nbformat.read(NOTEBOOKS / "04_affine" / "04_affine.ipynb", as_version=4)


@pytest.fixture(scope="module")
def proofs():
    """Every mutant of every solution, judged now: about half a minute."""
    return all_proofs()


def test_every_exercise_is_proved(proofs):
    """Is there no exercise without mutants that its checks kill?"""
    assert [name for name in all_exercises() if not proofs[name].killed] == []


def test_every_mutant_is_killed_or_equivalent(proofs):
    """Does every change that makes a solution wrong cost points, whichever cases are drawn?"""
    assert {name: p.survivors for name, p in proofs.items() if p.survivors} == {}


def test_no_mutant_is_lost(proofs):
    """Does each mutant end as killed, equivalent or survivor, even where two read alike?"""
    for proof in proofs.values():
        assert proof.mutants == proof.killed + len(proof.equivalent) + len(proof.survivors)


def test_every_listed_equivalent_mutant_is_still_made(proofs):
    """Does mutmut still make each mutant that is excused, and does none of them lose points?"""
    found = {proof.answer: set(proof.equivalent) for proof in proofs.values() if proof.equivalent}
    assert found == {answer: set(changes) for answer, changes in EQUIVALENT.items()}


def test_the_stored_result_is_current(proofs):
    """Was it made from these solutions, by this mutmut, and does each mutant end as stored?"""
    now, stored = json.loads(stored_text(proofs)), json.loads(STORED.read_text(encoding="utf-8"))
    assert now == stored, "run: python -m autograders.proof.mutation"


@pytest.mark.parametrize("share_of_ones", [1.0, 0.9], ids=["always", "now and then"])
def test_weak_cases_are_found_out(monkeypatch, share_of_ones):
    """Do mutants survive, by name, where hidden cases cannot tell × from ÷ for every seed?"""

    def mostly_ones(rng, harsh):
        x = 1.0 if rng.random() < share_of_ones else 3.0
        yield Case("x is y", {"x": x, "y": x, "dout": 2.0})

    weak = replace(find("mul_backward"), cases=mostly_ones)
    monkeypatch.setattr(grading, "find", lambda name: weak)
    (proof,) = proofs_of_answer("mul_backward", CHAIN_RULE).values()
    assert proof.survivors == ["dx = dout * y → dx = dout / y", "dy = dout * x → dy = dout / x"]


def test_only_what_the_learner_writes_is_changed():
    """Do the lines that are given to the learner stay as they are?"""
    text = answer_cells(AFFINE)["batch_bias"]
    given = text.splitlines()
    written = written_lines(text)
    assert [given[i - 1].strip() for i in sorted(written)] == [
        "Y = X_dot_W + b",
        "db = np.sum(dY, axis=0)",
    ]
    for mutant in mutants_of(text):
        changed = mutant.text.splitlines()
        assert all(changed[i] == line for i, line in enumerate(given) if i + 1 not in written)


def test_a_mutant_that_never_ends_is_stopped_and_killed(monkeypatch):
    """Does an endless loop count as killed, in the definition as in the call?"""
    monkeypatch.setattr(mutation, "CPU_SECONDS", 0.1)
    for text in ("while True: pass", "def du_dt(du_dx, dx_dt):\n    while True: pass"):
        assert times_it_loses("sum_over_paths", text, AFFINE, {}) == len(SEEDS)


def test_the_solution_itself_loses_nothing():
    """Is what kills a mutant its one change, and not the proof's own handling of answers?"""
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
        source = nbformat.read(path, as_version=4)
        for exercise, answer in mutation.answer_of_exercise(source).items():
            names = mutation.names_beside(answer, source)
            assert times_it_loses(exercise, answer_cells(source)[answer], source, names) == 0


def test_a_chapter_can_be_proved_alone(monkeypatch, tmp_path):
    """Is it the only one that is judged, and is what is stored of the others kept?"""
    stored = tmp_path / "mutants.json"
    known = json.loads(STORED.read_text(encoding="utf-8"))
    known["exercises"]["chain_rule"]["killed"] = -1  # out of date
    known["exercises"]["affine"]["killed"] = -2  # of another chapter
    known["exercises"]["gone"] = known["exercises"]["affine"]  # of no exercise any more
    stored.write_text(json.dumps(known), encoding="utf-8")
    monkeypatch.setattr(mutation, "STORED", stored)
    monkeypatch.setattr(mutation.sys, "argv", ["mutation", "02_chain_rule"])
    mutation.main()
    now = json.loads(stored.read_text(encoding="utf-8"))["exercises"]
    assert now["chain_rule"]["killed"] > 0 and now["affine"]["killed"] == -2
    assert now.keys() == all_exercises().keys()
