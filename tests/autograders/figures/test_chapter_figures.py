"""The figures of the index, where the chapters show them."""

import copy
import re

import nbformat
import pytest

from autograders.figures import FIGURES
from autograders.figures.insert import ASKED, insert
from autograders.notebooks import NOTEBOOKS, drifted, fingerprint

READ = {path.stem: nbformat.read(path, as_version=4) for path in NOTEBOOKS.glob("*/*.ipynb")}
SHOWN = [
    (cell.metadata.course.figure, name, place)
    for name, notebook in READ.items()
    for place, cell in enumerate(notebook.cells)
    if "figure" in cell.metadata.get("course", {})
]


def headings(cells):
    """The English headings over a place, the nearest last."""
    english = [c.source for c in cells if "lang-en" in c.metadata.get("tags", [])]
    return re.findall(r"^#+ (.+)$", "\n".join(english), re.MULTILINE)


@pytest.mark.parametrize("number", FIGURES)
def test_a_figure_is_shown_in_its_chapter_and_in_no_other(number):
    """Is each figure of the index tagged where the index says, under whichever of its numbers?"""
    same = {other for other, figure in FIGURES.items() if figure is FIGURES[number]}
    assert {name for shown, name, _ in SHOWN if shown in same} == {FIGURES[number].chapter}


@pytest.mark.parametrize(("number", "name", "place"), SHOWN)
def test_a_figure_stands_in_its_section_after_the_exercise_that_it_answers(number, name, place):
    """Is the tag that of a figure, its heading the last one, and its exercise graded before?"""
    before = READ[name].cells[: place + 1]
    assert headings(before)[-1] == FIGURES[number].section
    graded = {c.metadata.get("nbgrader", {}).get("grade_id") for c in before}
    assert {FIGURES[number].answers} <= {"", *graded}


@pytest.mark.parametrize(("number", "name", "place"), SHOWN)
def test_a_cell_with_the_tag_shows_a_picture(number, name, place):
    """Does the cell really show an image, drawn or stored?"""
    cell = READ[name].cells[place]
    outputs = [o.get("data", {}).get("text/html", "") for o in cell.get("outputs", [])]
    assert any("<img " in text for text in [cell.source, *outputs] if "data:image" in text)


@pytest.mark.parametrize("name", READ)
def test_embedded_pictures_are_the_stored_ones(name):
    """Would inserting them anew change anything?"""
    again = copy.deepcopy(READ[name])
    insert(again)
    assert again == READ[name]


def small_notebook():
    """Two prose cells that ask for a picture."""
    english = 'Look.\n\n<img data-figure="5-6">'
    korean = '보세요.\n\n<img data-figure="5-6">'
    course = {"translates": fingerprint(english)}
    about = {"tags": ["lang-en"]}, {"tags": ["lang-ko"], "course": course}
    cells = map(nbformat.v4.new_markdown_cell, (english, korean))
    cells = [c | {"metadata": m} for c, m in zip(cells, about, strict=True)]
    return nbformat.from_dict(nbformat.v4.new_notebook(cells=cells))


def test_a_picture_comes_with_words_in_the_language_of_its_cell():
    """Are picture, words and tag filled in, and the pair still a translation?"""
    notebook = small_notebook()
    insert(notebook)
    for cell, language in zip(notebook.cells, ("en", "ko"), strict=True):
        assert FIGURES["5-6"].shows[language] in cell.source
        assert "data:image/svg+xml;base64," in cell.source
        assert cell.metadata.course.figure == "5-6"
        assert len(ASKED.findall(cell.source)) == 1
    assert list(drifted(notebook)) == []


def test_an_older_translation_stays_an_older_one():
    """Does inserting a picture not hide that the Korean text lags behind?"""
    notebook = small_notebook()
    notebook.cells[0].source += "\n\nOne more thing."
    insert(notebook)
    assert len(list(drifted(notebook))) == 1
