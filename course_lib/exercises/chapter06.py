"""Exercises of chapter 06, the two-layer network (Deep Learning from Scratch, 5.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..language import N_
from . import misconceptions06
from .concepts06 import NETWORK_CONCEPTS
from .exercise import Case, Criterion, Exercise, Look, named_values, one_case

CHAPTER = "06_two_layer_net"


def drawn_params(rng: np.random.Generator, sizes: tuple[int, int, int], scale: float) -> Any:
    """Parameters with biases that are not zero, for inputs of the given scale.

    The scores stay moderate, so that an epsilon in the log fits.
    """
    inputs, hidden, outputs = sizes
    return {
        "W1": rng.normal(size=(inputs, hidden)) / (scale * inputs**0.5),
        "b1": rng.normal(size=hidden),
        "W2": rng.uniform(-1, 1, size=(hidden, outputs)) / hidden**0.5,
        "b2": rng.uniform(-1, 1, size=outputs),
    }


def network_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Sizes and rows that all differ.

    Large inputs, for which numerical differentiation fails; inputs of zero, for which a network
    that never sees an update still gives its first biases.
    """
    for scale in (1e-3, 1.0, 1e3) if harsh else (1.0, 1e3):
        yield network_case(rng, N_("one row"), 1, scale)
        yield network_case(rng, N_("a batch"), 9, scale)
    yield network_case(rng, N_("inputs of zero"), 8, 0.0)


def network_case(rng: np.random.Generator, label: str, rows: int, scale: float) -> Case:
    """Parameters, a batch, and another batch with parameters that have moved."""
    inputs, hidden, outputs = map(int, rng.permutation([3, 4, 5, 7])[:3])
    sizes = inputs, hidden, outputs
    params = drawn_params(rng, sizes, scale or 1.0)
    # Many rows are of one class, which scores high: some answers are right, and some wrong.
    often = int(rng.integers(outputs))
    params["b2"][often] += 2.5
    labels = np.where(rng.random(rows) < 0.6, often, rng.integers(outputs, size=rows))
    labels[0] = often
    return Case(
        label,
        {
            "sizes": list(sizes),
            "std": float(rng.uniform(0.1, 0.9)),
            "params": params,
            "moved": drawn_params(rng, sizes, scale or 1.0),
            "x": rng.normal(size=(rows, inputs)) * scale,
            "labels": labels,
            "other_x": rng.normal(size=(2, inputs)) * scale,
            "other_labels": rng.integers(outputs, size=2),
        },
    )


def set_params(net: Any, values: Any) -> None:
    """Give the network's own arrays new entries, as an update in place does."""
    far_away = getattr(type(net), "__overwrite__", None)  # a proxy hands out copies of arrays
    for name, value in values.items():
        if far_away:
            far_away(net, ["params", name], value)
        else:
            net.params[name][...] = value


def one_hot_rows(labels: Any, case: Case) -> Any:
    """Labels as one-hot rows."""
    return np.eye(case["sizes"][-1])[labels]


def shapes(net: Any) -> Any:
    """The shape of each parameter."""
    return {name: list(np.shape(value)) for name, value in net.params.items()}


def beginnings(TwoLayerNet: Any, std: float) -> Any:
    """The spread of the weights in units of ``std``, and the biases' largest magnitude."""
    params = TwoLayerNet(70, 60, 50, weight_init_std=std).params
    spread = {name: float(np.std(params[name])) / std for name in ("W1", "W2")}
    return spread | {name: float(np.abs(params[name]).max()) for name in ("b1", "b2")}


def try_forward(TwoLayerNet: Any, case: Case) -> Iterator[tuple[str, Look]]:
    x, labels = case["x"], case["labels"]
    net = TwoLayerNet(*case["sizes"])
    yield "shapes", lambda: shapes(net)
    yield "beginnings", lambda: beginnings(TwoLayerNet, case["std"])
    set_params(net, case["params"])
    yield "predict", lambda: net.predict(x)
    yield "loss", lambda: net.loss(x, one_hot_rows(labels, case))
    yield "accuracy", lambda: net.accuracy(x, one_hot_rows(labels, case))
    yield "accuracy_integers", lambda: net.accuracy(x, labels)


NETWORK_FORWARD = Exercise(
    name="network_forward",
    chapter=CHAPTER,
    section="5.7.2",
    task=N_("Write the two-layer network's parameters, predict, loss and accuracy."),
    cases=network_cases,
    trial=try_forward,
    criteria={
        "shapes": Criterion(N_("the shapes of W1, b1, W2 and b2 in params")),
        # Two samples of at least 3,000 weights: their spreads differ by some percent at most.
        "beginnings": Criterion(
            N_("weights spread by weight_init_std, biases zero, to begin with"), tolerance=0.15
        ),
        "predict": Criterion(
            N_("the scores: Affine, ReLU, Affine, and nothing after"), 2, ("shapes",)
        ),
        # An epsilon inside the logarithm is fair.
        "loss": Criterion(N_("the mean cross-entropy of a batch"), 1, ("predict",), 2e-3),
        "accuracy": Criterion(N_("the share of right answers, one-hot labels"), 1, ("predict",)),
        "accuracy_integers": Criterion(
            N_("the share of right answers, integer labels"), 0.5, ("predict",)
        ),
    },
    asks_for=("networks.TwoLayerNet",),
    hints=(
        N_("Write the shape after every layer: it begins (rows, input_size)."),
        N_("The layers must hold the very arrays that stand in params, not copies of them."),
        N_(
            "accuracy compares the place of the largest score in each row with the label; "
            "one-hot labels have two axes, integer labels have one."
        ),
    ),
    misconceptions=misconceptions06.NETWORK_FORWARD,
)


