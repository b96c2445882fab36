"""A released chapter, classes that have handed it in, and the command that grades them."""

import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from autograders.demo import nbgrader, prepare, source_of
from autograders.sample_class import CLASS

CHAPTER = "04_affine"
GRADE = [sys.executable, "-c", "from autograders.cli import main; main()", "grade", CHAPTER]


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """A course in which the chapter is released and nobody has handed anything in."""
    root = tmp_path_factory.mktemp("course")
    prepare(root)
    nbgrader(root, "generate_assignment", CHAPTER)
    return root


@pytest.fixture(scope="session")
def texts(released):
    """What the learners of the sample class hand in, by their names."""
    source = source_of(released, CHAPTER)
    notebook = nbformat.read(released / "release" / CHAPTER / f"{CHAPTER}.ipynb", as_version=4)
    return {learner.name: learner.hands_in(notebook, source) for learner in CLASS}


@pytest.fixture
def root(released, tmp_path):
    """A course of its own for a test, in which nobody has handed anything in."""
    return shutil.copytree(released, tmp_path / "course")


@pytest.fixture
def hand_in(root, texts):
    """A function that puts a learner's notebook where nbgrader's collect would put it."""

    def put(student, learner="right_as_taught", when="2026-03-01 12:00:00 UTC"):
        folder = root / "submitted" / student / CHAPTER
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{CHAPTER}.ipynb").write_text(texts[learner], encoding="utf-8")
        (folder / "timestamp.txt").write_text(when)
        return folder

    return put


@pytest.fixture
def grade(root):
    """A function that runs ``autograders grade`` as an instructor does; returns how it ended."""

    def run(*options, **named):
        command = [*GRADE, "--root", str(root), *options]
        environment = {**os.environ, "COLUMNS": "200"}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, **named
        )

    return run
