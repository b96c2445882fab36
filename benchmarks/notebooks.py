"""Running all chapters, as CI does: nbval with two workers, which also compares the outputs.

Against executing them by `jupyter nbconvert`, one after another, which compares nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Line, medians

ROOT = Path(__file__).parents[1]


def lines() -> Iterator[Line]:
    """One turn: both take long enough."""
    chapters = map(str, sorted((ROOT / "notebooks").glob("*/*.ipynb")))
    with tempfile.TemporaryDirectory() as folder:
        pytest = ["pytest", "-q", "-n", "2", "--dist", "loadfile", "--nbval", "notebooks"]
        executed = ["nbconvert", "--to", "notebook", "--execute", "--output-dir", folder]
        ours, other = medians(1, lambda: run(pytest), lambda: run([*executed, *chapters]))
    yield Line("all chapters: run and compared", ours, "`nbconvert --execute`", other)


def run(command: list[str]) -> None:
    """Run a module of this Python's in the repository."""
    command = [sys.executable, "-m", *command]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
