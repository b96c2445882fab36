"""The last exercise of chapter 07: inputs on which the patients' own tests fail.

Each author had a test and an input on which it passed. Here the test is run again on the broken
program, with the learner's input. A right program passes each test on every input allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..gradient import GradientCheck, gradient_check
from ..language import N_, tr
from .clinic07 import brought_in
from .exercise import Case, Look
from .misconception import Misconception, Seen

LARGEST, SMALLEST, MOST = 10, 0.01, 100


def allowed(value: Any, axes: int) -> Any:
    """The input as an array of floats.

    Raises ValueError for what no author would have tried: on numbers that are huge or all but 0,
    rounding makes right programs fail too.
    """
    array = np.array(value, dtype=float)
    sized = (np.abs(array) <= LARGEST) & ((array == 0) | (np.abs(array) >= SMALLEST))
    if array.ndim != axes or not 0 < array.size <= MOST or not sized.all():
        raise ValueError(
            tr(
                "expected an array of ndim {axes} with 1 to {most} numbers from -{largest} to "
                "{largest}, none but 0 nearer to 0 than {smallest}",
                axes=axes,
                most=MOST,
                largest=LARGEST,
                smallest=SMALLEST,
            )
        )
    return array


def outcome(passes: bool, because: str) -> dict[str, str]:
    """How the test ended; when it passed, why that tells nothing."""
    return {"test": "passes", "because": because} if passes else {"test": "fails"}


def no_difference(found: GradientCheck) -> bool:
    """Did a gradient check find nothing, kinks aside?"""
    return all(c.error <= found.tolerance for c in found.comparisons.values())


def logistic_test(Logistic: Any, x: Any) -> bool:
    """Is the output above one half exactly where x is above 0?"""
    return bool(np.array_equal(Logistic().forward(x) > 0.5, x > 0))


def softmax_test(softmax: Any, x: Any) -> bool:
    """Does every row sum to 1?"""
    return bool(np.allclose(softmax(x).sum(axis=1), 1))


def dense_test(Dense: Any, W: Any) -> bool:
    """Does the gradient check pass with these weights?"""
    x = np.random.default_rng(0).normal(size=(3, W.shape[0]))
    try:
        return no_difference(gradient_check(Dense(W, np.zeros(W.shape[1])), x))
    except ValueError:  # shapes that do not fit
        return False


def shortcut_test(Shortcut: Any, x: Any) -> bool:
    """Does the gradient check pass at this x?"""
    return no_difference(gradient_check(Shortcut(), x))


# By patient: what is tested, the test, the number of axes of its input, why it may pass.
TESTS: dict[str, tuple[str, Callable[[Any, Any], bool], int, str]] = {
    "mirrored_logistic": ("Logistic", logistic_test, 1, "only zero"),
    "crowded_softmax": ("softmax", softmax_test, 2, "one row"),
    "square_dense": ("Dense", dense_test, 2, "symmetric"),
    "spoiled_shortcut": ("Shortcut", shortcut_test, 1, "nothing negative"),
}


def outcome_of(patient: str, value: Any) -> dict[str, str]:
    """How a patient's own test ends with another input."""
    subject, test, axes, because = TESTS[patient]
    return outcome(test(brought_in(patient)[subject], allowed(value, axes)), because)


def try_inputs(answer: Any, case: Case) -> Iterator[tuple[str, Look]]:
    for patient in TESTS:
        yield patient, lambda patient=patient: outcome_of(patient, answer[patient])  # type: ignore[misc]


def passes(patient: str) -> Callable[[Any], bool]:
    """A test: does the patient's test still pass?"""

    def shows(seen: Any) -> bool:
        came = [look.came for look in seen if look.criterion == patient]
        return any(isinstance(c, dict) and c.get("test") == "passes" for c in came)

    return shows


def not_allowed(seen: Any) -> bool:
    """Is the first input that does not do one that is not allowed?"""
    first: Seen = next(look for look in seen if look.problem)
    return getattr(first.came, "kind", "") == "ValueError"


WRONG_INPUTS = (
    Misconception(
        "input_not_allowed",
        N_(
            "An input is not of the kind that is asked for: see how many axes it may have, and how "
            "large its numbers may be. The limits are there so that no right program can fail."
        ),
        shows=not_allowed,
        covers=tuple(TESTS),
    ),
    Misconception(
        "only_zero",
        N_(
            "Logistic passes here. At 0 a curve that rises and one that falls can meet; away from "
            "0 they part."
        ),
        shows=passes("mirrored_logistic"),
        covers=("mirrored_logistic",),
    ),
    Misconception(
        "one_row",
        N_(
            "softmax passes here. With one row, the sum of the row and the sum of the whole array "
            "are the same number."
        ),
        shows=passes("crowded_softmax"),
        covers=("crowded_softmax",),
    ),
    Misconception(
        "symmetric_weights",
        N_(
            "Dense passes here. These weights are their own transpose, so nobody can see that a "
            "transpose is missing."
        ),
        shows=passes("square_dense"),
        covers=("square_dense",),
    ),
    Misconception(
        "nothing_negative",
        N_(
            "Shortcut passes here. Where the ReLU lets everything through it overwrites nothing, "
            "so the damage is never done."
        ),
        shows=passes("spoiled_shortcut"),
        covers=("spoiled_shortcut",),
    ),
)
