"""Ways to grade a small class in this process, and to look at what was written."""

import contextlib
import sqlite3

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograders.classroom.attempt import attempt
from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook

CHAPTER = "04_affine"
NOTEBOOK = f"{CHAPTER}.ipynb"


class Here:
    """Carries tasks out in this process, and remembers whose they were."""

    def __init__(self, spoil=lambda done: done):
        self.spoil = spoil
        self.graded = []

    def attempts(self, tasks):
        for task in tasks:
            self.graded.append(task.student)
            yield [self.spoil(attempt(task))]

    def close(self):
        pass


@pytest.fixture
def batch(root):
    """A function that gives a fresh batch, as each run has its own."""
    with contextlib.ExitStack() as stack:

        def fresh():
            course = open_course(root)
            book = stack.enter_context(open_gradebook(course))
            return Batch(course, book, CHAPTER, unsafe=True)

        yield fresh


@pytest.fixture
def run(batch):
    """A function that grades who has handed in; gives the summary, and who was graded."""

    def grade(spoil=lambda done: done, **named):
        here, steps, one = Here(spoil), [], batch()
        handed_in = one.course.handed_in(CHAPTER)
        one.run(handed_in, here, lambda *step: steps.append(step), **named)
        assert steps[-1] == (len(handed_in), len(handed_in))
        return one.summary, here.graded

    return grade


@pytest.fixture
def look(root):
    """A function that gives nbgrader's rows of a student's notebook."""
    with contextlib.ExitStack() as stack:

        def rows(student):
            book = Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop")
            stack.callback(book.close)
            return book.find_submission_notebook(CHAPTER, CHAPTER, student)

        yield rows


def scores(rows):
    """The automatic scores by cell."""
    return {grade.name: grade.auto_score for grade in rows.grades}


def automatic(rows):
    """The points that the grader alone gives out; a task waits for a person."""
    return sum(g.max_score for g in rows.grades if g.auto_score is not None)


def published(root, student):
    """The notebook in ``autograded/``."""
    return nbformat.read(root / "autograded" / student / CHAPTER / NOTEBOOK, as_version=4)


def outcomes(root):
    """Our table, by student."""
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as db:
        db.row_factory = sqlite3.Row
        query = """SELECT student_id, autograders_outcome.* FROM autograders_outcome
            JOIN submitted_assignment ON submission_id = id"""
        return {row["student_id"]: dict(row) for row in db.execute(query)}
