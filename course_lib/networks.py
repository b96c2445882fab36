"""The two-layer network that the course builds up to (Deep Learning from Scratch, 5.7.2)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .functions import Array
from .gradient import numerical_gradient
from .layers import Affine, Relu, SoftmaxWithLoss


class TwoLayerNet:
    """Affine, ReLU, Affine, and softmax with loss at the end while learning.

    params: ``W1`` (input, hidden), ``b1`` (hidden,), ``W2`` (hidden, output), ``b2`` (output,).
    Inputs x have shape (rows, input); labels are integers or one-hot rows.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        *,
        rng: np.random.Generator | None = None,
        dtype: DTypeLike = np.float64,
    ) -> None:
        rng = rng or np.random.default_rng()
        W1 = weight_init_std * rng.standard_normal((input_size, hidden_size))
        W2 = weight_init_std * rng.standard_normal((hidden_size, output_size))
        self.params: dict[str, Array] = {
            "W1": W1.astype(dtype),
            "b1": np.zeros(hidden_size, dtype),
            "W2": W2.astype(dtype),
            "b2": np.zeros(output_size, dtype),
        }
        self.affine1 = Affine(self.params["W1"], self.params["b1"])
        self.affine2 = Affine(self.params["W2"], self.params["b2"])
        self.relu = Relu()
        self.last_layer = SoftmaxWithLoss()

    def predict(self, x: Array) -> Array:
        """Scores of shape (rows, output); no softmax, since it does not change the largest."""
        # Read anew each time, so that a parameter that was replaced is seen as well.
        self.affine1.W, self.affine1.b = self.params["W1"], self.params["b1"]
        self.affine2.W, self.affine2.b = self.params["W2"], self.params["b2"]
        for layer in (self.affine1, self.relu, self.affine2):
            x = layer.forward(x)
        return x

    def loss(self, x: Array, t: ArrayLike) -> float:
        """Mean cross-entropy of the predictions for x against the labels t."""
        return self.last_layer.forward(self.predict(x), t)

    def accuracy(self, x: Array, t: ArrayLike) -> float:
        """Share of rows whose highest score is the label's, from 0 to 1."""
        labels = np.asarray(t)
        answers = labels.argmax(axis=1) if labels.ndim == 2 else labels
        return float(np.mean(self.predict(x).argmax(axis=1) == answers))

    def numerical_gradient(self, x: Array, t: ArrayLike) -> dict[str, Array]:
        """Gradient of the loss for each parameter by central differences: slow, for checking."""
        return {
            name: numerical_gradient(lambda _: self.loss(x, t), value)
            for name, value in self.params.items()
        }

    def gradient(self, x: Array, t: ArrayLike) -> dict[str, Array]:
        """Gradient of the loss for each parameter by backpropagation."""
        self.loss(x, t)
        dout: Any = self.last_layer.backward()
        for layer in (self.affine2, self.relu):
            dout = layer.backward(dout)
        # Nobody asks for dL/dx of the images, and it would cost as much as dL/dW1.
        self.affine1.backward_parameters(dout)
        return {
            "W1": self.affine1.dW,
            "b1": self.affine1.db,
            "W2": self.affine2.dW,
            "b2": self.affine2.db,
        }
