"""Our two ways to grade, against each other and against stock nbgrader."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.demo import hand_in, nbgrader, prepare

CHAPTER = "03_layers"
# nbgrader as it comes, without our plug-ins; the course's way to start kernels is kept.
STOCK = """
from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
stock = Autograde.class_traits()
c.Autograde.exporter_class = NotebookExporter
c.Autograde.sanitize_preprocessors = stock["sanitize_preprocessors"].default()
c.Autograde.autograde_preprocessors = stock["autograde_preprocessors"].default()
c.Execute.extra_arguments = ["--InteractiveShellApp.ignore_cwd=True"]
c.OverwriteCells.add_missing_cells = True
"""


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory):
    """A course in which the sample class has handed in a chapter."""
    root = tmp_path_factory.mktemp("course")
    prepare(root)
    nbgrader(root, "generate_assignment", CHAPTER)
    hand_in(root, CHAPTER)
    course = open_course(root)
    with open_gradebook(course) as gradebook:
        Batch(course, gradebook, CHAPTER, False)  # makes the secret, which all copies then share
    return root


def copy(handed_in, name):
    """A copy of that course."""
    return shutil.copytree(handed_in, handed_in.parent / name)


@pytest.fixture(scope="module")
def stock(handed_in):
    root = copy(handed_in, "stock")
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(STOCK)
    nbgrader(root, "autograde", CHAPTER, may_fail=True)  # at the file that is no notebook
    return root


@pytest.fixture(scope="module")
def plugged_in(handed_in):
    root = copy(handed_in, "plugged_in")
    nbgrader(root, "autograde", CHAPTER)
    return root


@pytest.fixture(scope="module")
def ours(handed_in):
    root = copy(handed_in, "ours")
    grade(root)
    return root


def grade(root, *options):
    """Run ``autograders grade`` on a course."""
    command = [sys.executable, "-c", "from autograders.cli import main; main()", "grade", CHAPTER]
    subprocess.run([*command, "--root", str(root), *options], check=True, capture_output=True)


def rows(root):
    """All that the gradebook says of each learner's work, without its own ids."""
    with closing(Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop")) as book:
        return {
            submission.student_id: {
                "when": submission.timestamp,
                "late": submission.total_seconds_late,
                "score": submission.score,
                "by hand": submission.needs_manual_grade,
                "penalty": [n.late_submission_penalty for n in submission.notebooks],
                "grades": {
                    g.name: (g.auto_score, g.manual_score, g.max_score, g.needs_manual_grade)
                    for n in submission.notebooks
                    for g in n.grades
                },
                "comments": {
                    c.name: c.auto_comment for n in submission.notebooks for c in n.comments
                },
            }
            for submission in book.assignment_submissions(CHAPTER)
        }


def test_nbgrader_says_who_is_refused(plugged_in):
    """Does nbgrader autograde tell a refusal, which its own log takes for any other grade?"""
    said = (plugged_in / "commands.log").read_text()
    (line,) = (line for line in said.splitlines() if "refused" in line)
    assert "broken_file: refused, 0 points: not a notebook" in line


def test_honest_submissions_get_what_stock_nbgrader_gives(stock, ours):
    """Does each learner's each row say the same as stock nbgrader's?"""
    expected, found = rows(stock), rows(ours)
    refused = found.pop("broken_file")
    expected.pop("broken_file", None)  # stock leaves rows without a grade, or none
    assert found == expected
    assert len(found) == 11
    assert refused["score"] == 0
    assert not any(by_hand for *_, by_hand in refused["grades"].values())


def test_both_ways_leave_the_same_gradebook(plugged_in, ours):
    """Do nbgrader autograde and autograders grade write the same rows?"""
    assert rows(plugged_in) == rows(ours)


def notebooks(root):
    """The graded notebooks by learner."""
    return {
        path.parts[-3]: nbformat.read(path, as_version=4)
        for path in root.glob(f"autograded/*/{CHAPTER}/{CHAPTER}.ipynb")
    }


def test_both_ways_leave_the_same_notebooks(plugged_in, ours):
    """Are the graded notebooks the same, cell by cell and output by output?"""
    expected, found = notebooks(plugged_in), notebooks(ours)
    assert set(found) == set(expected)
    assert len(found) == 12
    for learner in found:
        assert found[learner].cells == expected[learner].cells, learner
        nbformat.validate(found[learner])


def test_both_ways_leave_the_same_feedback(plugged_in, ours):
    """Does stock generate_feedback make the same page for each learner, the refused one too?"""
    pages = {}
    for root in (plugged_in, ours):
        nbgrader(root, "generate_feedback", CHAPTER)
        found = root.glob(f"feedback/*/{CHAPTER}/{CHAPTER}.html")
        pages[root] = {path.parts[-3]: path.read_text() for path in found}
    assert pages[plugged_in] == pages[ours]
    assert len(pages[ours]) == 12
    assert "could not be graded" in pages[ours]["broken_file"]


def test_an_executed_answer_looks_as_in_stock(stock, ours):
    """Do the learners' own cells show the outputs that stock nbgrader's kernel gives them?"""
    expected, found = notebooks(stock), notebooks(ours)
    for learner in set(expected) & set(found):
        theirs = {c.id: c for c in expected[learner].cells}
        for cell in found[learner].cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                assert kinds(cell) == kinds(theirs[cell.id]), (learner, cell.id)


def kinds(cell):
    """What sorts of outputs a cell has, with the names of errors."""
    return [(o.output_type, o.get("ename")) for o in cell.outputs]


def test_graded_again_with_nothing_new_changes_nothing(ours):
    """Is a second run a matter of looking only?"""
    before = {path: path.stat().st_mtime_ns for path in ours.rglob("*.ipynb")}
    grade(ours)
    assert {path: path.stat().st_mtime_ns for path in ours.rglob("*.ipynb")} == before


def test_the_other_way_goes_on_where_one_was_stopped(plugged_in):
    """Does autograders grade find done what nbgrader autograde has graded?"""
    before = {path: path.stat().st_mtime_ns for path in plugged_in.rglob("*.ipynb")}
    grade(plugged_in)
    assert {path: path.stat().st_mtime_ns for path in plugged_in.rglob("*.ipynb")} == before


def test_nbgrader_finds_again_what_a_killed_run_left(handed_in):
    """Is a learner graded whose folder stands in autograded/ without a grade?"""
    root = copy(handed_in, "killed")
    left = root / "autograded" / "right_as_taught" / CHAPTER
    left.mkdir(parents=True)
    (left / f"{CHAPTER}.ipynb").write_text("{}")
    nbgrader(root, "autograde", CHAPTER, "--student", "right_as_taught")
    assert full_score(rows(root)["right_as_taught"])


def full_score(row):
    """Has a learner all the points that need no person to give them?"""
    grades = [(auto, most) for auto, _, most, by_hand in row["grades"].values() if not by_hand]
    return row["score"] > 0 and all(auto == most for auto, most in grades)


def test_a_link_in_a_submission_is_neither_followed_nor_copied(handed_in):
    """Does nothing that a submission points at reach autograded/ by way of stock nbgrader?"""
    root = copy(handed_in, "links")
    secret = root / "secret.txt"
    secret.write_text("the instructor's")
    for learner in ("right_as_taught", "miswires"):
        folder = root / "submitted" / learner / CHAPTER
        (folder / "data.txt").symlink_to(secret)
        os.link(secret, folder / "more.txt")
    notebook = root / "submitted" / "miswires" / CHAPTER / f"{CHAPTER}.ipynb"
    notebook.unlink()
    notebook.symlink_to(root / "submitted" / "right_as_taught" / CHAPTER / f"{CHAPTER}.ipynb")
    nbgrader(root, "autograde", CHAPTER)
    found = {path.name for path in (root / "autograded").rglob("*") if path.is_file()}
    assert found == {f"{CHAPTER}.ipynb", "timestamp.txt"}
    assert rows(root)["miswires"]["score"] == 0
    assert full_score(rows(root)["right_as_taught"])
    page = json.loads((root / "autograded" / "miswires" / CHAPTER / f"{CHAPTER}.ipynb").read_text())
    assert "could not be graded" in page["cells"][0]["source"][0] + str(page["cells"][0])


FORMGRADER = f"""
import json
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader
config = PyFileConfigLoader("nbgrader_config.py").load_config()
api = NbGraderAPI(CourseDirectory(config=config), config=config)
names = ("miswires", "untouched")
print(json.dumps([api.autograde("{CHAPTER}", name)["success"] for name in names]))
"""


def test_formgraders_button_uses_the_same_engine(handed_in, ours):
    """Does the call behind formgrader's button grade in the jail, one learner after another?"""
    root = copy(handed_in, "formgrader")
    command = [sys.executable, "-c", FORMGRADER]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[true, true]"
    found, expected = rows(root), rows(ours)
    assert found["miswires"] == expected["miswires"]
    assert found["untouched"] == expected["untouched"]
