"""Are cells named as an author would look for them?"""

import nbformat
import pytest

from autograders.doctor.cell_names import cell_names
from autograders.notebooks import NOTEBOOKS

SOURCES = sorted(NOTEBOOKS.glob("*/*.ipynb"))


def named(*cells):
    """The names of cells, given as their kind, their text and perhaps a tag."""
    notebook = nbformat.v4.new_notebook()
    for kind, text, *tags in cells:
        make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        notebook.cells.append(make(text, metadata={"tags": tags}))
    return list(cell_names(notebook).values())


def test_a_cell_goes_by_the_heading_that_it_stands_under():
    """Is it the nearest before it or its own, and never a comment or one of nbgrader's marks?"""
    assert named(
        ("markdown", "# One\n\n```python\n# a comment\n```\n### END MARK SCHEME"),
        ("code", "# a comment"),
        ("markdown", "Still one.\n\n## Two"),
        ("code", ""),
    ) == ['under "One"', 'under "One"', 'under "One"', 'under "Two"']


def test_a_cell_goes_by_a_heading_in_its_own_language():
    """Does code go by the English one, as the doctor speaks English, where there is one?"""
    english, korean = ("markdown", "# One", "lang-en"), ("markdown", "# 하나", "lang-ko")
    more = ("markdown", "그리고", "lang-ko")
    assert named(english, korean, more, ("code", "1")) == [
        'under "One"',
        'under "하나"',
        'under "하나"',
        'under "One"',
    ]
    assert named(korean, ("code", "1"))[1] == 'under "하나"'
    assert named(english, more)[1] == 'under "One"'


def test_a_cell_under_no_heading_goes_by_its_first_words():
    """Are they few, and is an empty cell told as one?"""
    first, second, third = named(("code", "x = 1"), ("markdown", "many words " * 20), ("code", ""))
    assert (first, third) == ('"x = 1"', "an empty cell")
    assert second.startswith('"many words') and len(second) < 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_cell_of_the_course_goes_by_its_id_alone(path):
    """Has each of nbgrader's cells its grade id, and every other one a heading?"""
    notebook = nbformat.read(path, as_version=4)
    names = cell_names(notebook)
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader")
        assert names[cell.id] == about.grade_id if about else names[cell.id].startswith("under")
