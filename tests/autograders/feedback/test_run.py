"""``autograders feedback`` beside ``nbgrader generate_feedback``."""

import fcntl
import os
import signal
import stat
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from autograders.classroom.one_grader import LOCK
from autograders.demo import nbgrader

from ..conftest import CHAPTER
from .conftest import CLASS, book_of, page_of, pages

NOTEBOOK = f"{CHAPTER}.ipynb"


def instruct(root):
    """Grades and comments that an instructor gives in formgrader."""
    with book_of(root) as book:
        grade = book.find_grade("explain_the_transpose", CHAPTER, CHAPTER, "ko-half")
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        for student, cell, said in (
            ("ko-half", "explain_the_transpose", "Well **said**."),
            ("both-mixed", "affine-answer", "See `W.T`.\n\n- first\n- <b>second</b>"),
            ("ko-broken", "affine-answer", "Come and see me."),
        ):
            comment = book.find_comment(cell, CHAPTER, CHAPTER, student)
            comment.manual_comment = said
        book.db.commit()


def test_both_commands_make_the_same_pages(root, feedback):
    """Is each folder the same, byte by byte, with comments, late, refused and in each language?"""
    instruct(root)
    nbgrader(root, "generate_feedback", CHAPTER)
    expected = pages(root)
    modes = {path: path.stat().st_mode for path in root.glob(f"feedback/*/{CHAPTER}/*.html")}
    assert {student for student, _ in expected} == set(CLASS)
    done = feedback()
    assert "up to date already │ 9" in done.stdout, done.stdout + done.stderr
    assert feedback(CHAPTER, "--force").returncode == 0
    assert pages(root) == expected
    assert {path: path.stat().st_mode for path in modes} == modes
    assert {stat.S_IMODE(mode) for mode in modes.values()} == {0o644}


FORMGRADER = f"""
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader
config = PyFileConfigLoader("nbgrader_config.py").load_config()
api = NbGraderAPI(CourseDirectory(config=config), config=config)
assert api.generate_feedback("{CHAPTER}", "ko-half", force=True)["success"]
"""


def test_formgraders_button_makes_the_same_page(root, feedback):
    """Does the call behind the button give what the command gives?"""
    feedback(CHAPTER, "--student", "ko-half")
    expected = pages(root)
    (root / "feedback" / "ko-half" / CHAPTER / f"{CHAPTER}.html").write_text("old")
    subprocess.run([sys.executable, "-c", FORMGRADER], cwd=root, check=True, capture_output=True)
    assert pages(root) == expected


def test_the_exchange_finds_the_submissions_secret_beside_the_page(root, feedback):
    """Is what nbgrader release_feedback asks for copied from the graded notebook's folder?"""
    folder = root / "autograded" / "ko-half" / CHAPTER
    (folder / "submission_secret.txt").write_text("secret")
    assert feedback(CHAPTER, "--student", "ko-half").returncode == 0
    assert pages(root)["ko-half", "submission_secret.txt"] == b"secret"
    assert pages(root)["ko-half", "timestamp.txt"] == (folder / "timestamp.txt").read_bytes()


def test_an_extension_counts(root, feedback):
    """Is a learner with more time not told to be late?"""
    with book_of(root) as book:
        book.update_or_create_submission(CHAPTER, "en-late", extension=timedelta(days=2))
    feedback(CHAPTER, "--student", "en-late")
    assert "Handed in" not in page_of(root, "en-late")


def test_only_what_changed_is_written(root, feedback):
    """Is a page renewed after a grade, a comment or a regrade, and are the others left alone?"""
    assert "written            │ 9" in feedback().stdout
    before = {p: p.stat().st_mtime_ns for p in root.glob(f"feedback/*/{CHAPTER}/*.html")}
    instruct(root)
    submitted = root / "submitted" / "en-mixed" / CHAPTER / NOTEBOOK
    submitted.write_text((root / "submitted" / "en-late" / CHAPTER / NOTEBOOK).read_text())
    grade = [sys.executable, "-c", "from autograders.cli import main; main()", "grade", CHAPTER]
    subprocess.run([*grade, "--root", str(root)], check=True, capture_output=True)
    assert not (root / "feedback" / "en-mixed" / CHAPTER).exists()
    done = feedback()
    assert "written            │ 4" in done.stdout
    assert "up to date already │ 5" in done.stdout
    new = {p.parts[-3] for p, then in before.items() if p.stat().st_mtime_ns != then}
    assert new == {"ko-half", "both-mixed", "ko-broken", "en-mixed"}
    assert "Well <strong>said</strong>." in page_of(root, "ko-half")
    assert "<b>23</b> / 25" in page_of(root, "en-mixed")


