"""Formulas on edges: none that is not what the graph computed."""

import numpy as np
import pytest

from autograders.figures.labels import in_formulas
from course_lib.graph import Variable, dot, exp
from course_lib.graph import sum as total


def square() -> Variable:
    """z = (x + y)², after backward."""
    z = ((Variable(3.0, "x") + Variable(2.0, "y")).named("t") ** 2).named("z")
    z.backward()
    return z


def gradients(picture) -> list[str | None]:
    return [edge.gradient for edge in picture.edges]


def test_a_true_formula_stands_at_its_edge():
    """Are the others drawn as derivatives, or left out?"""
    formulas = {"∂z/∂x": "2*(x + y)", "∂z/∂t": "d(z, t)"}
    assert gradients(in_formulas(square(), formulas)) == ["2(x + y)", "∂z/∂y", "∂z/∂t", "∂z/∂z"]
    assert gradients(in_formulas(square(), formulas, only=True))[1::2] == [None, None]
    assert gradients(in_formulas(square())) == [None] * 4


@pytest.mark.parametrize("formula", ["2*x", "2*(x + y) + 1e-9", "10.1"])
def test_a_false_formula_is_refused(formula):
    """Does a figure with a wrong formula fail to be made, and say what is right?"""
    with pytest.raises(ValueError, match=r"but the graph computed 10"):
        in_formulas(square(), {"∂z/∂x": formula})


def test_a_name_that_is_a_formula_must_be_true_too():
    """Is exp(-x) the name of what it says?"""
    x = Variable(0.5, "x")
    assert in_formulas(exp(x).named("exp(x)")).edges[-1].value == "exp(x)"
    with pytest.raises(ValueError, match=r"exp\(-x\): is 0.6"):
        in_formulas(exp(x).named("exp(-x)"))


def test_a_formula_for_no_edge_is_refused():
    """Does the message list the edges that there are?"""
    with pytest.raises(ValueError, match=r"expected some of \['∂z/∂t', .*got '∂z/∂w'"):
        in_formulas(square(), {"∂z/∂w": "1"})


def test_the_parts_of_a_fork_have_formulas_of_their_own():
    """Is each part held against the gradient of its own edge?"""
    x = Variable(0.5, "x")
    z = (exp(x).named("y") * x).named("z")
    z.backward()
    drawn = gradients(in_formulas(z, {"(∂z/∂x)₁": "y*x", "(∂z/∂x)₂": "y"}))
    assert sorted(drawn) == ["y", "yx", "∂z/∂x", "∂z/∂y", "∂z/∂z"]
    with pytest.raises(ValueError, match="but the graph computed"):
        in_formulas(z, {"(∂z/∂x)₁": "y"})


def test_arrays_show_their_shapes_and_are_compared_whole():
    """Is a transposed product of the same shape refused?"""
    W = Variable(np.array([[1.0, 2.0], [3.0, 4.0]]), "W")
    Y = dot(Variable(np.array([[1.0, 5.0]]), "X"), W).named("Y")
    L = total(Y * Y).named("L")
    L.backward()
    picture = in_formulas(L, {"∂L/∂X": "dY @ W.T"}, shapes=str)
    assert (picture.edges[0].value, picture.edges[0].gradient) == (
        "X\n(1, 2)",
        "∂L/∂Y · Wᵀ\n(1, 2)",
    )
    with pytest.raises(ValueError, match="but the graph computed"):
        in_formulas(L, {"∂L/∂X": "dY @ W"})
