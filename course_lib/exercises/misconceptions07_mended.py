"""What programs of chapter 07 give when they were not mended, or mended in the wrong place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .clinic07 import brought_in
from .misconception import Misconception, Seen

BOTH = ("mended", "whole")


def sigmoid(x: Any) -> Any:
    return 1 / (1 + np.exp(-x))


def softmax(x: Any, axis: int | None) -> Any:
    """Softmax with one sum along the axis."""
    e = np.exp(x - x.max())
    return e / e.sum(axis=axis, keepdims=axis is not None)


def log_loss(c: Any, y: Any) -> Any:
    """The losses of all rows together."""
    return -np.sum(c["t"] * np.log(y))


def error(c: Any) -> Any:
    """For each row what its own loss sends back."""
    return softmax(c["x"], 1) - c["t"]


def final_loss(sign: float) -> Callable[[Any], Any]:
    """The loss after three steps in the direction of the gradient, times a sign."""

    def formula(c: Any) -> Any:
        W, b = c["W"], c["b"]
        for _ in range(3):
            dout = 2 * (c["x"] @ W + b - c["t"]) / len(c["x"])
            W, b = W + sign * c["lr"] * c["x"].T @ dout, b + sign * c["lr"] * dout.sum(axis=0)
        return np.sum((c["x"] @ W + b - c["t"]) ** 2) / len(c["x"])

    return formula


def nothing_came(seen: Sequence[Seen]) -> bool:
    """Did forward give None each time?"""
    return all(look.came is None for look in seen if look.criterion == "mended")


def lost(name: str, kind: str) -> Callable[[Sequence[Seen]], bool]:
    """A test: was there an exception of that kind about this name?"""
    return lambda seen: any(
        getattr(look.came, "kind", "") == kind and getattr(look.came, "name", "") == name
        for look in seen
    )


def overflows(seen: Sequence[Seen]) -> bool:
    """Is the loss right, except that large scores make it no number?"""
    right = not any(look.problem for look in seen if look.criterion == "mended")
    losses = [look.came["loss"] for look in seen if isinstance(look.came, dict)]
    return right and any(not np.isfinite(loss) for loss in losses)


def with_this_mornings_weights(c: Any) -> Any:
    """The output with the weights that lie about in the notebook, where their shape fits."""
    W = brought_in("deaf_affine")["W"]
    return c["x"] @ W + c["b"] if c["W"].shape == W.shape else None


def where_square(formula: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A formula for square weights only."""
    return lambda c: formula(c) if c["W"].shape[0] == c["W"].shape[1] else None


def falling(c: Any) -> Any:
    """The curve that falls."""
    return sigmoid(-c["x"])


def its_slope(c: Any) -> Any:
    """Upstream gradient times y (1 - y)."""
    return c["dout"] * sigmoid(c["x"]) * sigmoid(-c["x"])


