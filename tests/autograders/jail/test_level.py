"""What this machine offers, and what it says when something is missing."""

import pytest

from autograders.jail import level
from autograders.jail.level import Level, best_level, missing


@pytest.fixture
def examined_anew():
    """What is missing is found once; these tests change it."""
    missing.cache_clear()
    yield
    missing.cache_clear()


def test_without_bubblewrap_the_next_best_level_is_found(monkeypatch, tmp_path, examined_anew):
    """Is bubblewrap named when it is not installed, with how to get it?"""
    monkeypatch.setenv("PATH", str(tmp_path))
    lacks = {m.needed_for: m for m in missing()}
    assert "not installed" in lacks[Level.FULL].what
    assert "bubblewrap" in lacks[Level.FULL].how
    assert best_level() < Level.FULL


def test_a_bubblewrap_that_may_not_mount_is_found_out(monkeypatch, tmp_path, examined_anew):
    """Is it tried whether a file system can be mounted inside, as every child will?"""
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho -1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert level.bubblewrap_fails() == "nothing can be mounted inside"


@pytest.mark.parametrize(("system", "best"), [("darwin", Level.LIMITS), ("win32", Level.NONE)])
def test_other_systems(monkeypatch, examined_anew, system, best):
    """What is offered on macOS and on Windows?"""
    monkeypatch.setattr("sys.platform", system)
    assert best_level() == best
    assert all(m.how for m in missing())
