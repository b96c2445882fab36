"""What is read from the gradebook, against nbgrader's own objects and its own export."""

import csv
import datetime
import json
import math

import pytest
from hypothesis import given, settings
from nbgrader.plugins import CsvExportPlugin
from sqlalchemy import event

from autograders.export.results import read_results

from .conftest import CLASSES, DUE, fill, hand_in, outcome, submission_of


def same(ours, theirs):
    """Are they the same number, but for rounding?"""
    return math.isclose(ours, theirs, abs_tol=1e-9)


@given(made=CLASSES)
@settings(max_examples=30)
def test_the_numbers_are_nbgraders(fresh, tmp_path_factory, made):
    """For any class: are scores, penalties, lateness and points those of nbgrader's objects, and
    the totals those of its own export?"""
    folder = tmp_path_factory.mktemp("class")
    with fresh(folder) as book:
        fill(book, *made)
        results = read_results(book, [], [])
        CsvExportPlugin(to=str(folder / "stock.csv")).export(book)
        with (folder / "stock.csv").open() as file:
            stock = {(row["student_id"], row["assignment"]): row for row in csv.DictReader(file)}
        assert len(stock) == len(results.learners) * len(results.chapters)
        for learner in results.learners:
            for chapter in results.chapters:
                row = stock[learner.id, chapter.name]
                assert chapter.most == float(row["max_score"])
                result = results.of(learner, chapter)
                theirs = submission_of(book, learner.id, chapter.name)
                if theirs is None:
                    assert result is None and results.score(learner, chapter) is None
                    continue
                assert same(result.score, float(row["score"]))
                assert same(result.penalty, float(row["late_submission_penalty"]))
                assert same(result.penalty, theirs.late_submission_penalty)
                assert result.seconds_late == theirs.total_seconds_late
                assert result.status == ("waiting" if theirs.needs_manual_grade else "graded")
                grades = {g.cell_id: g for n in theirs.notebooks for g in n.grades}
                for cell, points in result.points.items():
                    assert same(points, grades.pop(cell).score)
                assert all(g.auto_score is g.manual_score is None for g in grades.values())


def test_the_database_is_asked_as_often_for_many_as_for_few(gradebook):
    """Does the number of queries not grow with the class?"""
    asked = []
    event.listen(gradebook.engine, "before_cursor_execute", lambda *about: asked.append(about[2]))

    def queries():
        asked.clear()
        read_results(gradebook, [], [])
        return len(asked)

    whole = (0, None, None, [(1.0, None, None, False)] * 4)
    fill(gradebook, [[1, 1]], [[whole]])
    few = queries()
    for number in range(1, 20):
        gradebook.add_student(f"learner{number}")
        hand_in(gradebook, f"learner{number}", "0_chapter", *whole)
    assert queries() == few


def test_refused_counts_and_failed_does_not(gradebook):
    """Has a refused submission 0 points, one at which the grader failed none, and keeps a refused
    one what a person gave it?"""
    nothing = (0, None, None, [(0.0, None, None, False)] * 2)
    by_hand = (0, None, None, [(0.0, 1.5, None, False), (0.0, None, None, False)])
    fill(gradebook, [[4, 2]], [[nothing], [nothing], [by_hand], [nothing]])
    outcome(gradebook, "learner0", "0_chapter", refused="broken")
    outcome(gradebook, "learner1", "0_chapter", refused="it crashed", fingerprint="")
    outcome(gradebook, "learner2", "0_chapter", refused="broken")
    outcome(gradebook, "learner3", "0_chapter")
    results = read_results(gradebook, [], [])
    (chapter,) = results.chapters
    found = [results.of(learner, chapter) for learner in results.learners]
    assert [one.status for one in found] == ["refused", "failed", "refused", "graded"]
    assert [one.score for one in found] == [0, None, 1.5, 0]


def test_points_by_hand_count_where_the_grader_failed(gradebook):
    """Is the score then nbgrader's, after the penalty, and is it said that the grader failed?"""
    by_hand = [(0.0, 3.0, None, True), (0.0, None, None, False)]
    fill(gradebook, [[4, 2]], [[(0, None, 1.0, by_hand)]])
    outcome(gradebook, "learner0", "0_chapter", refused="it crashed", fingerprint="")
    (found,) = read_results(gradebook, [], []).by_place.values()
    assert (found.status, found.score) == ("failed", 2.0)
    assert sorted(found.points.values()) == [0.0, 3.0]


