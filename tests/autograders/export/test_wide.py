"""The wide table."""

import csv
import math

from hypothesis import given, settings

from autograders.export import Wide

from .conftest import CLASSES, fill, hand_in, outcome, submission_of

TOLERANCE = 1e-5  # the file has five digits after the point


def records(path):
    """The rows of a file by their columns' names."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@given(made=CLASSES)
@settings(max_examples=20)
def test_the_file_says_what_nbgrader_knows(fresh, tmp_path_factory, made):
    """For any class, read back from the file: is every number that of nbgrader's own objects?"""
    folder = tmp_path_factory.mktemp("class")
    path = folder / "wide.csv"
    with fresh(folder) as book:
        fill(book, *made)
        Wide(to=str(path)).export(book)
        rows = records(path)
        assert len(rows) == len(made[1])
        for row in rows:
            for number, cells in enumerate(made[0]):
                name = f"{number}_chapter"
                assert float(row[f"{name} out of"]) == sum(cells)
                exercises = [column for column in row if column.startswith(f"{name}/")]
                worth = [f"{name}/c{i}" for i, most in enumerate(cells) if most]
                assert exercises == worth
                theirs = submission_of(book, row["student_id"], name)
                if theirs is None:
                    assert row[f"{name} status"] == "missing"
                    assert not any(row[column] for column in [*exercises, f"{name} score"])
                    continue
                score = max(0.0, theirs.score - theirs.late_submission_penalty)
                assert close(row[f"{name} score"], score)
                assert close(row[f"{name} penalty"], theirs.late_submission_penalty)
                assert float(row[f"{name} seconds late"]) == theirs.total_seconds_late
                for grade in theirs.notebooks[0].grades:
                    if grade.max_score:
                        check_points(row[f"{name}/{grade.name}"], grade)


def check_points(written, grade):
    """Are these the points of that grade, and nothing where nobody has graded?"""
    if grade.auto_score is None and grade.manual_score is None:
        assert written == ""
    else:
        assert close(written, grade.score)


def close(written, value):
    """Is it that number, as far as the file has digits?"""
    return math.isclose(float(written), value, abs_tol=TOLERANCE)


def test_every_submission_has_a_status(small, export):
    """Is there a word for each that is graded, refused, waiting, failed or missing?"""
    waits = (0, None, None, [(1.0, None, None, False), (None, None, None, True)])
    hand_in(small, "learner2", "0_chapter", *waits)
    hand_in(small, "learner0", "1_chapter", *waits)
    outcome(small, "learner0", "1_chapter", refused="it crashed", fingerprint="")
    header, *rows = export(Wide, small)
    table = [dict(zip(header, row, strict=True)) for row in rows]
    found = [[row["0_chapter status"], row["1_chapter status"]] for row in table]
    assert found == [["graded", "failed"], ["refused", "missing"], ["waiting", "missing"]]
    assert [row["1_chapter score"] for row in table] == ["", "", ""]
    assert [row["1_chapter/c0"] for row in table] == ["", "", ""]
    assert table[2]["0_chapter/c0"] == "1" and table[2]["0_chapter/c1"] == ""
    assert table[2]["0_chapter score"] == "1"


def test_points_by_hand_are_told_where_the_grader_failed(small, export):
    """Do they stand there, with the score that they make and the word that the grader failed?"""
    by_hand = [(0.0, 2.5, None, True), (0.0, None, None, False)]
    hand_in(small, "learner2", "0_chapter", 0, None, None, by_hand)
    outcome(small, "learner2", "0_chapter", refused="it crashed", fingerprint="")
    header, *rows = export(Wide, small)
    row = dict(zip(header, rows[2], strict=True))
    told = [row[f"0_chapter{what}"] for what in ("/c0", "/c1", " score", " status")]
    assert told == ["2.5", "0", "2.5", "failed"]


def test_ids_do_nothing_in_a_spreadsheet(gradebook, export):
    """Is an id that is a formula made harmless here, where no other system looks for it?"""
    gradebook.add_assignment("a")
    gradebook.add_student("=1+1", email="@x", lms_user_id="-7")
    _, row = export(Wide, gradebook)
    assert row[:5] == ["'=1+1", "", "", "'@x", "'-7"]
