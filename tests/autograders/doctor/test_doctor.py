"""``autograders doctor``: is all told that grading needs?"""

import os
import re
import shutil
import subprocess
import sys

from autograders.doctor import findings
from autograders.jail.level import best_level, missing

COMMAND = [sys.executable, "-c", "from autograders.cli import main; main()", "doctor"]


def by_name(root):
    """The findings by what was looked at."""
    return {finding.what: finding for finding in findings(root)}


def test_a_course_that_is_well_is_found_so(root):
    """Are configuration, gradebook, isolation and versions told as they are?"""
    found = by_name(root)
    assert found["course"].well and found["course"].found == str(root)
    assert found["gradebook"].found == "chapters released: 04_affine"
    assert found["isolation"].found == best_level().name
    assert found["isolation"].well == (not missing())
    assert found["graphviz"].well == bool(shutil.which("dot"))
    assert re.fullmatch(r"3\.\d+\.\d+\S*", found["Python"].found)
    assert all(finding.well or finding.how for finding in found.values())


def test_a_course_that_is_ill_is_told(root):
    """Is a configuration that fails told, a gradebook that is none, a folder without a course?"""
    (root / "gradebook.db").write_text("This is no database. " * 100)
    assert "gradebook cannot be used" in by_name(root)["gradebook"].found
    (root / "gradebook.db").unlink()
    assert by_name(root)["gradebook"].well  # a fresh course has none yet
    (root / "nbgrader_config.py").write_text("1 / 0")
    assert "division by zero" in by_name(root)["course"].found
    (root / "nbgrader_config.py").unlink()
    assert "no course in" in by_name(root)["course"].found


def test_the_exit_code_says_whether_all_is_well(root):
    """Is it 0 only where nothing is missing?"""
    done = subprocess.run([*COMMAND, "--root", root], capture_output=True, text=True)
    ill = [line for line in done.stdout.splitlines() if line.startswith("--")]
    assert done.returncode == bool(ill)
    bare = {**os.environ, "PATH": "/nowhere"}
    done = subprocess.run([*COMMAND, "--root", root], env=bare, capture_output=True, text=True)
    assert done.returncode == 1
    assert re.search(r"^--  graphviz: not found\n +apt install graphviz", done.stdout, re.MULTILINE)
