"""Exercises of chapter 04, the Affine layer (Deep Learning from Scratch, 5.6.1 and 5.6.2)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..graph import Variable
from ..language import N_
from . import (
    misconceptions04,
    misconceptions04_affine,
    misconceptions04_bias,
    misconceptions04_paths,
)
from .concepts04 import AFFINE_CONCEPTS
from .exercise import Case, Criterion, Exercise, Look, named_values, one_case
from .proofs04 import AFFINE_DW_PROOF, AFFINE_DX_PROOF, BATCH_BIAS_PROOF

CHAPTER = "04_affine"


def number(value: Any) -> Any:
    """The number in an array of one entry, so that ``row @ column`` may answer for a number."""
    return value.item() if isinstance(value, np.ndarray) and value.size == 1 else value


def part(values: Any, place: int) -> Any:
    """One of several returned values; what is no sequence (None, say) stands for itself."""
    return values[place] if isinstance(values, (list, tuple)) else values


def scales(harsh: bool) -> tuple[float, ...]:
    """Magnitudes at which answers are tried."""
    return (1e-3, 1.0, 1e3) if harsh else (1.0,)


AFFINE_SHAPES = Exercise(
    name="affine_shapes",
    chapter=CHAPTER,
    section="5.6.1",
    task=N_("Say the shape of the output and of each gradient of an Affine layer."),
    cases=one_case,
    trial=named_values("Y", "dX", "dW", "dB"),
    criteria={
        "Y": Criterion(N_("the shape of the output")),
        "dX": Criterion(N_("the shape of the gradient of the input")),
        "dW": Criterion(N_("the shape of the gradient of the weights")),
        "dB": Criterion(N_("the shape of the gradient of the bias")),
    },
    one_answer=True,
    hints=(
        N_("In a matrix product the two inner sizes must agree, and then they are gone."),
        N_("L is one number. How many derivatives of L does an array with ten entries have?"),
        N_("Write shapes as NumPy prints them; a vector with two entries has the shape (2,)."),
    ),
    misconceptions=misconceptions04.SHAPES,
)


def path_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Upstream and local derivatives of one, two or more paths."""
    for scale in scales(harsh):
        for label, paths in (
            (N_("one path"), 1),
            (N_("two paths"), 2),
            (N_("many paths"), int(rng.integers(3, 8))),
        ):
            du_dx, dx_dt = rng.normal(size=(2, paths))
            yield Case(label, {"du_dx": du_dx * scale, "dx_dt": dx_dt})


def try_paths(du_dt: Any, case: Case) -> Iterator[tuple[str, Look]]:
    yield "total", lambda: number(du_dt(case["du_dx"], case["dx_dt"]))


def draw_paths(case: Case) -> Variable:
    """t, which may be any number, going to u by factors that are the derivatives."""
    t = Variable(2.0, "t")
    u: Any = None
    for place, (upstream, local) in enumerate(zip(case["du_dx"], case["dx_dt"], strict=True), 1):
        x = (Variable(local, constant=True) * t).named(f"x{place}")
        share = Variable(upstream, constant=True) * x
        u = share if u is None else u + share
    u.named("u").backward()
    return u


SUM_OVER_PATHS = Exercise(
    name="sum_over_paths",
    chapter=CHAPTER,
    section="5.6.1",
    task=N_("Write the chain rule for a variable that reaches the result along several paths."),
    cases=path_cases,
    trial=try_paths,
    criteria={"total": Criterion(N_("the derivative along all paths together"))},
    hints=(
        N_("First think of one path only: the chain rule of chapter 2."),
        N_("What arrives along each path changes u by itself. What do the changes do together?"),
        N_("Each upstream derivative belongs to one local derivative: the one of its own path."),
    ),
    misconceptions=misconceptions04_paths.SUM_PATHS,
    gradients={"total": "t"},
    graph=draw_paths,
)


