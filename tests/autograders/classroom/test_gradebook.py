"""The gradebook with our tables in it, in nbgrader's own hands."""

import contextlib
import csv
import shutil
import sqlite3

import pytest
from nbgrader.apps.api import NbGraderAPI

from autograders.classroom.attempt import attempt
from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.demo import nbgrader

CHAPTER = "04_affine"
TASK = 2  # points of the chapter's written explanation
LEARNERS = ("right_as_taught", "miswires", "broken_file")


@pytest.fixture(scope="module")
def graded(released, texts, tmp_path_factory):
    """A course in which three have been graded, one of them refused."""
    root = shutil.copytree(released, tmp_path_factory.mktemp("graded") / "course")
    for learner in LEARNERS:
        folder = root / "submitted" / learner / CHAPTER
        folder.mkdir(parents=True)
        (folder / f"{CHAPTER}.ipynb").write_text(texts[learner])
        (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    grade(root)
    return root


def grade(root):
    """Grade all that was handed in; what the run did."""
    course = open_course(root)
    with open_gradebook(course) as book:
        batch = Batch(course, book, CHAPTER, unsafe=True)
        for one in course.handed_in(CHAPTER):
            begun = batch.begun[one.student] = batch.begin(one)
            batch.finish(attempt(begun.task))
    return batch.summary


@pytest.fixture
def root(graded, tmp_path):
    """A copy of that course, for a test that changes it."""
    return shutil.copytree(graded, tmp_path / "graded")


def ours(root):
    """What is in our tables."""
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as db:
        tables = ("autograders_outcome", "autograders_secret")
        return [db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_nbgrader_upgrades_the_database_and_leaves_our_tables_alone(root):
    """Does ``nbgrader db upgrade`` work, from the first version of the database as well?"""
    before = ours(root)
    assert [len(rows) for rows in before] == [3, 1]
    nbgrader(root, "db", "upgrade")
    assert ours(root) == before


def test_nbgrader_exports_what_was_graded(root):
    """Are the scores in the table that ``nbgrader export`` writes?"""
    nbgrader(root, "export")
    with (root / "grades.csv").open() as file:
        found = {row["student_id"]: row for row in csv.DictReader(file)}
    scores = {student: float(row["score"]) for student, row in found.items()}
    most = float(found["miswires"]["max_score"]) - TASK  # which waits for a person
    assert scores["right_as_taught"] == most > scores["miswires"] > scores["broken_file"] == 0


def test_nbgrader_makes_feedback_for_all(root):
    """Has each a page, the refused one with the reason?"""
    nbgrader(root, "generate_feedback", CHAPTER)
    pages = {s: root / "feedback" / s / CHAPTER / f"{CHAPTER}.html" for s in LEARNERS}
    assert "not a notebook: the JSON breaks off" in pages["broken_file"].read_text()
    assert "could not be graded" not in pages["miswires"].read_text()


def test_formgrader_sees_what_was_graded(graded):
    """Does formgrader's own interface find every submission, a task to be read in each but one?"""
    api = NbGraderAPI(open_course(graded).directory)
    found = {one["student"]: one for one in api.get_submissions(CHAPTER)}
    assert set(found) == set(LEARNERS)
    for one in found.values():
        assert one["autograded"]
        assert one["needs_manual_grade"] == (one["student"] != "broken_file")
    assert api.get_autograded_students(CHAPTER) == set(LEARNERS)
    notebooks = api.get_student_notebook_submissions("miswires", CHAPTER)
    assert [one["name"] for one in notebooks] == [CHAPTER]


def test_an_extension_where_no_time_is_set_is_no_hindrance(root):
    """Is a learner graded who has one, though nbgrader's own count of seconds fails then?"""
    with open_gradebook(open_course(root)) as book:
        book.update_or_create_assignment(CHAPTER, duedate=None)
        book.grant_extension(CHAPTER, "miswires", days=1)
    assert grade(root).failed == 0


def test_nbgrader_removes_students_and_assignments(root):
    """Are our rows no hindrance to ``nbgrader db``?"""
    nbgrader(root, "db", "student", "remove", "miswires", "--force")
    nbgrader(root, "db", "assignment", "remove", CHAPTER, "--force")
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as db:
        assert db.execute("SELECT count(*) FROM grade").fetchone() == (0,)