WRONG_MENDS: dict[str, tuple[Misconception, ...]] = {
    "silent_sigmoid": (
        Misconception(
            "still_silent",
            N_(
                "forward still gives None. What is stored on self is not given back by itself: the "
                "next layer gets only what is returned."
            ),
            shows=nothing_came,
            covers=BOTH,
        ),
        Misconception(
            "no_longer_stored",
            N_(
                "forward answers now, but backward looks for a value that is not stored any more. "
                "It was stored rightly before; both are needed."
            ),
            shows=lost("y", "AttributeError"),
            covers=("whole",),
        ),
    ),
    "deaf_affine": (
        Misconception(
            "still_deaf",
            N_(
                "The layer still works with the weights that lie about in the notebook. Look where "
                "the name on the right of the = comes from."
            ),
            gives={"mended": with_this_mornings_weights},
            covers=BOTH,
        ),
        Misconception(
            "mornings_weights_deleted",
            N_(
                "With this morning's W gone, nothing is called W any more. That proves whose W the "
                "layer took; it does not yet give it the right one."
            ),
            shows=lost("W", "NameError"),
            covers=BOTH,
        ),
    ),
    "square_dense": (
        Misconception(
            "weights_as_in_forward",
            N_(
                "backward still multiplies as forward does. Forward turns inputs into outputs; "
                "write down which shape must come out on the way back."
            ),
            gives={"mended": where_square(lambda c: c["dout"] @ c["W"])},
            covers=BOTH,
        ),
        Misconception(
            "gradient_on_its_side",
            N_(
                "The numbers are there, with rows and columns exchanged. The gradient of x has "
                "the shape of x: one row for each example."
            ),
            gives={"mended": lambda c: c["W"] @ c["dout"].T},
            covers=BOTH,
        ),
    ),
    "mirrored_logistic": (
        Misconception(
            "minus_in_backward",
            N_(
                "backward now has a minus, and the gradient check would pass. But the curve still "
                "falls: two mistakes agree. Was backward the one that was wrong?"
            ),
            gives={
                "mended": falling,
                "whole": lambda c: {"forward": falling(c), "dx": -its_slope(c)},
            },
        ),
        Misconception(
            "still_falling",
            N_("The output still falls as x grows. Put x = 10 in by hand: which is near, 0 or 1?"),
            gives={
                "mended": falling,
                "whole": lambda c: {"forward": falling(c), "dx": its_slope(c)},
            },
        ),
    ),
    "crowded_softmax": (
        Misconception(
            "still_one_sum",
            N_(
                "All rows still share one sum, so that the whole batch has the probability 1. Each "
                "example is a distribution of its own."
            ),
            gives={"mended": lambda c: log_loss(c, softmax(c["x"], None)) / len(c["x"])},
            covers=BOTH,
        ),
        Misconception(
            "columns_sum_to_one",
            N_(
                "Now the columns sum to 1, from example to example. What belongs together are the "
                "classes of one example."
            ),
            gives={"mended": lambda c: log_loss(c, softmax(c["x"], 0)) / len(c["x"])},
            covers=BOTH,
        ),
        Misconception(
            "shift_lost",
            N_(
                "The rows are right now, and scores near 1000 make exp overflow. To take off the "
                "largest score was no mistake; it kept that from happening."
            ),
            shows=overflows,
            covers=("whole",),
        ),
    ),
    "summed_loss": (
        Misconception(
            "other_end_changed",
            N_(
                "The two ends agree now, and the gradient check would pass. But the loss is a sum: "
                "it grows with the batch, and the complaint was about just that."
            ),
            gives={
                "mended": lambda c: log_loss(c, softmax(c["x"], 1)),
                "whole": lambda c: {"loss": log_loss(c, softmax(c["x"], 1)), "dx": error(c)},
            },
        ),
        Misconception(
            "still_a_sum",
            N_("The losses of the rows are still added up, while backward takes a mean."),
            gives={
                "mended": lambda c: log_loss(c, softmax(c["x"], 1)),
                "whole": lambda c: {
                    "loss": log_loss(c, softmax(c["x"], 1)),
                    "dx": error(c) / len(c["x"]),
                },
            },
        ),
        Misconception(
            "mean_over_entries",
            N_(
                "This is a mean over all entries, rows times classes. The zeros of the one-hot "
                "rows must not make the loss smaller."
            ),
            gives={"mended": lambda c: log_loss(c, softmax(c["x"], 1)) / c["x"].size},
            covers=BOTH,
        ),
    ),
    "spoiled_shortcut": (
        Misconception(
            "still_spoiled",
            N_(
                "Where x is negative nothing comes back, as before: the shortcut adds a gradient "
                "that the ReLU has overwritten by then. Changing the order of the sum does not "
                "help, since both names mean the same array."
            ),
            gives={"mended": lambda c: np.where(c["x"] > 0, 2 * c["dout"], 0)},
            covers=BOTH,
        ),
        Misconception(
            "mask_lost",
            N_(
                "Nothing is overwritten any more, but now the ReLU lets every gradient through. It "
                "must still stop those of negative inputs."
            ),
            gives={"mended": lambda c: 2 * c["dout"]},
            covers=BOTH,
        ),
        Misconception(
            "one_path_only",
            N_(
                "Only one of the two paths sends a gradient back. The input went both ways, so "
                "both gradients are added."
            ),
            gives={"mended": lambda c: np.where(c["x"] > 0, c["dout"], 0)},
            covers=BOTH,
        ),
    ),
    "still_line": (
        Misconception(
            "loss_stands_still",
            N_(
                "The loss is the same after three steps. params has new numbers; ask which arrays "
                "predict reads."
            ),
            gives={"mended": final_loss(0.0)},
            covers=BOTH,
        ),
        Misconception(
            "uphill",
            N_("It learns now, in the wrong direction: the loss grows from step to step."),
            gives={"mended": final_loss(1.0)},
            covers=BOTH,
        ),
    ),
}
