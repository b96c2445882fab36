"""What pictures of graphs say: values, gradients, blanks, mistakes, and the text alternative."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_lib.drawing import Drawing, draw
from course_lib.drawing_words import format_value
from course_lib.graph import Variable, exp


def values(drawing: Drawing) -> list[str]:
    return [edge.value for edge in drawing.picture.edges]


def gradients(drawing: Drawing) -> list[str | None]:
    return [edge.gradient for edge in drawing.picture.edges]


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


def test_forward_values_only_until_backward_is_run(graphs):
    """What does a picture show by default?"""
    price = graphs.two_apples()
    assert values(draw(price)) == ["100", "2", "200", "1.1", "220"]
    assert gradients(draw(price)) == [None] * 5
    price.backward()
    assert gradients(draw(price)) == ["2.2", "110", "1.1", "200", "1"]
    assert gradients(draw(price, backward=False)) == [None] * 5


def test_points_are_named_in_topological_order(graphs):
    """Are inputs, operators, layers and the output told apart, each after what feeds it?"""
    points = [(p.id, p.kind, p.label) for p in draw(graphs.two_apples()).picture.points]
    assert points == [
        ("n0", "input", "apple"),
        ("n1", "input", "number"),
        ("n2", "operator", "×"),
        ("n3", "input", "tax"),
        ("n4", "operator", "×"),
        ("n5", "output", "price"),
    ]
    assert ("layer", "Affine") in [
        (p.kind, p.label) for p in draw(graphs.whole_layer()).picture.points
    ]


def test_a_constant_is_drawn_without_gradient(graphs):
    """Does a number that the calculation fixes stay without a gradient?"""
    x = Variable(3.0, "x")
    y = graphs.ran(x * -1)
    drawing = draw(y)
    assert [(p.kind, p.label) for p in drawing.picture.points][1] == ("constant", "−1")
    assert gradients(drawing) == ["−1", None, "1"]
    assert values(drawing) == ["3", "", "−3"]


def test_a_fork_shows_the_parts_and_their_sum(graphs):
    """Where a variable is used twice, do both gradients and their sum have an edge?"""
    drawing = draw(graphs.ran(graphs.square()))
    fork = next(p.id for p in drawing.picture.points if p.kind == "fork")
    into = [e.gradient for e in drawing.picture.edges if e.head == fork]
    out = [e.gradient for e in drawing.picture.edges if e.tail == fork]
    assert (into, out) == (["10"], ["5", "5"])


def test_steps_follow_the_backward_order(graphs):
    """Do more gradients appear step by step, a sum only when all its parts are there?"""
    price = graphs.ran(graphs.two_apples())
    assert gradients(draw(price, steps=0)) == [None, None, None, None, "1"]
    assert gradients(draw(price, steps=1)) == [None, None, "1.1", "200", "1"]
    assert draw(price, steps=2).source == draw(price).source
    x = Variable(3.0, "x")
    y = graphs.ran(exp(x) * 2 + x)
    into_fork = [draw(y, steps=k).picture.edges[0].gradient for k in range(4)]
    assert into_fork[:3] == [None, None, None]
    assert into_fork[3] == format_value(x.grad)


def test_symbols_in_place_of_numbers(graphs):
    """Are names and derivatives shown, before backward has been run as well?"""
    for z in (graphs.square(), graphs.ran(graphs.square())):
        drawing = draw(z, symbols=True, backward=True)
        assert values(drawing) == ["x", "y", "t", "", "", "z"]
        assert gradients(drawing) == ["∂z/∂x", "∂z/∂y", "∂z/∂t", "(∂z/∂t)₁", "(∂z/∂t)₂", "∂z/∂z"]
    assert gradients(draw(graphs.square(), symbols=True)) == [None] * 6
    unnamed = draw(exp(Variable(1.0) * 2), symbols=True, backward=True)
    assert gradients(unnamed) == ["∂L/∂v1", None, "∂L/∂v2", "∂L/∂L"]


def test_blanks_for_a_fill_in_exercise(graphs):
    """Can all gradients, or chosen ones, be left to the learner, and nowhere given away?"""
    price = graphs.two_apples()
    assert gradients(draw(price, blank_gradients="*")) == ["?", "?", "?", "?", "1"]
    price.backward()
    drawing = draw(price, blank_values=["price"], blank_gradients=["apple", "tax"])
    assert gradients(drawing) == ["?", "110", "1.1", "?", "1"]
    assert values(drawing) == ["100", "2", "200", "1.1", "?"]
    shown = " ".join(
        [
            drawing.alt,
            drawing.source,
        ]
    )
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
    assert gradients(draw(first, backward=True, wrong={"x": 1})) == ["✗ 1", None, None, None, None]
    with pytest.raises(ValueError, match="run backward"):
        draw(first, backward=True)


def test_gradients_of_an_input_shared_with_another_graph_stay():
    """What if another graph's backward came by at an input, and overwrote its grad?"""
    x = Variable(3.0, "x")
    first, second = (x * x).named("first"), (x * 7).named("second")
    first.backward()
    second.backward()
    assert gradients(draw(first)) == ["6", "3", "3", "1"]


