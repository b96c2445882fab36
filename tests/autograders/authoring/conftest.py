"""A copy of the repository in which an author may work, and the commands of the guide."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograders.notebooks import ROOT


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A copy of the repository as it is now, and a way to run an author's commands in it."""
    copy = tmp_path_factory.mktemp("author") / "repository"
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names.split("\0"):
        if (ROOT / name).is_file():  # not what was deleted and is not yet committed so
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    install(copy)
    return SimpleNamespace(root=copy, run=lambda command: run(copy, command))


def install(copy):
    """Give the copy a .venv: this one, and to make's mind a new one."""
    environment = Path(sys.prefix)
    (copy / ".venv").mkdir()
    for path in environment.iterdir():
        if path.name != ".installed":
            (copy / ".venv" / path.name).symlink_to(path)
    (copy / ".venv" / ".installed").touch()


def run(copy, command):
    """Run a command line as the guide's reader does, with the copy's own code; all that it says."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": programs, "PYTHONPATH": str(copy), "COLUMNS": "100"}
    environment.pop("COURSE_LANG", None)
    done = subprocess.run(
        ["bash", "-e", "-c", command], cwd=copy, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout
