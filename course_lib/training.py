"""Training by minibatch gradient descent (Deep Learning from Scratch, 4.5 and 5.7.4)."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from numbers import Real
from operator import index
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Array = NDArray[Any]


class Network(Protocol):
    """What `fit` needs of a network."""

    params: dict[str, Array]

    def loss(self, x: Array, t: Array) -> float: ...
    def accuracy(self, x: Array, t: Array) -> float: ...
    def gradient(self, x: Array, t: Array) -> Mapping[str, Array]: ...


class Optimizer(Protocol):
    """What `fit` needs of an optimizer."""

    def update(self, params: dict[str, Array], grads: Mapping[str, Array]) -> None: ...


class SGD:
    """Stochastic gradient descent: W ← W - lr · dL/dW (equation 6.1)."""

    def __init__(self, lr: float = 0.01) -> None:
        if not isinstance(lr, Real):
            raise TypeError(f"SGD: expected a number for lr, got {type(lr).__name__}")
        if not 0 < lr < math.inf:
            raise ValueError(f"SGD: expected a positive, finite lr, got {lr}")
        self.lr: float = float(lr)

    def update(self, params: dict[str, Array], grads: Mapping[str, Array]) -> None:
        """Change every array of ``params`` in place, so that layers which hold it see the change.

        Raises ValueError, before anything has changed, when the keys or the shapes differ.
        """
        if params.keys() != grads.keys():
            raise ValueError(
                f"SGD.update: expected gradients for {sorted(params)}, got {sorted(grads)}"
            )
        for key, param in params.items():
            if not isinstance(param, np.ndarray):
                raise TypeError(
                    f"SGD.update, {key}: expected an array as the parameter, "
                    f"got {type(param).__name__}"
                )
            if param.shape != np.shape(grads[key]):
                raise ValueError(
                    f"SGD.update, {key}: expected a gradient of the parameter's shape "
                    f"{param.shape}, got {np.shape(grads[key])}"
                )
        for key, param in params.items():
            param -= self.lr * np.asarray(grads[key])


@dataclass(repr=False)
class History:
    """What happened during `fit`.

    losses: the loss of each step's minibatch, before that step's update.
    steps: how many updates had been made when the accuracies were measured; begins with 0.
    train_accuracy, test_accuracy: from 0 to 1, one for each entry of ``steps``;
        ``test_accuracy`` is empty when `fit` got no test data.
    seconds: wall-clock time of the whole call.
    """

    steps: list[int] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    train_accuracy: list[float] = field(default_factory=list)
    test_accuracy: list[float] = field(default_factory=list)
    seconds: float = 0.0

    def __repr__(self) -> str:
        # Without the seconds: a notebook's stored output stays the same from run to run.
        parts = [f"{len(self.losses)} steps"]
        if self.losses:
            parts.append(f"loss {self.losses[0]:.3f} → {self.losses[-1]:.3f}")
        for name, values in self._accuracies():
            parts.append(f"{name} accuracy {values[-1]:.3f}")
        return f"History({', '.join(parts)})"

    def plot(self) -> Figure:
        """Draw the loss and the accuracy against the steps; returns the figure."""
        from matplotlib import pyplot as plt

        figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.5), layout="constrained")
        left.plot(range(len(self.losses)), self.losses, linewidth=0.8)
        left.set(title="Loss of each minibatch", xlabel="step", ylabel="loss")
        left.set_ylim(bottom=0)
        for (name, values), style in zip(self._accuracies(), ("o-", "s--"), strict=False):
            right.plot(self.steps, values, style, markersize=4, label=name)
            right.legend(loc="lower right")
        right.set(title="Accuracy", xlabel="step", ylabel="fraction right", ylim=(0, 1.02))
        for axes in (left, right):
            axes.grid(alpha=0.3)
        plt.close(figure)  # else a notebook shows it twice: as an open figure and as the result
        return figure

    def _accuracies(self) -> list[tuple[str, list[float]]]:
        named = [("train", self.train_accuracy), ("test", self.test_accuracy)]
        return [(name, values) for name, values in named if values]


def fit(
    network: Network,
    train: tuple[Array, Array],
    test: tuple[Array, Array] | None = None,
    *,
    optimizer: Optimizer,
    batch_size: int = 100,
    steps: int = 1000,
    seed: int = 0,
    evaluate_every: int | None = None,
    progress: bool = True,
) -> History:
    """Train ``network`` in place and return what happened.

    train, test: ``(x, t)``, inputs of shape (N, ...) and N labels.
    steps: number of updates. Each draws ``batch_size`` examples at random, with replacement as
        in the book, from a generator with the given ``seed``.
    evaluate_every: measure the accuracies each time so many steps are done (by default once per
        N / batch_size steps, an epoch), besides before the first step and after the last.
    progress: show a bar on stdout, when the package tqdm is installed.

    Raises ValueError for empty data, for unequal lengths and for a number that is not positive.
    """
    x, t = _examples("train", train)
    measured = [(x, t)] if test is None else [(x, t), _examples("test", test)]
    if evaluate_every is None:
        evaluate_every = max(len(x) // _positive("batch_size", batch_size), 1)
    batch_size = _positive("batch_size", batch_size)
    steps = _positive("steps", steps)
    evaluate_every = _positive("evaluate_every", evaluate_every)

    history = History()
    rng = np.random.default_rng(seed)
    started = time.perf_counter()

    def measure(step: int) -> None:
        history.steps.append(step)
        targets = (history.train_accuracy, history.test_accuracy)
        for values, examples in zip(targets, measured, strict=False):
            values.append(float(network.accuracy(*examples)))

    measure(0)
    for step in _with_bar(range(1, steps + 1)) if progress else range(1, steps + 1):
        batch = rng.choice(len(x), batch_size)
        history.losses.append(float(network.loss(x[batch], t[batch])))
        optimizer.update(network.params, network.gradient(x[batch], t[batch]))
        if step % evaluate_every == 0 or step == steps:
            measure(step)
    history.seconds = time.perf_counter() - started
    return history


def _examples(name: str, pair: tuple[Array, Array]) -> tuple[Array, Array]:
    """``(x, t)`` as arrays of one length, which is not 0."""
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        raise ValueError(
            f"fit, {name}: expected a pair (inputs, labels), got {type(pair).__name__}"
        )
    x, t = np.asarray(pair[0]), np.asarray(pair[1])
    if x.ndim == 0 or t.ndim == 0 or len(x) != len(t) or len(x) == 0:
        raise ValueError(
            f"fit, {name}: expected as many labels as inputs, at least one, "
            f"got inputs of shape {x.shape} and labels of shape {t.shape}"
        )
    return x, t


def _positive(name: str, number: int) -> int:
    """``number`` as a positive int; TypeError unless it is a whole number."""
    if index(number) <= 0:
        raise ValueError(f"fit: expected a positive {name}, got {number}")
    return index(number)


def _with_bar(numbers: range) -> Iterable[int]:
    """``numbers`` under a progress bar, or as they are when tqdm is not installed."""
    try:
        from tqdm import tqdm
    except ImportError:
        return numbers

    class Bar(tqdm):
        # The monitor is a thread; where threads are forbidden it would complain on stderr.
        monitor_interval = 0

    # No clock and a fixed width: a notebook's stored output stays the same from run to run.
    layout = "{desc}: {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} steps"
    return Bar(numbers, desc="Training", file=sys.stdout, ncols=72, bar_format=layout)
