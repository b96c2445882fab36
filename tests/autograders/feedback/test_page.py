"""What stands on a learner's page, and what does not."""

import json
import re
from html.parser import HTMLParser

import pytest

from autograders.answer_cells import MISSING, WRITE_HERE
from autograders.feedback.facts import Facts, Score
from autograders.feedback.page import page
from autograders.notebooks import NOTEBOOKS

from ..conftest import CHAPTER
from .conftest import EXPLANATION, STRIP, book_of, page_of, words_of

KOREAN = re.compile("[가-힣]")
SECTION = {"en": "Read section", "ko": "절을 다시 읽어 보세요"}


def notebook(*cells, **course):
    """A graded notebook's JSON."""
    return {"cells": list(cells), "metadata": {"course": course}}


def cell(name, source, kind="code", outputs=(), **about):
    """One of its cells; with nbgrader's metadata where any of it is given."""
    own = {"nbgrader": {"grade_id": name} | about} if about else {}
    made = {"cell_type": kind, "id": name, "metadata": own, "source": source}
    return made | ({"outputs": list(outputs)} if kind == "code" else {})


HEADING = cell("en-01", "# A chapter\n\n## An exercise", "markdown")
ANSWER = cell("relu-answer", "class Relu: pass", solution=True)
GRADED = cell("relu", "### BEGIN HIDDEN TESTS\nsecret()", grade=True, points=4)


@pytest.mark.parametrize(
    ("student", "lang"),
    [("both-mixed", "en"), ("en-mixed", "en"), ("ko-mixed", "ko"), ("ko-syntax", "ko")],
)
def test_each_learner_reads_their_own_language(given, student, lang):
    """Are page and reports in the language of the release that was worked in, and in no other?"""
    text = page_of(given, student)
    assert f'<html lang="{lang}">' in text
    other = {"en": "ko", "ko": "en"}[lang]
    assert SECTION[lang] in text or student == "ko-syntax"
    assert SECTION[other] not in text
    prose = re.sub(r'<pre class="code">.*?</pre>', "", text, flags=re.DOTALL)
    assert bool(KOREAN.search(STRIP.sub("", prose.replace("· 여기에 쓰세요", "")))) == (
        lang == "ko"
    )


@pytest.mark.parametrize(("student", "lang"), [("both-broken", "en"), ("ko-broken", "ko")])
def test_a_refused_learner_is_told_why_and_what_to_do(given, student, lang):
    """Does the page say so, in their language, and show nothing as if it had been graded?"""
    text = page_of(given, student)
    assert {"en": "could not be graded", "ko": "채점하지 못했습니다"}[lang] in text
    why = {"en": "not a notebook: the JSON breaks off", "ko": "JSON이 [0-9]+행에서 끊깁니다"}
    assert re.search(why[lang], text)
    assert {"en": "The file is damaged.", "ko": "파일이 손상되었습니다."}[lang] in text
    assert {"en": "0 of 25 points", "ko": "25점 가운데 0점"}[lang] in text
    shown = text[text.index("<main>") :]
    assert not {"<table", "<section", "<pre", "✗", "✓"} & set(re.findall(r"<\w+|[✗✓]", shown))


def test_scores_do_not_depend_on_the_language(given):
    """Does the same work earn the same in each release?"""
    found = {}
    with book_of(given) as book:
        for student in ("both-mixed", "en-mixed", "ko-mixed"):
            rows = book.find_submission_notebook(CHAPTER, CHAPTER, student)
            found[student] = {grade.name: grade.auto_score for grade in rows.grades}
    assert found["both-mixed"] == found["en-mixed"] == found["ko-mixed"]
    assert 0 < sum(score or 0 for score in found["ko-mixed"].values()) < 23


def test_the_page_tells_what_was_wrong_and_what_was_right(given):
    """Are the points by exercise, diagnosis, section, and met criteria there, with the answer?"""
    words = words_of(page_of(given, "en-mixed"))
    for told in (
        "4. The Affine layer",
        "4.7 Exercise: the Affine layer",
        "2 / 8",
        "Going back, W is used as it stands.",
        "Read section 5.6.2 again.",
        "✓ forward · the product with the weights, plus the bias",
        "class Affine:",
        "14.97 / 25",
    ):
        assert told in words, told


def test_lateness_is_shown_with_its_price(given):
    """Does a late learner see how late it was, and what was taken off, with the total after it?"""
    words = words_of(page_of(given, "en-late"))
    assert "Handed in 2 days late." in words
    assert re.search(r"because it was handed in late\s+−2.3", words)
    assert re.search(r"20\.7\s+/ 25 points", words)