def test_an_extension_hands_nothing_in(gradebook):
    """Has nobody a result for whom nbgrader only noted an extension, with a notebook or without,
    until there is an outcome or a time, even if it earns nothing?"""
    fill(gradebook, [[4, 2]], [[None], [None], [None]])
    week = datetime.timedelta(days=7)
    for number in range(3):
        gradebook.update_or_create_submission("0_chapter", f"learner{number}", extension=week)
    gradebook.remove_submission_notebook("0_chapter", "0_chapter", "learner1")
    assert read_results(gradebook, [], []).by_place == {}
    gradebook.update_or_create_submission("0_chapter", "learner1", timestamp=DUE)
    outcome(gradebook, "learner2", "0_chapter", refused="not a notebook")
    found = read_results(gradebook, [], []).by_place
    assert {student: one.score for (student, _), one in found.items()} == {
        "learner1": 0,
        "learner2": 0,
    }


def test_exercises_stand_in_the_notebooks_order(gradebook):
    """Do they follow what was graded, and do those that only a person grades come last?"""
    fill(gradebook, [[1, 2, 0, 3]], [[(0, None, None, [(1.0, None, None, False)] * 4)]])
    names = [{"name": "c2", "share": 1.0}, {"name": "c1"}, {"name": "c0"}]
    outcome(gradebook, "learner0", "0_chapter", exercises=json.dumps(names))
    (chapter,) = read_results(gradebook, [], []).chapters
    assert [one.name for one in chapter.exercises] == ["c1", "c0", "c3"]  # c2 is worth nothing
    assert chapter.most == 6


def test_several_notebooks_in_an_assignment_are_told_apart(gradebook):
    """Do exercises of the same name in two notebooks of an assignment have different names?"""
    gradebook.add_assignment("a")
    gradebook.add_student("kim")
    for notebook in ("one", "two"):
        gradebook.add_notebook(notebook, "a")
        gradebook.add_grade_cell("relu", notebook, "a", max_score=2, cell_type="code")
    (chapter,) = read_results(gradebook, [], []).chapters
    assert [one.name for one in chapter.exercises] == ["one/relu", "two/relu"]


def test_learners_stand_in_one_order(gradebook):
    """Are they sorted by last name, first name and id, in whatever order they came?"""
    gradebook.add_assignment("a")
    people = [("c", "Kim", "Ada"), ("b", "Kim", "Ada"), ("a", "Kim", "Zoe"), ("d", None, None)]
    for student, last, first in people:
        gradebook.add_student(student, last_name=last, first_name=first)
    assert [one.id for one in read_results(gradebook, [], []).learners] == ["d", "b", "c", "a"]


def test_chapters_stand_by_their_names(gradebook):
    """Are they in the order of their names, in whatever order they came?"""
    gradebook.add_student("kim")
    for name in ("2_b", "1_a", "3_c"):
        gradebook.add_assignment(name)
    assert [one.name for one in read_results(gradebook, [], []).chapters] == ["1_a", "2_b", "3_c"]


def test_refused_and_failed_come_before_waiting(gradebook):
    """Is it told first what became of a submission, though a person has to look at it too?"""
    waits = (0, None, None, [(0.0, None, None, True)])
    fill(gradebook, [[4]], [[waits], [waits], [waits]])
    outcome(gradebook, "learner0", "0_chapter", refused="broken")
    outcome(gradebook, "learner1", "0_chapter", refused="it crashed", fingerprint="")
    outcome(gradebook, "learner2", "0_chapter")
    found = read_results(gradebook, [], []).by_place
    told = {student: result.status for (student, _), result in found.items()}
    assert told == {"learner0": "refused", "learner1": "failed", "learner2": "waiting"}


@pytest.mark.parametrize(
    "students, assignments, said",
    [
        (["nobody"], [], "no student 'nobody'"),
        ([], ["9_chapter", "x"], "no assignment '9_chapter' and no 'x'"),
    ],
)
def test_unknown_names_are_named(small, students, assignments, said):
    """Is a name that the gradebook does not have an error, not an empty table?"""
    with pytest.raises(LookupError, match=said):
        read_results(small, students, assignments)


def test_an_empty_gradebook_is_an_error(gradebook):
    """Is one told that this may not be the course?"""
    with pytest.raises(LookupError, match="is this the course"):
        read_results(gradebook, [], [])
