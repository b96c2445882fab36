"""What the gradebook's rows mean, in a gradebook as nbgrader's own interface makes it."""

from datetime import datetime, timedelta

import pytest
from nbgrader.api import Gradebook, SubmittedAssignment
from sqlalchemy import select

from autograders.classroom.gradebook import Base, OutcomeRow
from autograders.classroom.recorded import ended, handed_in, has_outcomes


@pytest.fixture
def book(tmp_path):
    """Stock nbgrader's gradebook: a chapter, and five learners with an extension and no more."""
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "course") as made:
        made.add_assignment("a")
        made.add_notebook("a", "a")
        made.add_grade_cell("c", "a", "a", max_score=2, cell_type="code")
        for student in "abcde":
            made.add_student(student)
            made.update_or_create_submission("a", student, extension=timedelta(days=7))
        yield made


def who(book):
    """The learners who have handed something in."""
    row = SubmittedAssignment
    found = book.db.scalars(select(row.student_id).where(handed_in(book.db)))
    return sorted(found)


def add_outcome(book, student):
    """What the grader writes beside nbgrader's rows."""
    Base.metadata.create_all(book.db.connection())
    text = {"refused": "it crashed", "fingerprint": "", "advice": "", "level": ""}
    rest = {"notes": "[]", "exercises": "[]", "seconds": 0.0, "graded_at": datetime(2026, 3, 2)}
    submission = book.find_submission("a", student).id
    book.db.add(OutcomeRow(submission_id=submission, **text, **rest))
    book.db.commit()


def test_only_a_sign_of_it_says_that_something_was_handed_in(book):
    """Does an extension not, and does a time, a score of 0 by anybody, or an outcome?"""
    assert who(book) == []
    book.find_submission("a", "a").timestamp = datetime(2026, 3, 2)
    book.find_grade("c", "a", "a", "b").auto_score = 0.0
    book.find_grade("c", "a", "a", "c").manual_score = 0.0
    book.db.commit()
    assert who(book) == ["a", "b", "c"]
    add_outcome(book, "d")
    assert who(book) == ["a", "b", "c", "d"]


def test_a_stock_gradebook_has_no_outcomes(book):
    """Is one told whether our table is there?"""
    assert not has_outcomes(book.db)
    add_outcome(book, "d")
    assert has_outcomes(book.db)


@pytest.mark.parametrize(
    "refused, fingerprint, said",
    [
        ("", "mark", "graded"),
        ("not a notebook", "mark", "refused"),
        ("it crashed", "", "failed"),
        ("", "", "graded"),
    ],
)
def test_how_a_submission_ended(refused, fingerprint, said):
    """Is the learner's fault told from the grader's?"""
    assert ended(refused, fingerprint) == said
