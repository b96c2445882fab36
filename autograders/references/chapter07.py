"""Reference answers of chapter 07: the mended programs as computation graphs, and the charts.

Which line and which test is right is no opinion: tests/course_lib/exercises/test_patients07.py runs
the three tests on each patient, and mends each in the one line that its chart names.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.graph import Variable, dot, exp, log, sum

from .chapter03 import GraphLayer, Sigmoid


class Affine(GraphLayer):
    """x W + b, with the gradients of W and b kept as the lesson's layer keeps them."""

    def __init__(self, W: Any, b: Any) -> None:
        self.W, self.b = W, b

    def expression(self, *inputs: Variable) -> Variable:
        (x,) = inputs
        self.leaves = Variable(self.W), Variable(self.b)
        return dot(x, self.leaves[0]) + self.leaves[1]

    def backward(self, dout: Any) -> Any:
        dx = super().backward(dout)
        self.dW, self.db = (leaf.grad for leaf in self.leaves)
        return dx


class MeanLoss(GraphLayer):
    """The mean cross-entropy of scores, of which only the scores get a gradient."""

    def expression(self, *inputs: Variable) -> Variable:
        x, t = inputs
        e = exp(x - np.max(x.value))
        y = e / sum(e, axis=1, keepdims=True)
        return sum(log(y) * np.asarray(t.value)) * (-1 / len(np.asarray(t.value)))

    def backward(self, dout: Any = 1) -> Any:
        return super().backward(dout)[0]


class Shortcut(GraphLayer):
    """relu(x) + x."""

    def expression(self, *inputs: Variable) -> Variable:
        (x,) = inputs
        return x * np.heaviside(x.value, 0) + x


class Line:
    """The line, whose gradient is what the graph sends back."""

    def __init__(self, W: Any, b: Any) -> None:
        self.params = {"W": W, "b": b}

    def predict(self, x: Any) -> Any:
        return x @ self.params["W"] + self.params["b"]

    def loss(self, x: Any, t: Any) -> Any:
        return self.graph(x, t)[0].value

    def graph(self, x: Any, t: Any) -> tuple[Variable, dict[str, Variable]]:
        """The loss, and the parameters that it comes from."""
        leaves = {name: Variable(value) for name, value in self.params.items()}
        miss = dot(x, leaves["W"]) + leaves["b"] - t
        return sum(miss * miss) * (1 / len(x)), leaves

    def learn(self, x: Any, t: Any, lr: float) -> None:
        loss, leaves = self.graph(x, t)
        loss.backward()
        for name, leaf in leaves.items():
            self.params[name] = self.params[name] - lr * np.asarray(leaf.grad)


def chart(kind: str, line: int, test: str) -> dict[str, Any]:
    """A patient's chart."""
    return {"kind": kind, "line": line, "test": test}


ANSWERS = {
    "silent_sigmoid_chart": chart("B", 3, "B"),
    "silent_sigmoid": Sigmoid,
    "deaf_affine_chart": chart("C", 6, "A"),
    "deaf_affine": Affine,
    "square_dense_chart": chart("A", 12, "C"),
    "square_dense": Affine,
    "mirrored_logistic_chart": chart("B", 3, "A"),
    "mirrored_logistic": Sigmoid,
    "crowded_softmax_chart": chart("A", 3, "C"),
    "crowded_softmax": MeanLoss,
    "summed_loss_chart": chart("C", 9, "A"),
    "summed_loss": MeanLoss,
    "spoiled_shortcut_chart": chart("C", 7, "B"),
    "spoiled_shortcut": Shortcut,
    "still_line_chart": chart("B", 19, "C"),
    "still_line": Line,
    "catching_inputs": {
        "mirrored_logistic": np.array([2.0, -1.0]),
        "crowded_softmax": np.array([[1.0, 2.0, 3.0], [3.0, 0.0, 1.0]]),
        "square_dense": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        "spoiled_shortcut": np.array([-1.0, 2.0]),
    },
}
