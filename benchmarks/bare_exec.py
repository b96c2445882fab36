"""Prints the seconds that a submission's cells take by bare ``exec``: see ``grading.py``.

python benchmarks/bare_exec.py COURSE CHAPTER COUNT
"""

from __future__ import annotations

import contextlib
import io
import sys
import time
from pathlib import Path
from typing import Any

from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.engine.needed import needed
from autograders.grading import SHEET, Sheet
from autograders.intake import plan
from autograders.intake.released import released_chapter
from autograders.outcome import Placed
from course_lib.check.report import KEPT


def main() -> None:
    """Time the first submissions; what ours runs of each is run here, and no more."""
    course, chapter, count = open_course(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
    directory = course.directory
    release = directory.format_path(directory.release_directory, ".", chapter)
    with open_gradebook(course) as gradebook:
        released = released_chapter(gradebook, chapter, Path(release))
    total = 0.0
    for one in course.handed_in(chapter)[:count]:
        cells, _ = plan((one.folder / f"{released.notebook}.ipynb").read_bytes(), released)
        run(cells)  # warm
        total += run(cells)
    print(total / count)


def run(cells: list[Placed]) -> float:
    """Execute a notebook's cells in one namespace; the seconds that it took."""
    to_run = needed(cells)
    about = [p.cell["metadata"]["nbgrader"] for p in cells if p.role == "graded"]
    SHEET.set(Sheet({a["grade_id"]: a["points"] for a in about}, seed=0))
    KEPT.set([])
    names: dict[str, Any] = {"__name__": "__main__"}
    code = [p.cell["source"] for n, p in enumerate(cells) if n in to_run or p.role == "graded"]
    start = time.perf_counter()
    for source in code:
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            exec(source, names)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
