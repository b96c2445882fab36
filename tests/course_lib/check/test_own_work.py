"""A borrowed answer earns nothing, in whatever way it was borrowed."""

import numpy as np
import pytest
import torch

from autograders.grading import hidden_verdict
from course_lib import functions, graph, graph_operators, layers
from course_lib.check.own_work import borrowed_from, borrowing_forbidden
from course_lib.exercises import find

Renamed = layers.MulLayer
renamed_softmax = functions.softmax


class Subclassed(layers.MulLayer):
    """Adds nothing."""


class Wrapped:
    """Hands every call on."""

    def __init__(self):
        self.inner = Renamed()

    def forward(self, x, y):
        return self.inner.forward(x, y)

    def backward(self, dout):
        return self.inner.backward(dout)


class ByGraph:
    """Lets the graph engine derive the gradient."""

    def forward(self, x, y):
        self.x, self.y = graph.Variable(x), graph.Variable(y)
        self.out = self.x * self.y
        return self.out.value

    def backward(self, dout):
        self.out.backward(dout)
        return self.x.grad, self.y.grad


class ByOperator:
    """Takes the engine's own multiplication."""

    def __init__(self):
        self.inner = graph_operators.Mul()

    def forward(self, x, y):
        return self.inner.forward(x, y)

    def backward(self, dout):
        return self.inner.backward(dout)


class ByTorch:
    """Lets PyTorch derive the gradient, inside a helper."""

    def forward(self, x, y):
        self.x, self.y = tensor(x), tensor(y)
        return (self.x * self.y).detach().numpy()

    def backward(self, dout):
        (self.x * self.y).backward(tensor(dout))
        return self.x.grad.numpy(), self.y.grad.numpy()


def tensor(value):
    """A tensor that keeps its gradient."""
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


class ByTorchInside:
    """Imports where nobody looks."""

    def forward(self, x, y):
        import torch as t

        self.x, self.y = t.tensor(x), t.tensor(y)
        return (self.x * self.y).numpy()

    def backward(self, dout):
        return dout * self.y.numpy(), dout * self.x.numpy()


class TorchBelow:
    """Has its methods from a class that lets PyTorch derive the gradient."""

    forward, backward = ByTorch.forward, ByTorch.backward


class ByTorchBelow(TorchBelow):
    """Adds nothing, and says that it is from elsewhere."""

    __module__ = "elsewhere"


class Own:
    """A learner's own work, which names numpy and its own helper."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return np.multiply(x, y)

    def backward(self, dout):
        return times(dout, self.y), times(dout, self.x)


def times(a, b):
    """A helper of the learner's."""
    return a * b


@pytest.mark.parametrize(
    "answer",
    [
        layers.MulLayer,
        Renamed,
        Subclassed,
        Wrapped,
        ByGraph,
        ByOperator,
        ByTorch,
        ByTorchInside,
        ByTorchBelow,
    ],
    ids=lambda c: c.__name__,
)
def test_borrowed_work_earns_nothing_and_is_told_so(answer):
    """Is an imported, renamed, subclassed, wrapped or auto-derived answer found?"""
    verdict = hidden_verdict("mul_layer", answer, np.random.default_rng(0))
    assert verdict.share == 0
    assert [d.name for d in verdict.diagnoses] == ["borrowed"]


def test_own_work_is_left_alone():
    """Do numpy and a helper of one's own earn full points?"""
    assert borrowed_from(Own) == ""
    assert hidden_verdict("mul_layer", Own, np.random.default_rng(0)).share == 1


def test_a_renamed_function_is_found():
    """Is the reference softmax recognised inside a learner's function?"""

    def softmax(x):
        return renamed_softmax(x)

    assert hidden_verdict("softmax", softmax, np.random.default_rng(0)).share == 0


def test_references_work_again_afterwards():
    """Is everything put back, also after an error?"""
    with pytest.raises(ZeroDivisionError), borrowing_forbidden(find("softmax")):
        1 / 0  # noqa: B018
    np.testing.assert_allclose(functions.softmax([0.0, 0.0]), [0.5, 0.5])
    x = graph.Variable(2.0)
    (x * x).backward()
    assert x.grad == 4


def test_where_the_graph_is_the_subject_it_may_be_used():
    """Does the exercise that asks for a graph accept answers made with it?"""
    assert find("taxi_graph").uses_graph
    with borrowing_forbidden(find("taxi_graph")):
        x = graph.Variable(3.0)
        (x * x).backward()
    assert x.grad == 6
