"""What a learner has solved so far."""

import json

import pytest

from course_lib.check import CheckFailed, check, progress
from course_lib.check.progress import FILE


class MulLayer:
    """A right answer."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


def test_a_check_is_remembered_and_shown(own_folder, capsys):
    """Does progress() tell what is done and what is not, here and in the folder beside?"""
    (own_folder / "other").mkdir()
    (own_folder / "here").mkdir()
    (own_folder / "other" / FILE).write_text(json.dumps({"chain_rule": 0.5}))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(own_folder / "here")
        check("mul_layer", MulLayer)
        capsys.readouterr()
        progress()
    shown = capsys.readouterr().out
    assert "✓ mul_layer 100%" in shown and "· relu 0%" in shown
    assert "other: 0 of 1 exercises done" in shown and "· chain_rule 50%" in shown


def test_a_failed_check_is_remembered_too(own_folder):
    """Is partly right shown as partly done?"""
    with pytest.raises(CheckFailed):
        check("mul_layer", type("Half", (), {"forward": lambda self, x, y: x * y}))
    known = json.loads((own_folder / FILE).read_text())
    assert 0 < known["mul_layer"] < 1


def test_a_damaged_file_is_no_reason_to_fail(own_folder, capsys):
    """Does a check survive a file that is not JSON?"""
    (own_folder / FILE).write_text("{")
    check("mul_layer", MulLayer)
    progress()
    assert "mul_layer 100%" in capsys.readouterr().out


def test_grading_leaves_no_trace(own_folder, monkeypatch):
    """Is nothing written while nbgrader runs the notebook?"""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    check("mul_layer", MulLayer)
    assert not (own_folder / FILE).exists()
