"""Reference answers of chapter 06: the network as one computation graph of primitive nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.functions import Array
from course_lib.graph import Variable, dot, exp, log, sum
from course_lib.training import SGD

from .own_forward import loss_of_own_scores, right_for_own_scores


class GraphNet:
    """The two-layer network without layers: its gradients are what the graph sends back."""

    def __init__(
        self, input_size: int, hidden_size: int, output_size: int, weight_init_std: float = 0.01
    ) -> None:
        rng = np.random.default_rng(0)
        self.params: dict[str, Array] = {
            "W1": rng.normal(scale=weight_init_std, size=(input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": rng.normal(scale=weight_init_std, size=(hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def scores(self, x: Array) -> tuple[Variable, dict[str, Variable]]:
        """The scores, and the parameters that they come from."""
        leaves = {name: Variable(value, name) for name, value in self.params.items()}
        hidden = dot(x, leaves["W1"]) + leaves["b1"]
        active = hidden * (np.asarray(hidden.value) > 0)
        return dot(active, leaves["W2"]) + leaves["b2"], leaves

    def predict(self, x: Array) -> Any:
        return self.scores(x)[0].value

    def graph(self, x: Array, t: Array) -> tuple[Variable, dict[str, Variable]]:
        """The loss for one-hot labels, and the parameters that it comes from."""
        scores, leaves = self.scores(x)
        log_y = scores - log(sum(exp(scores), axis=1, keepdims=True))
        return sum(t * log_y) * (-1 / len(x)), leaves

    def loss(self, x: Array, t: Array) -> Any:
        return self.graph(x, t)[0].value

    def accuracy(self, x: Array, t: Array) -> float:
        labels = t if t.ndim == 1 else t @ np.arange(t.shape[1])
        return float(np.mean(self.predict(x).argmax(axis=1) == labels))

    def gradient(self, x: Array, t: Array) -> dict[str, Any]:
        loss, leaves = self.graph(x, t)
        loss.backward()
        return {name: leaf.grad for name, leaf in leaves.items()}


def accuracy_of_own_scores(case: Any, seen: Mapping[str, Any]) -> Any:
    """The share of rows where the largest of an answer's own scores is the label's."""
    return np.mean(np.asarray(seen["predict"], dtype=float).argmax(axis=1) == case["labels"])


def arrays_after_own_step(case: Any, seen: Mapping[str, Any]) -> Any:
    """The arrays held before: they are those of the dict after any step that was one."""
    if all(np.array_equal(seen["step"][name], old) for name, old in case["params"].items()):
        raise ValueError("nothing has moved, so nothing shows where")
    return seen["step"]


CARRIED = {
    "network_forward": {
        "loss": loss_of_own_scores,
        "accuracy": accuracy_of_own_scores,
        "accuracy_integers": accuracy_of_own_scores,
    },
    "sgd": {"in_place": arrays_after_own_step},
}

OWN_FORWARD = {"network_gradient": right_for_own_scores}

ANSWERS = {
    "network_forward": GraphNet,
    "network_gradient": GraphNet,
    # What the notebook's four checks print, with its seeds.
    "reading_gradient_check": {
        "healthy": "C",
        "relu": "D",
        "bias": "B",
        "mean": "A",
        "factor": 6,
        "kinks": 5,
        "b1_entry": 1,
    },
    "sgd": SGD,
    "network_concepts": {"a": "B", "b": "A", "c": "C"},
}
