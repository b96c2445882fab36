"""Is a chapter's notebook understood as learners read it?"""

from autograders.report.shape import headings_in, shape_of


def prose(text, *tags):
    return {"cell_type": "markdown", "source": text, "metadata": {"tags": list(tags)}}


def graded(name, **about):
    about = {"grade_id": name, **about}
    return {"cell_type": "code", "source": "", "metadata": {"nbgrader": about}}


CELLS = [
    prose("# 4. Affine\n\ntext", "lang-en"),
    prose("# 4. 아핀", "lang-ko"),
    prose("## Shapes", "lang-en"),
    prose("## 형상", "lang-ko"),
    prose("### Exercise: `shapes`", "lang-en"),
    prose("### 연습: `shapes`", "lang-ko"),
    graded("shapes-answer", solution=True),
    graded("shapes-check", grade=True, points=0),
    graded("shapes", grade=True, points=2),
    prose("## Again", "lang-en"),
    prose("## 다시", "lang-ko"),
    graded("again-answer", solution=True),
    graded("again", grade=True, points=3),
    graded("more", grade=True, points=1),
]


def test_headings_in_the_language_of_the_report():
    """Does each exercise stand under its section, and under a smaller heading only if its own?"""
    english, korean = (shape_of("n", CELLS, lang) for lang in ("en", "ko"))
    assert english.title == "4. Affine"
    assert english.headings["shapes"] == ("Shapes", "Exercise: shapes")
    assert english.headings["again"] == english.headings["more"] == ("Again",)
    assert korean.title == "4. 아핀"
    assert korean.headings["shapes"] == ("형상", "연습: shapes")


def test_a_release_in_one_language_is_read_in_any():
    """Are its headings shown when the report is in the other language?"""
    only = [cell for cell in CELLS if "lang-ko" not in cell["metadata"].get("tags", ())]
    assert shape_of("n", only, "ko").headings["again"] == ("Again",)


def test_each_exercise_judges_the_answer_above_it():
    """Does an exercise have the last answer above it, and by the custom without a release?"""
    shape = shape_of("n", CELLS, "en")
    assert shape.answers == {
        "shapes": "shapes-answer",
        "again": "again-answer",
        "more": "again-answer",
    }
    assert shape.answer("unknown") == "unknown-answer"


def test_a_comment_in_code_is_no_heading():
    """Is a line with # in a block of code passed over?"""
    assert list(headings_in("```python\n# no\n```\n## yes\n#no")) == [(2, "yes")]
