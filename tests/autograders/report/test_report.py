"""Does ``autograders report`` do what an instructor expects of it?"""

import os
import subprocess
import sys

import pytest

from autograders.classroom.course import CourseError
from autograders.report import checked, write_report

from .conftest import CHAPTER

REPORT = [sys.executable, "-c", "from autograders.cli import main; main()", "report"]
FILES = ["criteria.csv", "exercises.csv", "index.html", "learners.csv", "misconceptions.csv"]


def test_the_command(course):
    """Does it write the page and the data, for its owner only, and say where?"""
    command = [*REPORT, CHAPTER, "--root", str(course)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    folder = course / "report" / CHAPTER
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == str(folder / "index.html")
    assert sorted(os.listdir(folder)) == [*FILES, "report.json"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_the_whole_course_and_again(course, capsys):
    """Is the report on all chapters beside those on one, and made anew each time?"""
    assert write_report(course, None, "") == 0
    stale = course / "report" / "course" / "stale.txt"
    stale.write_text("x")
    assert write_report(course, None, "") == 0
    made = [name for name in os.listdir(course / "report") if not name.startswith(".")]
    assert made == ["course"] and not stale.exists()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("chapter", "site", "said"),
    [
        ("04_afine", "", "did you mean 04_affine?"),
        (CHAPTER, "javascript:alert(1)", "--site: expected an address"),
        (CHAPTER, "no/such/folder", "--site: expected an address"),
    ],
)
def test_bad_calls(course, capsys, chapter, site, said):
    """Does a slip end with 1 and a line that helps, and leave nothing behind?"""
    assert write_report(course, chapter, site) == 1
    told = capsys.readouterr()
    assert said in told.err and told.err.count("\n") == 1 and told.out == ""
    assert not (course / "report").exists()


def test_no_course_no_gradebook_nothing_graded(tmp_path, released, capsys):
    """Is it said what is missing?"""
    assert write_report(tmp_path, None, "") == 1
    assert "no course in" in capsys.readouterr().err
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    assert write_report(tmp_path, None, "") == 1
    assert "no gradebook yet" in capsys.readouterr().err
    assert write_report(released, CHAPTER, "") == 1
    assert "nothing is graded yet" in capsys.readouterr().err


def test_everything_refused(course, capsys):
    """Is there a report when no submission could be graded?"""
    for student in os.listdir(course / "submitted"):
        (course / "submitted" / student / CHAPTER / f"{CHAPTER}.ipynb").write_text("{")
    grade = [*REPORT[:-1], "grade", CHAPTER, "--root", str(course), "--unsafe", "--force"]
    subprocess.run(grade, capture_output=True, check=True)
    assert write_report(course, CHAPTER, "") == 0
    assert "fewer than 5 learners" in (course / "report" / CHAPTER / "index.html").read_text()


def test_a_folder_of_pages_here(tmp_path):
    """Can --site be what `make site` made on this machine?"""
    assert checked(str(tmp_path)) == tmp_path.as_uri()
    assert checked("") == ""
    with pytest.raises(CourseError):
        checked("data:text/html,x")
