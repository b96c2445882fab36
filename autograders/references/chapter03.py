"""Reference answers of chapter 03: the computation graph differentiates, no formula is used."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.graph import Variable, exp


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
    "sigmoid": Sigmoid,
}
