"""The operators and functions that a computation graph is made of, each with a layer's interface.

They know nothing of the graph, and no layer of the book: so a graph can be drawn before any layer
is written. `course_lib.graph.apply` runs them as it runs any layer.
Source: Deep Learning from Scratch, 5.3, 5.5.2, 5.6.1 and appendix A.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Axis = int | tuple[int, ...] | None
Value = float | NDArray[Any]


def unbroadcast(grad: Value, like: Value) -> Value:
    """Sum ``grad`` over the axes along which ``like`` was broadcast; the result has its shape."""
    shape = np.shape(like)
    added = tuple(range(np.ndim(grad) - len(shape)))
    grad = np.sum(grad, axis=added) if added else grad
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and np.shape(grad)[i] != 1)
    return np.sum(grad, axis=stretched, keepdims=True) if stretched else grad


class Add:
    """x + y: passes dout on unchanged (5.3.1)."""

    symbol = "+"

    def forward(self, x: Value, y: Value) -> Value:
        self.x, self.y = x, y
        return x + y

    def backward(self, dout: Value) -> tuple[Value, Value]:
        return unbroadcast(dout, self.x), unbroadcast(dout, self.y)


class Sub:
    """x - y."""

    symbol = "−"

    def forward(self, x: Value, y: Value) -> Value:
        self.x, self.y = x, y
        return x - y

    def backward(self, dout: Value) -> tuple[Value, Value]:
        return unbroadcast(dout, self.x), unbroadcast(-dout, self.y)


class Mul:
    """x * y, elementwise: sends dout times the other input (5.3.2)."""

    symbol = "×"

    def forward(self, x: Value, y: Value) -> Value:
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: Value) -> tuple[Value, Value]:
        return unbroadcast(dout * self.y, self.x), unbroadcast(dout * self.x, self.y)


class Div:
    """x / y, elementwise."""

    symbol = "÷"

    def forward(self, x: Value, y: Value) -> Value:
        self.x, self.y = x, y
        return x / y

    def backward(self, dout: Value) -> tuple[Value, Value]:
        dx, dy = dout / self.y, -dout * self.x / self.y**2
        return unbroadcast(dx, self.x), unbroadcast(dy, self.y)


class Power:
    """x ** exponent for a fixed number: a square (5.2.2), or 1/x with exponent -1 (5.5.2)."""

    def __init__(self, exponent: float) -> None:
        if not isinstance(exponent, int | float):
            raise TypeError(f"**: expected a number as exponent, got {type(exponent).__name__}")
        self.exponent = float(exponent)
        self.symbol = "1/x" if exponent == -1 else f"**{exponent:g}"

    def forward(self, x: Value) -> Value:
        self.x = x
        return np.power(x, self.exponent)

    def backward(self, dout: Value) -> Value:
        if self.exponent == 0:
            return dout * 0.0
        return dout * self.exponent * np.power(self.x, self.exponent - 1)


class Exp:
    """e ** x: its derivative is its own output (5.5.2)."""

    symbol = "exp"

    def forward(self, x: Value) -> Value:
        self.out = np.exp(x)
        return self.out

    def backward(self, dout: Value) -> Value:
        return dout * self.out


class Log:
    """The natural logarithm (appendix A)."""

    symbol = "log"

    def forward(self, x: Value) -> Value:
        self.x = x
        return np.log(x)

    def backward(self, dout: Value) -> Value:
        return dout / self.x


class Sum:
    """Sum over ``axis`` (all axes when None): every summand gets its sum's dout."""

    symbol = "Σ"

    def __init__(self, axis: Axis = None, keepdims: bool = False) -> None:
        self.axis, self.keepdims = axis, keepdims

    def forward(self, x: Value) -> Value:
        self.shape = np.shape(x)
        return np.sum(x, axis=self.axis, keepdims=self.keepdims)

    def backward(self, dout: Value) -> Value:
        if self.axis is not None and not self.keepdims:
            dout = np.expand_dims(dout, self.axis)
        return np.broadcast_to(dout, self.shape)


class Dot:
    """x @ w for vectors and matrices: dx = dout w^T, dw = x^T dout (5.6.1)."""

    symbol = "dot"

    def forward(self, x: Value, w: Value) -> Value:
        if not (np.ndim(x) in (1, 2) and np.ndim(w) in (1, 2)):
            raise ValueError(
                f"dot: expected vectors or matrices, got shapes {np.shape(x)} and {np.shape(w)}"
            )
        self.x, self.w = np.asarray(x), np.asarray(w)
        return np.dot(x, w)

    def backward(self, dout: Value) -> tuple[Value, Value]:
        x = np.atleast_2d(self.x)  # a vector on the left is a row, on the right a column
        w = self.w.reshape(len(self.w), -1)
        dout = np.reshape(dout, (len(x), w.shape[1]))
        return (dout @ w.T).reshape(self.x.shape), (x.T @ dout).reshape(self.w.shape)
