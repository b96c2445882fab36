"""What stands on the pages, and what does not."""

import os
import re
import shutil

import nbformat
import pytest
from nbclient import NotebookClient

from autograders.demo import chapters
from autograders.figures import FIGURES
from autograders.figures.store import stem
from autograders.notebooks import NOTEBOOKS
from autograders.web.pages import chapter_page, figure_list, title_of

TITLES = dict.fromkeys(chapters(), "A chapter")


@pytest.fixture
def page_of(releases):
    """A function that makes a chapter's page from its release and its source."""

    def make(chapter, lang="en"):
        name = f"{chapter}.ipynb"
        released = nbformat.read(releases / lang / chapter / name, as_version=4)
        source = nbformat.read(NOTEBOOKS / chapter / name, as_version=4)
        return chapter_page(released, source)

    return make


def said(cell):
    """The words of a cell's outputs; a picture's are its text alternative."""
    outputs = cell.get("outputs", [])
    return [o.get("text") or o.get("data", {}).get("text/plain") for o in outputs]


@pytest.mark.parametrize("chapter", chapters())
def test_a_page_shows_only_what_a_chapter_shows_before_any_answer(
    releases, page_of, tmp_path, chapter
):
    """Does each output on the page come out of the released chapter too, with no answer in it?"""
    folder = shutil.copytree(releases / "en" / chapter, tmp_path / chapter)
    notebook = nbformat.read(folder / f"{chapter}.ipynb", as_version=4)
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        allow_errors=True,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(
        env={k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COURSE_LANG")}
    )
    ran = {cell.id: said(cell) for cell in notebook.cells}
    shown = {cell.id: said(cell) for cell in page_of(chapter).cells if cell.get("outputs")}
    assert shown
    seconds = re.compile(r"\d+\.\d+ s\b|^ *\d+ numbers.*$", re.MULTILINE)  # differ from run to run
    for name, texts in shown.items():
        assert [seconds.sub("", t) for t in texts] == [seconds.sub("", t) for t in ran[name]]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("chapter", chapters())
def test_no_graded_cell_and_no_report_stands_on_a_page(page_of, chapter, lang):
    """Is there neither a verdict on the course's own solution nor a cell that gives points?"""
    cells = page_of(chapter, lang).cells
    assert not any(cell.metadata.get("nbgrader", {}).get("points") for cell in cells)
    for cell in cells:
        if "nbgrader" in cell.metadata or "ready(" in cell.source:
            assert not cell.get("outputs")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_only_figures_that_answer_nothing_are_shown(lang):
    """Are the others only named, without picture and description?"""
    text = figure_list(lang, TITLES)
    for number, figure in FIGURES.items():
        assert number in text
        assert (f"{stem(figure)}.svg" in text) == (not figure.answers)
        assert (figure.image(lang).alt in text) == (not figure.answers)


def test_a_notebook_without_a_heading_has_no_title():
    """Is that said in words?"""
    with pytest.raises(ValueError, match="a notebook with a heading"):
        title_of(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("# comment")]))
