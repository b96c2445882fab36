"""How the misconceptions of chapter 03 are recognised in what an answer gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from .misconception import Seen

# A wrong value, from a case and from what the answer gave for each criterion of that case.
Formula = Callable[[Any, Mapping[str, Any]], Any]
Shows = Callable[[Sequence[Seen]], bool]


def gave(*ways: Mapping[str, Formula]) -> Shows:
    """A test: did the answer give, on every case, what one of these ways to err leads to?"""

    def shows(findings: Sequence[Seen]) -> bool:
        tried: dict[int, tuple[Any, dict[str, Any]]] = {}
        for f in findings:
            tried.setdefault(id(f.case), (f.case, {}))[1][f.criterion] = f.came
        return any(
            all(
                same(formula, case, seen, criterion)
                for case, seen in tried.values()
                for criterion, formula in way.items()
            )
            for way in ways
        )

    return shows


def same(formula: Formula, case: Any, seen: Mapping[str, Any], criterion: str) -> bool:
    """Did an answer give a formula's value on one case? Rounding of float32 is forgiven."""
    try:
        with np.errstate(all="ignore"):
            wrong, came = (np.asarray(v, float) for v in (formula(case, seen), seen[criterion]))
    except (TypeError, ValueError):  # an exception, None or an object came
        return False
    if wrong.shape != came.shape or not wrong.size:
        return False
    # Entry by entry, since exp makes one entry so large that all others would not count.
    return bool(np.allclose(came, wrong, rtol=1e-4, atol=1e-7 * np.median(np.abs(wrong))))


def raised(findings: Sequence[Seen], criterion: str, kind: str, *words: str) -> bool:
    """Did a look at a criterion raise an exception of this kind whose message has such words?"""
    errors = (f.came for f in findings if f.criterion == criterion)
    return any(
        getattr(error, "kind", "") == kind and any(word in error.message for word in words)
        for error in errors
    )


def right(findings: Sequence[Seen], criterion: str) -> bool:
    """Was a criterion right on every case?"""
    return not any(f.problem for f in findings if f.criterion == criterion)
