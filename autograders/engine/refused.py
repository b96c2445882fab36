"""The notebook of a refused submission: what a learner and an instructor are to see of it."""

from __future__ import annotations

import html

from ..outcome import Cell, Outcome, Refusal, Task

NOTICE = {
    "en": "## This submission could not be graded\n\n{reason}\n\n{advice}",
    "ko": "## 제출물을 채점하지 못했습니다\n\n{reason}\n\n{advice}",
}


def refused_outcome(task: Task, refusal: Refusal) -> Outcome:
    """The outcome of a submission that cannot be graded: the release's cells, all at 0 points."""
    notice = {
        "cell_type": "markdown",
        "id": "refused",
        "metadata": {},
        "source": NOTICE[task.settings.lang].format(
            reason=html.escape(refusal.reason), advice=html.escape(refusal.advice)
        ),
    }
    cells = [notice, *(with_no_points(cell, refusal) for cell in task.released.cells)]
    return Outcome(
        task.student,
        task.released.with_cells(
            cells,
            lang=task.settings.lang,
            refused={"reason": refusal.reason, "advice": refusal.advice},
        ),
        refused=refusal.reason,
        advice=refusal.advice,
    )


def with_no_points(cell: Cell, refusal: Refusal) -> Cell:
    """A released cell; a graded one says why it earns nothing."""
    about = cell["metadata"].get("nbgrader", {})
    if cell["cell_type"] != "code" or not about.get("grade") or about.get("solution"):
        return cell
    text = f"Refused: {refusal.reason}"
    error = {
        "output_type": "error",
        "ename": "Refused",
        "evalue": refusal.reason,
        "traceback": [text],
    }
    return cell | {"outputs": [error]}
