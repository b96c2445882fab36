"""Pictures painted without ``dot``: nothing is cut off or written over something else."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib import drawing_fallback
from course_lib.drawing import Drawing, draw
from course_lib.drawing_picture import ACCENT, WRONG
from course_lib.graph import Variable


def label_areas(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Every text with its left, right, top and bottom, as the layout estimates them."""
    areas = []
    for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        text = element.text or ""
        x, baseline = float(element.get("x")), float(element.get("y"))
        half = drawing_fallback.text_width(text) / 2
        areas.append((text, x - half, x + half, baseline - 9, baseline + 3))
    return areas


def assert_readable(drawing: Drawing) -> None:
    svg = drawing_fallback.render(drawing.picture, "svg").decode()
    _, _, width, height = map(float, ET.fromstring(svg).get("viewBox").split())
    areas = [area for area in label_areas(svg) if area[0].strip()]
    for text, left, right, top, bottom in areas:
        assert left >= 0 and right <= width and top >= 0 and bottom <= height, text
    for i, (text, left, right, top, bottom) in enumerate(areas):
        for other, left2, right2, top2, bottom2 in areas[:i]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart, f"{text} lies on {other}"


def test_fallback_texts_lie_inside_and_apart(graphs, make_graph):
    """Is anything cut off, or written over something else?"""
    assert_readable(
        draw(graphs.ran(make_graph()), title="A title that is longer than the picture is wide " * 3)
    )
    assert_readable(draw(make_graph(), symbols=True, backward=True))


def test_a_wrong_gradient_is_red_and_its_line_thick(graphs):
    """Can it be told without seeing its colour, and are the others as they were?"""
    picture = draw(graphs.ran(graphs.two_apples()), wrong={"apple": 1.21}).picture
    svg = ET.fromstring(drawing_fallback.render(picture, "svg").decode())
    styles = {e.text: e.get("style") for e in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert WRONG in styles["✗ 1.21"] and ACCENT in styles["110"]
    lines = [e.get("style", "") for e in svg.iter("{http://www.w3.org/2000/svg}path")]
    dashed = [style for style in lines if "dasharray" in style]
    assert ["stroke-width: 2.5" in style for style in dashed] == [True, False, False, False, False]
    assert [WRONG in style for style in dashed] == [True, False, False, False, False]


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_fallback_texts_of_any_graph_lie_inside_and_apart(graphs, steps):
    """Does that hold for graphs of any shape, with long edges and many forks?"""
    made = [Variable(1.5, "사과 한 개의 값"), Variable(0.25, "b")]
    for i, j in steps:
        made.append(made[i % len(made)] * made[j % len(made)])
    assert_readable(draw(graphs.ran(made[-1])))
