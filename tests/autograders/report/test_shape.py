"""Is a chapter's notebook understood as learners read it?"""

import json
from pathlib import Path

import pytest

import autograders
from autograders.feedback.parts import parts_of
from autograders.report.shape import headings_in, shape_of
from course_lib.language import LANGUAGES

CHAPTERS = sorted(Path(autograders.__file__).parents[1].glob("notebooks/*/*.ipynb"))


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
    english, korean = (shape_of("n", CELLS, CELLS, lang) for lang in ("en", "ko"))
    assert english.title == "4. Affine"
    assert english.headings["shapes"] == ("Shapes", "Exercise: shapes")
    assert english.headings["again"] == english.headings["more"] == ("Again",)
    assert korean.title == "4. 아핀"
    assert korean.headings["shapes"] == ("형상", "연습: shapes")


def test_no_heading_in_another_language():
    """Are those of a release in one language left out of a report in the other, and are there
    those of its source where that is at hand?"""
    only = [cell for cell in CELLS if "lang-ko" not in cell["metadata"].get("tags", ())]
    silent = shape_of("n", only, only, "ko")
    assert silent.title == "" and silent.headings["again"] == ()
    assert shape_of("n", only, CELLS, "ko") == shape_of("n", CELLS, CELLS, "ko")


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_exercise_has_the_heading_that_its_feedback_has(chapter, lang):
    """Is a learner's page and the instructor's about the same place, in every chapter?"""
    cells = json.loads(chapter.read_text(encoding="utf-8"))["cells"]
    shape = shape_of(chapter.stem, cells, cells, lang)
    feedback = {part.name: part.heading for part in parts_of(cells, lang)}
    assert shape.answers
    for exercise in shape.answers:
        assert shape.headings[exercise][-1] == feedback[exercise]


def test_a_question_among_several_is_no_place():
    """Does a cell that answers a., b. and c. stand under what is above all of them?"""
    cells = [prose(text) for text in ("## Why", "### Exercise: see?", "### a. One?", "### b. Two?")]
    cells.append(graded("concepts", grade=True, points=1))
    assert shape_of("n", cells, cells, "en").headings["concepts"] == ("Why", "Exercise: see?")


def test_each_exercise_judges_the_answer_above_it():
    """Does an exercise have the last answer above it, and by the custom without a release?"""
    shape = shape_of("n", CELLS, CELLS, "en")
    assert shape.answers == {
        "shapes": "shapes-answer",
        "again": "again-answer",
        "more": "again-answer",
    }
    assert shape.answer("unknown") == "unknown-answer"


def test_a_comment_in_code_is_no_heading():
    """Is a line with # in a block of code passed over?"""
    assert list(headings_in("```python\n# no\n```\n## yes\n#no")) == [(2, "yes")]
