"""Functions on scores and probabilities (Deep Learning from Scratch, 3.5, 4.2 and appendix A)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]


def as_floats(x: ArrayLike) -> Array:
    """``x`` as an array of floats; float32 stays float32, integers become float64."""
    array = np.asarray(x)
    return array if np.issubdtype(array.dtype, np.floating) else array.astype(float)


def shifted(x: ArrayLike) -> Array:
    """Scores minus the largest of their row: softmax stays the same, and exp cannot overflow."""
    scores = as_floats(x)
    if scores.ndim == 0 or scores.shape[-1] == 0:
        raise ValueError(f"softmax: expected scores of shape (..., classes), got {scores.shape}")
    return scores - scores.max(axis=-1, keepdims=True)


def softmax(x: ArrayLike) -> Array:
    """Turn scores into probabilities, row by row (equation 3.10).

    x: scores, shape (classes,) or (..., classes). Returns the same shape; the last axis sums to 1.
    """
    exps = np.exp(shifted(x))
    return exps / exps.sum(axis=-1, keepdims=True)


def log_softmax(x: ArrayLike) -> Array:
    """Logarithm of `softmax`, finite for any finite scores. Shape in = shape out."""
    scores = shifted(x)
    return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))


def one_hot(t: ArrayLike, like: Array) -> Array:
    """Labels as one-hot rows shaped like the scores ``like``: (classes,) or (rows, classes).

    t: integer labels, shape () or (rows,), or targets that already have the shape of ``like``.
    """
    labels = np.asarray(t)
    if labels.shape == like.shape:
        if not np.allclose(labels.sum(axis=-1), 1):
            raise ValueError("labels: expected one-hot rows that sum to 1")
        return labels.astype(like.dtype)
    classes = like.shape[-1]
    if labels.shape != like.shape[:-1]:
        raise ValueError(
            f"labels: expected shape {like.shape[:-1]} (integers) or {like.shape} (one-hot), "
            f"got {labels.shape}"
        )
    if not np.issubdtype(labels.dtype, np.integer):
        raise TypeError(f"labels: expected integers, got dtype {labels.dtype}")
    if labels.size and (labels.min() < 0 or labels.max() >= classes):
        raise ValueError(
            f"labels: expected integers from 0 to {classes - 1}, "
            f"got values from {labels.min()} to {labels.max()}"
        )
    return np.eye(classes, dtype=like.dtype)[labels]


def cross_entropy_error(y: ArrayLike, t: ArrayLike) -> float:
    """Mean cross-entropy of probabilities ``y`` against labels ``t`` (equation 4.2).

    y: shape (classes,) or (rows, classes). t: integers or one-hot, see `one_hot`.
    A probability of 0 counts as the smallest positive float, so the loss stays finite.
    """
    probabilities = as_floats(y)
    if probabilities.ndim not in (1, 2):
        raise ValueError(
            f"cross_entropy_error: expected probabilities of shape (classes,) or (rows, classes), "
            f"got {probabilities.shape}"
        )
    target = one_hot(t, probabilities)
    logs = np.log(np.maximum(probabilities, np.finfo(probabilities.dtype).tiny))
    return float(-(target * logs).sum() / rows_of(probabilities))


def rows_of(x: Array) -> int:
    """How many rows a batch has; a single row counts as one."""
    return 1 if x.ndim == 1 else x.shape[0]
