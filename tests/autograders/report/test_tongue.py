"""Is a report in one language, the right one, from its first word to its last?"""

import json
import os
import re
import sqlite3
from contextlib import closing
from html.parser import HTMLParser

import pytest

from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.report import publish_report
from autograders.report.tongue import language_of_report

from ..korean import english_in
from .conftest import CHAPTER

TOLD = {"en": ("The name slef is not defined.", "it took too long"), "ko": ("slef 없음", "너무 김")}


class Prose(HTMLParser):
    """The text of a page, without code, names of learners and isolation levels."""

    def __init__(self, html):
        super().__init__()
        self.skipped, self.text = 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.skipped += tag in ("code", "pre", "style", "bdi")

    def handle_endtag(self, tag):
        self.skipped -= tag in ("code", "pre", "style", "bdi")

    def handle_data(self, data):
        if not self.skipped:
            self.text.append(data)


def release_in(root, lang):
    """Leave the release's prose in one language."""
    path = root / "release" / CHAPTER / f"{CHAPTER}.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"] = [
        cell
        for cell in notebook["cells"]
        if f"lang-{lang}" in (tags := cell["metadata"].get("tags", [])) or not tags
    ]
    path.write_text(json.dumps(notebook))


def judged_in(root, lang, number):
    """Have the outcomes of so many submissions told in a language, with texts of its own."""
    says, problem = TOLD[lang]
    with closing(sqlite3.connect(root / "gradebook.db")) as db, db:
        rows = db.execute("SELECT submission_id, exercises FROM autograders_outcome").fetchall()
        graded = [(key, json.loads(told)) for key, told in rows if told != "[]"]
        for key, exercises in graded[:number]:
            for one in exercises:
                one |= {"lang": lang} if "lang" in one else {"problem": problem}
                for diagnosis in one.get("diagnoses", ()):
                    diagnosis |= {"name": "undefined_name", "says": says}
            told = json.dumps(exercises)
            db.execute(
                "UPDATE autograders_outcome SET exercises=? WHERE submission_id=?", (told, key)
            )


def chosen(root):
    """The language of the chapter's report, and that of the course's."""
    course = open_course(root)
    with open_gradebook(course) as book:
        return language_of_report(course, book, CHAPTER), language_of_report(course, book, None)


@pytest.mark.parametrize("unset", [None, "both"])
def test_the_language_is_that_of_the_class(course, monkeypatch, unset):
    """Is it that of most submissions where learners got both languages, and else the release's?"""
    monkeypatch.delenv("COURSE_LANG", raising=False)
    if unset:
        monkeypatch.setenv("COURSE_LANG", unset)
    judged_in(course, "ko", 5)
    assert chosen(course) == ("en", "en")  # five of eleven
    judged_in(course, "ko", 6)
    assert chosen(course) == ("ko", "ko")
    release_in(course, "en")
    assert chosen(course) == ("en", "en")


def test_whoever_says_a_language_gets_it(course, monkeypatch):
    """Does COURSE_LANG win over the release?"""
    release_in(course, "ko")
    monkeypatch.delenv("COURSE_LANG", raising=False)
    assert chosen(course) == ("ko", "ko")
    monkeypatch.setenv("COURSE_LANG", "en")
    assert chosen(course) == ("en", "en")


def published(root, lang, monkeypatch):
    """The files of the report in a language, or as it comes."""
    monkeypatch.delenv("COURSE_LANG", raising=False)
    if lang:
        monkeypatch.setenv("COURSE_LANG", lang)
    folder = publish_report(open_course(root), CHAPTER, "")
    assert os.environ.get("COURSE_LANG") == lang
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("source", [True, False])
def test_an_english_report_of_a_korean_class(course, monkeypatch, source):
    """Is no Korean in it, not even a heading, and are headings there if their source is?"""
    release_in(course, "ko")
    judged_in(course, "ko", 11)
    if not source:
        (course / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").write_text("{")
    files = published(course, "en", monkeypatch)
    assert '<html lang="en">' in files["index.html"]
    for text in files.values():
        assert not re.search("[가-힣]", text)
    assert "A name is used that is not defined." in files["index.html"]
    assert ("4.7 Exercise: the Affine layer" in files["index.html"]) is source
    assert ("headings cannot be shown" in files["index.html"]) is not source


@pytest.mark.parametrize("korean", [5, 11])
def test_a_korean_report(course, monkeypatch, korean):
    """Is no English sentence in it: of a Korean class, unasked, and of an English one, if asked?"""
    if korean == 11:
        release_in(course, "ko")
    judged_in(course, "ko", korean)
    files = published(course, "ko" if korean == 5 else None, monkeypatch)
    assert '<html lang="ko">' in files["index.html"]
    assert english_in("\n".join(Prose(files["index.html"]).text)) == []
    assert "took too long" not in files["index.html"]
    assert "정의되지 않은 이름을 썼습니다." in files["index.html"]
    assert "4.7 연습" in files["index.html"]


def test_one_korean_learner_of_an_english_class(course, monkeypatch):
    """Do they count, without a Korean word?"""
    judged_in(course, "ko", 1)
    files = published(course, None, monkeypatch)
    assert not any(re.search("[가-힣]", text) for text in files.values())
