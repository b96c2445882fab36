"""Gradebooks as nbgrader's own interface makes them, and what the plug-ins write of them."""

import csv
import datetime
import shutil

import pytest
from hypothesis import strategies as st
from nbgrader.api import Gradebook, MissingEntry

from autograders.classroom.gradebook import Base, OutcomeRow

DUE = datetime.datetime(2026, 3, 2, 12)
POINTS = st.floats(0, 20)
MAYBE = st.none() | POINTS
# auto_score, manual_score, extra_credit, needs_manual_grade
GRADE = st.tuples(MAYBE, MAYBE, st.none() | st.floats(-1, 3), st.booleans())
# seconds after the date due (None: no time is known), days of extension, penalty, grades, cell
# after cell
SUBMISSION = st.tuples(
    st.none() | st.integers(-90_000, 400_000),
    st.none() | st.integers(1, 3),
    MAYBE,
    st.lists(GRADE, min_size=4, max_size=4),
)
# The points of the cells of each assignment; and by learner and assignment what was handed in.
CLASSES = st.tuples(
    st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4), min_size=1, max_size=3),
    st.lists(st.lists(st.none() | SUBMISSION, min_size=3, max_size=3), min_size=1, max_size=4),
)


def fill(gradebook, assignments, learners):
    """Put such a class into an empty gradebook. The last cell of each assignment is a task's."""
    for number, cells in enumerate(assignments):
        name = f"{number}_chapter"
        gradebook.add_assignment(name, duedate=DUE)
        gradebook.add_notebook(name, name)
        *graded, task = enumerate(cells)
        for i, most in graded:
            gradebook.add_grade_cell(f"c{i}", name, name, max_score=most, cell_type="code")
        gradebook.add_task_cell(f"c{task[0]}", name, name, max_score=task[1], cell_type="markdown")
    for number, submissions in enumerate(learners):
        student = f"learner{number}"
        gradebook.add_student(student)
        for assignment, submission in enumerate(submissions[: len(assignments)]):
            if submission is not None:
                hand_in(gradebook, student, f"{assignment}_chapter", *submission)


def hand_in(gradebook, student, assignment, late, days, penalty, grades):
    """Put one submission into the gradebook."""
    about = {} if late is None else {"timestamp": DUE + datetime.timedelta(seconds=late)}
    about["extension"] = days and datetime.timedelta(days=days)
    submission = gradebook.add_submission(assignment, student, **about)
    (notebook,) = submission.notebooks
    notebook.late_submission_penalty = penalty
    for grade in notebook.grades:
        auto, manual, extra, by_hand = grades[int(grade.name[1:])]
        grade.auto_score, grade.manual_score, grade.extra_credit = auto, manual, extra
        grade.needs_manual_grade = by_hand
    gradebook.db.commit()


def submission_of(gradebook, student, assignment):
    """nbgrader's object of what was handed in, or None. An extension alone hands nothing in."""
    try:
        found = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return None
    grades = [grade for notebook in found.notebooks for grade in notebook.grades]
    scored = any(one.auto_score is not None or one.manual_score is not None for one in grades)
    return found if scored or found.timestamp else None


def outcome(gradebook, student, assignment, *, refused="", fingerprint="mark", exercises="[]"):
    """What ``autograders grade`` writes beside nbgrader's rows."""
    Base.metadata.create_all(gradebook.db.connection())
    submission = gradebook.find_submission(assignment, student)
    row = OutcomeRow(
        submission_id=submission.id,
        fingerprint=fingerprint,
        refused=refused,
        advice="",
        level="FULL",
        notes="[]",
        exercises=exercises,
        seconds=1.0,
        graded_at=DUE,
    )
    gradebook.db.add(row)
    gradebook.db.commit()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """A function that opens a gradebook with nothing in it. To make one takes nbgrader seconds, so
    each is a copy of the first."""
    first = tmp_path_factory.mktemp("first") / "gradebook.db"
    Gradebook(f"sqlite:///{first}", "course").close()

    def copy(folder):
        path = shutil.copy(first, folder / "gradebook.db")
        return Gradebook(f"sqlite:///{path}", "course")

    return copy


@pytest.fixture
def gradebook(fresh, tmp_path):
    """A gradebook with nothing in it."""
    with fresh(tmp_path) as book:
        yield book


@pytest.fixture
def small(gradebook):
    """Two chapters and three learners: one graded, one refused, one who handed in nothing."""
    fill(gradebook, [[4, 2], [3]], [[None, None]] * 3)
    hand_in(gradebook, "learner0", "0_chapter", 0, None, None, [(3.5, None, None, False)] * 2)
    hand_in(gradebook, "learner1", "0_chapter", 0, None, None, [(0.0, None, None, False)] * 2)
    outcome(gradebook, "learner0", "0_chapter")
    outcome(gradebook, "learner1", "0_chapter", refused="not a notebook")
    return gradebook


@pytest.fixture
def export(tmp_path):
    """A function that exports a gradebook and reads the file back as rows."""

    def run(plugin, gradebook, **options):
        path = tmp_path / "out.csv"
        plugin(to=str(path), **options).export(gradebook)
        return read(path)

    return run


def read(path):
    """The rows of a file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))
