"""Grades for the gradebook of Moodle."""

from __future__ import annotations

from collections.abc import Iterator

from .plugin import Export, some
from .results import Learner, Results
from .sheet import identity, number, text

NO_GRADE = "-"  # as Moodle writes it; it would read an empty cell of a new grade item as a grade
# By what Moodle can find a learner, and where nbgrader keeps it.
IDENTITIES = {"Username": "id", "Email address": "email", "ID number": "lms_user_id"}


class Moodle(Export):
    """``grades_moodle.csv``, to be uploaded in Moodle under Grades, Import, CSV file.

    The columns are ``First name``, ``Last name``, those of ``Username`` (nbgrader's student id),
    ``Email address`` and ``ID number`` (nbgrader's lms_user_id) that every learner has, and one
    for each assignment. Moodle asks which of them tells who a learner is (Map from, Map to), and
    to which grade item each column belongs. The encoding is UTF-8 and the separator a comma.

    A column of ids in which some learners have none is left out: Moodle gives the grades of a line
    without an id to the learner of the line before. It looks for ids exactly as they are, capital
    letters in e-mail addresses too, and stops the whole import at one that it does not find.

    A learner without a score has a ``-``, which takes a grade away that Moodle has. Scores are
    points: make the grade items first, with the chapter's points as the maximum, since a new item
    that an import makes is out of 100. Feedback is left out: Moodle warns that an import of
    feedback alone loses the grades, and a learner's page says more.

    Sources: "Grade import" (Moodle documentation, 3.11 and 4.5), and Moodle's own reader,
    ``grade/import/csv/classes/load_data.php`` and ``lib/csvlib.class.php``.
    """

    file = "grades_moodle.csv"

    def table(self, results: Results) -> Iterator[list[str]]:
        """See `Export.table`."""
        known = [column for column in IDENTITIES if self.is_known(column, results)]
        if not known:
            raise ValueError("there is no id that every learner has, and Moodle needs one")
        names = [text(chapter.name) for chapter in results.chapters]
        yield ["First name", "Last name", *known, *names]
        for learner in results.learners:
            about = [text(learner.first_name), text(learner.last_name)]
            about += [identity(id_of(learner, column)) for column in known]
            scores = (results.score(learner, chapter) for chapter in results.chapters)
            yield [*about, *(number(score) or NO_GRADE for score in scores)]

    def is_known(self, column: str, results: Results) -> bool:
        """Has every learner this id? Tells of it where only some have."""
        # PHP takes "0" for nothing.
        unknown = [one.id for one in results.learners if id_of(one, column) in ("", "0")]
        if 0 < len(unknown) < len(results.learners):
            what = "no column %r, for %d learners have none: %s"
            self.log.warning(what, column, len(unknown), some(unknown))
        return not unknown


def id_of(learner: Learner, column: str) -> str:
    """What nbgrader knows of a learner for one of Moodle's ids."""
    return str(getattr(learner, IDENTITIES[column]))
