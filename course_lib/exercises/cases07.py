"""Cases and trials of chapter 07: what a mended program is tried on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..language import N_
from .exercise import Case, Look, Trial

ONE_ROW, BATCH, LARGE = N_("one row"), N_("a batch"), N_("large scores")


def sizes(rng: np.random.Generator) -> tuple[int, int, int]:
    """Three sizes that differ."""
    first, second, third = rng.permutation([2, 3, 5, 6, 7])[:3]
    return int(first), int(second), int(third)


def entrywise_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """An array and its upstream gradient, at several scales."""
    for scale in (0.1, 1.0, 5.0) if harsh else (1.0,):
        rows, columns, _ = sizes(rng)
        for label, shape in ((ONE_ROW, (1, columns)), (BATCH, (rows, columns))):
            x = rng.normal(size=shape) * scale
            x[0, 0] = -abs(x[0, 0])  # a sigmoid must fall below one half, a ReLU must close
            yield Case(label, {"x": x, "dout": rng.normal(size=shape)})


def affine_cases(shape: tuple[int, int]) -> Callable[[np.random.Generator, bool], Iterator[Case]]:
    """Weights of the shape that hid the fault, and of others."""

    def cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
        for scale in (0.01, 1.0, 100.0) if harsh else (1.0,):
            rows, inputs, outputs = sizes(rng)
            for label, (D, M) in (
                (N_("weights of another shape"), (inputs, outputs)),
                (N_("weights of the shape that was tried"), shape),
            ):
                case = {
                    "W": rng.normal(size=(D, M)) * scale,
                    "b": rng.normal(size=M) * scale,
                    "x": rng.normal(size=(rows, D)),
                    "dout": rng.normal(size=(rows, M)),
                }
                yield Case(label, case)

    return cases


def score_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Scores and one-hot labels, so moderate that an epsilon in the logarithm is fair.

    Scores near 1000 as well: the broken programs could do that, so the mended ones should.
    """
    for _ in range(2 if harsh else 1):
        rows, classes, _ = sizes(rng)
        for label, n, level in ((ONE_ROW, 1, 0), (BATCH, rows, 0), (LARGE, rows, 1000)):
            x = level + rng.uniform(-1, 1, size=(n, classes))
            yield Case(label, {"x": x, "t": np.eye(classes)[rng.integers(classes, size=n)]})


def learning_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """A line to begin with, examples, and a learning rate so small that the loss goes down."""
    for _ in range(2 if harsh else 1):
        rows, inputs, outputs = sizes(rng)
        case = {
            "W": rng.normal(size=(inputs, outputs)),
            "b": rng.normal(size=outputs),
            "x": rng.uniform(-1, 1, size=(rows, inputs)),
            "t": rng.normal(size=(rows, outputs)),
            "lr": float(rng.uniform(0.02, 0.1)),
        }
        yield Case(N_("three steps of learning"), case)


def try_forward_first(layer_class: Any, case: Case) -> Iterator[tuple[str, Look]]:
    """A layer without parameters whose forward was ill."""
    layer = layer_class()
    yield "mended", lambda: layer.forward(case["x"])
    yield (
        "whole",
        lambda: {"forward": layer.forward(case["x"]), "dx": layer.backward(case["dout"])},
    )


def try_affine(complaint: Callable[[Any, Case], Any]) -> Trial:
    """An affine layer, of which ``complaint`` gives what was ill."""

    def trial(layer_class: Any, case: Case) -> Iterator[tuple[str, Look]]:
        layer = layer_class(case["W"], case["b"])
        yield "mended", lambda: complaint(layer, case)
        yield (
            "whole",
            lambda: {
                "forward": layer.forward(case["x"]),
                "dx": layer.backward(case["dout"]),
                "dW": layer.dW,
                "db": layer.db,
            },
        )

    return trial


def output(layer: Any, case: Case) -> Any:
    """What forward gives."""
    return layer.forward(case["x"])


def sent_back(layer: Any, case: Case) -> Any:
    """What backward gives, after forward."""
    layer.forward(case["x"])
    return layer.backward(case["dout"])


def try_loss(layer_class: Any, case: Case) -> Iterator[tuple[str, Look]]:
    """A layer that ends in a loss."""
    layer = layer_class()
    if case.label != LARGE:
        yield "mended", lambda: layer.forward(case["x"], case["t"])
    yield (
        "whole",
        lambda: {"loss": layer.forward(case["x"], case["t"]), "dx": layer.backward()},
    )


def try_shortcut(Shortcut: Any, case: Case) -> Iterator[tuple[str, Look]]:
    """The block, and what it leaves of the upstream gradient."""
    block, dout = Shortcut(), case["dout"]
    yield "mended", lambda: sent_back(block, Case("", {"x": case["x"], "dout": dout.copy()}))
    yield (
        "whole",
        lambda: {
            "forward": block.forward(case["x"]),
            "dx": block.backward(dout),
            "dout afterwards": dout,
        },
    )


def try_learning(Line: Any, case: Case) -> Iterator[tuple[str, Look]]:
    """Three steps, with parameters that are the network's own."""
    net = Line(case["W"].copy(), case["b"].copy())
    x, t = case["x"], case["t"]
    losses: list[Any] = []

    def learned() -> Any:
        for _ in range(3):
            net.learn(x, t, case["lr"])
            losses.append(net.loss(x, t))
        return losses[-1]

    yield "mended", learned
    yield "whole", lambda: {"losses": losses, "predict": net.predict(x)}
