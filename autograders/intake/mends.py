"""What was mended in a submission, in one line of plain English each, for the instructor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..outcome import Cell
from .advice import printable
from .match import Matching, about, is_answer, same
from .parse import Handed

# Tags that would have a cell skipped, its errors overlooked, or the cell hidden from a reader.
STEERING = {
    *("skip-execution", "raises-exception", "remove-cell", "remove-input", "remove-output"),
    *("hide-cell", "hide-input", "hide-output"),
}
FLAGS = ("grade", "locked", "solution", "task", "points")


def mends(handed: Sequence[Handed], cells: Sequence[Cell], found: Matching) -> Iterator[str]:
    """A note on every way in which the submission was not as it should be."""
    for number, cell in enumerate(cells):
        name = about(cell).get("grade_id", cell["id"])
        taken = found.taken.get(number)
        if taken is not None:
            says = mends_of_cell(handed[taken], cell)
        else:
            says = iter(mends_of_missing(cell))
        yield from (f"{name}: {what}" for what in says)
        if extra := len(found.extra.get(number, ())):
            yield f"{name}: {extra} more of it; kept where they stood, as added cells"
    yield from mends_of_added(handed, found)
    order = [taken for _, taken in sorted(found.taken.items())]
    if order != sorted(order):
        yield "cells stood in another order; the chapter's order is restored"


def mends_of_cell(theirs: Handed, cell: Cell) -> Iterator[str]:
    """What is said of a cell that was found, without its name."""
    trusted = about(cell)
    if theirs.cell_type != cell["cell_type"]:
        yield f"it was a {theirs.cell_type} cell; taken as {cell['cell_type']}"
    if trusted and theirs.grade_id != trusted["grade_id"]:
        had = printable(theirs.grade_id)
        how = f"its grade_id had become {had}" if had else "it had lost its grade_id"
        yield f"{how}; restored"
    elif trusted:
        changed = [flag for flag in FLAGS if theirs.about.get(flag) != trusted.get(flag)]
        if changed:
            yield f"changed in its metadata: {', '.join(changed)}; restored"
    if trusted and not is_answer(cell) and not shown_part(theirs.source, cell):
        yield "the text of this locked cell had been changed; restored"
    if tags := sorted(STEERING.intersection(theirs.tags)):
        yield f"tagged {', '.join(tags)}; dropped"


def shown_part(text: str, cell: Cell) -> bool:
    """Can a text be what a learner got of a locked cell, its hidden lines left out?"""
    if not about(cell)["grade"]:
        return same(text, cell["source"])
    lines = iter([line.rstrip() for line in cell["source"].splitlines()])
    return bool(text.strip()) and all(line.rstrip() in lines for line in text.splitlines())


def mends_of_missing(cell: Cell) -> list[str]:
    """What is said of a cell that was not found, without its name."""
    if is_answer(cell):
        return ["it was not handed in"]
    if about(cell) or cell["cell_type"] == "code":
        return ["the chapter's cell was missing; put back"]
    return []


def mends_of_added(handed: Sequence[Handed], found: Matching) -> Iterator[str]:
    """What is said of the cells that the learner added, and of copies that were left out."""
    for number in found.added(len(handed)):
        if tags := sorted(STEERING.intersection(handed[number].tags)):
            yield f"cell {number + 1}, added: tagged {', '.join(tags)}; dropped"
    if copies := len(found.dropped):
        yield f"copies of locked or untouched cells: {copies}; left out"
