"""How a wrong value relates to the right one, where no misconception and no symptom explains it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..exercises.exercise import Case, Exercise
from ..gradient import numerical_gradient
from ..language import tr
from .compare import difference
from .finding import Finding
from .observe import observe
from .symptoms import Symptom


def relations(exercise: Exercise, answer: Any, findings: list[Finding]) -> Iterator[Symptom]:
    """For each failing criterion whose values are numbers, the relations that hold."""
    failing = dict.fromkeys(f.criterion for f in findings if f.problem)
    for criterion in failing:
        looks = [f for f in findings if f.criterion == criterion]
        covers = frozenset([criterion])
        if all(comparable(look) for look in looks):
            for name, says in relations_of(criterion, looks):
                yield name, says, exercise.section, covers
            wrong = [look for look in looks if look.problem]
            own = criterion in exercise.gradients and "forward" in failing
            if own and fits_own_forward(exercise, answer, wrong[0]):
                says = tr(
                    "Your {criterion} agrees with the numerical gradient of your own forward. So "
                    "backward fits it, and the forward is what differs.",
                    criterion=criterion,
                )
                yield "fits_own_forward", says, exercise.section, covers


def comparable(look: Finding) -> bool:
    """Are both values numbers or arrays of numbers of one shape?"""
    kinds = (bool, int, float, np.ndarray)
    both = isinstance(look.wanted, kinds) and isinstance(look.came, kinds)
    return both and np.shape(look.wanted) == np.shape(look.came)


def relations_of(criterion: str, looks: list[Finding]) -> Iterator[tuple[str, str]]:
    """Sign, factor, and whether only batches are wrong."""
    wrong = [look for look in looks if look.problem]
    # Where zero is right and zero came, any factor fits.
    telling = [look for look in looks if np.any(look.wanted) or np.any(look.came)]
    factors = [(factor(look), look.case) for look in telling]
    first = factors[0][0]
    if all(close(f, -1) for f, _ in factors):
        says = tr("{criterion} has the right size and the opposite sign.", criterion=criterion)
        yield "sign_flipped", says
    elif first is not None and all(close(f, first) and not close(f, 1) for f, _ in factors):
        says = tr(
            "{criterion} is {factor:.4g} times the expected value, in every case.",
            criterion=criterion,
            factor=first,
        )
        yield "constant_factor", says
    elif all(close(f, rows_of(c)) or close(f, 1 / rows_of(c)) for f, c in factors):
        says = tr(
            "{criterion} is off by a factor that is the number of rows of the batch.",
            criterion=criterion,
        )
        yield "factor_of_the_batch", says
    elif len(wrong) < len(looks) and all(rows_of(w.case) > 1 for w in wrong):
        says = tr("{criterion} is right for one row and wrong for a batch.", criterion=criterion)
        yield "one_row_is_right", says


def factor(look: Finding) -> float | None:
    """The number by which the right value must be multiplied to give what came, if there is one."""
    wanted, came = np.asarray(look.wanted, float), np.asarray(look.came, float)
    size = float((wanted * wanted).sum())
    if size == 0 or not np.isfinite(came).all():
        return None
    by = float((came * wanted).sum()) / size
    return by if by and difference(by * wanted, came, 1e-4, reveal=False) is None else None


def close(found: float | None, by: float) -> bool:
    """Is there a factor, and is it this one?"""
    return found is not None and abs(found - by) <= 1e-4 * abs(by)


def rows_of(case: Case) -> int:
    """The number of rows of the first matrix among the inputs; 1 when there is none."""
    shapes = (
        np.shape(value) for value in case.inputs.values() if not isinstance(value, (str, dict))
    )
    return next((shape[0] for shape in shapes if len(shape) == 2), 1)


def fits_own_forward(exercise: Exercise, answer: Any, look: Finding) -> bool:
    """Does a gradient agree with central differences of the answer's own forward?"""
    name = exercise.gradients[look.criterion]
    if name not in look.case.inputs:
        return False
    x = np.array(look.case[name], dtype=float)

    def loss(moved: Any) -> float:
        case = Case("", {**look.case.inputs, name: np.array(moved)})
        seen = observe(exercise, answer, case).looks
        out = next(s.value for s in seen if s.criterion == "forward")
        return float(np.sum(np.asarray(out, float) * look.case.inputs.get("dout", 1.0)))

    try:
        own = numerical_gradient(loss, x)
    except (TypeError, ValueError, StopIteration):  # its forward gives no numbers
        return False
    return difference(own, look.came, 1e-4, reveal=False) is None