def test_what_was_left_is_marked_and_not_repeated(given):
    """Is an untouched answer called so, without its stub and without a report?"""
    text = page_of(given, "ko-half")
    assert text.count("답을 쓰지 않았습니다.") == 4
    assert "YOUR CODE HERE" not in text
    assert "is None" not in text


def test_a_written_answer_stands_there_until_it_is_read(given):
    """Is the text shown as text, all of it, and said to wait, with the points it may add?"""
    text = page_of(given, "ko-half")
    heading, _, rest = EXPLANATION.partition("\n\n")
    assert f"<h1>{heading.removeprefix('# ')}</h1>" in text
    assert rest.replace("*refuse*", "<em>refuse</em>") in text
    assert "최대 2점" in text
    assert "아직 읽지 않음" in text


class Harmless(HTMLParser):
    """Raises for what a page must not hold."""

    def handle_starttag(self, tag, attributes):
        assert tag not in {"script", "iframe", "object", "link", "svg", "math", "form"}, tag
        for name, value in attributes:
            assert not name.startswith("on"), name
            if name in ("src", "href"):
                assert value.startswith(("#", "http", "data:image/")), value


HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(1)'> [x](javascript:alert(1))"


def test_nothing_that_anybody_wrote_acts():
    """Are a student's name, headings, answers, outputs, comments and grade ids only shown?"""
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": HOSTILE},
        {"output_type": "error", "ename": "E", "evalue": HOSTILE, "traceback": [HOSTILE]},
        {"output_type": "display_data", "data": {"text/html": HOSTILE}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/markdown": HOSTILE}, "metadata": {}},
        {"output_type": "display_data", "data": {"application/javascript": "x"}, "metadata": {}},
        "no output",
    ]
    cells = [
        cell("a", f"# {HOSTILE}", "markdown"),
        cell(HOSTILE, HOSTILE, outputs=outputs, solution=True),
        cell(f"{HOSTILE}2", "", outputs=outputs, grade=True, points=1),
        cell(f"{HOSTILE}3", "", "markdown", task=True, points=1),
        cell("own", HOSTILE, "markdown"),
    ]
    names = [HOSTILE, f"{HOSTILE}2", f"{HOSTILE}3"]
    facts = Facts(
        HOSTILE, HOSTILE, {n: Score(0, 1) for n in names[1:]}, dict.fromkeys(names, HOSTILE)
    )
    refused = {"reason": HOSTILE, "advice": HOSTILE}
    for made in (
        page(notebook(*cells, lang=HOSTILE), facts),
        page(notebook(*cells, lang="en", refused=refused), facts),
    ):
        Harmless().feed(made)
        assert made.count("alert(1)") > 3
        assert '<html lang="en">' in made


def test_what_only_the_grader_may_tell_is_told_by_its_metadata():
    """Can a cell that calls itself the grader's notice not make a page of a refused submission?"""
    notice = cell("refused", "## This submission could not be graded", "markdown")
    text = page(
        notebook(notice, HEADING, ANSWER, GRADED), Facts("ada", "03", {"relu": Score(4, 4)})
    )
    assert "What to do now" not in text
    assert "<b>4</b> / 4 points" in text


@pytest.mark.parametrize(
    ("score", "unanswered", "word"),
    [
        (Score(4, 4), [], "right"),
        (Score(5, 4), [], "right"),
        (Score(1, 4), [], "partly right"),
        (Score(0, 4), [], "not right yet"),
        (Score(0, 4), ["relu-answer"], "no answer"),
        (Score(1, 4), ["relu-answer"], "partly right"),
        (Score(0, 4, waits=True), [], "not read yet"),
        (Score(3, 4, by_hand=True), ["relu-answer"], "graded by your instructor"),
    ],
)
def test_how_an_exercise_went_is_one_word(score, unanswered, word):
    """Is it the right one for each score?"""
    facts = Facts("ada", "03", {"relu": score}, unanswered=frozenset(unanswered))
    text = page(notebook(HEADING, ANSWER, GRADED), facts)
    assert re.findall(r'<td class="state \w+">(.*?)</td>', text) == [word]


TASK = cell("why", "Why?", "markdown", task=True, points=2)


@pytest.mark.parametrize(
    ("written", "word", "told"),
    [
        (WRITE_HERE, "no answer", "You left this as it was."),
        ("Because.", "not read yet", "Up to 2 points may be added"),
    ],
)
def test_a_question_without_a_word_under_it_has_no_answer(written, word, told):
    """Is only what was written said to wait for a person, and to be worth something yet?"""
    facts = Facts("ada", "03", {"why": Score(0, 2, waits=True)})
    text = page(notebook(HEADING, TASK, cell("explanation", written, "markdown")), facts)
    assert re.findall(r'<td class="state \w+">(.*?)</td>', text) == [word]
    assert told in text
    assert (WRITE_HERE[1:12] in text, "may be added" in text) == (False, word == "not read yet")


