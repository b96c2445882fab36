"""What the network of chapter 06 gives when it is put together in another way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..functions import softmax
from .recognise06 import Formula

Activation = Callable[[Any], Any]


def nothing(a: Any) -> Any:
    """No activation."""
    return a


def relu(a: Any) -> Any:
    """ReLU."""
    return np.maximum(a, 0)


def sigmoid(a: Any) -> Any:
    """The logistic function."""
    return np.exp(-np.logaddexp(0, -a))


def leaky(a: Any) -> Any:
    """ReLU with a small slope on the left."""
    return np.where(a > 0, a, 0.01 * a)


def upside_down(a: Any) -> Any:
    """ReLU with its mask inverted."""
    return np.minimum(a, 0)


def softplus(a: Any) -> Any:
    """The smooth ReLU."""
    return np.logaddexp(0, a)


def relu_and_sigmoid(a: Any) -> Any:
    """One after the other."""
    return sigmoid(relu(a))


OTHERS = (sigmoid, np.tanh, leaky, upside_down, np.abs, softplus, relu_and_sigmoid)


def whole_softmax(a: Any) -> Any:
    """Softmax of the whole batch at once."""
    return softmax(np.ravel(a)).reshape(np.shape(a))


def first(c: Any) -> Any:
    """What the first Affine gives."""
    return c["x"] @ c["params"]["W1"] + c["params"]["b1"]


def second(c: Any, active: Any) -> Any:
    """What the second Affine makes of it."""
    return active @ c["params"]["W2"] + c["params"]["b2"]


def network(hidden: Activation, last: Activation = nothing) -> Formula:
    """What predict gives with these activations."""
    return lambda c: last(second(c, hidden(first(c))))


scores = network(relu)


def one_hot(c: Any) -> Any:
    """The labels as one-hot rows."""
    return np.eye(c["sizes"][-1])[c["labels"]]


def cross_entropy(p: Any, c: Any) -> float:
    """The mean cross-entropy of probabilities."""
    return float(-np.sum(one_hot(c) * np.log(p)) / len(p))


def error(c: Any, found: Any) -> Any:
    """What the loss layer sends back for these scores."""
    return (softmax(found) - one_hot(c)) / len(found)


def back(c: Any) -> Any:
    """What the second Affine sends back."""
    return error(c, scores(c)) @ c["params"]["W2"].T


def b2_of(hidden: Activation, last: Activation = nothing) -> Formula:
    """The gradient of b2 in such a network, each activation with its own backward."""

    def formula(c: Any) -> Any:
        before = network(hidden)(c)
        sent = error(c, last(before)) * slope(last, before)
        return sent.sum(axis=0)

    return formula


def slope(last: Activation, before: Any) -> Any:
    """The derivative of an activation; softmax inside predict has no layer, so no backward."""
    if last is relu:
        return before > 0
    return sigmoid(before) * (1 - sigmoid(before)) if last is sigmoid else 1.0


def without_biases(*missing: str) -> Formula:
    """What predict gives when these biases stay out."""

    def formula(c: Any) -> Any:
        p = dict(c["params"])
        p |= {name: np.zeros_like(p[name]) for name in missing}
        return relu(c["x"] @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]

    return formula


def half_differences(c: Any, h: float = 1e-4) -> Any:
    """Central differences of the loss for W1, entry by entry."""
    W1 = c["params"]["W1"]
    grad = np.zeros_like(W1)
    for index in np.ndindex(W1.shape):
        ends = []
        for step in (h, -h):
            moved = W1.copy()
            moved[index] += step
            hidden = relu(c["x"] @ moved + c["params"]["b1"])
            ends.append(cross_entropy(softmax(second(c, hidden)), c))
        grad[index] = (ends[0] - ends[1]) / (2 * h)
    return grad


def still(c: Any) -> Any:
    """Scores of a network with zero biases for an input of zeros, whatever its weights are."""
    return None if np.any(c["x"]) else np.zeros((len(c["x"]), c["sizes"][-1]))
