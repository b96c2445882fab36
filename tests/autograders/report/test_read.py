"""Is the gradebook read right, and in few queries whatever the size of the class?"""

import json
import os
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from nbgrader.api import Gradebook
from sqlalchemy import event

from autograders.classroom.course import CourseError, open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.report.page import page
from autograders.report.read import read_chapters

from .conftest import CHAPTER, LATE, reckoned

MANY = 5000


def read(root, name=CHAPTER):
    """The chapters, and the statements that were needed."""
    course, statements = open_course(root), []
    with open_gradebook(course) as book:
        event.listen(book.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
        return read_chapters(course, book, name), statements


def change(root, *statements):
    with closing(sqlite3.connect(root / "gradebook.db")) as db, db:
        for statement in statements:
            db.execute(statement)


def test_rows_of_a_real_class(graded):
    """Are there twelve submissions, eight exercises, the task last, and one refused?"""
    (chapter,), _ = read(graded)
    assert [item.name for item in chapter.items] == [
        *("affine_shapes", "sum_over_paths", "affine_dx_proof", "affine_dw_proof"),
        *("batch_bias_proof", "batch_bias", "affine", "affine_concepts", "explain_the_transpose"),
    ]
    assert [item.by_hand for item in chapter.items] == [False] * 8 + [True]
    assert len(chapter.submissions) == 12 and chapter.graded.sum() == 11
    assert [one.student for one in chapter.submissions if one.late] == [LATE]
    assert chapter.waiting[chapter.graded, -1].all() and not chapter.waiting[:, :-1].any()
    assert np.isnan(chapter.points[chapter.graded, -1]).all()
    untouched = [
        s.student for s, left in zip(chapter.submissions, chapter.blank, strict=True) if left == 1
    ]
    assert untouched == ["=cmd|' '!A1"]


def test_five_thousand_learners_take_no_more_queries(course):
    """Does the number of statements stay the same, and are all of them counted?"""
    _, few = read(course)
    multiply(course, MANY)
    (chapter,), many = read(course)
    assert len(many) == len(few)
    assert len(chapter.submissions) == 12 + MANY
    assert len(chapter.tallies["affine"].causes["weights_not_transposed"].learners) == 4 + MANY
    content = reckoned(course).chapters[0]
    assert content.exercises[6].answered == 10 + MANY
    assert content.exercises[6].discrimination.value is not None
    assert sum(content.shares) == 11 + MANY


def multiply(root, number):
    """Copy the rows of s01 as often as this."""
    of_submission = "FROM {}, copies WHERE {} = (SELECT id FROM mine)"
    of_notebook = "FROM grade, copies WHERE notebook_id = (SELECT notebook FROM mine)"
    mine = of_submission.format
    change(
        root,
        "CREATE TEMP TABLE mine AS SELECT s.id, n.id AS notebook FROM submitted_assignment s "
        "JOIN submitted_notebook n ON n.assignment_id = s.id WHERE s.student_id = 's01'",
        "CREATE TEMP TABLE copies AS WITH RECURSIVE numbers(k) AS (SELECT 1 UNION ALL "
        f"SELECT k + 1 FROM numbers WHERE k < {number}) SELECT 'copy' || k AS copy FROM numbers",
        "INSERT INTO student (id) SELECT copy FROM copies",
        "INSERT INTO submitted_assignment SELECT copy, assignment_id, copy, timestamp, extension "
        + mine("submitted_assignment", "id"),
        "INSERT INTO submitted_notebook SELECT copy, copy, notebook_id, 0, NULL "
        + mine("submitted_notebook", "assignment_id"),
        "INSERT INTO grade SELECT hex(randomblob(16)), copy, cell_id, auto_score, manual_score, "
        f"extra_credit, needs_manual_grade {of_notebook}",
        "INSERT INTO autograders_outcome SELECT copy, fingerprint, refused, advice, level, notes, "
        "exercises, seconds, graded_at " + mine("autograders_outcome", "submission_id"),
    )


def test_points_are_those_that_nbgrader_shows(course):
    """Do a grade by hand and extra credit count as in nbgrader's own score?"""
    where = (
        "notebook_id = (SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON "
        "s.id = n.assignment_id WHERE s.student_id = 's08') AND cell_id = (SELECT id FROM "
        "base_cell WHERE name = '{}' AND type = '{}')"
    )
    affine = where.format("affine", "GradeCell")
    task = where.format("explain_the_transpose", "TaskCell")
    change(
        course,
        f"UPDATE grade SET manual_score = 5, extra_credit = 0.5 WHERE {affine}",
        f"UPDATE grade SET manual_score = 1.5, needs_manual_grade = 0 WHERE {task}",
    )
    (chapter,), _ = read(course)
    place = [one.student for one in chapter.submissions].index("s08")
    assert chapter.points[place, 6] == 5.5 and chapter.points[place, 8] == 1.5
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
        assert book.find_submission(CHAPTER, "s08").score == np.nansum(chapter.points[place])
    (task,) = reckoned(course).chapters[0].by_hand
    assert (task.given, task.mean, task.waiting) == (1, 1.5, 10)


def test_an_exercise_that_was_renamed_since(course):
    """Is an outcome of an exercise that the chapter no longer has counted as such?"""
    change(
        course,
        "UPDATE autograders_outcome SET exercises = "
        'replace(exercises, \'"name": "affine"\', \'"name": "affine_of_old"\')',
    )
    content = reckoned(course).chapters[0]
    assert content.outdated == [("affine_of_old", 11)]
    (affine,) = (one for one in content.exercises if one.name == "affine")
    assert affine.misconceptions == [] and affine.difficulty.value is not None


def test_an_exercise_that_the_course_does_not_know(course):
    """Is it reported without words when the gradebook has a name that no exercise has?"""
    change(
        course,
        "UPDATE autograders_outcome SET exercises = "
        'replace(exercises, \'"name": "affine"\', \'"name": "own"\')',
        "UPDATE base_cell SET name = 'own' WHERE name = 'affine'",
    )
    content = reckoned(course).chapters[0]
    (own,) = (one for one in content.exercises if one.name == "own")
    assert own.task == "" and own.misconceptions[0].learners == 4
    assert "is not cited here" in own.misconceptions[0].says


def test_a_reason_of_an_older_gradebook_stays_what_it_was(course, monkeypatch):
    """Is a refusal that was written down in one language reported in it, whatever the report's?"""
    change(course, "UPDATE autograders_outcome SET refused = 'an old reason' WHERE refused <> ''")
    for lang in ("en", "ko"):
        monkeypatch.setenv("COURSE_LANG", lang)
        assert reckoned(course).chapters[0].reasons == [("an old reason", 1)]


def test_without_a_release_there_are_no_headings(course):
    """Is the rest still there?"""
    shutil.rmtree(course / "release")
    content = reckoned(course).chapters[0]
    assert content.title == "" and {one.headings for one in content.exercises} == {()}
    assert sum(one.unanswered for one in content.exercises) == 8


def test_what_is_handed_in_and_not_graded_yet(course):
    """Is a folder that has no outcome counted?"""
    shutil.copytree(course / "submitted" / "s08", course / "submitted" / "s99")
    content = reckoned(course)
    assert content.chapters[0].ungraded == 1 and content.chapters[0].handed_in == 13
    assert content.students == 14  # and one who handed in nothing


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("04_afine", "did you mean 04_affine?"),
        ("x", "there are: 04_affine"),
    ],
)
def test_unknown_chapters(graded, name, said):
    """Is it said which there are?"""
    with pytest.raises(CourseError, match=re.escape(said)):
        read(graded, name)


