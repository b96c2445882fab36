"""One grader at a time in a course."""

import os
import re
import subprocess
import sys

import pytest

from autograders.classroom.one_grader import AnotherGrader, one_grader

HOLD = """
import sys, pathlib
from autograders.classroom.one_grader import one_grader
with one_grader(pathlib.Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.read()
"""


def test_a_second_grader_is_sent_away_until_the_first_is_gone(tmp_path):
    """Is the other's process told, and is the course free again even after a kill -9?"""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout.readline() == b"mine\n"
    told = re.escape(f"runs (process {other.pid}); try again when it has ended")
    with pytest.raises(AnotherGrader, match=told), one_grader(tmp_path):
        pass
    other.kill()
    other.communicate()
    for _ in range(2):
        with one_grader(tmp_path):
            assert (tmp_path / ".autograders.lock").read_text() == f"{os.getpid()}\n"


def test_programs_that_it_starts_do_not_keep_the_course(tmp_path):
    """Is the course free when the grader is done, though a program that it started still runs?"""
    with one_grader(tmp_path):
        child = subprocess.Popen(["sleep", "60"], close_fds=False)
    with one_grader(tmp_path):
        pass
    child.kill()
    child.wait()


PUBLISH = """
import sys
from pathlib import Path
from autograders.classroom.one_grader import one_after_another
from autograders.classroom.publish import publish
folder = Path(sys.argv[1])
for number in range(200):
    with one_after_another(folder.with_name(".lock")):
        publish(folder, {"one": sys.argv[2] * 1000, "other": sys.argv[2] * 1000}, 0o600)
"""


def test_two_who_write_one_folder_do_not_break_each_other(tmp_path):
    """Does each end well, and is the folder wholly of the one or the other?"""
    command = [sys.executable, "-c", PUBLISH, str(tmp_path / "folder")]
    two = [subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in "ab"]
    assert [process.communicate()[1] for process in two] == [b"", b""]
    assert {path.name for path in (tmp_path / "folder").iterdir()} == {"one", "other"}
    assert len({path.read_text() for path in (tmp_path / "folder").iterdir()}) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "folder"]
