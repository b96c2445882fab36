"""This machine: Python and its packages, programs, isolation."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

import course_lib

from ..jail.level import best_level, missing
from .finding import Finding

COURSE = "backprop-course"  # the name of the package, as pyproject.toml has it
INSTALL = "make install, or pip install -e . in the repository"
ON_PATH = "source .venv/bin/activate: nbgrader looks for its helpers on the path"


def look_at_machine(root: Path) -> Iterator[Finding]:
    """Is everything here that grading needs, the course in ``root`` apart?"""
    yield Finding("Python", platform.python_version())
    yield Finding("nbgrader", importlib.metadata.version("nbgrader"))
    yield from packages()
    yield from own_library(root)
    for name in ("nbgrader", "alembic"):
        if not shutil.which(name):
            yield Finding(f"{name} on the path", "not found", False, ON_PATH)
    yield program("bubblewrap", "bwrap", "--version", "apt install bubblewrap")
    yield program("graphviz", "dot", "-V", "apt install graphviz")
    yield korean_font()
    how = "what is missing for more, and how to get it, follows" if missing() else ""
    yield Finding("isolation", best_level().name, not missing(), how)
    yield from (Finding("missing", m.what, False, m.how) for m in missing())


def packages() -> Iterator[Finding]:
    """Are the packages that the course stands on here, within their bounds?"""
    asked = [Requirement(line) for line in dependencies()]
    asked = [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]
    ill = [finding for one in asked if (finding := package(one))]
    yield from ill or [Finding("packages", f"all {len(asked)} are here, within their bounds")]


def dependencies() -> list[str]:
    """What the running course depends on, by its pyproject.toml, which is the newest word.

    Where the course is installed without it, by what was noted then.
    """
    project = Path(course_lib.__file__).parents[1] / "pyproject.toml"
    if project.is_file():
        lines: list[str] = tomllib.loads(project.read_text())["project"]["dependencies"]
        return lines
    return importlib.metadata.requires(COURSE) or []


def package(asked: Requirement) -> Finding | None:
    """What is wrong with a package, or None."""
    try:
        version = importlib.metadata.version(asked.name)
    except importlib.metadata.PackageNotFoundError:
        return Finding(asked.name, f"not installed; {asked} is needed", False, INSTALL)
    if asked.specifier.contains(version, prereleases=True):
        return None
    return Finding(asked.name, f"{version} is installed; {asked} is needed", False, INSTALL)


def own_library(root: Path) -> Iterator[Finding]:
    """Is it this repository's code that runs here? Another copy would release and grade its own."""
    mine, running = root / "course_lib", Path(course_lib.__file__).parent
    if mine.is_dir() and not mine.samefile(running):
        how = f"pip install -e {root}, or set PYTHONPATH={root}"
        yield Finding("course_lib", f"runs from {running}, not from {mine}", False, how)


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
