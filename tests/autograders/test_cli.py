"""The command ``autograders grade``, as an instructor meets it."""

import contextlib
import fcntl
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

CHAPTER = "04_affine"
COMMAND = [sys.executable, "-c", "from autograders.cli import main; main()"]


def graded(root):
    """How many submissions have an outcome."""
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as db:
        try:
            return db.execute("SELECT count(*) FROM autograders_outcome").fetchone()[0]
        except sqlite3.OperationalError:  # no run has begun yet
            return 0


def test_a_class_is_graded_and_told(root, hand_in, grade, texts):
    """Does the table count, give reasons, and say nothing more on the second run?"""
    for learner in texts:
        hand_in(learner, learner)
    hand_in("[red]bad", "broken_file")
    done = grade("--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert re.search(r"graded +│ +11 ", done.stdout)
    assert re.search(r"refused +│ +2 ", done.stdout)
    assert re.search(r"already done +│ +0 ", done.stdout)
    assert re.search(r"mean score of the graded +│ [\d.]+ of \d+ ", done.stdout)
    assert re.search(r"isolation +│ +[A-Z]+ ", done.stdout)
    for student in ("broken_file", r"\[red\]bad"):
        assert re.search(rf"{student} +│ not a notebook: the JSON breaks off", done.stdout)
    assert done.stderr.splitlines()[0] == "0 of 13"
    assert done.stderr.splitlines()[-1] == "13 of 13"
    again = grade()
    assert again.returncode == 0
    assert re.search(r"already done +│ +13 ", again.stdout)
    assert again.stderr.splitlines() == ["13 of 13"]


def test_one_student_is_graded(root, hand_in, grade):
    """Is only the one graded who is named?"""
    hand_in("ada"), hand_in("bea")
    assert grade("--student", "bea").returncode == 0
    assert os.listdir(root / "autograded") == ["bea"]


def told(done, code):
    """What a command that failed says; it must be words, and no traceback."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.strip()


def test_what_is_wrong_is_told_in_one_line(root, hand_in, grade, tmp_path):
    """Are all errors of a call told in words, with exit code 1?"""
    assert told(grade(), 1).startswith(f"nobody has handed in {CHAPTER}")
    hand_in("ada")
    assert told(grade("--student", "adam"), 1).endswith("did you mean ada?")
    assert "no course in" in told(grade("--root", str(tmp_path / "nowhere")), 1)
    command = [*COMMAND, "grade", "99_nothing", "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert "nbgrader generate_assignment 99_nothing" in told(done, 1)


def test_only_one_grades_at_a_time(root, hand_in, grade):
    """Is a second grading of the same course sent away, with the first one's process id?"""
    hand_in("ada")
    with (root / ".autograders.lock").open("w") as file:
        file.write("4711\n")
        file.flush()
        fcntl.flock(file, fcntl.LOCK_EX)
        assert "another grading of this course runs (process 4711)" in told(grade(), 1)
    assert grade().returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is no bubblewrap to miss")
def test_without_full_isolation_nothing_is_graded_unless_asked_for(root, hand_in):
    """Is it said what is missing and how to get it, and does --unsafe go on?"""
    hand_in("ada")
    bare = {**os.environ, "PATH": "/nowhere"}
    command = [*COMMAND, "grade", CHAPTER, "--root", str(root)]
    done = subprocess.run(command, env=bare, capture_output=True, text=True)
    said = told(done, 1)
    assert "cannot be fully isolated" in said and "apt install bubblewrap" in said
    assert not (root / "autograded").exists()
    done = subprocess.run([*command, "--unsafe"], env=bare, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "CONFINED" in done.stdout


def test_ctrl_c_ends_a_run_that_the_next_one_takes_up(root, hand_in, grade):
    """Is it said how far it got, with exit code 130, and is nothing lost or left running?"""
    for number in range(30):
        hand_in(f"s{number:02}")
    command = [*COMMAND, "grade", CHAPTER, "--root", str(root), "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while graded(root) < 3:
        assert run.poll() is None
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does it: to the whole group
    _, said = run.communicate()
    assert run.returncode == 130
    assert f"stopped: {graded(root)} of 30 graded; run the same command to go on" in said
    assert 3 <= graded(root) < 30
    assert not (root / ".autograders.tmp").exists()
    done = grade()
    assert done.returncode == 0
    assert graded(root) == 30


def test_a_full_disk_ends_a_run_that_the_next_one_takes_up(root, hand_in, grade):
    """Is it told in words, with exit code 1?"""
    hand_in("ada")

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    said = told(grade(preexec_fn=no_room), 1)
    assert "too large" in said or "full" in said or "disk" in said
    assert graded(root) == 0
    assert grade().returncode == 0
    assert graded(root) == 1


def test_a_gradebook_that_is_locked_for_a_while_is_waited_for(root, hand_in, grade):
    """Does a run wait while another program writes?"""
    hand_in("ada")
    other = sqlite3.connect(root / "gradebook.db", check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    command = [*COMMAND, "grade", CHAPTER, "--root", str(root)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with contextlib.suppress(subprocess.TimeoutExpired):
        run.communicate(timeout=12)
    other.rollback()
    other.close()
    _, said = run.communicate()
    assert run.returncode == 0, said
    assert graded(root) == 1


def test_the_start_is_light():
    """Does the command's help come without nbgrader and numpy's friends, which take seconds?"""
    heavy = "{'nbgrader', 'sqlalchemy', 'nbformat'}"
    script = f"import sys, autograders.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "[]\n", done.stderr
