"""Pictures in the DOT language, as Graphviz draws them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from course_lib.drawing import draw
from course_lib.drawing_dot import dot_source
from course_lib.drawing_picture import ACCENT, WRONG, Picture, Point
from course_lib.graph import Variable

SVG = "{http://www.w3.org/2000/svg}"


def test_labels_may_hold_any_characters():
    """Are quotes, backslashes and the signs of HTML drawn as they are?"""
    name = 'a "b" \\n <c> & d'
    drawing = draw((Variable(1, name) * 2).named(name), symbols=True)
    drawn = [e.text for e in ET.fromstring(drawing.svg()).iter(f"{SVG}text")]
    assert drawn.count(name) == 4  # two points, and an edge at each


def test_a_point_without_edges_can_be_drawn():
    """Is a graph of one point a picture?"""
    source = dot_source(Picture((Point("n0", "input", "x"),), (), ""))
    assert "n0" in source and "->" not in source


def test_a_wrong_gradient_is_red_and_its_line_thick(graphs):
    """Can it be told without seeing its colour, and are the others as they were?"""
    svg = ET.fromstring(draw(graphs.ran(graphs.two_apples()), wrong={"apple": 1.21}).svg())
    colors = {e.text: e.get("fill") for e in svg.iter(f"{SVG}text")}
    assert (colors["✗ 1.21"], colors["110"]) == (WRONG, ACCENT)
    dashed = [e for e in svg.iter(f"{SVG}path") if e.get("stroke-dasharray")]
    thick = [e.get("stroke") for e in dashed if e.get("stroke-width") == "2"]
    thin = {e.get("stroke") for e in dashed if e.get("stroke-width") is None}
    assert thick == [WRONG, WRONG]  # before and after the number
    assert thin == {ACCENT}
