"""Reference answers of chapter 03: the computation graph differentiates, no formula is used.

The lines of the proof are held to symbolic derivatives by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.exercises.exercise import Case
from course_lib.graph import Variable, exp

from .carried import own


class GraphLayer:
    """A layer around an expression of variables, which runs backward by itself."""

    def expression(self, *inputs: Variable) -> Variable:
        """The output as an expression of the inputs."""
        raise NotImplementedError

    def forward(self, *inputs: Any) -> Any:
        self.inputs = [Variable(value) for value in inputs]
        self.out = self.expression(*self.inputs)
        return self.out.value

    def backward(self, dout: Any) -> Any:
        self.out.backward(dout)
        grads = tuple(variable.grad for variable in self.inputs)
        return grads if len(grads) > 1 else grads[0]


class MulLayer(GraphLayer):
    def expression(self, *inputs: Variable) -> Variable:
        x, y = inputs
        return x * y


class AddLayer(GraphLayer):
    def expression(self, *inputs: Variable) -> Variable:
        x, y = inputs
        return x + y


class Relu(GraphLayer):
    def expression(self, *inputs: Variable) -> Variable:
        (x,) = inputs
        return x * np.heaviside(x.value, 0)


class Sigmoid(GraphLayer):
    def expression(self, *inputs: Variable) -> Variable:
        (x,) = inputs
        return 1 / (1 + exp(-x))


def shopping(*values: float) -> dict[str, Any]:
    """Price and gradients of the shopping of figure 5-17."""
    *inputs, dprice = values
    apple, apple_num, orange, orange_num, tax = bought = [Variable(value) for value in inputs]
    price = (apple * apple_num + orange * orange_num) * tax
    price.backward(dprice)
    names = ("dapple", "dapple_num", "dorange", "dorange_num", "dtax")
    grads = {name: variable.grad for name, variable in zip(names, bought, strict=True)}
    return {"price": price.value, **grads}


ANSWERS = {
    "mul_layer": MulLayer,
    "add_layer": AddLayer,
    "shopping_layers": shopping,
    "relu": Relu,
    "sigmoid_proof": {
        "dc": "-dy * y**2",
        "db": "dc",
        "da": "db * exp(a)",
        "dx": "-da",
        "rest": "1 - y",
        "dx_of_y": "dy * y * (1 - y)",
    },
    "sigmoid": Sigmoid,
    "layer_concepts": {"a": "C", "b": "B", "c": "A"},
}


def relu_carried(case: Case, seen: Mapping[str, Any]) -> Any:
    """dx by the answer's own forward: its slope in each entry, as both pass through 0."""
    slope = seen["forward"] / case["x"]
    sides = [slope[case["x"] > 0], slope[case["x"] < 0]]
    if np.ptp(slope) < 1e-6 or max(map(np.ptp, sides)) > 1e-6:
        raise ValueError("a forward without a switch has nothing to be carried forward")
    return case["dout"] * slope


def sigmoid_carried(case: Case, seen: Mapping[str, Any]) -> Any:
    """dx by equation 5.12 from the answer's own output."""
    y = seen["forward"]
    if np.ptp(y) < 1e-6 or not np.any(y * (1 - y)):
        raise ValueError("a forward of zeros, or of one number, has nothing to be carried forward")
    return case["dout"] * y * (1 - y)


CARRIED = {
    "sigmoid_proof": {
        "db": lambda case, seen: own(seen, "dc"),
        "da": lambda case, seen: own(seen, "db") * case["b"],
        "dx": lambda case, seen: -own(seen, "da"),
        "dx_of_y": lambda case, seen: case["dy"] * case["y"] * own(seen, "rest"),
    },
    "relu": {"dx": relu_carried, "memory": relu_carried},
    "sigmoid": {"dx": sigmoid_carried, "memory": sigmoid_carried},
}


def shopping_with(MulLayer: Any, AddLayer: Any) -> Any:
    """The shopping as a learner's own layers compute it when they are joined rightly."""

    def shopping(
        apple: float, apple_num: int, orange: float, orange_num: int, tax: float, dprice: float
    ) -> dict[str, Any]:
        apples, oranges, taxed, both = MulLayer(), MulLayer(), MulLayer(), AddLayer()
        before = both.forward(apples.forward(apple, apple_num), oranges.forward(orange, orange_num))
        price = taxed.forward(before, tax)
        dbefore, dtax = taxed.backward(dprice)
        dapples, doranges = both.backward(dbefore)
        dapple, dapple_num = apples.backward(dapples)
        dorange, dorange_num = oranges.backward(doranges)
        return {
            "price": price,
            "dapple": dapple,
            "dapple_num": dapple_num,
            "dorange": dorange,
            "dorange_num": dorange_num,
            "dtax": dtax,
        }

    return shopping


BUILT = {"shopping_layers": shopping_with}
