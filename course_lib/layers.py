"""Layers with the book's interface: forward stores what backward needs, backward takes ``dout``.

``dout`` is the upstream gradient, dL/d(output); backward returns dL/d(input). No layer changes
its inputs. Source: Deep Learning from Scratch, 5.4 to 5.6.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .functions import Array, as_floats, log_softmax, one_hot, rows_of
from .require import require_columns, require_forward, require_shape, shape_of


class MulLayer:
    """Product of two numbers or of two arrays of one shape (5.4.1)."""

    def __init__(self) -> None:
        self.x: Any = None
        self.y: Any = None

    def forward(self, x: Any, y: Any) -> Any:
        require_shape("MulLayer.forward, y", shape_of(x), y)
        self.x, self.y = x, y
        return x * y

    def backward(self, dout: Any) -> tuple[Any, Any]:
        require_forward(self, self.x)
        require_shape("MulLayer.backward, dout", shape_of(self.x), dout)
        return dout * self.y, dout * self.x


class AddLayer:
    """Sum of two numbers or of two arrays of one shape (5.4.2)."""

    def forward(self, x: Any, y: Any) -> Any:
        require_shape("AddLayer.forward, y", shape_of(x), y)
        return x + y

    def backward(self, dout: Any) -> tuple[Any, Any]:
        return dout * 1, dout * 1


class Relu:
    """max(x, 0), entry by entry; the gradient at exactly 0 is 0 (5.5.1)."""

    def __init__(self) -> None:
        self.mask: Any = None

    def forward(self, x: ArrayLike) -> Any:
        self.mask = np.asarray(x) > 0
        return np.maximum(x, 0)

    def backward(self, dout: ArrayLike) -> Any:
        require_forward(self, self.mask)
        require_shape("Relu.backward, dout", shape_of(self.mask), dout)
        return np.where(self.mask, dout, np.zeros_like(dout))


class Sigmoid:
    """1 / (1 + exp(-x)), entry by entry; backward needs the output alone (5.5.2)."""

    def __init__(self) -> None:
        self.out: Any = None

    def forward(self, x: ArrayLike) -> Any:
        # The same function as 1 / (1 + exp(-x)), written so that exp(1000) never overflows.
        self.out = np.exp(-np.logaddexp(0, -as_floats(x)))
        return self.out

    def backward(self, dout: ArrayLike) -> Any:
        require_forward(self, self.out)
        require_shape("Sigmoid.backward, dout", shape_of(self.out), dout)
        return dout * self.out * (1 - self.out)


class Affine:
    """x W + b for x of shape (..., D), W of shape (D, M), b of shape (M,) (5.6.1, 5.6.2)."""

    def __init__(self, W: Array, b: Array) -> None:
        if W.ndim != 2 or b.shape != W.shape[1:]:
            raise ValueError(f"Affine: expected W (D, M) and b (M,), got {W.shape} and {b.shape}")
        self.W, self.b = W, b
        self.x: Any = None
        self.dW: Any = None
        self.db: Any = None

    def forward(self, x: Array) -> Array:
        require_columns("Affine.forward, x", self.W.shape[0], x)
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout: Array) -> Array:
        self.backward_parameters(dout)
        return dout @ self.W.T

    def backward_parameters(self, dout: Array) -> None:
        """Set dW and db alone: enough where x is data, as in the first layer of a network."""
        require_forward(self, self.x)
        require_shape("Affine.backward, dout", self.x.shape[:-1] + self.b.shape, dout)
        rows = dout.reshape(-1, dout.shape[-1])
        self.dW = self.x.reshape(-1, self.x.shape[-1]).T @ rows
        self.db = rows.sum(axis=0)


class SoftmaxWithLoss:
    """Softmax and mean cross-entropy in one node (5.6.3, appendix A).

    Scores of shape (classes,) or (rows, classes); labels as integers or one-hot rows.
    """

    def __init__(self) -> None:
        self.loss: Any = None
        self.y: Any = None
        self.t: Any = None

    def forward(self, x: ArrayLike, t: ArrayLike) -> float:
        log_y = log_softmax(x)
        self.t = one_hot(t, log_y)
        self.y = np.exp(log_y)
        self.loss = float(-(self.t * log_y).sum() / rows_of(log_y))
        return self.loss

    def backward(self, dout: float = 1) -> Array:
        require_forward(self, self.y)
        return dout * (self.y - self.t) / rows_of(self.y)
