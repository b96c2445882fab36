"""Nodes that several figures need, besides those of `course_lib.graph_operators`."""

from __future__ import annotations

from typing import Any

import numpy as np


class Rest:
    """All that comes after: some function that makes one number of numbers or arrays.

    It is the sum of the cubes, so that its gradients are unlike any others in the figure.
    """

    symbol = "f"

    def forward(self, *values: Any) -> Any:
        self.values = values
        return sum(np.sum(np.power(value, 3)) for value in values)

    def backward(self, dout: Any) -> list[Any]:
        return [dout * 3 * np.power(value, 2) for value in self.values]


class Plus:
    """A + node with any number of inputs."""

    symbol = "+"

    def forward(self, *summands: Any) -> Any:
        self.count = len(summands)
        return sum(summands)

    def backward(self, dout: Any) -> list[Any]:
        return [dout] * self.count


class Times:
    """Multiplication by a number that stands in the node itself."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self.symbol = f"×{factor:g}"

    def forward(self, x: Any) -> Any:
        return x * self.factor

    def backward(self, dout: Any) -> Any:
        return dout * self.factor
