"""The check cell as a learner meets it."""

import numpy as np
import pytest

from course_lib.check import CheckFailed, check, ready
from course_lib.check.judge import judge
from course_lib.check.recorded import Digest, decode, digest, encode, recorded_truths
from course_lib.check.report import Report
from course_lib.exercises import find
from course_lib.layers import Affine as Reference


class Affine:
    """A right answer, written plainly."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T


class ForgetsTheBias(Affine):
    """Wrong in forward only."""

    def forward(self, x):
        self.x = x
        return x @ self.W


def test_a_right_answer_passes_and_says_so(capsys):
    """Does a right answer raise nothing and show that all is met?"""
    check("affine", Affine)
    assert "✓ affine" in capsys.readouterr().out
    assert ready("affine", Affine)


def test_a_wrong_answer_raises_and_names_the_criterion(capsys):
    """Does a forgotten bias cost `forward` and nothing else?"""
    with pytest.raises(CheckFailed, match="forward"):
        check("affine", ForgetsTheBias)
    shown = capsys.readouterr().out
    assert "✗ forward" in shown and "✓ dW" in shown and "✓ db" in shown


def test_ready_tells_what_to_do_first(capsys):
    """Does a cell that goes on with the answer say which exercise comes first?"""
    assert not ready("affine", ForgetsTheBias)
    assert "affine" in capsys.readouterr().out


def test_the_traceback_in_a_notebook_is_one_line(monkeypatch):
    """Is a learner spared the engine's traceback, and does Validate still get the whole?"""
    with pytest.raises(CheckFailed) as caught:
        check("affine", ForgetsTheBias)
    monkeypatch.delenv("NBGRADER_VALIDATING", raising=False)
    assert len(caught.value._render_traceback_()) == 1
    monkeypatch.setenv("NBGRADER_VALIDATING", "1")
    assert any("forward" in line for line in caught.value._render_traceback_()[1:])


def test_an_imported_reference_is_not_an_answer():
    """Does the reference itself, and a subclass that adds nothing, earn nothing?"""
    exercise = find("affine")
    truths = recorded_truths(exercise)
    assert judge(exercise, Reference, truths, reveal=True).share == 0
    verdict = judge(exercise, Reference, truths, reveal=True)
    assert "course_lib.layers.Affine" in str(Report(verdict, reveal=True))


def test_points_follow_the_weights():
    """Is the share what the criteria that are met weigh?"""
    exercise = find("affine")
    verdict = judge(exercise, ForgetsTheBias, recorded_truths(exercise), reveal=True)
    total = sum(c.weight for c in exercise.criteria.values())
    assert verdict.share == pytest.approx(1 - exercise.criteria["forward"].weight / total)


def test_an_unknown_exercise_names_those_there_are():
    """Does a misspelt name tell the right ones?"""
    with pytest.raises(LookupError, match=r"no exercise is called 'afine'.*affine"):
        check("afine", Affine)


def test_what_a_learner_writes_cannot_become_part_of_the_page():
    """Is markup in a learner's error message escaped in the HTML report?"""

    class Attack(Affine):
        def forward(self, x):
            raise ValueError("<script>alert(1)</script>")

    exercise = find("affine")
    verdict = judge(exercise, Attack, recorded_truths(exercise), reveal=True)
    report = Report(verdict, reveal=True)
    assert "<script>" not in report._repr_html_()
    assert "&lt;script&gt;" in report._repr_html_()


@pytest.mark.parametrize(
    "value", [3, 2.5, "x", None, [1, "a"], {"k": 1.0}, np.eye(2), digest("s", 1)]
)
def test_recorded_values_come_back_as_they_were(value):
    """Is decoding the inverse of encoding?"""
    back = decode(encode(value))
    if isinstance(value, np.ndarray):
        np.testing.assert_array_equal(back, value)
        assert back.dtype == value.dtype
    else:
        assert back == value


def test_equal_answers_have_one_digest():
    """Do 3.3000000000000003 and 3.3, 650 and 650.0, 'W.T' and 'w. t' count as the same?"""
    assert digest("s", 3.3000000000000003) == digest("s", 3.3)
    assert digest("s", 650) == digest("s", 650.0)
    assert digest("s", -0.0) == digest("s", 0)
    assert digest("s", "W.T") == digest("s", "w. t")
    assert digest("s", 3.3) != digest("s", 3.4)
    assert digest("s", 3.3) != digest("other", 3.3)
    assert isinstance(digest("s", 1), Digest)
