"""Reference answers of chapter 05."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import Any

import numpy as np

from course_lib.functions import Array, cross_entropy_error, softmax
from course_lib.graph import Variable, exp, log
from course_lib.layers import SoftmaxWithLoss


def backward_steps(exp_a: Array, t: Array) -> dict[str, Any]:
    """Run the graph of appendix A and read what its nodes sent, without the lesson's formulas."""
    a = [Variable(score) for score in np.log(exp_a)]
    exps = [exp(score) for score in a]
    S: Variable = reduce(add, exps)
    inverse = 1 / S
    products = [e * inverse for e in exps]
    (-reduce(add, [log(y) * float(label) for y, label in zip(products, t, strict=True)])).backward()
    times, plus = [y.node for y in products], S.node
    assert plus is not None
    return {
        "y": np.array([y.grad for y in products]),
        "paths": np.array([node.input_grads[1] for node in times if node]),
        "S": S.grad,
        "plus": plus.input_grads[-1],
        "times": np.array([node.input_grads[0] for node in times if node]),
        "a": np.array([score.grad for score in a]),
    }


ANSWERS = {
    "softmax": softmax,
    "cross_entropy_error": cross_entropy_error,
    "backward_steps": backward_steps,
    "softmax_with_loss": SoftmaxWithLoss,
}

# Each step by its node's rule, from what the answer gave for the step before.
CARRIED = {
    "backward_steps": {
        "paths": lambda case, seen: seen["y"] * case["exp_a"],
        "S": lambda case, seen: -np.sum(seen["paths"]) / np.sum(case["exp_a"]) ** 2,
        "plus": lambda case, seen: seen["S"],
        "times": lambda case, seen: seen["y"] / np.sum(case["exp_a"]),
        "a": lambda case, seen: (seen["plus"] + seen["times"]) * case["exp_a"],
    }
}


def layer_of(softmax: Any, cross_entropy_error: Any) -> type:
    """The layer with a learner's own two functions inside, as the lesson puts it together."""

    class Built:
        def forward(self, x: Array, t: Array) -> Any:
            self.y, self.t = softmax(x), t
            return cross_entropy_error(self.y, t)

        def backward(self, dout: float = 1) -> Any:
            return dout * (self.y - self.t) / len(self.t)

    return Built


BUILT = {"softmax_with_loss": layer_of}
