"""``autograders doctor``: is everything here that grading needs?"""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .classroom.course import CourseError, open_course
from .jail.level import best_level, missing


@dataclass(frozen=True)
class Finding:
    """Something that was looked at: what was found, and how to get it where it is not well."""

    what: str
    found: str
    well: bool = True
    how: str = ""


def findings(root: Path) -> Iterator[Finding]:
    """Look at this machine and at the course in a folder."""
    yield Finding("Python", platform.python_version())
    yield Finding("nbgrader", importlib.metadata.version("nbgrader"))
    yield program("bubblewrap", "bwrap", "--version", "apt install bubblewrap")
    yield program("graphviz", "dot", "-V", "apt install graphviz")
    yield korean_font()
    yield Finding("isolation", best_level().name, well=not missing())
    yield from (Finding("missing", m.what, False, m.how) for m in missing())
    yield from course(root)


def program(name: str, command: str, option: str, how: str) -> Finding:
    """Whether a program is here, and its version."""
    if not shutil.which(command):
        return Finding(name, "not found", False, f"{how} (or your system's package)")
    said = subprocess.run([command, option], capture_output=True, text=True, check=False)
    return Finding(name, (said.stdout or said.stderr).strip())


def korean_font() -> Finding:
    """Whether figures can show Korean."""
    fonts = ""
    if shutil.which("fc-list"):
        command = ["fc-list", ":lang=ko", "family"]
        fonts = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    if not fonts:
        return Finding("Korean font", "not found", False, "apt install fonts-nanum")
    return Finding("Korean font", sorted(fonts.splitlines())[0])


def course(root: Path) -> Iterator[Finding]:
    """Whether the course's configuration loads and its gradebook can be reached."""
    try:
        found = open_course(root)
        found.settings(unsafe=False)
    except CourseError as error:
        yield Finding("course", str(error), False)
        return
    yield Finding("course", str(found.root))
    from .classroom.gradebook import NoGradebook, open_gradebook

    try:
        with open_gradebook(found) as book:
            chapters = ", ".join(sorted(one.name for one in book.assignments))
        yield Finding("gradebook", f"chapters released: {chapters or 'none yet'}")
    except NoGradebook:
        yield Finding("gradebook", "none yet; releasing a chapter makes it")
    except CourseError as error:
        yield Finding("gradebook", str(error), False)
