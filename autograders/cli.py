"""The ``autograders`` command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .demo import run_demo

app = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@app.callback()
def autograders() -> None:
    """Release, grade and report a course on backpropagation."""


@app.command()
def demo(
    root: Annotated[Path, typer.Option(help="The folder to work in; made anew.")] = Path(
        "build/demo"
    ),
) -> None:
    """See the whole course work: release, hand in, autograde, feedback, train."""
    run_demo(root.resolve())


def main() -> None:
    """The console script's entry."""
    app()
