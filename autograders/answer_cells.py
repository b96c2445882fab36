"""Which cell of a chapter holds the answer that an exercise judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def answer_cells(cells: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For each exercise the answer cell that it judges, both by their grade ids: the last one
    above its graded cell. Check cells, which earn no points, judge nothing."""
    found, last = {}, ""
    for cell in cells:
        about = cell["metadata"].get("nbgrader", {})
        if about.get("solution"):
            last = about["grade_id"]
        if about.get("grade") and about.get("points"):
            found[about["grade_id"]] = last
    return found