def try_gradient(TwoLayerNet: Any, case: Case) -> Iterator[tuple[str, Look]]:
    net = TwoLayerNet(*case["sizes"])
    set_params(net, case["params"])
    # Run forward on this batch, so that a gradient which forgets to do so loses "fresh" alone.
    net.loss(case["x"], one_hot_rows(case["labels"], case))
    grads = net.gradient(case["x"], one_hot_rows(case["labels"], case))
    for name in case["params"]:
        yield name, lambda name=name: None if grads is None else grads[name]  # type: ignore[misc]
    set_params(net, case["moved"])
    other = one_hot_rows(case["other_labels"], case)
    yield "fresh", lambda: net.gradient(case["other_x"], other)["b1"]
    # And once more: to ask for a gradient must change nothing.
    yield "fresh", lambda: net.gradient(case["other_x"], other)["b1"]


NETWORK_GRADIENT = Exercise(
    name="network_gradient",
    chapter=CHAPTER,
    section="5.7.2",
    task=N_("Write the two-layer network's gradient by backpropagation."),
    cases=network_cases,
    trial=try_gradient,
    criteria={
        "W1": Criterion(N_("the gradient of the first weights")),
        "b1": Criterion(N_("the gradient of the first biases")),
        "W2": Criterion(N_("the gradient of the second weights")),
        "b2": Criterion(N_("the gradient of the second biases")),
        "fresh": Criterion(
            N_("another batch after an update: the batch and the parameters as they are now"),
            0.5,
            ("b1",),
        ),
    },
    asks_for=("networks.TwoLayerNet",),
    hints=(
        N_("A backward needs what its forward stored: run the forward pass first."),
        N_("The gradient enters at the loss. Which layer does it meet first, which last?"),
        N_("After the backward pass each Affine holds two gradients; say which is whose."),
    ),
    misconceptions=misconceptions06.NETWORK_GRADIENT,
)

READING_GRADIENT_CHECK = Exercise(
    name="reading_gradient_check",
    chapter=CHAPTER,
    section="5.7.3",
    task=N_("Read four gradient checks and say what each network suffers from."),
    cases=one_case,
    trial=named_values("healthy", "relu", "bias", "mean", "factor", "kinks", "b1_entry"),
    criteria={
        "healthy": Criterion(N_("the network without a fault")),
        "relu": Criterion(N_("the network whose ReLU lets every gradient through")),
        "bias": Criterion(N_("the network whose second Affine spoils its bias gradient")),
        "mean": Criterion(N_("the network whose last layer forgets the mean over the batch")),
        "factor": Criterion(N_("how many times too large that network's gradients are")),
        "kinks": Criterion(N_("the number of entries left out because of a kink")),
        "b1_entry": Criterion(N_("the worst entry of b1 where the ReLU is broken")),
    },
    one_answer=True,
    hints=(
        N_("A fault spoils what the backward pass reaches after it, and nothing before it."),
        N_("Divide what backward says by what the numerical gradient says, line by line."),
        N_("A kink is no fault: the check counts it and goes on."),
    ),
    misconceptions=misconceptions06.READING,
)


def optimizer_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Two dicts with other names, so that nothing fits one network alone.

    One name comes back with another array: a step that remembers the one before shows there.
    """
    for scale in (1e-3, 1.0, 1e3) if harsh else (1.0, 1e3):
        inputs, outputs = map(int, rng.permutation([2, 3, 4, 5])[:2])
        case: dict[str, Any] = {"lr": float(rng.uniform(0.05, 0.6)) * scale}
        for suffix, names in (("", ("W1", "b1")), ("_again", ("W", "c", "W1"))):
            arrays = {name: (inputs, outputs) if "W" in name else (outputs,) for name in names}
            case["params" + suffix] = {n: rng.normal(size=s) for n, s in arrays.items()}
            case["grads" + suffix] = {n: rng.normal(size=s) / scale for n, s in arrays.items()}
        yield Case(N_("a dict of weights and biases"), case)


def updated(optimizer: Any, params: Any, grads: Any) -> tuple[Any, Any]:
    """Run one update; then the dict as it is, and the arrays that it held before."""
    held = dict(params)
    optimizer.update(params, grads)
    return params, held


def try_optimizer(SGD: Any, case: Case) -> Iterator[tuple[str, Look]]:
    optimizer = SGD(case["lr"])
    params, held = updated(optimizer, case["params"], case["grads"])
    yield "step", lambda: params
    # What is added to the arrays in the dict reaches those held before only if they are the same.
    for value in params.values():
        if isinstance(value, np.ndarray):
            value += 1
    yield "in_place", lambda: {name: value - 1 for name, value in held.items()}
    params_again, _ = updated(optimizer, case["params_again"], case["grads_again"])
    yield "again", lambda: params_again


SGD_STEP = Exercise(
    name="sgd",
    chapter=CHAPTER,
    section="5.7.4",
    task=N_("Write the update step of stochastic gradient descent."),
    cases=optimizer_cases,
    trial=try_optimizer,
    criteria={
        "step": Criterion(N_("every parameter after one step"), 2),
        "in_place": Criterion(
            N_("the same arrays, changed: whoever holds them sees the step"), 1, ("step",)
        ),
        "again": Criterion(N_("a second step, with parameters of other names"), 1, ("step",)),
    },
    asks_for=("training.SGD",),
    hints=(
        N_("The gradient points uphill."),
        N_("The learning rate says how long the step is, for each parameter alike."),
        N_("To change an array in place is not the same as to put a new one into the dict."),
    ),
    misconceptions=misconceptions06.SGD,
)

EXERCISES = (
    NETWORK_FORWARD,
    NETWORK_GRADIENT,
    READING_GRADIENT_CHECK,
    SGD_STEP,
    NETWORK_CONCEPTS,
)
