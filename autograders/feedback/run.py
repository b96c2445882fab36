"""``autograders feedback``: writes the pages, and says how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..classroom.course import CourseError, open_course, require_course, without_grammars
from ..classroom.one_grader import AnotherGrader, one_grader
from ..classroom.run import ALL_WELL, FAILED_IN_THE_GRADER, GO_ON, INTERRUPTED, STOPPED


@dataclass
class Summary:
    """What a run did. problems: why there is no page, by student. waiting: who has handed in and
    is not graded yet."""

    total: int = 0
    written: int = 0
    there: int = 0
    problems: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    @property
    def so_far(self) -> str:
        """How many pages there are, where the run had begun."""
        return f": {self.written + self.there} of {self.total} pages" if self.total else ""


def give_feedback(root: Path, chapter: str, student: str | None, *, force: bool) -> int:
    """Write the pages of a chapter's graded and refused submissions; the command's exit code.

    student: only this one's. force: also pages that would be the same.
    """
    say = Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print
    summary = Summary()
    try:
        give(root, chapter, student, force, summary)
    except KeyboardInterrupt:
        say(f"stopped{summary.so_far}; {GO_ON}")
        return INTERRUPTED
    except (CourseError, AnotherGrader) as error:
        say(str(error))
        return STOPPED
    except OSError as error:
        say(f"stopped{summary.so_far}: {error}; when that is mended, {GO_ON}")
        return STOPPED
    show(chapter, summary, Console())
    return FAILED_IN_THE_GRADER if summary.problems else ALL_WELL


def give(root: Path, chapter: str, student: str | None, force: bool, summary: Summary) -> None:
    """Write the pages; the summary grows as it goes on."""
    require_course(root)
    without_grammars()
    from ..classroom.terminal import progress_bar  # nbgrader takes seconds
    from .orders import not_graded, orders_of
    from .place import place_all

    with one_grader(root):  # a grading in between could change what a page tells
        course = open_course(root)
        orders = orders_of(course, chapter, student, force=force)
        summary.total = len(orders)
        summary.waiting = [] if student else not_graded(course, chapter, orders)
        with progress_bar(chapter) as step:
            step(0, summary.total)
            for number, placed in enumerate(place_all(orders), start=1):
                if placed.problem:
                    summary.problems[placed.student] = placed.problem
                summary.written += placed.written
                summary.there += not (placed.written or placed.problem)
                step(number, summary.total)


def show(chapter: str, summary: Summary, console: Console) -> None:
    """The closing table, and a row for each submission that a person should look at."""
    table = Table("pages", "", title=escape(chapter))
    table.columns[1].justify = "right"
    table.add_row("written", str(summary.written))
    table.add_row("up to date already", str(summary.there))
    if summary.waiting:
        table.add_row("handed in and not graded yet", str(len(summary.waiting)))
    console.print(table)
    if summary.problems:
        told = Table("student", "what", title="No page")
        for student, what in sorted(summary.problems.items()):
            told.add_row(escape(student), escape(what))
        console.print(told)
