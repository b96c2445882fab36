"""Parts of pictures: cut, closed, framed, beside each other."""

import pytest

from autograders.figures.parts import beside, close, cut_after, framed, leading_to, renamed
from course_lib.drawing import draw
from course_lib.graph import Variable, exp


@pytest.fixture
def picture():
    """x -> × -1 -> a -> exp -> b -> + c -> z, with gradients."""
    a = (Variable(0.5, "x") * -1).named("a")
    z = (exp(a).named("b") + Variable(2.0, "c")).named("z")
    z.backward()
    return draw(z, symbols=True).picture


def labels(picture, ids=None):
    return [p.label for p in picture.points if ids is None or p.id in ids]


def test_a_layer_is_what_leads_to_its_output(picture):
    """Do constants belong to it, inputs not?"""
    assert labels(picture, leading_to(picture, "b")) == ["−1", "×", "exp"]
    with pytest.raises(ValueError, match=r"expected values that stand on edges, got \['q'\]"):
        leading_to(picture, "b", "q")


def test_what_comes_after_a_cut_is_gone(picture):
    """Does the edge that is cut keep its value and gradient, and end in an output?"""
    cut = cut_after(picture, "b")
    assert labels(cut) == ["x", "−1", "×", "exp", "b"]
    assert (cut.edges[-1].value, cut.edges[-1].gradient) == ("b", "∂z/∂b")
    assert [p.kind for p in cut.points if p.id == cut.edges[-1].head] == ["output"]


def test_a_closed_part_is_one_box(picture):
    """Do the edges in and out keep all that is written at them, and those inside vanish?"""
    closed = close(picture, leading_to(picture, "b"), "f")
    assert sorted(labels(closed)) == ["+", "c", "f", "x", "z"]
    assert [(e.value, e.gradient) for e in closed.edges] == [
        (e.value, e.gradient) for e in picture.edges if e.value not in ("", "a")
    ]
    place = {point.id: i for i, point in enumerate(closed.points)}
    assert all(place[edge.tail] < place[edge.head] for edge in closed.edges)


def test_two_pictures_stand_beside_each_other(picture):
    """Does each keep its own points?"""
    both = beside(picture, renamed(picture, {"x": "w"}))
    assert labels(both) == labels(picture) + ["w" if x == "x" else x for x in labels(picture)]
    assert len({point.id for point in both.points}) == len(both.points)


def test_a_frame_holds_the_points_it_was_given(picture):
    """Are earlier frames kept?"""
    twice = framed(framed(picture, {"n0"}, "one"), {"n1"}, "two")
    assert [(g.label, set(g.points)) for g in twice.groups] == [("one", {"n0"}), ("two", {"n1"})]
