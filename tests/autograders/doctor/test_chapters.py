"""Is each fault of a chapter found, and told with a way to mend it?"""

import re
import shutil

import nbformat
import pytest

from autograders.demo import gradebook
from autograders.doctor.chapters import look_at_chapter, look_at_chapters
from autograders.notebooks import NOTEBOOKS

POINTS = re.compile(r"\d+ exercises, (\S+) points, and (\S+) given by hand")


def ills(folder):
    """What is not well in a chapter, in one text; each has a way to be mended."""
    found = [finding for finding in look_at_chapter(folder) if not finding.well]
    assert all(finding.how for finding in found)
    return "\n".join(finding.found for finding in found)


def test_the_courses_own_chapters_are_well():
    """Is nothing found where nothing is wrong, and is each chapter counted?"""
    found = list(look_at_chapters(NOTEBOOKS))
    assert [finding.what for finding in found] == sorted(p.name for p in NOTEBOOKS.iterdir())
    assert all(finding.well and "exercises" in finding.found for finding in found)


def test_the_points_are_those_of_the_gradebook(root):
    """Are those that a person gives told too, so that the sum is what the gradebook says?"""
    (told,) = look_at_chapter(root / "notebooks/04_affine")
    graders, by_hand = map(float, POINTS.fullmatch(told.found).groups())
    with gradebook(root) as book:
        assert graders + by_hand == book.find_assignment("04_affine").max_score
        (notebook,) = book.find_assignment("04_affine").notebooks
        assert by_hand == sum(task.max_score for task in notebook.task_cells) > 0


def test_a_chapter_without_tasks_says_nothing_of_them(root, edit):
    """Is nothing said of points given by hand where there are none?"""
    edit(lambda notebook, cells: notebook.cells.remove(cells["explain_the_transpose"]))
    (told,) = look_at_chapter(root / "notebooks/04_affine")
    assert told.found.endswith(" points")


def no_points(notebook, cells):
    del cells["affine"].metadata.nbgrader["points"]


def points_in_words(notebook, cells):
    cells["affine"].metadata.nbgrader["points"] = "eight"


def task_without_points(notebook, cells):
    cells["explain_the_transpose"].metadata.nbgrader["points"] = 0


def check_with_points(notebook, cells):
    cells["affine-check"].metadata.nbgrader["points"] = 1


def check_gone(notebook, cells):
    notebook.cells.remove(cells["affine-check"])


def graded_gone(notebook, cells):
    notebook.cells.remove(cells["affine"])


def no_answer_above(notebook, cells):
    notebook.cells.remove(cells["affine_shapes"])
    notebook.cells.insert(1, cells["affine_shapes"])


def unknown_name(notebook, cells):
    cells["affine"].metadata.nbgrader["grade_id"] = "afine"


def another_chapters(notebook, cells):
    cells["affine"].metadata.nbgrader["grade_id"] = "relu"


def nothing_hidden(notebook, cells):
    cells["affine"].source = 'from autograders import grade\n\ngrade("affine", Affine)'


def id_twice(notebook, cells):
    cells["affine-answer"].metadata.nbgrader["grade_id"] = "batch_bias-answer"


def english_changed(notebook, cells):
    next(c for c in notebook.cells if c.id == "en-01").source += " One more thing."


def korean_gone(notebook, cells):
    notebook.cells = [cell for cell in notebook.cells if cell.id != "ko-01"]


def error_shown(notebook, cells):
    error = nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])
    cells["affine-check"].outputs = [error]


def not_valid(notebook, cells):
    notebook.cells[0].metadata["tags"] = "lang-en, as a text"


FAULTS = {
    no_points: "affine has no points: null",
    points_in_words: 'affine has no points: "eight"',
    task_without_points: "explain_the_transpose has no points: 0",
    check_with_points: "affine-check must be graded with 0 points",
    check_gone: "exercise affine has no check cell",
    graded_gone: "exercise affine has no graded cell",
    no_answer_above: "exercise affine_shapes has no answer cell above it",
    unknown_name: "afine is graded, but no exercise is called so",
    another_chapters: "relu is an exercise of 03_layers",
    nothing_hidden: "affine hides nothing",
    id_twice: "grade_id 'batch_bias-answer' stands on 2 cells",
    english_changed: "cell ko-01 translates an older text of cell en-01",
    korean_gone: "cell en-01 has no Korean twin",
    error_shown: "cell affine-check raises E",
    not_valid: "not a valid notebook",
}


@pytest.mark.parametrize(
    ("fault", "said"), FAULTS.items(), ids=lambda x: getattr(x, "__name__", "")
)
def test_a_fault_is_found(root, edit, fault, said):
    """Is what is wrong said in words, with the cell's name?"""
    edit(fault)
    assert said in ills(root / "notebooks/04_affine")


def test_a_folder_without_its_notebook_is_told(root):
    """Is a notebook of another name, one too many, or one that is no JSON found?"""
    folder = root / "notebooks/04_affine"
    shutil.copy(folder / "04_affine.ipynb", folder / "copy.ipynb")
    assert ills(folder) == "has more than one notebook: copy.ipynb"
    (folder / "04_affine.ipynb").write_text("This is no notebook.")
    assert ills(folder).startswith("cannot be read")
    (folder / "04_affine.ipynb").unlink()
    assert ills(folder) == "has no 04_affine.ipynb"
