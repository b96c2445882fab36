"""Graphs of the book that the tests of pictures draw."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

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


GRAPHS = {
    make.__name__: make
    for make in (two_apples, apples_and_oranges, square, softmax_with_loss, whole_layer)
}


def ran(output: Variable) -> Variable:
    """The same graph after backward, from an upstream gradient of ones."""
    output.backward(np.ones(np.shape(output.value)))
    return output


@pytest.fixture(scope="session")
def graphs() -> SimpleNamespace:
    """Functions that make the graphs, by name, and ``ran``."""
    return SimpleNamespace(**GRAPHS, ran=ran)


@pytest.fixture(scope="session", params=GRAPHS)
def make_graph(request) -> Callable[[], Variable]:
    """Each function that makes a graph, in turn."""
    return GRAPHS[request.param]
