"""A class that worked in Korean, in English and in both, graded in one run."""

import html
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from autograders.feedback import give_feedback

from ..conftest import CHAPTER, GRADE

STRIP = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)

COMMAND = [sys.executable, "-c", "from autograders.cli import main; main()", "feedback"]
LATE = """
c.AssignLatePenalties.plugin_class = "feedback_penalty.Tenth"
"""
PLUGIN = """
from nbgrader.plugins import BasePlugin
class Tenth(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 10
"""
# Who worked in which release, and as which learner of the sample class.
CLASS = {
    "both-right": ("both", "right_as_taught"),
    "both-mixed": ("both", "mixes_up_operands"),
    "both-broken": ("both", "broken_file"),
    "en-mixed": ("en", "mixes_up_operands"),
    "en-late": ("en", "right_as_taught"),
    "ko-mixed": ("ko", "mixes_up_operands"),
    "ko-half": ("ko", "half_done"),
    "ko-syntax": ("ko", "syntax_error"),
    "ko-broken": ("ko", "broken_file"),
}
EXPLANATION = "# My view\n\nShapes *refuse*, they do not prove."


def in_release(text, lang):
    """A handed-in notebook as the release in one language would have made it."""
    if lang == "both":
        return text
    other = {"en": "lang-ko", "ko": "lang-en"}[lang]
    notebook = json.loads(text)
    cells = notebook["cells"]
    notebook["cells"] = [c for c in cells if other not in c["metadata"].get("tags", ())]
    for cell in notebook["cells"]:
        if cell["id"] == "explanation":
            cell["source"] = EXPLANATION
    return json.dumps(notebook, ensure_ascii=False)


@pytest.fixture(scope="session")
def graded_class(released, texts, tmp_path_factory):
    """The course's folder, graded by one command."""
    root = shutil.copytree(released, tmp_path_factory.mktemp("class") / "course")
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(LATE)
    (root / "feedback_penalty.py").write_text(PLUGIN)
    with book_of(root) as book:
        book.update_or_create_assignment(CHAPTER, duedate="2026-03-02 12:00:00 UTC")
    for student, (lang, learner) in CLASS.items():
        folder = root / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        broken = learner == "broken_file"
        text = in_release(texts["right_as_taught" if broken else learner], lang)
        text = text[: len(text) // 2] if broken else text
        (folder / f"{CHAPTER}.ipynb").write_text(text, encoding="utf-8")
        day = 4 if student == "en-late" else 1
        (folder / "timestamp.txt").write_text(f"2026-03-0{day} 12:00:00 UTC")
    environment = {**os.environ, "COURSE_LANG": "both"}
    subprocess.run([*GRADE, "--root", str(root)], check=True, env=environment, capture_output=True)
    return root


@pytest.fixture(scope="session")
def given(graded_class, tmp_path_factory):
    """A copy of the class with its pages, made once."""
    root = shutil.copytree(graded_class, tmp_path_factory.mktemp("given") / "course")
    assert give_feedback(root, CHAPTER, None, force=False) == 0
    return root


@pytest.fixture
def root(graded_class, tmp_path):
    """A copy of that course, for a test that changes it."""
    return shutil.copytree(graded_class, tmp_path / "course")


@pytest.fixture
def feedback(root):
    """A function that runs ``autograders feedback`` as an instructor does; gives how it ended."""

    def run(*arguments, **named):
        command = [*COMMAND, *(arguments or [CHAPTER]), "--root", str(root)]
        environment = {**os.environ, "COLUMNS": "200"}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, **named
        )

    return run


def book_of(root):
    """nbgrader's gradebook."""
    return Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop")


def pages(root):
    """The files of all feedback folders, by student and name."""
    found = root.glob(f"feedback/*/{CHAPTER}/*")
    return {(path.parts[-3], path.name): path.read_bytes() for path in found}


def page_of(root, student):
    """A learner's page."""
    return pages(root)[student, f"{CHAPTER}.html"].decode()


def words_of(text):
    """What a reader reads of a page."""
    return " ".join(html.unescape(STRIP.sub(" ", text)).split())
