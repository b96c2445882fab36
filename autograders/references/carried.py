"""What the formulas for errors carried forward are made of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np


def worked_with(seen: Mapping[str, Any], criterion: str) -> float:
    """A number that the answer gave for a criterion and worked on with.

    Raises ValueError for 0, from which everything would follow in an answer of zeros, and for
    infinity and NaN; TypeError where no number came.
    """
    came = seen[criterion]
    if not isinstance(came, (int, float)):
        raise TypeError(f"{criterion}: expected a number, got {type(came).__name__}")
    if not came or not math.isfinite(came):
        raise ValueError(f"{criterion} is {came}: what follows from it would show nothing")
    return came


def own(seen: Mapping[str, Any], criterion: str) -> Any:
    """A number or an array that the answer gave for a criterion and worked on with.

    Raises ValueError where nothing follows: from zeros, infinity and NaN; TypeError for no numbers.
    """
    came = seen[criterion]
    if not isinstance(came, (int, float, np.ndarray)):
        raise TypeError(f"{criterion}: expected numbers, got {type(came).__name__}")
    if not np.any(came) or not np.all(np.isfinite(came)):
        raise ValueError(f"{criterion} is {came}: what follows from it would show nothing")
    return came
