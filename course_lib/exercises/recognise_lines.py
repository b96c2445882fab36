"""Wrong ideas in derivations: more than a slip at one place, which `derivation_slips` finds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from .misconception import Misconception, Seen

Formula = Callable[[Any], Any]


def idea(name: str, says: str, **wrong: tuple[Formula, ...]) -> Misconception:
    """The entry of an idea that shows in one of these lines.

    wrong: for each line, formulas over a case for the wrong values that the idea leads to. It
    fits when the first of these lines that is wrong gives one of them on every case.
    """

    def shows(seen: Sequence[Seen]) -> bool:
        first = next((f.criterion for f in seen if f.problem and f.criterion in wrong), "")
        looks = [f for f in seen if f.criterion == first]
        return any(all(gives(f, look) for look in looks) for f in wrong.get(first, ()))

    return Misconception(name, says, shows=shows, covers=tuple(wrong))


def gives(formula: Formula, look: Seen) -> bool:
    """Did a line give a formula's value, in shape and in numbers?"""
    with np.errstate(all="ignore"):
        value = np.asarray(formula(look.case), float)
    if not isinstance(look.came, (int, float, np.ndarray)) or np.shape(look.came) != value.shape:
        return False
    size = float(np.max(np.abs(value), initial=0.0))
    return bool(np.allclose(look.came, value, rtol=0, atol=1e-9 * size))