def test_one_learners_page_can_be_had_alone(root, feedback):
    """Does ``--student`` make that page and no other?"""
    assert feedback(CHAPTER, "--student", "ko-half").returncode == 0
    assert {student for student, _ in pages(root)} == {"ko-half"}


def test_who_is_not_graded_yet_is_told(root, feedback):
    """Is a submission without an outcome counted, and does it get no page?"""
    (root / "submitted" / "new" / CHAPTER).mkdir(parents=True)
    done = feedback()
    assert done.returncode == 0
    assert "handed in and not graded yet │ 1" in done.stdout
    assert "new" not in {student for student, _ in pages(root)}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["05_softmax"], "no assignment is called 05_softmax"),
        ([CHAPTER, "--student", "ko-hal"], "'ko-hal' in 04_affine is graded; did you mean ko-half"),
    ],
)
def test_a_name_that_is_not_there_is_told(root, feedback, arguments, told):
    """Does a chapter or a student that is not there end with 1, in words, and write nothing?"""
    done = feedback(*arguments)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert pages(root) == {}


def test_a_chapter_that_nobody_has_a_grade_in_is_told(root, feedback):
    """Is it said what to run first?"""
    for student in CLASS:
        for path in (root / "autograded" / student / CHAPTER).iterdir():
            path.unlink()
    done = feedback()
    assert done.returncode == 1
    assert f"run: autograders grade {CHAPTER}" in done.stderr


def test_a_folder_that_is_no_course_is_told(tmp_path):
    """Is a wrong folder told, and left as it is?"""
    command = [sys.executable, "-c", "from autograders.cli import main; main()", "feedback"]
    command += [CHAPTER, "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no course in" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_page_is_made_while_someone_grades(root, feedback):
    """Is a grading that runs waited out rather than mixed into?"""
    with (root / LOCK).open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = feedback()
    assert done.returncode == 1
    assert "another grading of this course runs" in done.stderr
    assert pages(root) == {}


def test_a_notebook_that_cannot_be_read_costs_one_page(root, feedback):
    """Has everyone else a page, and is it told whose is missing, with exit code 2?"""
    path = root / "autograded" / "ko-half" / CHAPTER / NOTEBOOK
    path.chmod(0o644)
    path.write_text("{")
    done = feedback()
    assert done.returncode == 2
    assert "No page" in done.stdout and "ko-half" in done.stdout
    assert {student for student, _ in pages(root)} == set(CLASS) - {"ko-half"}


def test_leftovers_of_a_killed_run_are_cleared(root, feedback):
    """Does a run go on where one was killed between two renames?"""
    feedback()
    expected = pages(root)
    (root / "feedback" / "ko-half" / CHAPTER).rename(root / "feedback/ko-half" / f".{CHAPTER}.old")
    (root / "feedback" / "en-late" / f".{CHAPTER}.new").mkdir()
    assert feedback().returncode == 0
    assert pages(root) == expected
    assert list(root.glob("feedback/*/.*")) == []


MANY = """
import sys
from dataclasses import replace
from pathlib import Path
from autograders.classroom.course import open_course
from autograders.feedback.orders import orders_of
from autograders.feedback.place import place_all

if __name__ == "__main__":
    root = Path(sys.argv[1])
    orders = orders_of(open_course(root), sys.argv[2], None, force=False)
    folders = [root / "many" / str(number) / sys.argv[2] for number in range(1500)]
    many = [replace(orders[n % len(orders)], folder=f) for n, f in enumerate(folders)]
    print("begun", flush=True)
    for placed in place_all(many):
        assert placed.written, placed
"""


def test_ctrl_c_leaves_whole_pages_only(root):
    """Is every page whole, and nothing half made left, when it ends in the middle?"""
    script = root / "many.py"
    script.write_text(MANY)
    command = [sys.executable, str(script), str(root), CHAPTER]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stdout.readline()
    while not list(root.glob("many/1?/*/*.html")):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode != 0 and "KeyboardInterrupt" in told
    made = list(root.glob("many/*/*/*.html"))
    assert 10 <= len(made) < 1500
    assert all(path.read_text().endswith("</html>\n") for path in made)
    assert list(root.glob("many/*/.*")) == []
