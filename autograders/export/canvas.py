"""Grades for the gradebook of Canvas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from .plugin import Export, some
from .results import Learner, Results
from .sheet import identity, number, text

# Canvas knows them by these names, in this order; "Section" has to be the last before the grades.
ABOUT_LEARNERS = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
POINTS_POSSIBLE = "    Points Possible"  # with the spaces that Canvas itself writes
NUMBER = re.compile(r"[1-9][0-9]*")


class Canvas(Export):
    """``grades_canvas.csv``, to be uploaded in Canvas under Gradebook, Import.

    The columns are those of Canvas's own export: ``Student``, ``ID``, ``SIS User ID``,
    ``SIS Login ID``, ``Section``, then one for each assignment, and under them the row
    ``Points Possible``. A column belongs to the Canvas assignment of the same name, so name that
    as the chapter is named (04_affine); for a name that it does not know, Canvas offers to make an
    assignment.

    Canvas looks for a learner by ID, then by SIS User ID, SIS Login ID and name. nbgrader's
    ``lms_user_id`` goes to ID when it is all digits and begins with no 0, as Canvas's own ids, and
    otherwise to SIS User ID; nbgrader's student id goes to SIS Login ID. Canvas asks about learners
    it does not find. Namesakes without an lms_user_id have their id behind the name, lest the one
    gets the other's grades. Sections are left empty; Canvas takes none from an import.

    A learner without a score has an empty cell. Canvas shows what an import will change before it
    changes it; an empty cell where Canvas has a score is such a change.

    Sources: "Import CSV File for Carmen Grades" (Ohio State University, on Canvas), "Gradebook
    Action Menu" (VCU, on Canvas), and Canvas's own reader and writer, ``gradebook_importer.rb``
    and ``gradebook_exporter.rb``.
    """

    file = "grades_canvas.csv"

    def table(self, results: Results) -> Iterator[list[str]]:
        """See `Export.table`."""
        unknown = [one.id for one in results.learners if not one.lms_user_id]
        if unknown:
            self.log.warning(
                "%d without an lms_user_id, whom Canvas has to find by login or name: %s",
                len(unknown),
                some(unknown),
            )
        namesakes = Counter(one.name for one in results.learners)
        yield [*ABOUT_LEARNERS, *(text(chapter.name) for chapter in results.chapters)]
        blank = [""] * (len(ABOUT_LEARNERS) - 1)
        yield [POINTS_POSSIBLE, *blank, *(number(chapter.most) for chapter in results.chapters)]
        for learner in results.learners:
            name = learner.name or learner.id
            if namesakes[learner.name] > 1 and not learner.lms_user_id and learner.name:
                name = f"{learner.name} ({learner.id})"
            scores = (results.score(learner, chapter) for chapter in results.chapters)
            yield [text(name), *ids(learner), "", *map(number, scores)]


def ids(learner: Learner) -> tuple[str, str, str]:
    """ID, SIS User ID and SIS Login ID."""
    known = learner.lms_user_id
    # Canvas reads an ID as a number, by the digits that it begins with and without zeros before
    # them, and would find another learner by what is none.
    if NUMBER.fullmatch(known):
        return known, "", identity(learner.id)
    return "", identity(known), identity(learner.id)
