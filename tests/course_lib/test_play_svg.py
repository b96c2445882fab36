"""The picture of a graph to step through."""

import re
import xml.etree.ElementTree as ET

import pytest

from course_lib import drawing_fallback
from course_lib.drawing import draw
from course_lib.drawing_words import Words, picture_of
from course_lib.graph import Variable
from course_lib.play_steps import Stepper
from course_lib.play_svg import Scene

SVG = "{http://www.w3.org/2000/svg}"


def scene_of(output, as_one=None):
    words = Words(output, False, (), (), {})
    words.choose_gradients(None, None)
    stepper = Stepper(words, picture_of(words, ""))
    steps = [*stepper.forward(), *stepper.backward()]
    if as_one is not None:
        steps.append(stepper.as_one(as_one))
    return Scene(stepper.picture, steps, as_one)


def texts(element):
    return [text for e in element.iter(f"{SVG}text") if (text := (e.text or "").strip())]


def test_the_finished_picture_says_what_draw_says(graphs, make_graph):
    """Does the figure for paper and for untrusted notebooks hold all values and gradients?"""
    output = graphs.ran(make_graph())
    picture = draw(output).picture
    root = ET.fromstring(scene_of(output).svg("name", finished=True))
    drawn = ET.fromstring(drawing_fallback.render(picture, "svg"))
    assert sorted(texts(root)) == sorted(texts(drawn))
    assert not [e for e in root.iter() if "h" in e.get("class", "").split()]


def test_each_number_appears_at_the_step_that_makes_it(graphs, make_graph):
    """Is a value or gradient hidden until its step, and framed in that step?"""
    scene = scene_of(graphs.ran(make_graph()))
    root = ET.fromstring(scene.svg("name"))
    for k, step in enumerate(scene.steps, 1):
        edges = scene.picture.edges
        expected = [edges[i].value for i in step.values]
        expected += [edges[i].gradient for i in step.gradients]
        new = [e for e in root.iter(f"{SVG}g") if f"a{k}" in e.get("class", "").split()]
        assert sorted(text for e in new for text in texts(e)) == sorted(expected)
        only = [e for e in root.iter(f"{SVG}g") if f"o{k}" in e.get("class", "").split()]
        assert all("h" in e.get("class").split() for e in (*new, *only))
        assert sum(len(e.findall(f"{SVG}rect[@class='b']")) for e in only) == len(expected)
        rings = [ring for e in only for ring in e.iter() if ring.get("class") == "r"]
        assert len(rings) == len(step.points)


def test_the_same_graph_gives_the_same_bytes_with_dot_and_without(graphs, monkeypatch, tmp_path):
    """Is a stored output the same on every machine?"""
    with_dot = scene_of(graphs.ran(graphs.apples_and_oranges())).svg("name")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert scene_of(graphs.ran(graphs.apples_and_oranges())).svg("name") == with_dot


def test_everything_lies_inside_the_picture(graphs, make_graph):
    """Is no ring, frame or line cut off?"""
    scene = scene_of(graphs.ran(make_graph()))
    left, top, width, height = scene.view
    root = ET.fromstring(scene.svg("name"))
    for e in root.iter():
        if e.tag == f"{SVG}ellipse":
            cx, cy, rx, ry = (float(e.get(a)) for a in ("cx", "cy", "rx", "ry"))
            box = cx - rx, cy - ry, cx + rx, cy + ry
        elif e.tag == f"{SVG}rect":
            x, y, w, h = (float(e.get(a)) for a in ("x", "y", "width", "height"))
            box = x, y, x + w, y + h
        else:
            continue
        assert left <= box[0] and top <= box[1]
        assert box[2] <= left + width and box[3] <= top + height


def test_names_of_any_characters_are_safe():
    """Does a learner's name never break the picture?"""
    output = (Variable(2, "<&'\">") * 3).named("</text>")
    root = ET.fromstring(scene_of(graphs_ran(output)).svg("<'\">"))
    assert {"<&'\">", "</text>"} <= set(texts(root))
    assert root.get("aria-label") == "<'\">"


def graphs_ran(output):
    output.backward()
    return output


def test_a_single_node_covers_all_nodes_and_hides_the_constants_inside():
    """Do only the inputs, the output and the one node stay to be seen in the last step?"""
    x = Variable(0.5, "x")
    scene = scene_of(graphs_ran((3 + x * -1).named("y")), "One")
    svg = scene.svg("name")
    root = ET.fromstring(svg)
    (cover,) = (e for e in root.iter(f"{SVG}g") if texts(e) == ["One"])
    assert cover.get("class") == f"h o{len(scene.steps)}"
    rect = cover.find(f"{SVG}rect")
    left, right = float(rect.get("x")), float(rect.get("x")) + float(rect.get("width"))
    kinds = {box.point.kind: box.x for box in scene.boxes if box.point}
    assert kinds["input"] < left < kinds["operator"] < right < kinds["output"]
    constants = [t for e in root.iter(f"{SVG}g") if e.get("class") == "k" for t in texts(e)]
    assert sorted(constants) == ["3", "−1"]
    assert len(re.findall("<path class='k'", svg)) == 2


@pytest.mark.parametrize("make", ["two_apples", None])
def test_a_single_node_needs_nodes_with_all_inputs_before_them(graphs, make):
    """Is the learner told why a graph cannot be shown as one node?"""
    output = graphs.ran(getattr(graphs, make)()) if make else graphs.ran(Variable(2.0, "x"))
    expected = "'tax' joins later on" if make else "got a variable alone"
    with pytest.raises(ValueError, match=f"as_one: expected a graph.*{expected}"):
        scene_of(output, "One").svg("name")
