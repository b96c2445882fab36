"""Scores and comments of a graded notebook, read as stock ``nbgrader autograde`` reads them."""

from __future__ import annotations

import json
from typing import Any

import nbformat
from nbgrader import utils

from ..outcome import NO_RESPONSE, Outcome


def nbgrader_cells(notebook: str) -> dict[str, Any]:
    """nbgrader's cells of a notebook by their names, as nbgrader's functions want them."""
    cells = json.loads(notebook)["cells"]
    about = ((cell["metadata"].get("nbgrader", {}).get("grade_id"), cell) for cell in cells)
    return {name: nbformat.from_dict(cell) for name, cell in about if name}


def auto_score(cell: Any, outcome: Outcome) -> float | None:
    """A graded cell's score as nbgrader reads it; None when a person has to give it."""
    if outcome.refused or cell is None:
        return 0.0
    if utils.is_task(cell):
        return None
    score, _ = utils.determine_grade(cell)
    return None if score is None else float(score)


def auto_comments(cells: dict[str, Any], outcome: Outcome) -> dict[str, str]:
    """Comments by cell: where nothing was answered, and, on the first answer, why it is refused."""
    answers = {name: cell for name, cell in cells.items() if utils.is_solution(cell)}
    if outcome.refused:
        said = f"Refused: {outcome.refused}. {outcome.advice}"
        return dict.fromkeys(list(answers)[:1], said)
    return {
        name: NO_RESPONSE
        for name, cell in answers.items()
        if cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    }
