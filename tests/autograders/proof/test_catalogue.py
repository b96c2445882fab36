"""The misconception proof and the fairness proof: every file of the catalogue is judged."""

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
    """Does it lose points, and is its first diagnosis the entry that it stands for?"""
    for seed in SEEDS:
        verdict = proof.verdict(seed)
        assert verdict.share < 1
        assert [d.name for d in verdict.diagnoses][:1] == [proof.name]


@pytest.mark.parametrize("proof", FAIR, ids=label)
def test_a_fair_variation_has_full_points(proof):
    """Does a right answer in another style earn everything?"""
    for seed in SEEDS:
        verdict = proof.verdict(seed)
        assert verdict.share == 1, verdict.problems


@pytest.mark.parametrize("exercise", all_exercises().values(), ids=lambda e: e.name)
def test_every_entry_of_every_exercise_is_proved(exercise):
    """Has each misconception a wrong answer that shows it, and each exercise a fair variation?"""
    proved = {proof.name for proof in WRONG if proof.exercise == exercise.name}
    assert {entry.name for entry in exercise.misconceptions} <= proved
    assert exercise.misconceptions
    assert [proof for proof in FAIR if proof.exercise == exercise.name]
