"""A graded cell on the grader's side."""

import pytest
from nbformat import from_dict
from nbgrader.utils import determine_grade

from autograders.engine.graded_cell import run_graded
from autograders.jail.launch import JailError, Stopped
from course_lib.check.report import show

from ..korean import is_korean


def score(source, learners=None, own=None, most=5.0):
    """The outputs of a graded cell, and the points that nbgrader reads from them."""
    names = learners or {}
    outputs = run_graded(source, {} if own is None else own, names.__getitem__, most)
    about = {"grade": True, "solution": False, "points": most, "grade_id": "x"}
    cell = {"cell_type": "code", "source": source, "metadata": {"nbgrader": about}}
    return outputs, determine_grade(from_dict(cell | {"outputs": outputs}))[0]


@pytest.mark.parametrize(
    ("source", "points"),
    [
        ("2.5", 2.5),
        ("import numpy as np\nnp.float64(2.5)", 2.5),
        ("0", 0),
        ("assert f(3) == 6", 5),
        ("assert f(3) == 7", 0),
        ("float('nan')", 0),
        ("6", 0),
        ("-1", 0),
        ("missing(3)", 0),
        ("raise SystemExit", 0),
        ("f(", 0),
        ("print('seen')\n'text'", 5),
        ("True", 5),
        ("import sys\nprint('!', file=sys.stderr)\n3", 3),
    ],
)
def test_points(source, points):
    """Does each way to end give the points that it must, with nothing on stderr?"""
    outputs, earned = score(source, {"f": lambda x: 2 * x})
    assert earned == points
    assert not any(o.get("name") == "stderr" for o in outputs)


def test_a_learner_is_told_in_korean_what_ended_a_graded_cell(monkeypatch):
    """Are the end of the learner's Python, and points that are none, told in Korean?"""
    monkeypatch.setenv("COURSE_LANG", "ko")

    def late():
        raise Stopped("time", "this step took longer than 1 seconds")

    for source in ("late()", "6"):
        (error,), earned = score(source, {"late": late})
        assert earned == 0 and is_korean(error["evalue"])


def test_the_graders_own_names_go_first():
    """Can a learner's notebook not replace a built-in or what the grader imported?"""
    own = {"check": lambda: 1}
    learners = {"check": lambda: 5, "round": lambda x: 5, "answer": 0.4}
    assert score("round(answer) + check()", learners, own)[1] == 1


def test_a_part_that_is_missing_fails_only_who_uses_it():
    """Is an answer judged that does not use a part which is missing, and the part named else?"""
    own = {"grade": lambda name, answer, *parts: answer(*parts)}
    cell = "grade('x', answer, part)"
    assert score(cell, {"answer": lambda part: 3}, own)[1] == 3
    outputs, earned = score(cell, {"answer": lambda part: part()}, own)
    assert earned == 0 and outputs[-1]["evalue"] == "name 'part' is not defined"
    outputs, earned = score(cell, {"part": lambda: 3}, own)
    assert earned == 0 and outputs[-1]["evalue"] == "name 'answer' is not defined"


def test_a_name_is_looked_up_anew_for_each_cell():
    """Is what a learner's later cell gives a name seen by the next graded cell?"""
    own, learners = {}, {"answer": 1}
    assert score("answer", learners, own)[1] == 1
    learners["answer"] = 2
    assert score("answer", learners, own)[1] == 2
    del learners["answer"]
    assert score("answer", learners, own)[1] == 0


def test_reports_are_kept_and_failures_print_no_source():
    """Is a report an output of the cell, and does an error's text hold no hidden line?"""

    class Report:
        def _repr_html_(self):
            return "<b>seen</b>"

    outputs, _ = score("show(report)\nassert 1 == 2, 'no'", own={"show": show, "report": Report()})
    assert outputs[0]["data"]["text/html"] == "<b>seen</b>"
    assert outputs[-1]["traceback"] == ["AssertionError: no"]


def test_a_broken_jail_is_not_the_learners_matter():
    """Does a JailError come out of the cell instead of costing points?"""

    def broken(name):
        raise JailError("gone")

    with pytest.raises(JailError):
        run_graded("f(1)", {}, broken, 5)
