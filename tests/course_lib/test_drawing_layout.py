"""The layout of pictures without ``dot``: room for everything, and edges that run to the right."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.drawing import draw
from course_lib.drawing_layout import SIZE, lay_out, text_width
from course_lib.graph import Variable


def assert_well_laid_out(output: Variable) -> None:
    picture = draw(output).picture
    boxes, routes = lay_out(picture)
    assert {box.point for box in boxes if box.point} == set(picture.points)
    assert [route.edge for route in routes] == list(picture.edges)
    for one, other in combinations(boxes, 2):
        apart_x = abs(one.x - other.x) - (one.width + other.width) / 2
        apart_y = abs(one.y - other.y) - (one.height + other.height) / 2
        assert max(apart_x, apart_y) > 0
    for route in routes:
        assert all(before.rank + 1 == after.rank for before, after in pairwise(route.boxes))
        assert all(x <= x2 for (x, _), (x2, _) in pairwise(route.corners))


def test_the_books_graphs_are_well_laid_out(make_graph):
    """Do boxes lie apart, and does every line run from left to right?"""
    assert_well_laid_out(make_graph())


@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_any_graph_is_well_laid_out(steps):
    """Does that hold for graphs of any shape, with long edges and many forks?"""
    made = [Variable(1.5, "사과 한 개의 값"), Variable(0.25, "b")]
    for i, j in steps:
        made.append(made[i % len(made)] * made[j % len(made)])
    assert_well_laid_out(made[-1])


@pytest.mark.parametrize(
    ("text", "letters"), [("", 0), ("사과", 2), ("ab", 1.32), ("a\n사과\nb", 2)]
)
def test_korean_letters_are_wide(text, letters):
    """Is the width that of the longest line, a Korean letter as wide as it is high?"""
    assert text_width(text) == pytest.approx(letters * SIZE)
