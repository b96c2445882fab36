"""Difficulty and discrimination, each with a 95% interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Z = 1.959963984540054  # 95% of a normal distribution lie within so many standard deviations
FEWEST = 5  # learners from whom a correlation is told at all
TINY = 1e-9  # relative spread below which scores are all equal, but for rounding


@dataclass(frozen=True)
class Estimate:
    """A number and its 95% interval; ``why`` says in a word why there is none.

    why: "few" (fewer than `FEWEST` learners), "item" (all have the same points here), "rest" (all
    have the same points elsewhere), "alone" (there is nothing else), or "none" (no learners).
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""


def mean_share(shares: NDArray[np.float64]) -> Estimate:
    """The mean of shares from 0 to 1, with Wilson's interval (Wilson 1927).

    It is made for right or wrong. No shares of that mean spread more, so with partial points it is
    wider than need be. It still says something when all are equal, or there is only one.
    """
    n = len(shares)
    if not n:
        return Estimate(why="none")
    mean = float(np.mean(shares))
    p = min(max(mean, 0.0), 1.0)  # extra credit may lead beyond 1
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Estimate(mean, max(0.0, centre - half), min(1.0, centre + half))


def item_rest_correlation(
    points: NDArray[np.float64], item: int, columns: NDArray[np.bool_]
) -> Estimate:
    """Do learners who do well elsewhere do well here? Between points here and the sum elsewhere.

    points: (learners, items), NaN for what is not given yet. columns: the items that count. The
    interval is Fisher's, by z = artanh r with standard error 1/sqrt(n - 3) (Fisher 1921).
    """
    others = columns.copy()
    others[item] = False
    if not others.any():
        return Estimate(why="alone")
    here = points[:, item]
    given = ~np.isnan(here)
    x, y = here[given], np.nansum(points[np.ix_(given, others)], axis=1)
    n = len(x)
    if n < FEWEST:
        return Estimate(why="few")
    x, y = x - x.mean(), y - y.mean()
    for centred, scale, why in ((x, here[given], "item"), (y, points[:, others], "rest")):
        if np.abs(centred).max() <= TINY * max(1.0, float(np.nanmax(np.abs(scale)))):
            return Estimate(why=why)
    r = float(x @ y / math.sqrt((x @ x) * (y @ y)))
    r = min(max(r, -1.0), 1.0)
    if 1 - abs(r) < TINY:  # artanh has no value there
        return Estimate(math.copysign(1.0, r))
    z, error = math.atanh(r), Z / math.sqrt(n - 3)
    return Estimate(r, math.tanh(z - error), math.tanh(z + error))
