"""The ``autograders`` command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

# What a command needs is imported in it: nbgrader alone takes seconds.
app = typer.Typer(no_args_is_help=True, add_completion=False)

Root = Annotated[Path, typer.Option(help="The course's folder, with its nbgrader_config.py.")]


@app.callback()
def autograders() -> None:
    """Release, grade and report a course on backpropagation."""


@app.command()
def grade(
    chapter: Annotated[str, typer.Argument(help="The assignment, such as 04_affine.")],
    student: Annotated[str | None, typer.Option(help="Only this student's submission.")] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes that grade; as many as cores by default.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="Grade on the dask cluster at this address instead.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Grade also what is done.")] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="Grade even without full isolation.")
    ] = False,
    root: Root = Path("."),
) -> None:
    """Grade what the class has handed in of a chapter, in isolation, and record it.

    What is done already is left alone, so a run that was stopped goes on where it ended.
    Ends with 0 when every submission is graded or refused, with 2 when the grader itself failed at
    one (see autograders.log), with 1 when it could not go on, and with 130 after Ctrl-C.
    """
    from .classroom.run import Order, run

    workers = jobs or usable_cores()
    raise typer.Exit(
        run(Order(root.resolve(), chapter, student, workers, scheduler, force, unsafe))
    )


@app.command()
def feedback(
    chapter: Annotated[str, typer.Argument(help="The assignment, such as 04_affine.")],
    student: Annotated[str | None, typer.Option(help="Only this student's page.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Also what is up to date.")] = False,
    root: Root = Path("."),
) -> None:
    """Write a page for each learner whose submission is graded or refused, where nbgrader would.

    The same page as nbgrader generate_feedback makes, sooner. A page is written again where a
    grade or a comment changed since.
    Ends with 0 when every page is there, with 2 when one could not be made, with 1 when it could
    not go on, and with 130 after Ctrl-C.
    """
    from .feedback import give_feedback

    raise typer.Exit(give_feedback(root.resolve(), chapter, student, force=force))


@app.command()
def report(
    chapter: Annotated[
        str | None, typer.Argument(help="The assignment, such as 04_affine; all of them if none.")
    ] = None,
    site: Annotated[
        str, typer.Option(help="Where the course's pages are (make site), for links to sections.")
    ] = "",
    root: Root = Path("."),
) -> None:
    """See what the class misunderstood: a page, and the same as CSV and JSON, in report/.

    In the language of COURSE_LANG; without it, in that in which the class works.
    """
    from .report import write_report

    raise typer.Exit(write_report(root.resolve(), chapter, site))


@app.command()
def new(
    chapter: Annotated[str, typer.Argument(help="Number and name, such as 08_dropout.")],
    root: Annotated[Path, typer.Option(help="The repository of the course.")] = Path("."),
) -> None:
    """Begin a chapter: a notebook, an exercise, its reference and its proof, ready to be changed.

    Ends with 1, and leaves everything as it was, when the name will not do or is taken.
    """
    from .authoring import new_chapter

    raise typer.Exit(new_chapter(root.resolve(), chapter))


@app.command()
def doctor(root: Root = Path(".")) -> None:
    """Check this machine and the course: packages, isolation, settings, chapters, exercises, class.

    Says how to mend what is wrong, and ends with 1 then.
    """
    from .doctor import findings

    ill = False
    for finding in findings(root.resolve()):
        ill |= not finding.well
        mark = "ok" if finding.well else "--"
        typer.echo(f"{mark}  {finding.what}: {finding.found}")
        if finding.how:
            typer.echo(f"      {finding.how}")
    raise typer.Exit(int(ill))


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Option(help="The folder to work in, made anew; never one with other things in.")
    ] = Path("build/demo"),
) -> None:
    """See the whole course work: release, hand in, autograde, feedback, train."""
    from .demo import run_demo

    try:
        run_demo(folder.resolve())
    except FileExistsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


def usable_cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main() -> None:
    """The console script's entry."""
    app()
