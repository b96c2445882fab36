"""The same attacks where an ordinary user grades: the kernel treats root differently."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autograders.jail.level import Level

from .conftest import needs

ROOT = Path(__file__).parents[3]
# Of the limits only those that the kernel enforces otherwise, or not at all, for root.
TESTS = {"test_escapes.py": "", "test_exhaustion.py": "memory or disk or files or fork or thread"}


def closed_to_others(path: Path) -> Path | None:
    """The first folder on the way to a path that an ordinary user may not pass, /root say."""
    return next((p for p in [*reversed(path.parents), path] if not p.stat().st_mode & 0o001), None)


def as_ordinary_user(*folders: Path) -> list[str]:
    """The command before a command that has nobody in particular run it.

    folders: to be read by it, wherever they are.
    """
    command = ["bwrap", "--dev-bind", "/", "/", "--die-with-parent"]
    needed = [Path(sys.prefix), Path(sys.base_prefix), ROOT, *folders]
    closed = {path: closed_to_others(path) for path in needed}
    for folder in {str(folder) for folder in closed.values() if folder}:
        command += ["--perms", "0755", "--tmpfs", folder]
    for path, folder in closed.items():
        if folder:
            between = [p for p in reversed(path.parents) if folder in p.parents]
            command += [arg for p in between for arg in ("--perms", "0755", "--dir", str(p))]
            command += ["--ro-bind", str(path), str(path)]
    return [*command, "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]


@needs(Level.FULL)
@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="already an ordinary user")
@pytest.mark.parametrize("name", TESTS)
def test_attacks_fail_where_an_ordinary_user_grades(name):
    """Do all attacks fail as well when nobody in particular runs the grader?"""
    scratch = f"/tmp/ordinary-{os.getpid()}"  # pytest's own folders are closed to others
    environment = {"PATH": os.environ["PATH"], "HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [
            *as_ordinary_user(),
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
            *("--basetemp", scratch, "-k", TESTS[name]),
            str(Path(__file__).parent / name),
        ],
        cwd=ROOT,
        env=environment | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    shutil.rmtree(scratch, ignore_errors=True)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
    assert "passed" in run.stdout
