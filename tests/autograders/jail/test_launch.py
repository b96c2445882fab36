"""Starting, ending and restarting a jail, and what is left when something dies."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograders.bridge import Session, Stopped
from autograders.jail.launch import Jail, JailError
from autograders.jail.level import Level
from autograders.jail.limits import Limits

from .conftest import AT_FULL, CONFINING, honest, needs

ROOT = Path(__file__).parents[3]
CONFINED = needs(Level.CONFINED)
ONLY_FULL = pytest.mark.parametrize("jail", AT_FULL, indirect=True)


def test_one_notebook_at_a_time(jail):
    """Is a second process of the same jail refused while the first one runs?"""
    with Session(jail.start()), pytest.raises(RuntimeError, match="still runs"):
        jail.start()
    assert honest(jail) == 42


def test_a_killed_zygote_is_replaced(jail):
    """Is a notebook whose jail dies stopped, and does the next one get a new jail?"""
    with Session(jail.start()) as session:
        session.run("x = 1")
        os.kill(jail.zygote.process.pid, signal.SIGKILL)
        with pytest.raises(Stopped, match="the jail around it"):
            for _ in range(100):  # its processes die a moment later
                session["x"]
                time.sleep(0.05)
    assert honest(jail) == 42


@ONLY_FULL
def test_nothing_outlives_the_grader(jail, tmp_path):
    """Does `kill -9` of the grader end the zygote and the learner's process with it?"""
    code = (
        "import sys\n"
        "from autograders.jail.launch import Jail\n"
        "jail = Jail('04_affine')\n"
        "jail.start()\n"
        "print(jail.zygote.process.pid, jail.library.name, flush=True)\n"
        "sys.stdin.read()\n"
    )
    grader = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        text=True,
    )
    pid, library = grader.stdout.readline().split()
    assert library in ran_with(library)
    grader.kill()
    grader.communicate()
    for _ in range(100):
        if not ran_with(library) and not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.05)
    pytest.fail(f"still running: {ran_with(library)}")


def ran_with(text: str) -> str:
    """The command lines of running processes that contain a text."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if text in command:
            found.append(command)
    return "\n".join(found)


def test_a_jail_that_does_not_start_says_why(monkeypatch, tmp_path):
    """Is it the instructor's error, with bubblewrap's own words?"""
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho bwrap: setting up uid map: Permission denied >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    with (
        Jail("04_affine", level=Level.FULL) as jail,
        pytest.raises(JailError, match="Permission denied"),
    ):
        jail.start()


@pytest.mark.parametrize("level", CONFINING)
def test_a_jail_that_does_not_hold_runs_nothing(level):
    """Is a step of the confinement that fails the instructor's error, and never the learner's?"""
    with (
        Jail("04_affine", Limits(open_files=1), level=level) as jail,  # too few for Landlock
        pytest.raises(JailError, match=r"does not hold: .*Too many open files"),
    ):
        jail.start()


@CONFINED
def test_threads_can_be_allowed():
    """Does a limit above 0 let threads start, and still no process?"""
    with (
        Jail("04_affine", Limits(threads=4), level=Level.CONFINED) as jail,
        Session(jail.start()) as session,
    ):
        session.run(
            "import os, threading\nseen = []\n"
            "t = threading.Thread(target=lambda: seen.append(1)); t.start(); t.join()\n"
            "try: os.fork()\nexcept PermissionError: seen.append(2)"
        )
        assert session["seen"] == [1, 2]


@pytest.mark.parametrize("level", [Level.LIMITS, Level.NONE])
def test_without_confinement_the_same_wire_serves(level):
    """Do calls, exceptions and deadlines work where only a process of its own is to be had?"""
    with Jail("04_affine", Limits(call_seconds=1), level=level) as jail:
        assert honest(jail) == 42
        with Session(jail.start()) as session:
            session.run("import os, time\ndef slow(x): time.sleep(99)\ndef leave(x): os._exit(3)")
            with pytest.raises(Stopped, match="longer than 1"):
                session["slow"](1)
        with Session(jail.start()) as session:
            session.run("import os\ndef leave(x): os._exit(3)")
            with pytest.raises(Stopped, match="exit status 3"):
                session["leave"](1)


@CONFINED
def test_the_language_is_the_one_asked_for():
    """Do messages of course_lib inside come in the language of the release?"""
    with (
        Jail("04_affine", lang="ko", level=Level.CONFINED) as jail,
        Session(jail.start()) as session,
    ):
        session.run("from course_lib.language import language\nfound = language()")
        assert session["found"] == "ko"
