"""A graded class with planted misconceptions, and chapters made of plain numbers."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import numpy as np
import pytest

from autograders.classroom.attempt import attempt
from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.report.content import content_of
from autograders.report.read import read_chapters, read_people
from autograders.report.rows import Chapter, Item, Submission
from autograders.report.shape import Shape
from autograders.sample_class import ANSWERS

CHAPTER = "04_affine"
BATCH = (ANSWERS / "forgets_the_batch" / "affine.py").read_text()
PAYLOAD = '</pre><script>alert(1)</script><img src="https://evil.example/x" onerror="alert(1)">'
# By student: which of the sample class they copy, and what else stands in their Affine layer.
STUDENTS = {
    "s01": ("mixes_up_operands", ""),
    "s02": ("mixes_up_operands", ""),
    "s03": ("mixes_up_operands", ""),
    "s04": ("mixes_up_operands", f"    note = {PAYLOAD!r}  # by Minji\n"),
    "lee.minji": ("forgets_the_batch", "    made_by = 'Lee.Minji'\n"),
    "s06": ("forgets_the_batch", ""),
    "s07": ("forgets_the_batch", ""),
    "s08": ("right_as_taught", ""),
    "s09": ("right_another_way", ""),
    "=cmd|' '!A1": ("untouched", ""),
    '"><script>alert(1)<script>': ("broken_file", ""),
    "s12": ("syntax_error", ""),
}
LATE = "s09"


@pytest.fixture(scope="session")
def graded(released, texts, tmp_path_factory):
    """A course in which this class is graded, by the real grader."""
    root = shutil.copytree(released, tmp_path_factory.mktemp("report") / "course")
    with closing(sqlite3.connect(root / "gradebook.db")) as db, db:
        db.execute("UPDATE assignment SET duedate = '2026-03-02 12:00:00.000000'")
        db.execute("INSERT INTO student (id, first_name) VALUES ('absent', 'Nobody')")
    for student, (learner, extra) in STUDENTS.items():
        folder = root / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        (folder / f"{CHAPTER}.ipynb").write_text(with_extra(texts[learner], extra))
        day = 3 if student == LATE else 1
        (folder / "timestamp.txt").write_text(f"2026-03-0{day} 12:00:00 UTC")
    course = open_course(root)
    with open_gradebook(course) as book:
        batch = Batch(course, book, CHAPTER, unsafe=True)
        for one in course.handed_in(CHAPTER):
            begun = batch.begun[one.student] = batch.begin(one)
            batch.finish(attempt(begun.task))
    return root


def with_extra(text, extra):
    """A notebook in which the Affine layer begins with something more."""
    if not extra:
        return text
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "affine-answer":
            source = "".join(cell["source"])
            head, _, body = source.partition("class Affine:\n")
            cell["source"] = f"{head}class Affine:\n{extra}{body}"
    return json.dumps(notebook)


@pytest.fixture
def course(graded, tmp_path):
    """A copy of that course, for a test that changes it or writes into it."""
    return shutil.copytree(graded, tmp_path / "course")


def reckoned(root, site=""):
    """The content of the report on a course's chapter."""
    course = open_course(root)
    with open_gradebook(course) as book:
        chapters, people = read_chapters(course, book, CHAPTER), read_people(book)
    now = datetime.now(UTC).replace(tzinfo=None)
    return content_of(course, chapters, people, chapter=CHAPTER, site=site, now=now)


@pytest.fixture(scope="session")
def content(graded):
    """What the report tells of that class."""
    return reckoned(graded)


def chapter_of(
    points, *, most=None, names=None, unanswered=None, due=None, submissions=None, by_hand=None
):
    """A chapter in which learners 0, 1, 2 … have these points; everything else is plain."""
    points = np.asarray(points, dtype=float)
    n, k = points.shape
    names = names or [f"exercise_{number}" for number in range(k)]
    blank = np.zeros((n, k), bool) if unanswered is None else np.asarray(unanswered)
    return Chapter(
        "01_plain",
        due,
        Shape("01_plain"),
        list(map(Item, names, map(float, most or [1] * k), by_hand or [False] * k)),
        submissions or [Submission(str(number), None, 0.0, "graded") for number in range(n)],
        points,
        np.zeros((n, k), bool),
        np.ones((n, k), bool),
        blank,
    )
