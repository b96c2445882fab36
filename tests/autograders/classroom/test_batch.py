"""A class graded and recorded: what lies in the gradebook and in ``autograded/`` afterwards."""

import contextlib
import json
import os
import resource
import shutil
import signal
import sqlite3
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import determine_grade, is_grade, is_task

from autograders.classroom import gradebook as gradebook_module
from autograders.classroom.attempt import Attempt, attempt
from autograders.classroom.batch import Batch, uninterrupted
from autograders.classroom.course import CourseError, open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.jail.launch import JailError

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


def without_prose(outcome):
    """An outcome's notebook, made smaller than the gradebook."""
    notebook = json.loads(outcome.notebook)
    notebook["cells"] = [
        c for c in notebook["cells"] if c["cell_type"] == "code" or c["metadata"].get("nbgrader")
    ]
    return json.dumps(notebook)


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
    assert summary.refused == {"ada": outcomes(root)["ada"]["refused"]}
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


PLUGIN = "c.AssignLatePenalties.plugin_class"


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


def test_a_spoiled_time_is_noted(root, run, look, hand_in):
    """Is a submission graded without a time where the time cannot be trusted?"""
    (hand_in("ada") / "timestamp.txt").write_text("yesterday")
    summary, _ = run()
    assert summary.mended["ada"].startswith("timestamp.txt tells no time")
    assert look("ada").assignment.timestamp is None
    assert os.listdir(root / "autograded" / "ada" / CHAPTER) == [NOTEBOOK]


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


def test_the_gradebook_is_where_the_course_is(root, tmp_path, monkeypatch):
    """Does a relative path in the configuration count from the course's folder?"""
    monkeypatch.chdir(tmp_path)
    (root / "grades.db").write_bytes((root / "gradebook.db").read_bytes())
    with (root / "nbgrader_config.py").open("a") as file:
        file.write("c.CourseDirectory.db_url = 'sqlite:///grades.db'\n")
    with open_gradebook(open_course(root)) as book:
        assert [one.name for one in book.assignments] == [CHAPTER]
    assert not Path("grades.db").exists()


def test_ctrl_c_waits_until_all_is_written():
    """Is an interrupt held back, and then let through?"""
    before, written = signal.getsignal(signal.SIGINT), False
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        written = True
    assert written
    assert signal.getsignal(signal.SIGINT) is before
