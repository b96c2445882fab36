"""Pictures of graphs: what they say, with ``dot`` and without, and that nothing is cut off."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib import drawing_fallback
from course_lib.drawing import Drawing, draw, format_value
from course_lib.graph import Variable, apply, exp, log


def two_apples() -> Variable:
    apple, number, tax = Variable(100, "apple"), Variable(2, "number"), Variable(1.1, "tax")
    return ((apple * number).named("apple_price") * tax).named("price")


def apples_and_oranges() -> Variable:
    names = ("사과", "사과 개수", "귤", "귤 개수", "소비세")
    values = (100, 2, 150, 3, 1.1)
    apple, apple_num, orange, orange_num, tax = map(Variable, values, names)
    return ((apple * apple_num + orange * orange_num) * tax).named("지불 금액")


def square() -> Variable:
    x, y = Variable(2, "x"), Variable(3, "y")
    t = (x + y).named("t")
    return (t * t).named("z")


def softmax_with_loss() -> Variable:
    """Appendix A of the book: three classes, forks at exp and at 1/S."""
    e = [exp(Variable(v, f"a{i}")) for i, v in enumerate((0.3, 2.9, 4.0), start=1)]
    inverse = 1 / (e[0] + e[1] + e[2]).named("S")
    t = [Variable(v, f"t{i}") for i, v in enumerate((0, 0, 1), start=1)]
    terms = [t[i] * log(e[i] * inverse) for i in range(3)]
    return ((terms[0] + terms[1] + terms[2]) * -1).named("L")


class Affine:
    def __init__(self, w, b):
        self.w, self.b = w, b

    def forward(self, x):
        return x @ self.w + self.b

    def backward(self, dout):
        return dout @ self.w.T


def whole_layer() -> Variable:
    x = Variable(np.ones((2, 3)), "X")
    return apply(Affine(np.ones((3, 2)), np.zeros(2)), x).named("Y")


GRAPHS = [two_apples, apples_and_oranges, square, softmax_with_loss, whole_layer]


def ran(output: Variable, dout=None) -> Variable:
    if np.ndim(output.value):
        dout = np.ones(np.shape(output.value))
    output.backward(dout)
    return output


def values(drawing: Drawing) -> list[str]:
    return [edge.value for edge in drawing.picture.edges]


def gradients(drawing: Drawing) -> list[str | None]:
    return [edge.gradient for edge in drawing.picture.edges]


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)
    return [e.text or "" for e in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture
def no_dot(monkeypatch, tmp_path):
    """A machine without the dot program."""
    monkeypatch.setenv("PATH", str(tmp_path))


# ---- what a picture says ----


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (220.00000000000003, "220"),
        (3.3000000000000003, "3.3"),
        (-0.1966119, "−0.1966"),
        (-0.0, "0"),
        (12345.678, "12345.7"),
        (1234567.0, "1.235e+06"),
        (1e-7, "1e−07"),
        (float("inf"), "inf"),
        (np.array([1.0, 2.5, -3.0]), "[1 2.5 −3]"),
        (np.array([[1.0, 2.0]]), "[[1 2]]"),
        (np.array([[1.0], [2.0]]), "(2, 1)"),
        (np.ones((2, 3)), "(2, 3)"),
        (np.ones(4), "(4,)"),
        (np.ones(0), "(0,)"),
    ],
)
def test_numbers_are_short_and_large_arrays_show_their_shape(value, text):
    """How are values written?"""
    assert format_value(value) == text


def test_forward_values_only_until_backward_is_run():
    """What does a picture show by default?"""
    price = two_apples()
    assert values(draw(price)) == ["100", "2", "200", "1.1", "220"]
    assert gradients(draw(price)) == [None] * 5
    price.backward()
    assert gradients(draw(price)) == ["2.2", "110", "1.1", "200", "1"]
    assert gradients(draw(price, backward=False)) == [None] * 5


def test_points_are_named_in_topological_order():
    """Are inputs, operators, layers and the output told apart, each after what feeds it?"""
    points = [(p.id, p.kind, p.label) for p in draw(two_apples()).picture.points]
    assert points == [
        ("n0", "input", "apple"),
        ("n1", "input", "number"),
        ("n2", "operator", "×"),
        ("n3", "input", "tax"),
        ("n4", "operator", "×"),
        ("n5", "output", "price"),
    ]
    assert ("layer", "Affine") in [(p.kind, p.label) for p in draw(whole_layer()).picture.points]


def test_a_constant_is_drawn_without_gradient():
    """Does a number that the calculation fixes stay without a gradient?"""
    x = Variable(3.0, "x")
    y = ran(x * -1)
    drawing = draw(y)
    assert [(p.kind, p.label) for p in drawing.picture.points][1] == ("constant", "−1")
    assert gradients(drawing) == ["−1", None, "1"]
    assert values(drawing) == ["3", "", "−3"]


def test_a_fork_shows_the_parts_and_their_sum():
    """Where a variable is used twice, do both gradients and their sum have an edge?"""
    drawing = draw(ran(square()))
    fork = next(p.id for p in drawing.picture.points if p.kind == "fork")
    into = [e.gradient for e in drawing.picture.edges if e.head == fork]
    out = [e.gradient for e in drawing.picture.edges if e.tail == fork]
    assert (into, out) == (["10"], ["5", "5"])


def test_steps_follow_the_backward_order():
    """Do more gradients appear step by step, a sum only when all its parts are there?"""
    price = ran(two_apples())
    assert gradients(draw(price, steps=0)) == [None, None, None, None, "1"]
    assert gradients(draw(price, steps=1)) == [None, None, "1.1", "200", "1"]
    assert draw(price, steps=2).source == draw(price).source
    x = Variable(3.0, "x")
    y = ran(exp(x) * 2 + x)
    into_fork = [draw(y, steps=k).picture.edges[0].gradient for k in range(4)]
    assert into_fork[:3] == [None, None, None]
    assert into_fork[3] == format_value(x.grad)


def test_symbols_in_place_of_numbers():
    """Are names and derivatives shown, before backward has been run as well?"""
    for z in (square(), ran(square())):
        drawing = draw(z, symbols=True, backward=True)
        assert values(drawing) == ["x", "y", "t", "", "", "z"]
        assert gradients(drawing) == ["∂z/∂x", "∂z/∂y", "∂z/∂t", "(∂z/∂t)₁", "(∂z/∂t)₂", "∂z/∂z"]
    assert gradients(draw(square(), symbols=True)) == [None] * 6
    unnamed = draw(exp(Variable(1.0) * 2), symbols=True, backward=True)
    assert gradients(unnamed) == ["∂L/∂v1", None, "∂L/∂v2", "∂L/∂L"]


def test_blanks_for_a_fill_in_exercise():
    """Can all gradients, or chosen ones, be left to the learner, and nowhere given away?"""
    price = two_apples()
    assert gradients(draw(price, blank_gradients="*")) == ["?", "?", "?", "?", "1"]
    price.backward()
    drawing = draw(price, blank_values=["price"], blank_gradients=["apple", "tax"])
    assert gradients(drawing) == ["?", "110", "1.1", "?", "1"]
    assert values(drawing) == ["100", "2", "200", "1.1", "?"]
    shown = " ".join([drawing.alt, drawing.source, *texts(drawing.svg())])
    assert not re.search(r"\b(2\.2|220)\b", shown)
    assert set(values(draw(price, blank_values="*"))) == {"?"}
    assert gradients(draw(price, blank_gradients=["price"]))[-1] == "?"
    for unknown in ("blank_values", "blank_gradients"):
        with pytest.raises(ValueError, match=rf"{unknown}: expected names out of .*\['pear'\]"):
            draw(price, **{unknown: ["pear"]})


def test_gradients_of_another_output_are_not_shown():
    """What if backward came by from elsewhere since?"""
    x = Variable(3.0, "x")
    h = (x * 2).named("h")
    first, second = (h * 5).named("first"), (h * 7).named("second")
    first.backward()
    second.backward()
    assert set(gradients(draw(first))) == {None}
    assert gradients(draw(second))[0] == "14"
    with pytest.raises(ValueError, match="run backward"):
        draw(first, backward=True)


def test_wrong_requests_are_refused():
    """Do the messages say what is missing?"""
    with pytest.raises(ValueError, match="run backward"):
        draw(two_apples(), backward=True)
    with pytest.raises(ValueError, match="run backward"):
        draw(two_apples(), steps=1)
    with pytest.raises(ValueError, match="steps: expected 0 or more, got -1"):
        draw(ran(two_apples()), steps=-1)
    with pytest.raises(TypeError, match="expected a Variable, got float"):
        draw(3.0)


def test_the_text_alternative_tells_the_whole_graph():
    """Can a picture be followed without seeing it?"""
    assert draw(ran(two_apples())).alt == (
        "Computation graph of price. Inputs: apple = 100; number = 2; tax = 1.1. "
        "Forward: × takes apple, number and gives apple_price = 200; "
        "× takes apple_price, tax and gives price = 220. "
        "Backward: price starts from 1; × sends 1.1 to apple_price, 200 to tax; "
        "× sends 2.2 to apple, 110 to number."
    )
    assert "t receives 10 in all" in draw(ran(square())).alt
    assert draw(two_apples(), alt="Two apples").alt == "Two apples"


# ---- rendered ----


@pytest.mark.parametrize("make", GRAPHS)
def test_the_same_graph_gives_the_same_bytes(make):
    """Are source and both renderings deterministic, whatever was drawn before?"""
    first, second = draw(ran(make())), draw(ran(make()))
    assert first.source == second.source
    assert first.svg() == second.svg()
    fallback = [drawing_fallback.render(d.picture, "svg") for d in (first, second)]
    assert fallback[0] == fallback[1]
    assert b"date" not in fallback[0]


@pytest.mark.parametrize("make", GRAPHS)
def test_dot_and_the_fallback_write_the_same_texts(make):
    """Does a reader without dot miss anything?"""
    drawing = draw(ran(make()), title='Title <&> "$x$"')
    by_dot = texts(drawing.svg())
    by_fallback = texts(drawing_fallback.render(drawing.picture, "svg").decode())
    assert sorted(filter(str.strip, by_dot)) == sorted(filter(str.strip, by_fallback))
    assert drawing.picture.title in by_dot


@pytest.mark.parametrize("with_dot", [True, False])
def test_svg_is_an_image_with_a_text_alternative(with_dot, request):
    """Does assistive technology get the description, and only that?"""
    if not with_dot:
        request.getfixturevalue("no_dot")
    svg = draw(ran(two_apples()), alt='A "graph" of <2> apples', title="Apples").svg()
    assert svg.startswith("<svg ")
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'A "graph" of <2> apples'
    assert [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")] == ["Apples"]


def test_a_notebook_gets_svg_and_text_without_addresses():
    """Is the stored output the same at each run?"""
    drawing = draw(two_apples())
    bundle = drawing._repr_mimebundle_()
    assert set(bundle) == {"image/svg+xml", "text/plain"}
    assert bundle["text/plain"] == repr(drawing) == drawing.alt
    assert not re.search(r"0x[0-9a-f]+", bundle["text/plain"] + drawing.source)


@pytest.mark.parametrize("with_dot", [True, False])
def test_save(with_dot, request, tmp_path):
    """Is the kind of file taken from its name?"""
    drawing = draw(ran(apples_and_oranges()))
    folder = tmp_path / "figures"
    folder.mkdir()
    if not with_dot:
        request.getfixturevalue("no_dot")
    for suffix in ("svg", "png", "dot"):
        drawing.save(folder / f"a.{suffix}")
    assert (folder / "a.svg").read_text(encoding="utf-8") == drawing.svg()
    assert (folder / "a.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "a.dot").read_text(encoding="utf-8") == drawing.source
    with pytest.raises(ValueError, match=r"expected a path ending in .*, got a.jpg"):
        drawing.save(folder / "a.jpg")


@pytest.mark.parametrize("path", [None, "/nowhere"])
def test_nothing_goes_to_stderr(path, tmp_path):
    """Do Korean names stay quiet with dot, without it, and without a Korean font?"""
    code = (
        "import matplotlib.font_manager as m\n"
        "m.fontManager.ttflist = [f for f in m.fontManager.ttflist if f.name == 'DejaVu Sans']\n"
        "from course_lib.graph import Variable\n"
        "from course_lib.drawing import draw\n"
        "y = (Variable(2, '사과') * 3).named('값'); y.backward()\n"
        f"d = draw(y); d.save(r'{tmp_path}/a.png'); print('사과' in d.svg())\n"
    )
    environment = {"PYTHONPATH": ":".join(p for p in sys.path if p), "PYTHONUTF8": "1"}
    environment["PATH"] = path or os.environ["PATH"]
    environment["HOME"] = environment["MPLCONFIGDIR"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


# ---- the fallback's layout ----


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


@pytest.mark.parametrize("make", GRAPHS)
def test_fallback_texts_lie_inside_and_apart(make):
    """Is anything cut off, or written over something else?"""
    assert_readable(draw(ran(make()), title="A title that is longer than the picture is wide " * 3))
    assert_readable(draw(make(), symbols=True, backward=True))


@settings(deadline=None, max_examples=25)
@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8))
def test_fallback_texts_of_any_graph_lie_inside_and_apart(steps):
    """Does that hold for graphs of any shape, with long edges and many forks?"""
    made = [Variable(1.5, "사과 한 개의 값"), Variable(0.25, "b")]
    for i, j in steps:
        made.append(made[i % len(made)] * made[j % len(made)])
    assert_readable(draw(ran(made[-1])))
