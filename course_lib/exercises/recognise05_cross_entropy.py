"""Tests of what was seen of an answer to the cross-entropy error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .misconception import Seen
from .recognise05 import (
    Formula,
    Shows,
    kind_of,
    multiple_of,
    of,
    one_of,
    raises,
    right,
)


def terms(c: Any) -> Any:
    """t log y, entry by entry."""
    return c["t"] * np.log(c["y"])


def picked(c: Any) -> Any:
    """log y in the columns that the labels name, of every row: shape (N, N)."""
    return np.log(c["y"])[:, labels(c)]


def labels(c: Any) -> Any:
    """The number of the right class of each row of a batch."""
    return c["t"].argmax(axis=1) if c["t"].ndim == 2 else c["t"]


def loss(criterion: str, *formulas: Formula) -> Shows:
    """`one_of` as loosely as a loss is judged: its logarithm may hold an epsilon."""
    return one_of(criterion, *formulas, tolerance=2e-3)


def of_a_row(*formulas: Formula) -> Shows:
    """A test: did one row give the sum of these terms, or their mean?"""
    means = [lambda c, f=f: np.mean(f(c)) for f in formulas]
    return loss("one_row", *[lambda c, f=f: np.sum(f(c)) for f in formulas], *means)


def swapped(seen: Sequence[Seen]) -> bool:
    """Is the loss infinite, or the probability of the wrong classes times a large number?

    That number is the logarithm of an epsilon, and the loss may be a sum or a mean of any kind.
    """
    looks = of(seen, "one_row", "batch")
    came = [look.came for look in looks]
    missed = [float((look.case["y"] * (1 - look.case["t"])).sum()) for look in looks]
    counts = [(1, look.case["t"].sum(), len(look.case["y"]), look.case["y"].size) for look in looks]
    return any(
        multiple_of(came, np.divide(missed, by).tolist(), at_least=9)
        for by in zip(*counts, strict=True)
    )


def only_one_hot(seen: Sequence[Seen]) -> bool:
    """Do one-hot targets run, while labels raise or are multiplied with all logarithms?"""
    multiplied = loss("label", lambda c: -np.sum(terms(c)), lambda c: -np.mean(terms(c)))
    runs = not any(map(kind_of, of(seen, "one_row", "batch")))
    return runs and (all(map(kind_of, of(seen, "labels"))) or multiplied(seen))


def only_labels(seen: Sequence[Seen]) -> bool:
    """Do integer labels work, while one-hot targets were used as numbers of classes?"""
    refused = any(raises(look, "IndexError") for look in of(seen, "batch"))
    return right(seen, "labels") and refused and not columns_searched(seen)


def branches_mixed(seen: Sequence[Seen]) -> bool:
    """Do one-hot targets and integer labels both fail, each treated as if it were the other?"""
    indexed = any(raises(look, "IndexError") for look in of(seen, "batch"))
    return indexed and any(raises(look, "AxisError") for look in of(seen, "labels"))


def columns_searched(seen: Sequence[Seen]) -> bool:
    """Did N rows meet as many labels as there are classes?"""
    return any(
        raises(look, "IndexError", "({},) ({},)".format(*look.case["y"].shape))
        for look in of(seen, "batch")
    )


def not_summed_up(seen: Sequence[Seen]) -> bool:
    """Is the loss of every batch an array?"""
    return all(np.ndim(look.came) > 0 for look in of(seen, "batch"))
