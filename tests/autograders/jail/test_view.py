"""Which files a jail shows."""

import os
import sys
from pathlib import Path

import pytest

import autograders
from autograders.jail import view


def test_python_and_the_system_are_shown():
    """Is there all that Python needs, and nothing of the users'?"""
    shown = view.shown()
    assert any(Path(os.__file__).resolve().is_relative_to(top.resolve()) for top in shown)
    assert not {Path("/"), Path("/home"), Path("/root"), Path("/etc"), Path("/tmp")} & set(shown)


def test_an_installed_course_is_hidden(monkeypatch, tmp_path):
    """Is autograders hidden where it lies in Python's own folder, also behind a link?"""
    site = tmp_path / "lib" / "site-packages"
    (site / "autograders").mkdir(parents=True)
    (site / "numpy").mkdir()
    (tmp_path / "lib64").symlink_to("lib")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "path", [str(tmp_path / "lib64" / "site-packages")])
    assert view.hidden() == [site / "autograders"]
    readable = [Path(path).resolve() for path in view.readable()]
    assert site / "numpy" in readable
    assert not any((site / "autograders").is_relative_to(path) for path in readable)


def test_the_course_is_never_pythons_own_folder(monkeypatch):
    """Is it refused to show a folder that holds the course itself?"""
    monkeypatch.setattr(sys, "prefix", str(Path(autograders.__file__).parents[1]))
    with pytest.raises(RuntimeError, match="move the venv"):
        view.hidden()


def test_a_course_within_pythons_folder_is_hidden_as_a_whole(monkeypatch):
    """Are notebooks and references hidden when Python's prefix lies above the course?"""
    root = Path(autograders.__file__).parents[1]
    monkeypatch.setattr(sys, "prefix", str(root.parent))
    assert root in view.hidden()
