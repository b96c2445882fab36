"""The file for Moodle, by what Moodle's documentation and its own reader ask of it."""

import logging

import pytest

from autograders.export import Moodle


def test_the_columns(small, export):
    """Are there names, the ids that all have, and the assignments?"""
    header, *rows = export(Moodle, small)
    assert header == ["First name", "Last name", "Username", "0_chapter", "1_chapter"]
    assert [row[2] for row in rows] == ["learner0", "learner1", "learner2"]


def test_a_dash_is_no_grade(small, export):
    """Is a refused submission 0, and nothing handed in a dash? Moodle would store an empty cell of
    a new grade item."""
    rows = {row[2]: row[3:] for row in export(Moodle, small)[1:]}
    assert rows == {"learner0": ["7", "-"], "learner1": ["0", "-"], "learner2": ["-", "-"]}


def test_ids_that_all_have_are_columns(gradebook, export):
    """Are e-mail addresses and ID numbers there, as they are, where every learner has one?"""
    gradebook.add_assignment("a")
    gradebook.add_student("kim", email="Kim+1@x.org", lms_user_id="007")
    gradebook.add_student("lee", email="-lee@x.org", lms_user_id="008")
    header, *rows = export(Moodle, gradebook)
    assert header[2:] == ["Username", "Email address", "ID number", "a"]
    assert [row[2:5] for row in rows] == [
        ["kim", "Kim+1@x.org", "007"],
        ["lee", "-lee@x.org", "008"],
    ]


def test_no_line_is_without_an_id(gradebook, export, caplog):
    """Is a column left out, and said why, in which one has none? Moodle would give that line's
    grades to the learner of the line before."""
    gradebook.add_assignment("a")
    gradebook.add_student("kim", email="kim@x.org", lms_user_id="007")
    gradebook.add_student("lee", lms_user_id="0")  # nothing, to PHP
    caplog.set_level(logging.WARNING)
    header, *_ = export(Moodle, gradebook)
    assert header[2:] == ["Username", "a"]
    assert "no column 'Email address', for 1 learners have none: lee" in caplog.text
    assert "no column 'ID number', for 1 learners have none: lee" in caplog.text


def test_without_any_id_there_is_no_file(gradebook, export, tmp_path):
    """Does the command end where Moodle could tell nobody?"""
    gradebook.add_assignment("a")
    gradebook.add_student("0")
    with pytest.raises(SystemExit):
        export(Moodle, gradebook)
    assert not (tmp_path / "out.csv").exists()


def test_ids_stay_what_moodle_looks_for(gradebook, export):
    """Are ids left alone that begin as a formula does, but for those that could do something?"""
    gradebook.add_assignment("a")
    gradebook.add_student("-kim", email="+kim@x.org", lms_user_id="=1+1")
    gradebook.add_student("lee", email="=A(1)@x.org", lms_user_id="@SUM(A1)")
    found = {tuple(row[2:5]) for row in export(Moodle, gradebook)[1:]}
    assert found == {("-kim", "+kim@x.org", "=1+1"), ("lee", "'=A(1)@x.org", "'@SUM(A1)")}


def test_an_id_that_nobody_has_is_nothing_to_tell(small, export, caplog):
    """Is nothing said of a column that nobody could be found by?"""
    export(Moodle, small, student=["learner0", "learner2"])
    assert not caplog.messages
