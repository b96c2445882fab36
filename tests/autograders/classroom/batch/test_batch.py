"""A class graded and recorded: what lies in the gradebook and in ``autograded/`` afterwards."""

import os
import shutil
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade, is_grade, is_task

from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.outcome import restored

from .conftest import CHAPTER, NOTEBOOK, automatic, outcomes, published, scores


def test_a_graded_submission_is_recorded_and_published(root, run, look, hand_in):
    """Do rows, published notebook and our table tell the same, and is nothing else published?"""
    folder = hand_in("ada", "miswires")
    (folder / "course_lib.py").write_text("raise SystemExit")
    summary, _ = run()
    assert (summary.graded, summary.refused, summary.failed) == (1, {}, 0)
    cells = [cell for cell in published(root, "ada").cells if is_grade(cell)]
    found = {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in cells}
    rows = look("ada")
    by_hand = {grade.name for grade in rows.grades if grade.needs_manual_grade}
    assert scores(rows) == found | dict.fromkeys(by_hand)
    tasks = [cell for cell in published(root, "ada").cells if is_task(cell)]
    assert by_hand == {cell.metadata.nbgrader.grade_id for cell in tasks}
    assert summary.points == rows.score == sum(found.values())
    assert 0 < rows.score < automatic(rows) < summary.most == rows.max_score
    assert {comment.auto_comment for comment in rows.comments} == {None}
    folder = root / "autograded" / "ada" / CHAPTER
    assert sorted(os.listdir(folder)) == [NOTEBOOK, "timestamp.txt"]
    assert (folder / NOTEBOOK).stat().st_mode & 0o777 == 0o444
    row = outcomes(root)["ada"]
    assert (row["refused"], row["notes"]) == ("", "[]")
    assert row["level"] in summary.levels
    assert '"name": "affine"' in row["exercises"]


def test_what_was_not_answered_says_so(run, look, hand_in):
    """Does an untouched answer get nbgrader's own comment?"""
    hand_in("ada", "untouched")
    run()
    comments = look("ada").comments
    assert {c.auto_comment for c in comments if c.cell.type == "SolutionCell"} == {"No response."}


def test_what_is_done_is_not_done_again(run, hand_in):
    """Is only what is new graded, what was changed, what lost its notebook, and all if forced?"""
    for student in ("ada", "bea", "eve"):
        hand_in(student)
    assert run()[1] == ["ada", "bea", "eve"]
    assert run()[1] == []
    path = hand_in("bea") / NOTEBOOK
    path.write_text(path.read_text() + "\n")
    hand_in("eve", when="2026-03-02 12:00:00 UTC")
    summary, graded = run()
    assert graded == ["bea", "eve"]
    assert (summary.done, summary.graded, summary.finished) == (1, 2, 3)
    assert run()[1] == []
    assert run(force=True)[1] == ["ada", "bea", "eve"]


def test_a_notebook_that_is_gone_is_graded_again(root, run, hand_in):
    """Is a submission done only while its graded notebook is there?"""
    hand_in("ada")
    run()
    shutil.rmtree(root / "autograded")
    assert run()[1] == ["ada"]


def test_rows_that_nbgrader_removed_are_made_again(root, run, look, hand_in):
    """Is a submission done only while nbgrader has its rows?"""
    hand_in("ada")
    run()
    score = look("ada").score
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop") as book:
        book.remove_submission(CHAPTER, "ada")
    assert run()[1] == ["ada"]
    assert look("ada").score == score


def test_the_same_submission_always_gets_the_same_cases(batch, hand_in):
    """Are the hidden cases a matter of the course's secret and the contents alone?"""
    hand_in("ada"), hand_in("bea"), hand_in("eve", "miswires")
    one, two = batch(), batch()
    seeds = {h.student: one.begin(h).task.seed for h in one.course.handed_in(CHAPTER)}
    assert seeds == {h.student: two.begin(h).task.seed for h in two.course.handed_in(CHAPTER)}
    assert seeds["ada"] == seeds["bea"] != seeds["eve"]


def test_another_course_has_other_cases(released, tmp_path, root, batch, hand_in):
    """Can a learner not tell the cases from what another course does?"""
    hand_in("ada")
    one = batch()
    other = shutil.copytree(released, tmp_path / "other")
    with open_gradebook(open_course(other)) as book:
        two = Batch(open_course(other), book, CHAPTER, unsafe=True)
        (ada,) = one.course.handed_in(CHAPTER)
        assert one.begin(ada).task.seed != two.begin(ada).task.seed


