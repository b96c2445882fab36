"""The misconception proof and the fairness proof: every file of the catalogue is judged."""

import subprocess
import sys

import pytest

from autograders.proof.catalogue import proofs
from course_lib.exercises import all_exercises

WRONG, FAIR = list(proofs("wrong")), list(proofs("fair"))
SEEDS = range(3)


def label(proof):
    """What a test is called by."""
    return f"{proof.exercise}/{proof.path.stem}"


@pytest.mark.parametrize("proof", WRONG, ids=label)
def test_a_wrong_answer_is_diagnosed_by_its_name(proof):
    """Is it found to be wrong, and is its first diagnosis the entry that it stands for?

    Each loses points, but for gradients that are right for their network's own wrong predict.
    """
    for seed in SEEDS:
        verdict = proof.verdict(seed)
        assert not verdict.passed
        assert verdict.share < 1 or proof.exercise == "network_gradient"
        assert [d.name for d in verdict.diagnoses][:1] == [proof.name]


@pytest.mark.parametrize("proof", FAIR, ids=label)
def test_a_fair_variation_has_full_points(proof):
    """Does a right answer in another style earn everything?"""
    for seed in SEEDS:
        verdict = proof.verdict(seed)
        assert verdict.share == 1, verdict.problems


@pytest.mark.parametrize("module", ["autograders.proof", "autograders.proof.mutation"])
def test_a_chapter_that_there_is_not_is_told(module):
    """Does a misspelt chapter not pass as one in which all is proved?"""
    command = [sys.executable, "-m", module, "03_layer"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "no chapter is called 03_layer; did you mean 03_layers?\n"


@pytest.mark.parametrize("exercise", all_exercises().values(), ids=lambda e: e.name)
def test_every_entry_of_every_exercise_is_proved(exercise):
    """Has each misconception a wrong answer that shows it, and each exercise a fair variation?"""
    proved = {proof.name for proof in WRONG if proof.exercise == exercise.name}
    assert {entry.name for entry in exercise.misconceptions} <= proved
    assert exercise.misconceptions
    assert [proof for proof in FAIR if proof.exercise == exercise.name]
