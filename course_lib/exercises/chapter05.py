"""Exercises of chapter 05, Softmax-with-Loss (Deep Learning from Scratch, 5.6.3, appendix A)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..language import N_
from .concepts05 import SOFTMAX_CONCEPTS
from .exercise import Case, Criterion, Exercise, Look
from .misconceptions05_cross_entropy import CROSS_ENTROPY as WRONG_CROSS_ENTROPY
from .misconceptions05_layer import LAYER as WRONG_LAYER
from .misconceptions05_softmax import SOFTMAX as WRONG_SOFTMAX
from .proofs05 import SOFTMAX_LOSS_PROOF

CHAPTER = "05_softmax_with_loss"

# Many learners add an epsilon such as 1e-7 inside the logarithm, which is fair: it moves the loss
# of a probability of 1e-3 by less than this.
LOSS_TOLERANCE = 2e-3


def sizes(rng: np.random.Generator, harsh: bool) -> tuple[int, int]:
    """Rows and classes, never equal."""
    rows, classes = rng.permutation([2, 3, 4, 6])[:2] if harsh else (4, 3)
    return int(rows), int(classes)


def probabilities(rng: np.random.Generator, *shape: int) -> Any:
    """Rows that sum to 1, with no entry so small that an epsilon in the logarithm would show."""
    raw = rng.uniform(0.1, 1, size=shape)
    return raw / raw.sum(axis=-1, keepdims=True)


def softmax_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """One row and a batch at several scales; one row and a batch of one row near ±1000."""
    for scale in (1e-3, 1.0, 10.0) if harsh else (1.0,):
        rows, classes = sizes(rng, harsh)
        one_row, batch = rng.normal(size=classes) * scale, rng.normal(size=(rows, classes)) * scale
        yield Case(N_("one row"), {"criterion": "one_row", "x": one_row})
        yield Case(N_("a batch"), {"criterion": "batch", "x": batch})
    for level in (1000, -1000):
        # Sixteenths, so that an answer in float32 sees the same scores. One row only: a shift by
        # the largest score of the whole batch is fair too.
        x = level + rng.integers(-40, 41, size=sizes(rng, harsh)[1]) / 16
        yield Case(N_("large scores, one row"), {"criterion": "large", "x": x})
        yield Case(N_("large scores, a batch of one"), {"criterion": "large", "x": x[np.newaxis]})


def try_softmax(softmax: Any, case: Case) -> Iterator[tuple[str, Look]]:
    yield case["criterion"], lambda: softmax(case["x"])


SOFTMAX = Exercise(
    name="softmax",
    chapter=CHAPTER,
    section="5.6.3",
    task=N_("Write softmax for one row of scores and for a batch, safe for scores near ±1000."),
    cases=softmax_cases,
    trial=try_softmax,
    criteria={
        "one_row": Criterion(N_("the probabilities of one row of scores")),
        "batch": Criterion(N_("in a batch every row has its own probabilities"), 2),
        "large": Criterion(N_("numbers, not nan, for scores near 1000 and -1000")),
    },
    asks_for=("functions.softmax", "functions.log_softmax", "functions.shifted"),
    hints=(
        N_("Which entries share one sum? Draw a batch of 2 rows and 3 classes and circle them."),
        N_("The classes lie along the last axis, for one row as for a batch."),
        N_("A sum along an axis loses that axis unless numpy is told to keep it with length 1."),
    ),
    misconceptions=WRONG_SOFTMAX,
)


def cross_entropy_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """One row and a batch, each with one-hot targets (integers or floats) and integer labels."""
    for _ in range(3 if harsh else 1):
        rows, classes = sizes(rng, harsh)
        y, labels = probabilities(rng, rows, classes), rng.integers(classes, size=rows)
        # Class 0 might hide in the visible case that a single label is not understood.
        labels[0] = rng.integers(0 if harsh else 1, classes)
        one_hot = np.eye(classes)[labels]
        row, target, label = y[0].copy(), one_hot[0].astype(int), np.array(labels[0])
        yield Case(N_("one row"), {"criterion": "one_row", "y": row, "t": target})
        yield Case(N_("a batch"), {"criterion": "batch", "y": y, "t": one_hot})
        yield Case(N_("one row, one label"), {"criterion": "label", "y": row, "t": label})
        yield Case(N_("a batch, integer labels"), {"criterion": "labels", "y": y, "t": labels})


def try_cross_entropy(cross_entropy_error: Any, case: Case) -> Iterator[tuple[str, Look]]:
    yield case["criterion"], lambda: cross_entropy_error(case["y"], case["t"])


CROSS_ENTROPY = Exercise(
    name="cross_entropy_error",
    chapter=CHAPTER,
    section="5.6.3",
    task=N_("Write the mean cross-entropy for one row and for a batch, one-hot or integer labels."),
    cases=cross_entropy_cases,
    trial=try_cross_entropy,
    criteria={
        "one_row": Criterion(N_("the loss of one row"), tolerance=LOSS_TOLERANCE),
        "batch": Criterion(N_("the mean of the losses of the rows"), tolerance=LOSS_TOLERANCE),
        "label": Criterion(N_("one row with its label as an integer"), tolerance=LOSS_TOLERANCE),
        "labels": Criterion(N_("a batch with integer labels"), tolerance=LOSS_TOLERANCE),
    },
    asks_for=("functions.cross_entropy_error",),
    hints=(
        N_("Which single probability of a row decides its loss?"),
        N_("A mean over the rows divides by the number of rows, not by the number of entries."),
        N_("The number of axes of t tells one-hot targets and integer labels apart."),
    ),
    misconceptions=WRONG_CROSS_ENTROPY,
)


def layer_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Batches of one row and of several.

    Scores lie within 2 of each other: y - t stays large enough to be exact in float32.
    """
    for scale in (0.01, 1.0) if harsh else (1.0,):
        rows, classes = sizes(rng, harsh)
        for label, n, gradient in ((N_("a batch of one"), 1, "dx"), (N_("a batch"), rows, "mean")):
            x = rng.uniform(-1, 1, size=(n, classes)) * scale
            t = np.eye(classes)[rng.integers(classes, size=n)]
            yield Case(label, {"x": x, "t": t, "gradient": gradient})


