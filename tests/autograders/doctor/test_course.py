"""Are a course's settings held to ours, and is it told who waits to be graded?"""

import pytest

from autograders.classroom.course import open_course
from autograders.demo import gradebook
from autograders.doctor.course import look_at_course, look_at_settings


def ills(root):
    """What is not well in the settings, by the setting; each has a way to be mended."""
    found = [finding for finding in look_at_settings(open_course(root)) if not finding.well]
    assert all(finding.how for finding in found)
    return {finding.what: finding.found for finding in found}


@pytest.mark.parametrize(
    ("line", "setting", "said"),
    [
        ("c.CourseDirectory.course_id = ''", "course_id", "none is set"),
        ("c.CourseDirectory.source_directory = 'nowhere'", "chapters", "there is no folder"),
        (
            "c.GenerateAssignment.preprocessors.pop()",
            "GenerateAssignment.preprocessors",
            "AddLearnerEdition",
        ),
        (
            "c.GenerateAssignment.preprocessors.reverse()",
            "GenerateAssignment.preprocessors",
            "has not in its place",
        ),
        (
            "del c.Autograde['autograde_preprocessors']",
            "Autograde.autograde_preprocessors",
            "GradeInJail",
        ),
        ("del c.Autograde['exporter_class']", "Autograde.exporter_class", "is not"),
        (
            "c.Autograde.sanitize_preprocessors = ['nbgrader.preprocessors.ClearOutput']",
            "Autograde.sanitize_preprocessors",
            "is not []",
        ),
    ],
)
def test_a_setting_that_is_not_ours_is_found(root, line, setting, said):
    """Is each place where we plug into nbgrader looked at?"""
    assert ills(root) == {}
    with (root / "nbgrader_config.py").open("a") as file:
        file.write(f"c = get_config()\n{line}\n")
    assert said in ills(root)[setting]


def test_a_setting_may_be_a_class(root):
    """Is a preprocessor recognised that is handed over as a class, as nbgrader allows?"""
    with (root / "nbgrader_config.py").open("a") as file:
        file.write("from autograders.nbgrader_plugin import GradeInJail\n")
        file.write("get_config().Autograde.autograde_preprocessors = [GradeInJail]\n")
    assert ills(root) == {}


def test_it_is_told_who_waits_to_be_graded(root, hand_in, grade):
    """Are those counted who handed in and have no outcome, and is that no fault?"""
    for student in ("ada", "bea", "cleo", "dora", "eve", "fay"):
        (hand_in(student) / "submission_secret.txt").write_text("s" * 64)
    told = list(look_at_course(open_course(root)))[-1]
    assert told.well and told.how == "autograders grade 04_affine"
    assert told.found == "6 of 6 handed in are not graded yet: ada, bea, cleo, dora, eve and 1 more"
    assert grade("--student", "bea", "--unsafe").returncode == 0
    assert list(look_at_course(open_course(root)))[-1].found.startswith("5 of 6 handed in")
    assert grade("--unsafe").returncode == 0
    assert [finding.what for finding in look_at_course(open_course(root))] == ["gradebook"]


def test_a_due_date_that_is_set_ahead_is_no_release(root):
    """Is a chapter that nbgrader knows by its due date alone neither released nor at fault?"""
    with gradebook(root) as book:
        book.update_or_create_assignment("05_later", duedate="2026-03-02 12:00:00 UTC")
    found = list(look_at_course(open_course(root)))
    assert all(finding.well for finding in found)
    assert "05_later" not in repr(found)
