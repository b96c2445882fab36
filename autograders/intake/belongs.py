"""Is a notebook the chapter's, and are its exercises in it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..engine.needed import names_used
from ..outcome import Cell, Placed, Released
from .match import about, bare, is_answer
from .names import bound
from .parse import Handed
from .reasons import refusal


def require_answers(placed: Sequence[Placed], handed: Sequence[Handed], released: Released) -> None:
    """Raise Refusal when there is nothing to grade.

    One answer's cell that was found is enough. Without any, as where a tool took all names away,
    code of the learner's must bind a name that graded cells use.
    """
    answers = [p.role for p in placed if is_answer(p.cell)]
    if not answers or "learner" in answers:
        return
    if other := other_chapter(handed, released.chapter):
        raise refusal("other_chapter", released.notebook, other=other)
    if not wanted_names(released.cells) & learners_names(placed):
        raise refusal("no_answers", released.notebook)


def other_chapter(handed: Sequence[Handed], chapter: str) -> str:
    """The chapter, other than this one, of most of a notebook's exercises; "" without any."""
    from course_lib.exercises import all_exercises  # only a refusal needs it, and it takes time

    exercises = all_exercises()
    names = (h.grade_id.removesuffix("-answer").removesuffix("-check") for h in handed)
    chapters = Counter(exercises[name].chapter for name in names if name in exercises)
    del chapters[chapter]
    return next((other for other, _ in chapters.most_common(1)), "")


def wanted_names(cells: Sequence[Cell]) -> set[str]:
    """The names that graded cells use and that the chapter itself does not give."""
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    graded = [names_used(cell["source"]) for cell in code if about(cell).get("grade")]
    given = [bound(cell["source"]) for cell in code if not is_answer(cell)]
    return set().union(*graded) - set().union(*given)


def learners_names(placed: Sequence[Placed]) -> set[str]:
    """The names that the learner's own code binds."""
    cells = [p.cell for p in placed if p.role == "learner" and p.cell["cell_type"] == "code"]
    return set().union(*(bound(cell["source"]) for cell in cells))


def recognised(handed: Sequence[Handed], cells: Sequence[Cell]) -> float:
    """The share of a notebook's cells that are the chapter's, by grade_id or by their text.

    The ids of cells say nothing here: chapters number them alike.
    """
    grade_ids = {about(cell)["grade_id"] for cell in cells if about(cell)}
    texts = {bare(cell["source"]) for cell in cells}
    known = sum(h.grade_id in grade_ids or bare(h.source) in texts for h in handed)
    return known / max(len(handed), 1)
