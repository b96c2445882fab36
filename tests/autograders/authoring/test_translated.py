"""Saying that the Korean is up to date again."""

import subprocess
import sys

import nbformat

from autograders.authoring.blocks import Block, put
from autograders.authoring.translated import mark_file
from autograders.notebooks import drifted

CHAPTER = "08_dropout"


def test_those_that_were_behind_are_named_and_current_then(tmp_path):
    """Does each Korean cell remember the English one before it, and a second look find nothing?"""
    for name in ("en-01", "ko-01", "code-01", "en-02", "ko-02"):
        put(tmp_path, CHAPTER, Block("markdown", ("cell", name), f"{name}\n"))
    path = tmp_path / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    assert mark_file(path) == ["ko-01", "ko-02"]
    assert list(drifted(nbformat.read(path, as_version=4))) == []
    assert mark_file(path) == []
    put(tmp_path, CHAPTER, Block("markdown", ("cell", "en-02"), "Something else.\n"))
    assert mark_file(path) == ["ko-02"]


def test_a_chapter_that_is_not_there_is_told():
    """Is a bad call answered in words?"""
    command = [sys.executable, "-m", "autograders.authoring.translated", "99_none"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "there is no chapter 99_none" in done.stderr
