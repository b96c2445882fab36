"""What would tell two misconceptions apart that gave the same values on every case tried."""

from __future__ import annotations

import numpy as np

from ..exercises.exercise import Case, Exercise
from ..exercises.misconception import Misconception
from ..language import tr
from .compare import difference
from .observe import quiet


def telling_apart(exercise: Exercise, one: Misconception, other: Misconception) -> str:
    """A sentence with a case on which the two lead to different values, if one is found."""
    case = parting_case(exercise, one, other)
    if case is None:
        return tr("No case of this exercise parts them: see which of them your code does.")
    inputs = ", ".join(f"{k} = {np.round(v, 3).tolist()}" for k, v in case.inputs.items())
    return tr("They part on this case: {inputs}. Try it by hand.", inputs=inputs[:400])


def parting_case(exercise: Exercise, one: Misconception, other: Misconception) -> Case | None:
    """The smallest of some random cases on which two formulas for one criterion differ."""
    shared = set(one.gives) & set(other.gives)
    cases = exercise.hidden_cases(np.random.default_rng(0), rounds=5) if shared else []
    with quiet():
        parting = [case for case in cases if any(differ(c, case, one, other) for c in shared)]
    numeric = [case for case in parting if all(plain_numbers(v) for v in case.inputs.values())]
    return min(numeric, key=lambda c: sum(np.size(v) for v in c.inputs.values()), default=None)


def differ(criterion: str, case: Case, one: Misconception, other: Misconception) -> bool:
    """Do the two formulas give different values on a case?"""
    first, second = one.gives[criterion](case), other.gives[criterion](case)
    if first is None or second is None:
        return False
    return difference(first, second, 1e-4, reveal=False) is not None


def plain_numbers(value: object) -> bool:
    """Can an input be written in a sentence?"""
    return isinstance(value, (int, float, np.ndarray)) and np.size(value) <= 12
