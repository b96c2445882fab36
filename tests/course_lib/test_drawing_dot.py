"""Pictures in the DOT language, as Graphviz draws them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from course_lib.drawing import Drawing, draw
from course_lib.drawing_dot import dot_source
from course_lib.drawing_picture import ACCENT, FRAME, WRONG, Group, Picture, Point
from course_lib.graph import Variable, exp

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


def test_a_frame_goes_round_its_points_and_no_others(graphs):
    """Do the nodes of a layer lie inside, with the values between them, and the inputs outside?"""
    picture = draw(graphs.two_apples()).picture
    inside = frozenset(p.id for p in picture.points if p.kind == "operator")
    framed = Drawing(replace(picture, groups=(Group("a <layer>", inside),)), "")
    svg = ET.fromstring(framed.svg())
    frame = next(e for e in svg.iter(f"{SVG}path") if e.get("stroke") == FRAME)
    places = [
        tuple(map(float, p.split(","))) for p in re.findall(r"[-\d.]+,[-\d.]+", frame.get("d"))
    ]
    (left, right), (top, bottom) = ((min(p), max(p)) for p in zip(*places, strict=True))
    within = {
        e.text: left < float(e.get("x")) < right and top < float(e.get("y")) < bottom
        for e in svg.iter(f"{SVG}text")
    }
    assert within == dict.fromkeys(within, False) | dict.fromkeys(("×", "200", "a <layer>"), True)


def test_a_label_may_have_several_lines():
    """Is each line a text of its own?"""
    drawing = draw((Variable(1.0, "x\n(2, 3)") * 2).named("y"), symbols=True)
    drawn = [e.text for e in ET.fromstring(drawing.svg()).iter(f"{SVG}text")]
    assert drawn.count("(2, 3)") == 2  # in the input and on its edge


def test_a_long_graph_is_drawn_closer():
    """Does a picture of many steps take less room than its steps would?"""

    def width(steps: int) -> float:
        y = Variable(0.1, "x")
        for _ in range(steps):
            y = exp(y * 0.1)
        return float(ET.fromstring(draw(y).svg()).get("viewBox").split()[2])

    assert width(4) < 3 * width(1)
    assert not draw(exp(Variable(0.1, "x") * 0.1)).picture.is_long


def test_fonts_are_named_once(graphs):
    """Is the list of fonts, which every text needs, written only at the top?"""
    assert draw(graphs.ran(graphs.two_apples())).svg().count("font-family") == 1
