"""nbgrader's exchange: from the instructor's release to the learner's feedback, and once again.

The instructor and the learner work in folders of their own and meet only in the exchange. Where
root runs this, the learner is an ordinary user.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from autograders.demo import autograders, gradebook, nbgrader

from ..jail.test_ordinary_user import as_ordinary_user

CHAPTER = "04_affine"
AS_ROOT = os.name == "posix" and os.getuid() == 0
STUDENT = "nobody" if AS_ROOT else None  # nbgrader goes by the name of the system's user
LEARNER = """
c.CourseDirectory.course_id = "backprop"
c.Exchange.root = {exchange!r}
"""


class Learner:
    """A learner at work in a folder that has nothing of the course."""

    def __init__(self, home, exchange):
        self.home = home
        (home / "nbgrader_config.py").write_text(LEARNER.format(exchange=str(exchange)))
        self.chapter = home / CHAPTER
        if AS_ROOT:
            shutil.chown(home, 65534, 65534)

    def run(self, *command, folder=None):
        """Run a Python program as the learner; what it said."""
        names = ("HOME", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")
        environment = dict.fromkeys((*names, "IPYTHONDIR"), str(self.home / "jupyter"))
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            [*(as_ordinary_user() if AS_ROOT else ()), sys.executable, *command],
            cwd=folder or self.home,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def nbgrader(self, *arguments):
        """Run nbgrader as the learner."""
        return self.run("-m", "nbgrader", *arguments)

    def hand_in(self, text):
        """Write a notebook over the fetched one, and submit it."""
        (self.chapter / f"{CHAPTER}.ipynb").write_text(text, encoding="utf-8")
        self.nbgrader("submit", CHAPTER)

    def feedback(self):
        """The feedback pages that were fetched, by the time of the submission."""
        self.nbgrader("fetch_feedback", CHAPTER)
        return sorted((self.chapter / "feedback").glob(f"*/{CHAPTER}.html"))


@pytest.fixture
def meeting():
    """A folder that every user can reach, with the exchange and the learner's folder in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        path.chmod(0o755)
        (path / "home").mkdir()
        yield path


@pytest.fixture
def learner(meeting):
    """The learner."""
    return Learner(meeting / "home", meeting / "exchange")


@pytest.fixture
def course(root, meeting):
    """The instructor's course, with that exchange."""
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(f"c.Exchange.root = {str(meeting / 'exchange')!r}\n")
    return root


def score(course):
    """The learner's score, as the gradebook has it."""
    with gradebook(course) as book:
        (submission,) = book.assignment_submissions(CHAPTER)
        assert STUDENT in (None, submission.student.id)
        return submission.score


def test_a_chapter_travels_through_the_exchange_and_back(course, learner, texts):
    """Can a learner fetch a chapter that works by itself, submit it, be graded, read the feedback,
    and do better?"""
    nbgrader(course, "release_assignment", CHAPTER)
    learner.nbgrader("fetch_assignment", CHAPTER)
    released = course / "release" / CHAPTER
    assert files(learner.chapter) == files(released)
    where = learner.run(
        "-c", "import course_lib; print(course_lib.__file__)", folder=learner.chapter
    )
    assert Path(where.strip()).parent == learner.chapter / "course_lib"

    learner.hand_in(texts["half_done"])
    nbgrader(course, "collect", CHAPTER)
    autograders(course, "grade", CHAPTER, "--unsafe")
    first = score(course)
    nbgrader(course, "generate_feedback", CHAPTER)
    nbgrader(course, "release_feedback", CHAPTER)
    (page,) = learner.feedback()
    assert "affine" in page.read_text()

    learner.hand_in(texts["right_as_taught"])
    nbgrader(course, "collect", CHAPTER, "--update")
    autograders(course, "grade", CHAPTER, "--unsafe")
    assert 0 < first < score(course)
    nbgrader(course, "generate_feedback", CHAPTER)
    nbgrader(course, "release_feedback", CHAPTER)
    old, new = learner.feedback()
    assert old.read_text() == page.read_text() != new.read_text()


def files(folder):
    """What a folder holds, by path."""
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
