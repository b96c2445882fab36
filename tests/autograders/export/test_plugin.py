"""The plug-ins as ``nbgrader export`` runs them."""

import logging
import os
import subprocess
import sys

import pytest
import sqlalchemy

from autograders.export import Canvas, Moodle, Wide

from .conftest import hand_in, outcome, read

PLUGINS = [Canvas, Moodle, Wide]


def nbgrader_export(folder, *options):
    """Run the command as an instructor would; what it says and how it ended."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", *options],
        cwd=folder,
        env={**os.environ, "PATH": f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stderr, done.returncode


@pytest.mark.parametrize("plugin", PLUGINS)
def test_the_command_writes_a_file_of_its_own_name(small, tmp_path, plugin):
    """Does ``nbgrader export --exporter=...`` write the file, and say what to know of it?"""
    said, code = nbgrader_export(tmp_path, f"--exporter=autograders.export.{plugin.__name__}")
    assert code == 0
    assert "1 refused, exported with the score given by hand, or 0: learner1 0_chapter" in said
    assert f"Written to {plugin.file}; learners: 3, assignments: 2" in said
    assert any("learner0" in row for row in read(tmp_path / plugin.file))


def test_nbgraders_own_export_still_works(small, tmp_path):
    """Does plain ``nbgrader export`` write its own table?"""
    _, code = nbgrader_export(tmp_path)
    assert code == 0
    assert [row[3] for row in read(tmp_path / "grades.csv")[1:4]] == [
        "learner0",
        "learner1",
        "learner2",
    ]


def test_nbgraders_options_are_kept_to(small, tmp_path):
    """Do ``--to``, ``--assignment`` and ``--student`` choose, also several times?"""
    options = [
        "--to=mine.csv",
        "--assignment=1_chapter",
        "--student=learner2",
        "--student=learner0",
    ]
    _, code = nbgrader_export(tmp_path, "--exporter=autograders.export.Canvas", *options)
    assert code == 0
    header, _, *rows = read(tmp_path / "mine.csv")
    assert header[5:] == ["1_chapter"]
    assert [row[3] for row in rows] == ["learner0", "learner2"]


@pytest.mark.parametrize(
    "options, said",
    [
        (["--exporter=autograders.export.Nope"], "'autograders.export.Nope' could not be imported"),
        (["--exporter=autograders.export.Wide", "--to=no/such/x.csv"], "no/such/x.csv cannot be"),
        (["--exporter=autograders.export.Wide", "--student=nobody"], "no student 'nobody'"),
    ],
)
def test_a_bad_call_says_what_is_wrong(small, tmp_path, options, said):
    """Is one told, without a traceback, and is nothing written?"""
    heard, code = nbgrader_export(tmp_path, *options)
    assert code == 1 and said in heard
    assert not list(tmp_path.glob("*.csv"))


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_file_that_was_there_is_replaced_or_kept_whole(small, export, tmp_path, plugin):
    """Does a second export replace the first, and one that fails leave it as it was?"""
    first = export(plugin, small)
    assert export(plugin, small) == first
    with pytest.raises(SystemExit):
        export(plugin, small, student=["nobody"])
    assert read(tmp_path / "out.csv") == first


WAITS = (0, None, None, [(0.0, None, None, True)] * 2)


def test_what_to_know_of_a_file_is_said(small, export, caplog):
    """Is each kind of submission named for which a score means something else, the first five by
    name, and none where all is well?"""
    caplog.set_level(logging.WARNING)
    export(Wide, small, student=["learner0"])
    assert not caplog.messages
    for number in range(3, 9):
        small.add_student(f"learner{number}")
        hand_in(small, f"learner{number}", "0_chapter", *WAITS)
    hand_in(small, "learner2", "1_chapter", *WAITS)
    outcome(small, "learner2", "1_chapter", refused="it crashed", fingerprint="")
    export(Wide, small)
    names = ", ".join(f"learner{number} 0_chapter" for number in range(3, 8))
    by_hand = "exported with the score given by hand, or"
    assert caplog.messages == [
        "6 waiting for a grade by hand, exported with the score so far (see formgrader): "
        f"{names} and 1 more",
        f"1 refused, {by_hand} 0: learner1 0_chapter",
        f"1 not graded because the grader failed, {by_hand} without one (grade them again): "
        "learner2 1_chapter",
    ]


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_gradebook_that_cannot_be_read(small, export, caplog, plugin):
    """Is one told, without a traceback?"""
    small.db.execute(sqlalchemy.text("DROP TABLE grade"))
    with pytest.raises(SystemExit):
        export(plugin, small)
    assert "the gradebook cannot be read: no such table: grade" in caplog.text


@pytest.mark.parametrize("plugin", PLUGINS)
def test_no_cell_is_a_formula(gradebook, export, plugin):
    """Are the names of people, chapters and exercises harmless, wherever they stand?"""
    gradebook.add_assignment("=a")
    gradebook.add_notebook("n", "=a")
    gradebook.add_grade_cell("c", "n", "=a", max_score=1, cell_type="code")
    gradebook.add_student("kim", first_name="=f", last_name="=l")
    cells = [cell for row in export(plugin, gradebook) for cell in row]
    assert {"'=a", "'=a score"} & set(cells)
    assert any(cell.startswith("'=l") for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)
