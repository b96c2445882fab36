"""Which cell of a chapter holds the answer that an exercise judges, and what holds none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

# What stands where an answer in words is to be written, before anybody has.
WRITE_HERE = "*Write here. · 여기에 쓰세요.*"
# On top of an answer's cell that intake had to put back.
MISSING = "This answer was not in what was handed in. · 제출한 파일에 이 답이 없었습니다."


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
