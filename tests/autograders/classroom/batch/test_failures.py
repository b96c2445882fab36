"""What ends a run, or one submission: each is told in words, and nothing else is lost."""

import contextlib
import json
import os
import resource
import shutil
import sqlite3
from dataclasses import replace

import pytest

from autograders.classroom import gradebook as gradebook_module
from autograders.classroom.attempt import Attempt, attempt
from autograders.classroom.batch import Batch
from autograders.classroom.course import CourseError, open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.jail.launch import JailError

from .conftest import CHAPTER, NOTEBOOK, automatic, outcomes


def without_prose(outcome):
    """An outcome's notebook, made smaller than the gradebook."""
    notebook = json.loads(outcome.notebook)
    notebook["cells"] = [
        c for c in notebook["cells"] if c["cell_type"] == "code" or c["metadata"].get("nbgrader")
    ]
    return json.dumps(notebook)


def test_links_and_places_that_are_no_folder_are_refused(root, run, look, hand_in):
    """Is nothing followed out of ``submitted/``, and is each such thing refused in words?"""
    outside = hand_in("ada").rename(root / "outside")
    shutil.rmtree(root / "submitted" / "ada")
    for student in ("folder", "assignment", "file"):
        (root / "submitted" / student).mkdir()
    (root / "submitted/assignment" / CHAPTER).symlink_to(outside)
    (root / "submitted/file" / CHAPTER).write_text("not a folder")
    (root / "submitted/folder" / CHAPTER / NOTEBOOK).mkdir(parents=True)
    summary, _ = run()
    assert set(summary.refused) == {"folder", "assignment", "file"}
    assert all(look(student).score == 0 for student in summary.refused)
    assert run()[1] == []


FAILURES = {
    "an error": lambda done: replace(done, outcome=None, error="Traceback\nValueError: why\n"),
    "a death": lambda done: replace(done, outcome=None, finished=False),
    "no notebook": lambda done: replace(done, outcome=replace(done.outcome, notebook="{}")),
}


@pytest.mark.parametrize("fail", FAILURES.values(), ids=FAILURES)
def test_a_failure_of_the_grader_costs_one_submission(root, run, look, hand_in, fail):
    """Is it refused in words, kept in the log, tried again by the next run, and the rest graded?"""
    hand_in("ada"), hand_in("bea"), hand_in("eve")
    summary, _ = run(lambda done: fail(done) if done.student == "bea" else done)
    assert (summary.graded, summary.failed) == (2, 1)
    assert summary.refused["bea"].startswith("the grader could not finish it: ")
    assert look("bea").score == 0
    assert f"bea, {CHAPTER}: the grader could not" in (root / "autograders.log").read_text()
    assert run()[1] == ["bea"]
    assert look("bea").score == look("ada").score


def test_a_jail_that_cannot_be_had_ends_the_run(root, run, hand_in):
    """Does the instructor's matter end the run, with nothing recorded for anybody?"""
    hand_in("ada")
    with pytest.raises(JailError, match="no bubblewrap"):
        run(lambda done: Attempt(done.student, jail="no bubblewrap"))
    assert outcomes(root) == {}
    assert run()[1] == ["ada"]


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(root, batch, look, hand_in):
    """Is nothing half written when a notebook or the gradebook finds no room?"""
    hand_in("ada")
    one = batch()
    (ada,) = one.course.handed_in(CHAPTER)
    done = attempt(one.begin(ada).task)
    done = replace(done, outcome=replace(done.outcome, notebook=without_prose(done.outcome)))
    size = len(done.outcome.notebook.encode())
    assert size + 10_000 < (root / "gradebook.db").stat().st_size
    for room, error in ((size // 2, OSError), (size + 10_000, CourseError)):
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
        try:
            one.begun["ada"] = one.begin(ada)
            with pytest.raises(error):
                one.finish(done)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert outcomes(root) == {}
        assert list(batch().not_done([ada])) == [ada]
    one.begun["ada"] = one.begin(ada)
    one.finish(done)
    assert look("ada").score == automatic(look("ada"))
    assert os.listdir(root / "autograded" / "ada") == [CHAPTER]


def test_a_locked_gradebook_is_waited_for_and_then_told(root, run, hand_in, monkeypatch):
    """Does a run end in words where another program does not let go of the gradebook?"""
    hand_in("ada")
    run()
    hand_in("ada", "miswires")
    monkeypatch.setattr(gradebook_module, "LOCKED_SECONDS", 0.2)
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CourseError, match=r"locked by another program.*run the same command"):
            run()
    assert run()[1] == ["ada"]


@pytest.mark.parametrize(
    ("chapter", "told"),
    [("05_softmax_with_loss", "no assignment is called"), ("nonsense", "no assignment is called")],
)
def test_a_chapter_that_is_not_released_is_told(root, chapter, told):
    """Is it said what to run?"""
    course = open_course(root)
    with open_gradebook(course) as book, pytest.raises(CourseError, match=told) as error:
        Batch(course, book, chapter, unsafe=True)
    assert f"nbgrader generate_assignment {chapter}" in str(error.value)


def test_without_a_gradebook_nothing_was_released(root):
    """Is it said that a chapter must be released first, and is no gradebook made?"""
    (root / "gradebook.db").unlink()
    with pytest.raises(CourseError, match="release a chapter first"):
        open_gradebook(open_course(root))
    assert not (root / "gradebook.db").exists()