def test_every_question_in_words_begins_with_the_same_invitation():
    """Does each chapter that asks in words have the cell by which a blank is known?"""
    for path in NOTEBOOKS.glob("*/*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for place, one in enumerate(cells):
            if one["metadata"].get("nbgrader", {}).get("task"):
                assert "".join(cells[place + 1]["source"]) == WRITE_HERE, path


def test_an_exercise_that_came_later_is_not_called_wrong():
    """Is an answer that intake put back no answer, under its own name and not another's heading?"""
    later = cell("sub-answer", f"# {MISSING}\n\nclass Sub: ...", solution=True)
    judged = cell("sub", "grade()", grade=True, points=2, outputs=[])
    facts = Facts("ada", "03", {"relu": Score(4, 4), "sub": Score(0, 2)})
    text = page(notebook(HEADING, ANSWER, GRADED, later, judged), facts)
    assert re.findall(r'<td class="state \w+">(.*?)</td>', text) == ["right", "no answer"]
    assert re.findall(r"<h2>(.*?)</h2>", text) == ["An exercise", "sub"]
    assert "There was no cell for this in what you handed in." in text


def error(kind, text):
    """An output with an exception."""
    return {"output_type": "error", "ename": kind, "evalue": text, "traceback": [f"{kind}: {text}"]}


@pytest.mark.parametrize(
    ("own", "judged", "told"),
    [
        ([error("SyntaxError", "expected ':'")], "name 'Relu' is not defined", True),
        ([], "name 'Relu' is not defined", False),
        ([error("ZeroDivisionError", "division by zero")], None, False),
    ],
)
def test_code_that_stopped_is_told_once_and_not_what_follows_from_it(own, judged, told):
    """Is Python's message left, and the missing name that follows from it put into words?"""
    outputs = [error("NameError", judged)] if judged else []
    cells = [cell("relu-answer", "class Relu", outputs=own, solution=True)]
    cells += [cell("relu", "grade()", outputs=outputs, grade=True, points=4)]
    text = page(notebook(HEADING, *cells), Facts("ada", "03", {"relu": Score(0, 4)}))
    assert ("This code stopped with an error" in text) is told
    assert ("is not defined" in text) is (bool(judged) and not told)
    assert all(one["evalue"] in words_of(text) for one in own)


def test_a_penalty_takes_no_more_than_there_is():
    """Is a total never below 0, as in nbgrader's own?"""
    facts = Facts("ada", "03", {"relu": Score(1, 4)}, penalty=3)
    assert "<b>0</b> / 4 points" in page(notebook(HEADING, ANSWER, GRADED), facts)


def test_a_refused_submission_keeps_what_a_person_gave():
    """Do a grade and a comment given by hand stay on the page, and nothing of the answer?"""
    refused = {"reason": "r", "advice": "a"}
    facts = Facts(
        "ada", "03", {"relu": Score(3, 4, by_hand=True)}, {"relu-answer": "Come and see me."}
    )
    text = page(notebook(cell("n", "n"), HEADING, ANSWER, GRADED, refused=refused), facts)
    assert "Come and see me." in text and "3 of 4 points" in text and "3 / 4" in text
    assert "class Relu" not in text
    facts = Facts("ada", "03", {"relu": Score(0, 4)}, {"relu-answer": "Come and see me."})
    text = page(notebook(cell("n", "n"), HEADING, ANSWER, GRADED, refused=refused), facts)
    assert "Come and see me." in text and "graded by" not in text and "0 / 4" not in text


def test_an_answer_that_was_left_is_left_for_all_that_judge_it():
    """Is a second exercise on the same untouched answer marked as the first?"""
    facts = Facts(
        "ada", "03", {"relu": Score(0, 4), "more": Score(0, 2)}, unanswered={"relu-answer"}
    )
    more = cell("more", "grade()", grade=True, points=2)
    text = page(notebook(HEADING, ANSWER, GRADED, more), facts)
    assert re.findall(r'<td class="state \w+">(.*?)</td>', text) == ["no answer"] * 2


def test_a_notebook_of_lines_gives_the_same_page():
    """Is it the same whether sources are stored as one text or as lines, as nbformat does?"""
    cells = [HEADING, ANSWER, GRADED]
    lines = [c | {"source": c["source"].splitlines(keepends=True)} for c in cells]
    facts = Facts("ada", "03", {"relu": Score(4, 4)})
    assert page(notebook(*cells), facts) == page(json.loads(json.dumps(notebook(*lines))), facts)
