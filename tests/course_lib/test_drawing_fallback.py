"""Pictures painted without ``dot``: nothing is cut off or written over something else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograders.figures import FIGURES
from course_lib import drawing_fallback
from course_lib.drawing import Drawing, draw
from course_lib.drawing_picture import ACCENT, FRAME, WRONG, Group
from course_lib.graph import Variable

SVG = "{http://www.w3.org/2000/svg}"


def label_areas(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Every text with its left, right, top and bottom, as the layout estimates them."""
    areas = []
    for element in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        text = element.text or ""
        width = drawing_fallback.text_width(text)
        if element.get("x"):  # the middle of the text
            x, baseline = float(element.get("x")) - width / 2, float(element.get("y"))
        else:  # one of several lines, from its left end
            x, baseline = map(float, re.findall(r"[-\d.]+", element.get("transform")))
        areas.append((text, x, x + width, baseline - 9, baseline + 3))
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


@pytest.mark.parametrize("number", [n for n in FIGURES if n != "5-23"])  # which is no graph
def test_fallback_texts_of_the_figures_lie_inside_and_apart(number):
    """Do labels of several lines, and frames, have room as well?"""
    assert_readable(Drawing(FIGURES[number].make(), ""))


def test_a_frame_goes_round_its_points(graphs):
    """Do the nodes of a layer lie inside, and the output outside?"""
    picture = draw(graphs.two_apples()).picture
    inside = frozenset(p.id for p in picture.points if p.kind == "operator")
    framed = replace(picture, groups=(Group("layer", inside),))
    svg = drawing_fallback.render(framed, "svg").decode()
    frame = next(e for e in ET.fromstring(svg).iter(f"{SVG}path") if FRAME in e.get("style", ""))
    xs = [float(x) for x in re.findall(r"([-\d.]+) [-\d.]+ ?\n?", frame.get("d"))]
    areas = {text: (left, right) for text, left, right, _, _ in label_areas(svg)}
    assert min(xs) < areas["200"][0] and areas["200"][1] < max(xs) < areas["price"][0]
    assert "layer" in areas


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_fallback_texts_of_any_graph_lie_inside_and_apart(graphs, steps):
    """Does that hold for graphs of any shape, with long edges and many forks?"""
    made = [Variable(1.5, "사과 한 개의 값"), Variable(0.25, "b")]
    for i, j in steps:
        made.append(made[i % len(made)] * made[j % len(made)])
    assert_readable(draw(graphs.ran(made[-1])))
