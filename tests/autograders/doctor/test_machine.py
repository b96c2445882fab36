"""Is it told what this machine lacks?"""

from autograders.doctor import machine
from autograders.doctor.machine import look_at_machine, own_library, packages
from autograders.jail.level import missing
from autograders.notebooks import ROOT


def test_the_packages_are_those_of_the_project():
    """Are they all here, and were they counted?"""
    (found,) = packages()
    assert found.well and int(found.found.split()[1]) > 15


def test_a_package_that_is_missing_or_too_old_is_told(monkeypatch):
    """Is it said what is there and what is needed, and is another system's package let be?"""
    lines = ["numpy>=99", "no-such-package>=1", "winreg2; sys_platform == 'nowhere'", "typer>=0.1"]
    monkeypatch.setattr(machine, "dependencies", lambda: lines)
    one, other = packages()
    assert "is installed; numpy>=99 is needed" in one.found
    assert other.found == "not installed; no-such-package>=1 is needed"
    assert not one.well and not other.well and one.how == other.how


def test_another_copys_code_is_told(tmp_path):
    """Is it noticed that what runs here is not the code of the repository that is looked at?"""
    assert list(own_library(ROOT)) == []
    assert list(own_library(tmp_path)) == []  # a course folder has no code of its own
    (tmp_path / "course_lib").mkdir()
    (finding,) = own_library(tmp_path)
    assert not finding.well and f"pip install -e {tmp_path}" in finding.how


def test_a_path_without_the_environment_is_told(monkeypatch):
    """Is it said that nbgrader would not find alembic, on which it calls by name?"""
    missing()  # is asked once in a process, and is to remember this machine as it is
    monkeypatch.setenv("PATH", "/nowhere")
    found = {finding.what: finding for finding in look_at_machine(ROOT)}
    assert not found["alembic on the path"].well
    assert "activate" in found["nbgrader on the path"].how
