"""Wrong ideas about the layer SoftmaxWithLoss (5.6.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise05 import (
    Formula,
    Shows,
    both,
    either,
    method_not_called,
    multiple_of,
    name_from_elsewhere,
    of,
    one_of,
    raises,
    right,
    shaped,
)

ALL = ("forward", "dx", "mean")
GRADIENTS = ("dx", "mean")
NO_LOG = "math domain", "positive input"  # Python's words for it


def probabilities(c: Any) -> Any:
    """Formula A.1, one row after the other."""
    return np.array([np.exp(row) / np.exp(row).sum() for row in c["x"]])


def losses(c: Any, y: Any) -> Any:
    """For each row the loss if its probabilities were y."""
    return -np.log((c["t"] * y).sum(axis=1))


def loss(*formulas: Formula) -> Shows:
    """`one_of` for the loss, as loosely as it is judged: its logarithm may hold an epsilon."""
    return one_of("forward", *formulas, tolerance=2e-3)


def gradient(*formulas: Formula) -> Shows:
    """A test: is the gradient of a single row this? (Of a batch it may be divided or not.)"""
    return one_of("dx", *formulas)


def again(c: Any) -> Any:
    """Softmax of the probabilities."""
    return np.array([np.exp(row) / np.exp(row).sum() for row in probabilities(c)])


def swapped(seen: Sequence[Seen]) -> bool:
    """Is the loss a large multiple of how often, or how much, the probabilities miss the target?"""
    looks = of(seen, "forward")
    pairs = [(probabilities(look.case), look.case["t"]) for look in looks]
    missed = [1 - float((t * y).sum(axis=1).mean()) for y, t in pairs]
    wrong = [float((t.argmax(axis=1) != y.argmax(axis=1)).mean()) for y, t in pairs]
    came = [look.came for look in looks]
    return multiple_of(came, missed, at_least=5) or multiple_of(came, wrong, at_least=5)


def log_of_scores(seen: Sequence[Seen]) -> bool:
    """Is the loss NaN, or an error, wherever the score of a right class is negative?"""
    looks = of(seen, "forward")
    undefined = [is_nan(look.came) or raises(look, "ValueError", *NO_LOG) for look in looks]
    negative = [bool(((look.case["t"] * look.case["x"]).sum(axis=1) < 0).any()) for look in looks]
    return any(undefined) and all(u or not n for u, n in zip(undefined, negative, strict=True))


def is_nan(came: Any) -> bool:
    """Is it no number?"""
    return isinstance(came, float) and came != came


def nothing_kept(seen: Sequence[Seen]) -> bool:
    """Did backward meet None although forward worked?"""
    return right(seen, "forward") and any(
        raises(look, "TypeError", "NoneType") or getattr(look.came, "on", "") == "NoneType"
        for look in of(seen, *GRADIENTS)
    )


LAYER = (
    Misconception(
        "whole_batch_sums_to_one",
        N_(
            "The loss of a batch of N rows is too high by about log N: all rows share one sum, so "
            "that the whole batch together has the probability 1."
        ),
        shows=loss(lambda c: losses(c, np.exp(c["x"]) / np.exp(c["x"]).sum()).mean()),
        covers=("forward", "mean"),
    ),
    Misconception(
        "columns_sum_to_one",
        N_(
            "The probabilities sum to 1 along the columns, from example to example. What belongs "
            "together are the classes of one example."
        ),
        shows=loss(lambda c: losses(c, np.exp(c["x"]) / np.exp(c["x"]).sum(axis=0)).mean()),
        covers=ALL,
    ),
    Misconception(
        "sum_in_place_of_mean",
        N_("The losses of the rows are added up. The task asks for their mean."),
        shows=loss(lambda c: losses(c, probabilities(c)).sum()),
        covers=("forward", "mean"),
    ),
    Misconception(
        "mean_over_entries",
        N_(
            "The loss is a mean over all entries, rows times classes. In each row only one term "
            "counts; the zeros beside it must not make the loss smaller."
        ),
        shows=loss(lambda c: losses(c, probabilities(c)).mean() / c["x"].shape[1]),
        covers=("forward",),
    ),
    Misconception(
        "divided_twice",
        N_(
            "The number of rows was divided by twice. The mean is taken once, in the loss, and "
            "its factor comes back once."
        ),
        shows=either(
            loss(lambda c: losses(c, probabilities(c)).mean() / len(c["x"])),
            one_of("mean", lambda c: (probabilities(c) - c["t"]) / len(c["x"]) ** 2),
        ),
        covers=("forward", "mean"),
    ),
    Misconception(
        "target_never_used",
        N_(
            "The loss compares the probabilities with themselves: whatever the target is, it stays "
            "the same. It tells how undecided the network is, not how wrong."
        ),
        shows=loss(
            lambda c: -(probabilities(c) * np.log(probabilities(c))).sum() / len(c["x"]),
            lambda c: -np.log(probabilities(c).max(axis=1)).mean(),
        ),
        covers=("forward",),
    ),
    Misconception(
        "arguments_swapped",
        N_(
            "The loss takes the logarithm of the target, which is full of zeros. Probabilities and "
            "target have changed places on the way to it."
        ),
        shows=swapped,
        covers=("forward",),
    ),
    Misconception(
        "scores_in_the_loss",
        N_(
            "The loss is no number: a logarithm was taken of a negative one. Raw scores may be "
            "negative, and the cross-entropy is made for probabilities."
        ),
        shows=log_of_scores,
        covers=ALL,
    ),
    Misconception(
        "softmax_twice",
        N_("The scores went through softmax two times. The second one flattens what it gets."),
        shows=either(
            loss(lambda c: losses(c, again(c)).mean()), gradient(lambda c: again(c) - c["t"])
        ),
        covers=ALL,
    ),
    Misconception(
        "probabilities_returned",
        N_(
            "forward hands on the probabilities. The layer ends in the loss, one number for the "
            "whole batch."
        ),
        shows=shaped("forward", lambda c: c["x"].shape),
        covers=("forward",),
    ),
    Misconception(
        "not_divided_by_rows",
        N_(
            "Each row's gradient is as large as if it were alone. In a mean of N losses one row "
            "counts only one N-th."
        ),
        shows=both(
            lambda seen: right(seen, "dx"), one_of("mean", lambda c: probabilities(c) - c["t"])
        ),
        covers=("mean",),
    ),
    Misconception(
        "target_minus_output",
        N_(
            "The difference stands the wrong way round, so that learning would make the loss rise. "
            "Ask of the right class: what does a higher score do to the loss?"
        ),
        shows=gradient(lambda c: c["t"] - probabilities(c)),
        covers=GRADIENTS,
    ),
    Misconception(
        "half_of_the_message",
        N_(
            "Two messages meet at a score: one knows the target, the other the probability. Only "
            "one of them is here."
        ),
        shows=gradient(probabilities, lambda c: -c["t"]),
        covers=GRADIENTS,
    ),
    Misconception(
        "stopped_at_the_loss",
        N_(
            "This is what the loss sends to the probabilities, step 1 of the six. It still has to "
            "go through the nodes of softmax."
        ),
        shows=gradient(lambda c: -c["t"] / probabilities(c)),
        covers=GRADIENTS,
    ),
    Misconception(
        "derivative_multiplied_again",
        N_(
            "A derivative of softmax was multiplied on once more. The short result of the six "
            "steps has passed all nodes, softmax's own among them."
        ),
        shows=gradient(
            lambda c: (probabilities(c) - c["t"]) * probabilities(c),
            lambda c: (probabilities(c) - c["t"]) * probabilities(c) * (1 - probabilities(c)),
            lambda c: (probabilities(c) - c["t"]) * (1 - probabilities(c)),
            lambda c: (probabilities(c) - c["t"]) * again(c),
        ),
        covers=GRADIENTS,
    ),
    Misconception(
        "softmax_like_sigmoid",
        N_(
            "Softmax was taken for a function of each score alone, like the sigmoid. But a score "
            "also moves the probabilities of all other classes, through the sum S."
        ),
        shows=gradient(
            lambda c: probabilities(c) * (1 - probabilities(c)),
            lambda c: -c["t"] * (1 - probabilities(c)),
        ),
        covers=GRADIENTS,
    ),
    Misconception(
        "classes_counted",
        N_(
            "The gradient of a single row is too small by the number of classes. The mean is one "
            "over rows; how many classes there are has no part in it."
        ),
        shows=gradient(lambda c: (probabilities(c) - c["t"]) / c["x"].shape[1]),
        covers=GRADIENTS,
    ),
    Misconception(
        "multiplied_by_the_loss",
        N_(
            "The gradient was multiplied by the loss. What comes back to the loss from the right "
            "is 1; how large the loss is has no part in the slope."
        ),
        shows=gradient(lambda c: (probabilities(c) - c["t"]) * losses(c, probabilities(c)).mean()),
        covers=GRADIENTS,
    ),
    Misconception(
        "rows_added_up",
        N_(
            "The rows of the gradient were added up. Every row of scores gets its own message, "
            "in the shape of the scores."
        ),
        shows=shaped("dx", lambda c: c["x"].shape[1:]),
        covers=GRADIENTS,
    ),
    Misconception(
        "scores_in_the_gradient",
        N_(
            "The target was subtracted from the raw scores. The difference at the end of the six "
            "steps is one of probabilities."
        ),
        shows=gradient(lambda c: c["x"] - c["t"]),
        covers=GRADIENTS,
    ),
    Misconception(
        "labels_in_the_gradient",
        N_(
            "From the probabilities of a row the number of its class was taken away. The six "
            "steps subtract a one-hot row."
        ),
        shows=gradient(lambda c: probabilities(c) - c["t"].argmax(axis=1)),
        covers=GRADIENTS,
    ),
    Misconception(
        "nothing_kept_for_backward",
        N_(
            "backward finds None where it needs something that only forward knew. What a method "
            "does not keep on self is gone when it ends."
        ),
        shows=nothing_kept,
        covers=GRADIENTS,
    ),
    method_not_called(*ALL),
    name_from_elsewhere(*ALL),
)