# ---- a learner's wrong gradients ----


def test_a_wrong_gradient_stands_where_the_right_one_would(graphs):
    """Is the learner's number shown with its mark, and the right one nowhere?"""
    drawing = draw(graphs.ran(graphs.two_apples()), wrong={"apple": 1.21})
    assert gradients(drawing) == ["✗ 1.21", "110", "1.1", "200", "1"]
    assert [edge.wrong for edge in drawing.picture.edges] == [True, False, False, False, False]
    assert "× sends 110 to number; the gradient 1.21 at apple is wrong." in drawing.alt
    assert not re.search(r"\b2\.2\b", drawing.alt + drawing.source)


def test_wrong_gradients_show_before_backward_is_run_and_among_blanks(graphs):
    """Can a grader draw them without working out the right ones?"""
    price = graphs.two_apples()
    for shown in (None, True, False):
        drawing = draw(price, wrong={"tax": 3}, backward=shown)
        assert gradients(drawing) == [None, None, None, "✗ 3", None]
    blank = draw(price, blank_gradients="*", wrong={"apple": -1, "price": 2})
    assert gradients(blank) == ["✗ −1", "?", "?", "?", "✗ 2"]
    assert "starts from" not in blank.alt
    assert "the gradient −1 at apple is wrong; the gradient 2 at price is wrong" in blank.alt
    assert gradients(draw(graphs.ran(price), wrong={"tax": 3}, steps=0))[3] == "✗ 3"


def test_what_would_give_the_right_gradient_away_is_left_open(graphs):
    """Are a fork's parts, which add up to it, and what is worked out from it shown as "?"?"""
    drawing = draw(graphs.ran(graphs.square()), wrong={"t": 5})
    assert gradients(drawing) == ["?", "?", "✗ 5", "?", "?", "1"]
    assert "sends ? to t, ? to t" in drawing.alt and "t receives" not in drawing.alt
    both = draw(graphs.ran(graphs.square()), wrong={"t": 5, "x": 7})
    assert gradients(both)[:3] == ["✗ 7", "?", "✗ 5"]
    before = draw(graphs.square(), wrong={"t": 5})
    assert gradients(before) == [None, None, "✗ 5", None, None, None]


def test_symbols_and_arrays_may_be_wrong_too(graphs):
    """Does a wrong shape show, and a number among derivatives?"""
    layer = draw(graphs.ran(graphs.whole_layer()), wrong={"X": np.ones((3, 2))})
    assert gradients(layer) == ["✗ (3, 2)", "(2, 2)"]
    row = draw(graphs.ran(graphs.whole_layer()), wrong={"X": [1, float("nan")]})
    assert gradients(row)[0] == "✗ [1 nan]"
    symbols = draw(graphs.square(), symbols=True, backward=True, wrong={"x": 4})
    assert gradients(symbols)[:2] == ["✗ 4", "∂z/∂y"]


def test_wrong_gradients_need_known_names_and_numbers(graphs):
    """Does the message list the names that there are?"""
    price = graphs.two_apples()
    names = r"\['apple', 'apple_price', 'number', 'price', 'tax'\]"
    for unknown in ("pear", "*"):
        with pytest.raises(ValueError, match=rf"wrong: .*{names}, got \['{re.escape(unknown)}'\]"):
            draw(price, wrong={unknown: 1})
    with pytest.raises(TypeError, match=r"wrong\['apple'\]: expected a number .*got str"):
        draw(price, wrong={"apple": "1.21"})
    with pytest.raises(TypeError, match="wrong: expected a dict of gradients, got list"):
        draw(price, wrong=["apple"])


# ---- messages and words ----


def test_wrong_requests_are_refused(graphs):
    """Do the messages say what is missing?"""
    with pytest.raises(ValueError, match="run backward"):
        draw(graphs.two_apples(), backward=True)
    with pytest.raises(ValueError, match="run backward"):
        draw(graphs.two_apples(), steps=1)
    with pytest.raises(ValueError, match="steps: expected 0 or more, got -1"):
        draw(graphs.ran(graphs.two_apples()), steps=-1)
    with pytest.raises(TypeError, match="expected a Variable, got float"):
        draw(3.0)


def test_the_text_alternative_tells_the_whole_graph(graphs):
    """Can a picture be followed without seeing it?"""
    assert draw(graphs.ran(graphs.two_apples())).alt == (
        "Computation graph of price. Inputs: apple = 100; number = 2; tax = 1.1. "
        "Forward: × takes apple, number and gives apple_price = 200; "
        "× takes apple_price, tax and gives price = 220. "
        "Backward: price starts from 1; × sends 1.1 to apple_price, 200 to tax; "
        "× sends 2.2 to apple, 110 to number."
    )
    assert "t receives 10 in all" in draw(graphs.ran(graphs.square())).alt
    assert draw(graphs.two_apples(), alt="Two apples").alt == "Two apples"
