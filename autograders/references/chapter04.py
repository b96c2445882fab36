"""Reference answers of chapter 04.

The lines of the proofs are held to symbolic derivatives of the loss by the tests.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_lib.graph import Variable
from course_lib.layers import Affine

from .carried import own


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


def batch_bias(X_dot_W: Any, b: Any, dY: Any) -> Any:
    return X_dot_W + b, slopes(lambda b: np.sum((X_dot_W * 0 + b) * dY), b.shape)


ANSWERS = {
    "affine_shapes": shapes(),
    "sum_over_paths": du_dt,
    "affine_dx_proof": {
        "dy13_dx12": "w23",
        "dx12": "dy11*w21 + dy12*w22 + dy13*w23",
        "dy1n_dx1m": "wmn",
        "dx1m": "sum(dy1n * wmn for n in 1..3)",
        "dX": "dY @ W.T",
    },
    "affine_dw_proof": {
        "dy13_dw23": "x12",
        "dy12_dw23": "0",
        "dw23": "x12 * dy13",
        "dwmn": "x1m * dy1n",
        "dW": "X.T @ dY",
    },
    "batch_bias_proof": {
        "dy22_db2": "1",
        "dy23_db2": "0",
        "dbn": "sum(dyin for i in 1..N)",
        "dB": "sum(dY, axis=0)",
    },
    "batch_bias": batch_bias,
    "affine": Affine,
    "affine_concepts": {"a": "B", "b": "C", "c": "A"},
}

# What follows from an answer's own earlier line. An entry of X, W or dY counts from 0 here.
CARRIED = {
    "affine_dx_proof": {
        "dx12": lambda case, seen: case["dY"][0] @ [*case["W"][1, :2], own(seen, "dy13_dx12")],
        "dx1m": lambda case, seen: own(seen, "dy1n_dx1m") @ case["dY"][0],
        "dX": lambda case, seen: own(seen, "dx1m")[np.newaxis],
    },
    "affine_dw_proof": {
        "dw23": lambda case, seen: case["dY"][0, 1:] @ [seen["dy12_dw23"], own(seen, "dy13_dw23")],
        "dW": lambda case, seen: own(seen, "dwmn"),
    },
    "batch_bias_proof": {"dB": lambda case, seen: own(seen, "dbn")},
}
