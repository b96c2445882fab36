"""Which answer does an exercise judge?"""

import nbformat
import pytest

from autograders.answer_cells import answer_cells
from autograders.demo import chapters
from autograders.notebooks import NOTEBOOKS
from autograders.sample_class import answer_names, exercise_points


@pytest.mark.parametrize("chapter", chapters())
def test_every_exercise_of_the_course_judges_an_answer(chapter):
    """Has each an answer cell, and each answer cell an exercise?"""
    source = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)
    found = answer_cells(source.cells)
    assert set(found) == set(exercise_points(source))
    assert set(found.values()) == {f"{name}-answer" for name in answer_names(source)}
