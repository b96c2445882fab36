"""Adding to the course: ``autograders new`` begins a chapter that passes every test as it is."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from .obstacles import obstacle

NEXT = """\
Next, in this order (docs/authoring.md goes through every file):
  1. open notebooks/{chapter}/{chapter}.ipynb in JupyterLab (make lab) and write the chapter
  2. add it to the tables of chapters in README.md and README.ko.md
  3. see what is left to do: autograders doctor, then make test"""


def new_chapter(root: Path, chapter: str) -> int:
    """Begin a chapter in the repository at ``root``; returns the command's exit code.

    Everything is made and run in a copy first, so that a failure leaves the repository as it was.
    """
    if found := obstacle(root, chapter):
        print(found, file=sys.stderr)
        return 1
    from .workshop import StepFailed, bring_over, copy_of, make  # importing nbformat takes time

    try:
        with tempfile.TemporaryDirectory() as scratch:
            copy = copy_of(root, Path(scratch))
            make(copy, chapter)
            paths = bring_over(copy, root)
    except (StepFailed, OSError) as error:
        print(f"{chapter} was not made, and nothing has changed: {error}", file=sys.stderr)
        return 1
    print(f"{chapter} is ready to be changed. New or changed:")
    print("\n".join(f"  {path}" for path in paths))
    print(NEXT.format(chapter=chapter))
    return 0
