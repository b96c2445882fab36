"""One grader at a time in a course, and one writer of a folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, where nothing else keeps two graders apart
    fcntl = None  # type: ignore[assignment]

LOCK = ".autograders.lock"


class AnotherGrader(Exception):
    """Someone grades this course already."""


@contextlib.contextmanager
def one_grader(root: Path) -> Iterator[None]:
    """Be the only one who grades in this course folder; the kernel ends that with the process.

    Raises AnotherGrader, with the other's process id.
    """
    # Not opened "w": the other's process id stands in it. Python closes it in programs it starts.
    with open(root / LOCK, "a+", encoding="ascii") as file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.seek(0)
                raise AnotherGrader(
                    f"another grading of this course runs (process {file.read().strip()}); "
                    "try again when it has ended"
                ) from None
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


@contextlib.contextmanager
def one_after_another(lock: Path) -> Iterator[None]:
    """Wait until no other process is in here that names the same file, which need not be there."""
    with open(lock, "a", encoding="ascii") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
