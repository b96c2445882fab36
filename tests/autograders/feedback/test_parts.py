"""Which cells of a graded notebook belong together."""

from autograders.feedback.parts import parts_of, title_of


def cell(name, source="", kind="code", tags=(), **about):
    """A cell; with nbgrader's metadata where any of it is given."""
    metadata = {"tags": list(tags)} if tags else {}
    metadata |= {"nbgrader": {"grade_id": name} | about} if about else {}
    return {"cell_type": kind, "id": name, "metadata": metadata, "source": source, "outputs": []}


def prose(source, *tags):
    """A cell of prose."""
    return cell("prose", source, "markdown", tags)


def answer(name, **about):
    """An answer's cell."""
    return cell(name, "x = 1", solution=True, **about)


def graded(name, points=1):
    """A graded cell, or with no points a check cell."""
    return cell(name, "grade()", grade=True, points=points)


def task(name):
    """A task's cell."""
    return cell(name, "What do you think?", "markdown", task=True, points=2)


def shape(*cells, lang="en"):
    """The parts: name, heading, and the names of the answers."""
    return [
        (part.name, part.heading, [one["id"] for one in part.answers])
        for part in parts_of(cells, lang)
    ]


def test_a_graded_cell_grades_the_answers_before_it():
    """Does each exercise have its own answers, two or none, and does a check cell grade nothing?"""
    cells = [answer("a"), graded("a-check", 0), graded("A"), answer("b"), answer("c"), graded("B")]
    assert shape(*cells, graded("C")) == [("A", "", ["a"]), ("B", "", ["b", "c"]), ("C", "", [])]


def test_an_answer_may_be_judged_twice():
    """Does a graded cell without an answer of its own judge what the one before it judged?"""
    cells = [answer("a"), answer("b"), graded("A"), graded("B"), answer("c"), graded("C")]
    assert [part.judged for part in parts_of(cells, "en")] == [("a", "b"), ("a", "b"), ("c",)]


def test_an_answer_may_be_graded_itself():
    """Is an answer that a person grades a part of its own?"""
    assert shape(answer("a", grade=True, points=3), answer("b")) == [
        ("a", "", ["a"]),
        ("", "", ["b"]),
    ]


def test_the_heading_is_the_nearest_in_the_learners_language():
    """Is it that of the right twin, without markup, and not one of several questions'?"""
    cells = [
        prose("# Chapter", "lang-en"),
        prose("# 장", "lang-ko"),
        prose("## 4.1 A\n\n### Exercise: `Relu` ##\n\n```\n# a comment\n```", "lang-en"),
        prose("## 4.1 가\n\n### 연습: `Relu`", "lang-ko"),
        answer("a"),
        graded("A"),
        prose("## Do you *see* why?\n\n### a. Why?\n\n### b. How?", "lang-en"),
        answer("b"),
        graded("B"),
    ]
    assert [heading for _, heading, _ in shape(*cells)] == ["Exercise: Relu", "Do you see why?"]
    assert [heading for _, heading, _ in shape(*cells, lang="ko")] == ["연습: Relu"] * 2
    assert (title_of(cells, "en"), title_of(cells, "ko")) == ("Chapter", "장")


def test_a_task_is_answered_in_the_text_behind_it():
    """Is all text up to the chapter's next cell the answer, whatever headings it has?"""
    mine = [cell("mine", "# My view", "markdown"), cell("more", "text", "markdown")]
    after = [prose("## Summary", "lang-en"), cell("last", "thanks", "markdown")]
    assert shape(task("T"), *mine, *after) == [("T", "", ["mine", "more"])]
    assert shape(task("T"), cell("code"), *mine) == [("T", "", [])]
    assert shape(task("T"), task("U"), *mine) == [("T", "", []), ("U", "", ["mine", "more"])]


def test_comments_can_stand_on_answers_and_on_tasks():
    """Are nbgrader's names of both known to their part?"""
    cells = [answer("a"), graded("A"), task("T"), cell("mine", "text", "markdown")]
    assert [part.cells for part in parts_of(cells, "en")] == [["a", "A"], ["T"]]