def test_nothing_is_graded(released):
    """Is it said what to run?"""
    with pytest.raises(CourseError, match=f"run: autograders grade {CHAPTER}"):
        read(released)
    with pytest.raises(CourseError, match="run: autograders grade CHAPTER"):
        read(released, None)


def test_submissions_come_in_no_order_of_learners(graded):
    """Do they stand by the ids of their rows, which are drawn at random, and not by who it is?"""
    (chapter,), _ = read(graded)
    with closing(sqlite3.connect(graded / "gradebook.db")) as db:
        rows = db.execute("SELECT student_id FROM submitted_assignment ORDER BY id").fetchall()
    assert [(one.student,) for one in chapter.submissions] == rows


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # of nbgrader's own making
def test_an_extension_is_no_submission(course):
    """Is who has one, and nothing else, counted as absent, from their own due date on?"""
    for days, missing in ((1, True), (100_000, False)):
        with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as book:
            more = {"extension": timedelta(days=days)}
            book.update_or_create_submission(CHAPTER, "absent", **more)
        content = reckoned(course)
        assert (content.chapters[0].handed_in, content.chapters[0].graded) == (12, 11)
        (absent,) = (one for one in content.learners if one.person.id == "absent")
        assert absent.handed_in == 0
        assert any("nothing handed in" in why for why in absent.reasons) is missing


def test_where_the_grader_failed(course):
    """Is that told as what it is, not as a refusal, and not held against the learner?"""
    change(
        course,
        "UPDATE autograders_outcome SET fingerprint = '', refused = 'the grader could not finish' "
        "WHERE submission_id = (SELECT id FROM submitted_assignment WHERE student_id = 's08')",
        "UPDATE grade SET auto_score = 0",
    )
    content = reckoned(course)
    chapter = content.chapters[0]
    assert (chapter.handed_in, chapter.graded, chapter.refused, chapter.failed) == (12, 10, 1, 1)
    assert chapter.ungraded == 0 and sum(number for _, number in chapter.reasons) == 1
    assert sum(chapter.shares) == 10
    (learner,) = (one for one in content.learners if one.person.id == "s08")
    assert (learner.reasons, learner.share, learner.most, learner.failed) == ([], None, 0, 1)
    assert "it will be tried again by the next run" in page(content)
    none = replace(content, chapters=[replace(chapter, failed=0)])
    assert "it will be tried again by the next run" not in page(none)


def test_an_exercise_that_is_new_since(course):
    """Does nobody count as one who answered before they are graded anew?"""
    change(
        course,
        "DELETE FROM grade WHERE cell_id IN (SELECT id FROM base_cell WHERE name = 'batch_bias') "
        "AND notebook_id NOT IN (SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s "
        "ON s.id = n.assignment_id WHERE s.student_id IN ('s01', '=cmd|'' ''!A1'))",
    )
    (one,) = (e for e in reckoned(course).chapters[0].exercises if e.name == "batch_bias")
    assert (one.answered, one.unanswered) == (1, 1)


def test_a_row_that_came_meanwhile(course):
    """Is a grade passed over whose submission was not there when the submissions were read?"""
    change(course, "DELETE FROM submitted_assignment WHERE student_id = 's01'")
    (chapter,), _ = read(course)
    assert len(chapter.submissions) == 11
    assert len(chapter.tallies["affine"].causes["weights_not_transposed"].learners) == 3


def test_recorded_outcomes_are_whole(graded):
    """Does the fixture hold what the report is about, so that these tests are of something?"""
    with closing(sqlite3.connect(graded / "gradebook.db")) as db:
        rows = db.execute("SELECT exercises FROM autograders_outcome WHERE refused = ''").fetchall()
    assert all(len(json.loads(exercises)) == 8 for (exercises,) in rows) and len(rows) == 11
    assert len(os.listdir(graded / "autograded")) == 12
