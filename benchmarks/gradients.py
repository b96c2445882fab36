"""The gradient of TwoLayerNet: backpropagation against numerical differentiation.

The network is 784-50-10, the batch 100 images. The numerical gradient, two forward passes for each
of 39,760 parameters, would take half a minute or more; it is taken of the 60 biases, and its time
multiplied.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from measure import Line, medians

from course_lib import TwoLayerNet, load_mnist, numerical_gradient

TURNS = 5


def lines() -> Iterator[Line]:
    """One gradient of all parameters."""
    (x, t), _ = load_mnist()
    x, t = x.reshape(len(x), -1)[:100].astype(float), t[:100]
    network = TwoLayerNet(784, 50, 10, rng=np.random.default_rng(0))
    biases = [network.params[name] for name in ("b1", "b2")]
    total = sum(param.size for param in network.params.values())

    def numerically() -> None:
        for b in biases:
            numerical_gradient(lambda _: network.loss(x, t), b)

    backprop, part = medians(TURNS, lambda: network.gradient(x, t), numerically)
    numerical = part * total / sum(b.size for b in biases)
    yield Line(f"the gradient of {total:,} parameters", backprop, "numerically", numerical)
