"""What ``autograders grade`` shows: a bar while it works, and a table at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from .batch import Summary

LONGEST = 200  # characters of a reason or of a student's notes


@contextmanager
def progress_bar(chapter: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr; gives what is to be called with how many are done, and of how many.

    Where stderr is no terminal, a line now and then takes its place.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, total: say_now_and_then(console, done, total)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task(escape(chapter), total=None, rate="")

        def step(done: int, total: int) -> None:
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            progress.update(bar, completed=done, total=total, rate=rate)

        yield step


def say_now_and_then(console: Console, done: int, total: int) -> None:
    """A line at the start, at the end, and at each tenth in between."""
    if done in (0, total) or done * 10 // total != (done - 1) * 10 // total:
        console.print(f"{done} of {total}", highlight=False)


def show(summary: Summary, console: Console) -> None:
    """The closing table, and a row for each submission that a person should look at."""
    console.print(escape(f"{summary.chapter}: {summary.seconds:.1f} seconds"), highlight=False)
    table = Table("submissions", "")
    table.columns[1].justify = "right"
    table.add_row("graded", str(summary.graded))
    table.add_row("refused", str(len(summary.refused)))
    table.add_row("already done", str(summary.done))
    if summary.failed:
        table.add_row("failed in the grader (see autograders.log)", str(summary.failed))
    if summary.graded:
        mean = summary.points / summary.graded
        table.add_row("mean score of the graded", f"{mean:.2f} of {summary.most:g}")
        table.add_row("submissions a second", f"{summary.rate:.1f}")
        table.add_row("isolation", ", ".join(sorted(summary.levels)))
    console.print(table)
    for title, rows in (("Refused", summary.refused), ("Mended", summary.mended)):
        if rows:
            told = Table("student", "what", title=title)
            for student, what in sorted(rows.items()):
                short = what if len(what) <= LONGEST else what[:LONGEST] + "…"
                told.add_row(escape(student), escape(short))
            console.print(told)
