"""What the three plug-ins share: options, files, and what an instructor should know of a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NoReturn

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from sqlalchemy.exc import DatabaseError

from .results import Results, Status, read_results
from .sheet import write

SHOWN = 5  # names in a notice
NOTICES: dict[Status, str] = {
    "waiting": "waiting for a grade by hand, exported with the score so far (see formgrader)",
    "refused": "refused, exported with the score given by hand, or 0",
    "failed": "not graded because the grader failed, exported with the score given by hand, or "
    "without one (grade them again)",
}


class Export(ExportPlugin):
    """Writes one table; a subclass says which. Ends the command with 1 when it cannot."""

    file: ClassVar[str]  # its name where the instructor gives none

    def table(self, results: Results) -> Iterator[list[str]]:
        """The rows of the table, the header first. Raises ValueError where none can be made."""
        raise NotImplementedError

    def export(self, gradebook: Gradebook) -> None:
        """Write the file. nbgrader calls this."""
        path = Path(self.to or self.file)
        students, assignments = map(str, self.student), map(str, self.assignment)
        try:
            results = read_results(gradebook, list(students), list(assignments))
            write(path, list(self.table(results)))
        except DatabaseError as error:
            self.give_up(f"the gradebook cannot be read: {error.orig}")
        except OSError as error:
            self.give_up(f"{path} cannot be written: {error.strerror or error}")
        except (LookupError, ValueError) as error:
            self.give_up(str(error.args[0]))
        for status in NOTICES:
            self.notify(status, results)
        counts = len(results.learners), len(results.chapters)
        self.log.info("Written to %s; learners: %d, assignments: %d", path, *counts)

    def give_up(self, why: str) -> NoReturn:
        """End the command."""
        self.log.error("Nothing was exported: %s", why)
        raise SystemExit(1)

    def notify(self, status: Status, results: Results) -> None:
        """Say which submissions have a status, if there are any."""
        found = [
            f"{learner.id} {chapter.name}"
            for chapter in results.chapters
            for learner in results.learners
            if (result := results.of(learner, chapter)) and result.status == status
        ]
        if found:
            self.log.warning("%d %s: %s", len(found), NOTICES[status], some(found))


def some(names: list[str]) -> str:
    """The first of many names."""
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
