"""The chapter's notebook, rebuilt from the release with the learner's work in it."""

from __future__ import annotations

import copy
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..answer_cells import MISSING
from ..outcome import Cell, Placed, Released
from .belongs import require_answers
from .language import LANGUAGE_TAGS
from .match import Matching, about, is_answer, match, same
from .mends import mends
from .parse import Handed, handed_cells

ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
MOST_NOTES = 50


def plan(content: bytes, released: Released) -> tuple[list[Placed], list[str]]:
    """The cells to grade, in the release's order, and a note on each thing that was mended.

    Graded and locked cells are always the release's. An answer is the learner's text in the
    release's cell. The chapter's other cells are the learner's where they were changed; its code
    is put back where it was deleted. Cells that the learner added stay behind the cell that they
    follow, with nothing but their text and outputs. `match.match` tells how cells are found.

    Raises Refusal when there is nothing to grade.
    """
    handed, notes = handed_cells(content)
    found = match(handed, released.cells)
    placed = list(placed_cells(handed, released.cells, found))
    require_answers(placed, handed, released)
    notes.extend(mends(handed, released.cells, found))
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"and {len(notes) - MOST_NOTES} mends more"]
    return placed, notes


def placed_cells(
    handed: Sequence[Handed], cells: Sequence[Cell], found: Matching
) -> Iterator[Placed]:
    """The release's cells in order, each followed by what the learner added after it."""
    ids = {cell["id"] for cell in cells}
    following = followers(len(handed), found)
    for number in (-1, *range(len(cells))):
        if number >= 0:
            taken = found.taken.get(number)
            yield from placed_cell(cells[number], None if taken is None else handed[taken])
        for theirs in following[number]:
            yield Placed(added_cell(handed[theirs], ids), "learner")


def followers(count: int, found: Matching) -> dict[int, list[int]]:
    """The added cells that follow each of the chapter's cells; -1 for those before the first."""
    own = {taken: cell for cell, taken in found.taken.items()}
    added = set(found.added(count))
    following: dict[int, list[int]] = defaultdict(list)
    last = -1
    for number in range(count):
        last = own.get(number, last)
        if number in added:
            following[last].append(number)
    return following


def placed_cell(cell: Cell, theirs: Handed | None) -> Iterator[Placed]:
    """One of the chapter's cells; nothing for prose that was deleted."""
    mine = copy.deepcopy(cell)
    if about(cell) and not is_answer(cell):
        yield Placed(mine, "graded" if about(cell)["grade"] else "chapter")
    elif theirs is not None:
        changed = not same(theirs.source, cell["source"])
        if changed:
            mine["source"] = theirs.source
        if cell["cell_type"] == "code":
            mine["outputs"] = theirs.outputs
        elif about(cell) and theirs.attachments:
            mine["attachments"] = theirs.attachments
        yield Placed(mine, "learner" if changed or about(cell) else "chapter")
    elif about(cell):
        yield Placed(with_notice(mine), "missing")
    elif cell["cell_type"] == "code":
        yield Placed(mine, "chapter")


def with_notice(cell: Cell) -> Cell:
    """An answer's cell as it was released, with a word about it on top.

    One that is graded by hand is left as it is: by its unchanged text nbgrader knows that there
    is no answer, and gives 0 without asking anybody.
    """
    if not about(cell)["grade"]:
        mark = "# " if cell["cell_type"] == "code" else ""
        cell["source"] = f"{mark}{MISSING}\n\n{cell['source']}"
    return cell


def added_cell(theirs: Handed, ids: set[str]) -> Cell:
    """A cell that the learner added, with an id that no other cell has; ``ids`` gets it.

    Of its tags those for languages are kept: by them the chapter's own prose can be told, where
    someone worked in a release of another language than the one that is graded against.
    """
    candidates = itertools.chain([theirs.id], (f"added-{n}" for n in itertools.count(1)))
    name = next(name for name in candidates if ID.fullmatch(name) and name not in ids)
    ids.add(name)
    tags = [tag for tag in theirs.tags if tag in LANGUAGE_TAGS]
    metadata = {"tags": tags} if tags else {}
    cell: Cell = {"cell_type": theirs.cell_type, "id": name, "metadata": metadata}
    if theirs.cell_type == "code":
        cell |= {"execution_count": None, "outputs": theirs.outputs}
    return cell | {"source": theirs.source}
