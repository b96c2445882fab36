"""Do attempts to gain, read, leave or break anything fail, end to end?

What is tried stands in ``corpus/*.txt``, `notebooks` and `folders`. All of it is handed in to one
course and graded by one command, once as root and once as an ordinary user.
"""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from autograders.classroom.course import student_id
from autograders.demo import nbgrader

from .cells import attempts
from .conftest import CHAPTER, files_of


def test_the_class_is_large_enough(graded):
    """Are there at least sixty attempts, and does each say what it tries?"""
    assert len(graded.earns) - len(graded.honest) >= 60
    assert all(attempt.tries for attempt in attempts())
    assert len({attempt.name for attempt in attempts()}) == len(list(attempts()))


def test_the_run_gets_to_its_end(graded):
    """Is every submission graded or refused, and none left to the next run?"""
    assert graded.run.returncode == 0, graded.run.stdout + graded.run.stderr
    assert set(graded.scores()) == set(map(student_id, graded.earns))
    notebooks = graded.root.glob(f"autograded/*/{CHAPTER}/{CHAPTER}.ipynb")
    assert len(list(notebooks)) == len(graded.earns)
    assert not (graded.root / "autograders.log").exists()


def test_nobody_gains_a_point(graded):
    """Does each attempt earn what it deserves at most, and each honest answer all of it?"""
    scores = graded.scores()
    found = {name: scores[student_id(name)] for name in graded.earns}
    gained = {n: s for n, s in found.items() if s > graded.earns[n]}
    robbed = {n: s for n, s in found.items() if s < graded.earns[n]}
    assert gained == {}
    assert robbed == {}


def test_the_next_learner_is_unharmed(graded):
    """Have the honest learners before, between and after all attempts everything?"""
    scores = graded.scores()
    assert len(graded.honest) > 5
    assert {scores[name] for name in graded.honest} == {graded.full}
    notebooks = [autograded(graded, name) for name in graded.honest]
    assert all(graded.token not in text for text in notebooks)


def test_nothing_is_read(graded):
    """Do secrets appear nowhere in what a learner gets?"""
    with closing(sqlite3.connect(graded.root / "gradebook.db")) as db:
        told = str(
            db.execute("select notes, refused, exercises from autograders_outcome").fetchall()
        )
    attackers = set(graded.earns) - set(graded.honest)
    told += graded.run.stdout + graded.run.stderr
    told += "".join(autograded(graded, name) for name in attackers)
    found = [place for place, canary in graded.canaries.items() if canary in told]
    assert found == []


def test_nothing_is_written(graded):
    """Are all files what they were, and are there no new ones?"""
    after = files_of(graded.base)
    assert after.keys() - graded.before.keys() <= {"course/commands.log"}
    assert {n for n, content in graded.before.items() if after.get(n) != content} == set()
    for folder in ("/tmp", "/var/tmp", "/dev/shm", graded.base, graded.root, Path.home()):
        assert [path for path in Path(folder).glob(f"*{graded.token}*")] == []
    with closing(sqlite3.connect(graded.root / "gradebook.db")) as db:
        assert db.execute("select name from sqlite_master where type = 'trigger'").fetchall() == []
        assert db.execute("select count(*) from grade where manual_score > 0").fetchone() == (0,)


def test_nothing_goes_on(graded):
    """Has every process ended?"""
    left = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:
            continue
        if str(graded.root).encode() in told or graded.token.encode() in told:
            left.append(told)
    assert left == []


def test_graded_notebooks_are_sound(graded):
    """Are they valid, of measured size, with the chapter's own graded cells and points?"""
    expected = about_cells(json.loads(autograded(graded, graded.honest[0])))
    for name in graded.earns:
        text = autograded(graded, name)
        assert len(text) < 4_000_000, name
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        assert about_cells(notebook) == expected, name
        ids = Counter(cell.id for cell in notebook.cells)
        assert max(ids.values()) == 1, name


@pytest.mark.parametrize("graded", ["root"], indirect=True)  # another's notebooks are the same
def test_feedback_pages_do_nothing(graded):
    """Has nbgrader's feedback for an attempt nothing active that an honest learner's has not?"""
    nbgrader(graded.root, "generate_feedback", CHAPTER, "--student", "???-[hinp]*")
    pages = {p.parts[-3]: p.read_text() for p in graded.root.glob(f"feedback/*/{CHAPTER}/*.html")}
    assert {name.split("-")[1] for name in pages} >= {"honest", "ipython", "notebooks", "pages"}
    harmless = Active(pages[graded.honest[0]]).found
    for name, page in pages.items():
        assert Active(page).found - harmless == Counter(), name
        if name not in graded.honest:
            assert not any(canary in page for canary in graded.canaries.values()), name


def autograded(graded, name):
    """The text of a learner's graded notebook."""
    path = graded.root / "autograded" / student_id(name) / CHAPTER / f"{CHAPTER}.ipynb"
    return path.read_text(encoding="utf-8")


def about_cells(notebook):
    """nbgrader's metadata of the graded cells, in order."""
    about = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return [
        {key: a[key] for key in ("grade_id", "points", "locked", "grade", "cell_type")}
        for a in about
        if a.get("grade")
    ]


class Active(HTMLParser):
    """What of a page could act: scripts, handlers, frames, links that run, files from elsewhere."""

    def __init__(self, page):
        super().__init__()
        self.found = Counter()
        self.inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.inside = tag if tag in ("script", "style") else ""
        if tag in ("iframe", "object", "embed", "base", "meta", "link", "form", "svg", "math"):
            self.found[tag, str(attributes)] += 1
        for name, value in attributes:
            url = re.sub(r"[\s\x00-\x1f]", "", value or "").lower()
            runs = url.startswith(("javascript:", "vbscript:", "data:text"))
            fetched = name in ("src", "srcset", "background", "poster", "ping") and url
            if name.startswith("on") or runs or (fetched and not url.startswith("data:image/")):
                self.found[tag, f"{name}={value}"] += 1

    def handle_data(self, data):
        if self.inside == "script":
            self.found["script", data] += 1
