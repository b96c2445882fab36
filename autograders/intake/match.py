"""Which cell of a submission is which of the chapter's cells.

Names come first: nbgrader's ``grade_id``, then the cell's id. Tools lose both (Colab drops ids,
others all metadata), and then an equal text tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..outcome import Cell
from .parse import Handed


@dataclass(frozen=True)
class Matching:
    """Submitted cells and the chapter's, both by their number.

    taken: for each of the chapter's cells that was found, the submitted cell that is taken for it.
    extra: for each of the chapter's cells, more cells under its name that have a text of their own.
    dropped: submitted cells that add nothing: copies of a locked cell, or of an untouched answer.
    """

    taken: dict[int, int] = field(default_factory=dict)
    extra: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    dropped: set[int] = field(default_factory=set)

    def added(self, count: int) -> list[int]:
        """Which of ``count`` submitted cells come on top of the chapter's, in order."""
        away = self.dropped.union(self.taken.values())
        return [number for number in range(count) if number not in away]


def match(handed: Sequence[Handed], cells: Sequence[Cell]) -> Matching:
    """Find the chapter's cells in a submission.

    Where several cells bear the name of one answer (a cell that was copied, or split in two), the
    first whose text is not the released one is the answer. The others stay where they stand, as
    cells that the learner added: in the learner's own kernel, run from top to bottom, a later
    definition replaces an earlier one, and so it does here. Only an untouched copy of the released
    text is dropped, or it would replace the answer by nothing.
    """
    claims: dict[int, list[int]] = defaultdict(list)
    for number, cell in by_name(handed, cells):
        claims[cell].append(number)
    reclaim_answers(claims, handed, cells)
    for number, cell in by_text(claims, handed, cells):
        claims[cell].append(number)
    found = Matching()
    for cell, numbers in claims.items():
        settle(found, cell, sorted(numbers), handed, cells[cell])
    return found


def by_name(handed: Sequence[Handed], cells: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """Pairs of a submitted cell and the chapter's cell of that grade_id, else of that id.

    A cell that is not nbgrader's must also be of the same type or have the same text: prose that
    became code, or code that became prose, is the learner's own.
    """
    by_grade_id = {about(cell)["grade_id"]: n for n, cell in enumerate(cells) if about(cell)}
    by_id = {cell["id"]: n for n, cell in enumerate(cells)}
    for number, theirs in enumerate(handed):
        cell = by_grade_id.get(theirs.grade_id, by_id.get(theirs.id))
        if cell is not None and (
            about(cells[cell])
            or theirs.cell_type == cells[cell]["cell_type"]
            or same(theirs.source, cells[cell]["source"])
        ):
            yield number, cell


def reclaim_answers(
    claims: dict[int, list[int]], handed: Sequence[Handed], cells: Sequence[Cell]
) -> None:
    """Give an answer that nothing claims the cell with its id, whose grade_id was changed to that
    of a locked cell, or of an answer that has another cell."""
    for cell in (n for n, c in enumerate(cells) if is_answer(c) and not claims.get(n)):
        for number in (n for n, theirs in enumerate(handed) if theirs.id == cells[cell]["id"]):
            (other,) = (n for n, numbers in claims.items() if number in numbers)
            if not is_answer(cells[other]) or len(claims[other]) > 1:
                claims[other].remove(number)
                claims[cell].append(number)


def by_text(
    claims: dict[int, list[int]], handed: Sequence[Handed], cells: Sequence[Cell]
) -> Iterator[tuple[int, int]]:
    """Pairs of the cells left over, on both sides, that have the same text; each cell once."""
    claimed = {number for numbers in claims.values() for number in numbers}
    waiting: dict[str, list[int]] = defaultdict(list)
    for n, cell in enumerate(cells):
        if not claims.get(n) and cell["source"].strip():
            waiting[bare(cell["source"])].append(n)
    for number, theirs in enumerate(handed):
        if number not in claimed and (found := waiting.get(bare(theirs.source))):
            yield number, found.pop(0)


def settle(
    found: Matching, cell: int, numbers: list[int], handed: Sequence[Handed], own: Cell
) -> None:
    """Decide which of the submitted cells that claim one of the chapter's is taken for it."""
    if not numbers:
        return
    untouched = {number for number in numbers if same(handed[number].source, own["source"])}
    taken = numbers[0]
    if is_answer(own):
        taken = next((number for number in numbers if number not in untouched), taken)
    found.taken[cell] = taken
    for number in (number for number in numbers if number != taken):
        copied = same(handed[number].source, handed[taken].source) and not is_answer(own)
        if about(own) and (copied or number in untouched):
            found.dropped.add(number)
        else:
            found.extra[cell].append(number)


def about(cell: Cell) -> Cell:
    """nbgrader's metadata of one of the chapter's cells, empty for a cell that is not its."""
    found: Cell = cell["metadata"].get("nbgrader", {})
    return found


def is_answer(cell: Cell) -> bool:
    """Does the learner write into this cell of nbgrader's?"""
    return bool(about(cell)) and not about(cell)["locked"]


def same(one: str, other: str) -> bool:
    """Are two texts the same but for spaces at the ends of lines and blank lines around?"""
    return one == other or bare(one) == bare(other)


def bare(text: str) -> str:
    """A text without spaces at the ends of its lines and blank lines around it."""
    return "\n".join(map(str.rstrip, text.splitlines())).strip("\n")
