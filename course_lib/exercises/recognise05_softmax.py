"""Tests of what was seen of an answer to softmax."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .misconception import Seen
from .recognise05 import (
    Shows,
    broken,
    kind_of,
    of,
    raises,
    right,
    sums_to_one,
    tables,
)


def summed_over(axis: int | None) -> Shows:
    """A test: do the batches sum to 1 along this axis, or as a whole, and not along their rows?"""

    def test(seen: Sequence[Seen]) -> bool:
        came = [table for table, _ in tables(seen, "batch", "x")]
        rows = [table.sum(axis=1) for table in came]
        return (
            bool(came)
            and len(came) == len(of(seen, "batch"))
            and all(sums_to_one(table, axis) for table in came)
            and any(np.ptp(row) > 1e-5 for row in rows)
        )

    return test


def even_batch_of_one(seen: Sequence[Seen]) -> bool:
    """Do the rows of a batch sum to 1, and is a batch of one row spread evenly, a row not?"""
    batches = [table for table, _ in tables(seen, "batch", "x")]
    one_row_batches = [table for table, x in tables(seen, "large", "x") if x.ndim == 2]
    return (
        right(seen, "one_row")
        and not right(seen, "batch")
        and bool(batches)
        and all(sums_to_one(table, -1) for table in batches)
        and bool(one_row_batches)
        and all(np.ptp(table) < 1e-6 for table in one_row_batches)
    )


def all_broken(seen: Sequence[Seen]) -> bool:
    """Are the numbers of all large scores spoiled?"""
    return all(broken(look) for look in of(seen, "large"))


def some_broken(seen: Sequence[Seen]) -> bool:
    """Are the numbers of some large scores spoiled while those of others are right?"""
    wrong = [look for look in of(seen, "large") if look.problem]
    return 0 < len(wrong) < len(of(seen, "large")) and all(broken(look) for look in wrong)


def powers(c: Any) -> Any:
    return np.exp(c["x"])


def moved(c: Any) -> Any:
    return c["x"] - np.max(c["x"])


def tables_only(seen: Sequence[Seen]) -> bool:
    """Did one row alone raise about an axis, or about a second size that it does not have?"""
    wanting = (("AxisError", ""), ("IndexError", "tuple"), ("IndexError", "too many"))
    rows = [look for look in of(seen, "one_row", "large") if look.case["x"].ndim == 1]
    return not any(map(kind_of, of(seen, "batch"))) and all(
        raises(look, "ValueError", "unpack") or any(raises(look, *want) for want in wanting)
        for look in rows
    )
