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
    lang = task.settings.lang
    reason, advice = refusal.reason.told(lang), refusal.advice.told(lang)
    notice = {
        "cell_type": "markdown",
        "id": "refused",
        "metadata": {},
        "source": NOTICE[lang].format(reason=html.escape(reason), advice=html.escape(advice)),
    }
    cells = [notice, *(with_no_points(cell, reason) for cell in task.released.cells)]
    refused = {"reason": reason, "advice": advice}
    return Outcome(
        task.student,
        task.released.with_cells(cells, lang=lang, refused=refused),
        refused=refusal.reason,
        advice=advice,
    )


def with_no_points(cell: Cell, reason: str) -> Cell:
    """A released cell; a graded one says why it earns nothing."""
    about = cell["metadata"].get("nbgrader", {})
    if cell["cell_type"] != "code" or not about.get("grade") or about.get("solution"):
        return cell
    error = {
        "output_type": "error",
        "ename": "Refused",
        "evalue": reason,
        "traceback": [f"Refused: {reason}"],
    }
    return cell | {"outputs": [error]}
