"""Reference answers of chapter 04.

The derivation steps are not answered by the lesson's formulas: each of their losses is linear in
what it is differentiated by, so a derivative is the loss with one entry 1 and all others 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_lib.graph import Variable
from course_lib.layers import Affine


def slopes(loss: Callable[[Any], float], shape: tuple[int, ...]) -> Any:
    """The gradient of a linear loss: its value at each array that is 1 in one entry, else 0."""
    units = np.eye(int(np.prod(shape))).reshape(-1, *shape)
    return np.array([loss(unit) for unit in units]).reshape(shape)


def shapes() -> dict[str, Any]:
    """The shapes that a layer shows when it runs on a batch of 7 with 5 inputs and 3 outputs."""
    layer = Affine(np.ones((5, 3)), np.ones(3))
    out = layer.forward(np.ones((7, 5)))
    dx = layer.backward(out)
    return {"Y": out.shape, "dX": dx.shape, "dW": layer.dW.shape, "dB": layer.db.shape}


def du_dt(du_dx: Any, dx_dt: Any) -> Any:
    """By a graph in which t really goes along every path."""
    t = Variable(1.0)
    u: Any = 0.0
    for upstream, local in zip(du_dx, dx_dt, strict=True):
        u = u + t * local * upstream
    u.backward()
    return t.grad


def dx12(dY: Any, W: Any) -> Any:
    return slopes(lambda X: np.sum(X @ W * dY), (1, 2))[0, 1]


def dw23(X: Any, dY: Any) -> Any:
    return weight_gradient(X, dY)[1, 2]


def weight_gradient(X: Any, dY: Any) -> Any:
    return slopes(lambda W: np.sum(X @ W * dY), (X.shape[1], dY.shape[1]))


def batch_bias(X_dot_W: Any, b: Any, dY: Any) -> Any:
    return X_dot_W + b, slopes(lambda b: np.sum((X_dot_W * 0 + b) * dY), b.shape)


ANSWERS = {
    "affine_shapes": shapes(),
    "sum_over_paths": du_dt,
    "affine_dx12": dx12,
    "affine_dw23": dw23,
    "affine_weight_gradient": weight_gradient,
    "batch_bias": batch_bias,
    "affine": Affine,
}