def bias_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Batches of several sizes; the bias is never zero and never as long as the batch."""
    for scale in scales(harsh):
        for label, rows in ((N_("a batch"), 2), (N_("a batch"), 5), (N_("one row"), 1)):
            outputs = int(rng.choice([3, 4, 6])) if harsh else 3
            yield Case(
                label,
                {
                    "X_dot_W": rng.normal(size=(rows, outputs)) * scale,
                    "b": (rng.normal(size=outputs) + 2) * scale,
                    "dY": rng.normal(size=(rows, outputs)) * scale,
                },
            )


def try_bias(batch_bias: Any, case: Case) -> Iterator[tuple[str, Look]]:
    yield "forward", lambda: part(batch_bias(case["X_dot_W"], case["b"], case["dY"]), 0)
    # Its own call on its own copy: a first call that changed its inputs must not count twice.
    again = case.fresh()
    yield "db", lambda: part(batch_bias(again["X_dot_W"], again["b"], again["dY"]), 1)


BATCH_BIAS = Exercise(
    name="batch_bias",
    chapter=CHAPTER,
    section="5.6.2",
    task=N_("Add the bias to every row of a batch, and find its gradient."),
    cases=bias_cases,
    trial=try_bias,
    criteria={
        "forward": Criterion(N_("the bias added to every row")),
        "db": Criterion(N_("the gradient of the bias, in the shape of the bias")),
    },
    hints=(
        N_("NumPy adds a vector to each row of a matrix by itself."),
        N_("b1 reaches L along as many paths as the batch has rows."),
        N_(
            "dY has one row for each example. Which axis has to go, so that the shape of b is left?"
        ),
    ),
    misconceptions=misconceptions04_bias.BATCH_BIAS,
)


def affine_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Sizes that all differ, so that no transposed answer fits by chance; bias never zero."""
    for scale in scales(harsh):
        for label, rows, earlier in (
            (N_("one row"), 1, 0),
            (N_("a batch"), 5, 0),
            (N_("a second batch through the same layer"), 5, 7),
        ):
            inputs, outputs = map(int, rng.permutation([2, 3, 4, 6])[:2]) if harsh else (3, 4)
            yield Case(
                label,
                {
                    "x": rng.normal(size=(rows, inputs)) * scale,
                    "dout": rng.normal(size=(rows, outputs)) * scale,
                    "W": rng.normal(size=(inputs, outputs)),
                    "b": rng.normal(size=outputs) + 2,
                    "earlier_x": rng.normal(size=(earlier, inputs)),
                    "earlier_dout": rng.normal(size=(earlier, outputs)),
                },
            )


def try_affine(Affine: Any, case: Case) -> Iterator[tuple[str, Look]]:
    layer = Affine(case["W"], case["b"])
    if len(case["earlier_x"]):
        # Only what this pass leaves behind matters; whether it is right is seen in other cases.
        with contextlib.suppress(Exception):
            layer.forward(case["earlier_x"])
            layer.backward(case["earlier_dout"])
    yield "forward", lambda: layer.forward(case["x"])
    yield "dx", lambda: layer.backward(case["dout"])
    yield "dW", lambda: layer.dW
    yield "db", lambda: layer.db


AFFINE = Exercise(
    name="affine",
    chapter=CHAPTER,
    section="5.6.2",
    task=N_("Write the Affine layer for one row and for a batch."),
    cases=affine_cases,
    trial=try_affine,
    criteria={
        "forward": Criterion(N_("the product with the weights, plus the bias")),
        "dx": Criterion(N_("the gradient that travels on to the input")),
        "dW": Criterion(N_("the gradient of the weights, kept as self.dW")),
        "db": Criterion(N_("the gradient of the bias, kept as self.db")),
    },
    asks_for=("layers.Affine",),
    hints=(
        N_("Write down the shape of every array first."),
        N_("A gradient has the shape of what it is the gradient of."),
        N_("Each row of a batch adds its share to the gradient of W and of b."),
    ),
    misconceptions=misconceptions04_affine.AFFINE,
    gradients={"dx": "x", "dW": "W", "db": "b"},
)

EXERCISES = (
    AFFINE_SHAPES,
    SUM_OVER_PATHS,
    AFFINE_DX_PROOF,
    AFFINE_DW_PROOF,
    BATCH_BIAS_PROOF,
    BATCH_BIAS,
    AFFINE,
    AFFINE_CONCEPTS,
)
