"""Everything there is of a class in one table, for a spreadsheet or for statistics."""

from __future__ import annotations

from collections.abc import Iterator

from .plugin import Export
from .results import Chapter, Result, Results
from .sheet import number, text

ABOUT_LEARNERS = ["student_id", "last_name", "first_name", "email", "lms_user_id"]
SUMMARY = ["score", "out of", "penalty", "seconds late", "status"]


class Wide(Export):
    """``grades_wide.csv``: one row for each learner, in columns a score for each exercise.

    For each chapter: ``04_affine/affine`` and so on, the points of its exercises, in the notebook's
    order and then those for a person to grade, empty where nobody has graded yet;
    ``04_affine score``, their sum after the penalty, 0 at least; ``04_affine out of``, the points
    that there are to be had; ``04_affine penalty``; ``04_affine seconds late``; and
    ``04_affine status``:

    - ``graded``;
    - ``waiting``: a person has still to grade something, and the score is the one so far;
    - ``refused``: it could not be graded and counts 0, or what a person gave it;
    - ``failed``: the grader itself failed, and there is no score unless a person gave some; grade
      it again;
    - ``missing``: this learner has handed nothing in.
    """

    file = "grades_wide.csv"

    def table(self, results: Results) -> Iterator[list[str]]:
        """See `Export.table`."""
        yield [*ABOUT_LEARNERS, *(name for one in results.chapters for name in columns(one))]
        for one in results.learners:
            known = (one.id, one.last_name, one.first_name, one.email, one.lms_user_id)
            about = [text(value) for value in known]  # ids too: nothing looks for them here
            for chapter in results.chapters:
                about += cells(chapter, results.of(one, chapter))
            yield about


def columns(chapter: Chapter) -> list[str]:
    """The names of a chapter's columns."""
    names = [f"{chapter.name}/{exercise.name}" for exercise in chapter.exercises]
    names += [f"{chapter.name} {what}" for what in SUMMARY]
    return [text(name) for name in names]


def cells(chapter: Chapter, result: Result | None) -> list[str]:
    """What stands in them for one learner."""
    blank = [""] * len(chapter.exercises)
    most = number(chapter.most)
    if result is None:
        return [*blank, "", most, "", "", "missing"]
    late = [number(result.penalty), number(result.seconds_late)]
    if result.score is None:
        return [*blank, "", most, *late, result.status]
    points = [number(result.points.get(one.id)) for one in chapter.exercises]
    return [*points, number(result.score), most, *late, result.status]
