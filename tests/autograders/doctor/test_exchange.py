"""Is it told whom nbgrader's release_feedback could not serve, and does what is said help?"""

import shlex

import pytest

from autograders.classroom.course import open_course
from autograders.demo import autograders, gradebook, nbgrader
from autograders.doctor.exchange import look_at_exchange

CHAPTER = "04_affine"


def told(root):
    """What is told of those who handed in."""
    return list(look_at_exchange(open_course(root), CHAPTER))


@pytest.fixture
def collect(hand_in):
    """A function that puts a submission where nbgrader collects it, with all that it adds."""

    def put(student):
        (hand_in(student) / "submission_secret.txt").write_text(student * 20)

    return put


def by_hand(hand_in, student):
    """Put a notebook into its place as the README allows, and nothing else."""
    (hand_in(student) / "timestamp.txt").unlink()


def test_nothing_is_told_where_all_were_collected(root, collect):
    """Is nothing told of a class that came through the exchange, or that has not come yet?"""
    assert told(root) == []
    collect("ada")
    assert told(root) == []


def test_who_came_by_hand_is_told_once(root, collect, hand_in):
    """Is there one finding with some names, which is no fault, and says who counts as in time?"""
    collect("ada")
    hand_in("bea")
    for student in ("cleo", "dora", "eve", "fay", "gus"):
        by_hand(hand_in, student)
    (finding,) = told(root)
    assert finding.well and finding.found == (
        "6 of 7 handed in did not come through nbgrader's exchange: bea, cleo, dora, eve, fay "
        "and 1 more; without timestamp.txt, so taken as in time: cleo, dora, eve, fay, gus"
    )
    assert f"feedback/ID/{CHAPTER}" in finding.how


def test_where_all_came_by_hand_nobody_is_left_for_nbgrader(root, hand_in):
    """Is no command told that would serve nobody?"""
    by_hand(hand_in, "ada")
    (finding,) = told(root)
    assert "for the others" not in finding.how and "yourself" in finding.how


def test_the_command_that_is_told_serves_the_others(root, tmp_path, collect, hand_in):
    """Does nbgrader fail for the whole class, and with the option that is told for nobody?"""
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)  # or nbgrader would not have it
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(f"get_config().Exchange.root = {str(tmp_path / 'exchange')!r}\n")
    for student in ("ada", "zoe"):
        collect(student)
    hand_in("bea")
    by_hand(hand_in, "cleo d")
    autograders(root, "grade", CHAPTER, "--unsafe")
    autograders(root, "feedback", CHAPTER)
    with pytest.raises(RuntimeError, match="FileNotFoundError"):
        nbgrader(root, "release_feedback", CHAPTER)
    (finding,) = told(root)
    told_command = finding.how.split("for the others: ")[1]
    nbgrader(root, *shlex.split(told_command)[1:])
    assert len(list((tmp_path / "exchange").glob("*/feedback/*.html"))) == 2
    for student in ("bea", "cleo d"):  # theirs are handed out
        assert (root / "feedback" / student / CHAPTER / f"{CHAPTER}.html").is_file()


def test_whom_the_course_leaves_out_stays_left_out(root, collect, hand_in):
    """Does the option that is told keep the students whom the course's configuration excludes?"""
    with (root / "nbgrader_config.py").open("a") as config:
        config.write("get_config().CourseDirectory.student_id_exclude = 'guest'\n")
    collect("ada")
    hand_in("bea")
    (finding,) = told(root)
    assert finding.how.endswith("student_id_exclude=guest,bea")


def test_who_came_by_hand_is_in_time(root, hand_in, grade):
    """Is what the finding says of the time so: none is known, and nothing is late?"""
    by_hand(hand_in, "ada")
    assert grade("--unsafe").returncode == 0
    with gradebook(root) as book:
        submission = book.find_submission(CHAPTER, "ada")
        assert submission.timestamp is None and submission.total_seconds_late == 0