def test_a_refused_resubmission_does_not_keep_the_old_score(root, run, look, hand_in):
    """Does a broken file earn 0 in every row, with a word why, and lose the old feedback?"""
    hand_in("ada")
    run()
    assert look("ada").score == automatic(look("ada"))
    feedback = root / "feedback" / "ada" / CHAPTER
    feedback.mkdir(parents=True)
    hand_in("ada", "broken_file")
    summary, _ = run()
    assert summary.refused == {"ada": restored(outcomes(root)["ada"]["refused"])}
    rows = look("ada")
    assert set(scores(rows).values()) == {0}
    assert not any(grade.needs_manual_grade for grade in rows.grades)
    (said,) = {comment.auto_comment for comment in rows.comments} - {None}
    assert said.startswith("Refused: not a notebook: the JSON breaks off")
    assert not feedback.exists()
    assert "could not be graded" in published(root, "ada").cells[0].source
    hand_in("ada")
    run()
    assert look("ada").score == automatic(look("ada"))
    assert {comment.auto_comment for comment in look("ada").comments} == {None}


def test_what_a_person_has_graded_is_kept_and_shown_to_them(root, run, look, hand_in):
    """Does a grade given by hand stay, marked to be looked at, as stock nbgrader does it?"""
    hand_in("ada", "untouched")
    run()
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop") as book:
        grade = book.find_grade("affine", CHAPTER, CHAPTER, "ada")
        grade.manual_score, grade.extra_credit = 5, 1
        comment = book.find_comment("affine-answer", CHAPTER, CHAPTER, "ada")
        comment.manual_comment = "Well tried."
        book.db.commit()
    for learner in ("miswires", "broken_file"):
        hand_in("ada", learner)
        run()
        rows = look("ada")
        (affine,) = (grade for grade in rows.grades if grade.name == "affine")
        assert (affine.score, affine.needs_manual_grade) == (6, True)
        assert "Well tried." in {comment.manual_comment for comment in rows.comments}


@pytest.mark.parametrize(
    ("config", "share"),
    [
        ("", None),
        ("c.LateSubmissionPlugin.penalty_method = 'zero'", 1),
        ("c.AssignLatePenalties.plugin_class = 'late_by_hand.Half'", 0.5),
        ("c.AssignLatePenalties.plugin_class = 'late_by_hand.Absurd'", 1),
        (
            "c.LateSubmissionPlugin.penalty_method = 'zero'\nc.AssignLatePenalties.enabled = False",
            None,
        ),
    ],
)
def test_lateness_costs_what_the_course_has_configured(root, run, look, hand_in, config, share):
    """Does nbgrader's plug-in, or the course's own beside its configuration, set the penalty?"""
    with (root / "nbgrader_config.py").open("a") as file:
        file.write(f"{config}\n")
    (root / "late_by_hand.py").write_text(
        "from nbgrader.plugins import BasePlugin\n"
        "class Half(BasePlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
        "        return score / 2 if total_seconds_late == 86400 else 1 / 0\n"
        "class Absurd(BasePlugin):\n"
        "    def late_submission_penalty(self, student_id, score, total_seconds_late):\n"
        "        return 1000\n"
    )
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop") as book:
        book.update_or_create_assignment(CHAPTER, duedate="2026-03-02 12:00:00 UTC")
    hand_in("in_time"), hand_in("late", when="2026-03-03 12:00:00 UTC")
    run()
    assert look("in_time").late_submission_penalty is None
    late = look("late")
    assert late.score == automatic(late)
    assert late.late_submission_penalty == (None if share is None else share * late.score)


def test_names_that_nobody_expects_are_graded_as_any_other(root, run, hand_in):
    """Are strange folders' names graded under ids that gradebook and folders can stand?"""
    names = [b"-rf", b"a\nb", b"caf\xe9", "김하나".encode(), b"[bold]x", b"$(id)", b"\xff" * 200]
    folder = hand_in("ada")
    for name in names:
        os.rename(shutil.copytree(folder, root / "copy"), root / "ready")
        target = os.path.join(os.fsencode(root), b"submitted", name)
        os.mkdir(target)
        os.rename(root / "ready", os.path.join(target, CHAPTER.encode()))
    summary, _ = run()
    assert summary.graded == len(names) + 1
    ids = set(outcomes(root))
    assert {"-rf", r"a\x0ab", r"caf\xe9", "김하나", "[bold]x", "$(id)"} < ids
    assert ids == set(os.listdir(root / "autograded"))
    assert run()[1] == []


def test_a_spoiled_time_is_noted(root, run, look, hand_in):
    """Is a submission graded without a time where the time cannot be trusted?"""
    (hand_in("ada") / "timestamp.txt").write_text("yesterday")
    summary, _ = run()
    assert summary.mended["ada"].startswith("timestamp.txt tells no time")
    assert look("ada").assignment.timestamp is None
    assert os.listdir(root / "autograded" / "ada" / CHAPTER) == [NOTEBOOK]


def test_the_gradebook_is_where_the_course_is(root, tmp_path, monkeypatch):
    """Does a relative path in the configuration count from the course's folder?"""
    monkeypatch.chdir(tmp_path)
    (root / "grades.db").write_bytes((root / "gradebook.db").read_bytes())
    with (root / "nbgrader_config.py").open("a") as file:
        file.write("c.CourseDirectory.db_url = 'sqlite:///grades.db'\n")
    with open_gradebook(open_course(root)) as book:
        assert [one.name for one in book.assignments] == [CHAPTER]
    assert not Path("grades.db").exists()
