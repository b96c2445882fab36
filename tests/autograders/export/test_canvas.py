"""The file for Canvas, by what Canvas's documentation and its own reader ask of it."""

import pytest

from autograders.export import Canvas

from .conftest import hand_in, outcome

STUDENT = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]


def test_the_columns_are_those_that_canvas_documents(small, export):
    """Are the columns about learners first, then the assignments, and the points under them?"""
    header, possible, *rows = export(Canvas, small)
    assert header == [*STUDENT, "0_chapter", "1_chapter"]
    assert possible == ["    Points Possible", "", "", "", "", "6", "3"]
    assert [len(row) for row in rows] == [7, 7, 7]


def test_scores_zeros_and_blanks(small, export):
    """Is a score a number, a refused submission 0, and nothing handed in an empty cell?"""
    rows = {row[3]: row[5:] for row in export(Canvas, small)[2:]}
    assert rows == {"learner0": ["7", ""], "learner1": ["0", ""], "learner2": ["", ""]}


@pytest.mark.parametrize(
    "known, canvas, sis",
    [
        ("48103", "48103", ""),
        ("s20261", "", "s20261"),
        ("0048103", "", "0048103"),  # and here 48103
        ("0", "", "0"),
        ("12abc", "", "12abc"),  # Canvas would read 12, which is another learner
        ("４８", "", "４８"),
        (None, "", ""),
    ],
)
def test_the_id_stands_where_canvas_looks_for_it(gradebook, export, known, canvas, sis):
    """Do Canvas's own ids stand under ID, and others under SIS User ID?"""
    gradebook.add_assignment("a")
    gradebook.add_student("kim", first_name="민지", last_name="김", lms_user_id=known)
    assert export(Canvas, gradebook)[2] == ["김, 민지", canvas, sis, "kim", "", ""]


def test_namesakes_cannot_get_each_others_grades(gradebook, export):
    """Are learners of one name told apart, where Canvas would have but the name to go by?"""
    gradebook.add_assignment("a")
    for student, known in (("kim1", None), ("kim2", None), ("kim3", "77")):
        gradebook.add_student(student, first_name="Ada", last_name="Kim", lms_user_id=known)
    gradebook.add_student("lee", first_name="Ada")
    gradebook.add_student("nameless")
    names = [row[0] for row in export(Canvas, gradebook)[2:]]
    assert sorted(names) == ["Ada", "Kim, Ada", "Kim, Ada (kim1)", "Kim, Ada (kim2)", "nameless"]


def test_names_do_nothing_in_a_spreadsheet(gradebook, export):
    """Does a name that is a formula become harmless, and one with commas, quotes and line breaks
    come back?"""
    gradebook.add_assignment("a")
    gradebook.add_student("x", first_name="1)", last_name="=SUM(1")
    gradebook.add_student("y", first_name='"Q"\nZ', last_name="O, P")
    assert {row[0] for row in export(Canvas, gradebook)[2:]} == {"'=SUM(1, 1)", 'O, P, "Q"\nZ'}


def test_ids_stay_what_canvas_looks_for(gradebook, export):
    """Are ids left alone that begin as a formula does, but for those that could do something?"""
    gradebook.add_assignment("a")
    gradebook.add_student("=1+1", last_name="A", lms_user_id="+7")
    gradebook.add_student("@SUM(A1)", last_name="B", lms_user_id="=A()")
    found = [row[1:4] for row in export(Canvas, gradebook)[2:]]
    assert found == [["", "+7", "=1+1"], ["", "'=A()", "'@SUM(A1)"]]


def test_points_by_hand_are_not_taken_away(small, export):
    """Is no cell empty where a person gave points, whatever became of the grader? Canvas would take
    the grade away."""
    by_hand = [(0.0, 2.5, None, True), (0.0, None, None, False)]
    for student, mark in (("learner1", "mark"), ("learner2", "")):
        hand_in(small, student, "1_chapter", 0, None, None, by_hand)
        outcome(small, student, "1_chapter", refused="no", fingerprint=mark)
    assert [row[6] for row in export(Canvas, small)[2:]] == ["", "2.5", "2.5"]


def test_one_is_told_whom_canvas_has_to_find_by_name(gradebook, export, caplog):
    """Are those named who have no id of Canvas's, and only they?"""
    gradebook.add_assignment("a")
    gradebook.add_student("kim", lms_user_id="77")
    export(Canvas, gradebook)
    assert not caplog.messages
    gradebook.add_student("lee")
    export(Canvas, gradebook)
    (said,) = caplog.messages
    assert said.startswith("1 without an lms_user_id") and said.endswith(": lee")