def try_softmax_with_loss(SoftmaxWithLoss: Any, case: Case) -> Iterator[tuple[str, Look]]:
    layer = SoftmaxWithLoss()
    yield "forward", lambda: layer.forward(case["x"], case["t"])
    # The upstream gradient is 1: the book's layer ignores it, others use it; both are fair.
    yield case["gradient"], lambda: layer.backward(1)


SOFTMAX_WITH_LOSS = Exercise(
    name="softmax_with_loss",
    chapter=CHAPTER,
    section="5.6.3",
    task=N_("Write the SoftmaxWithLoss layer for batches with one-hot targets."),
    cases=layer_cases,
    trial=try_softmax_with_loss,
    criteria={
        "forward": Criterion(N_("the mean loss of the batch"), 2, tolerance=LOSS_TOLERANCE),
        "dx": Criterion(N_("the gradient of the scores of a single row")),
        "mean": Criterion(
            N_("the gradient of the scores when the loss is a mean over rows"), 2, needs=("dx",)
        ),
    },
    asks_for=("layers.SoftmaxWithLoss",),
    hints=(
        N_("What does backward need that only forward knows? Keep it on self."),
        N_("The six steps ended in a difference of two things that forward had in its hands."),
        N_("The loss is a mean: ask how much one row moves it, once, and where that factor goes."),
    ),
    misconceptions=WRONG_LAYER,
    gradients={"dx": "x", "mean": "x"},
    builds_on=("softmax", "cross_entropy_error"),
)

EXERCISES = (
    SOFTMAX,
    CROSS_ENTROPY,
    SOFTMAX_LOSS_PROOF,
    SOFTMAX_WITH_LOSS,
    SOFTMAX_CONCEPTS,
)
