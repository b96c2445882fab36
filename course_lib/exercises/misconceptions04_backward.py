"""Wrong ideas about the Affine layer: exceptions in backward, and dx. Chapter 04."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise04 import (
    always_made_of,
    always_one_of,
    at,
    kind_of,
    missed_attribute,
    of,
    refused,
    refused_by_entries,
    several,
)

BACKWARD = ("dx", "dW", "db")  # an exception in backward spoils all three
ALL = ("forward", *BACKWARD)


def changed_before_set(seen: Sequence[Seen]) -> bool:
    """Did backward compute with self.dW or self.db while there was nothing in it?"""
    return any(
        missed_attribute(look.came) in ("dW", "db")
        or (
            kind_of(look) == "TypeError"
            and any(f"for {sign}" in look.came.message for sign in "+-")
            and "NoneType" in look.came.message
        )
        for look in of(seen, "dx")
    )


def input_not_kept(seen: Sequence[Seen]) -> bool:
    """Did forward run, and backward miss an attribute, or find None in it?"""
    ran = not any(kind_of(look) for look in of(seen, "forward"))
    return ran and any(
        look.came.on == "NoneType"
        or (
            look.came.on == "Affine"
            and not look.came.suggestion
            and look.came.name[0].lower() not in "wbd"  # W and b, the gradients, backward itself
        )
        for look in of(seen, "dx")
        if kind_of(look) == "AttributeError"
    )


BACKWARD_ENTRIES = (
    Misconception(
        "changed_before_set",
        N_(
            "backward computes with a gradient that does not exist yet. Look at the sign between "
            "the name on the left and the value: does the line store something, or does it "
            "calculate?"
        ),
        shows=changed_before_set,
        covers=BACKWARD,
    ),
    Misconception(
        "input_not_kept",
        N_(
            "backward looks for something that forward has not kept on the layer under that name. "
            "What forward has seen is gone when it ends, unless the layer remembers it."
        ),
        shows=input_not_kept,
        covers=BACKWARD,
    ),
    Misconception(
        "weights_not_transposed",
        N_(
            "Going back, W is used as it stands. Forward leads from inputs to neurons; the "
            "gradient goes the other way and adds up over the neurons, along a row of W."
        ),
        shows=at("dx", refused("dout W")),
        covers=BACKWARD,
    ),
    Misconception(
        "entry_by_entry_backward",
        N_(
            "* multiplies entries that stand at the same place. In backward too, ways meet and add "
            "up, and that sum is in the matrix product only. (With one row, * can happen to fit.)"
        ),
        shows=at(
            "dx",
            refused_by_entries(
                *("dout W", "dout W.T", "W dout", "W.T dout"),
                *("x dout", "dout x", "x.T dout", "dout x.T", "x dout.T"),
            ),
        ),
        covers=BACKWARD,
    ),
    Misconception(
        "dx_operands_swapped",
        N_(
            "For dx, the factors stand the other way round. Each row of dx comes from the same row "
            "of dout, so the rows of dout have to stay rows."
        ),
        shows=at("dx", refused("W.T dout", "W dout")),
        covers=BACKWARD,
    ),
    Misconception(
        "input_not_transposed",
        N_(
            "For dW, x is used as it stands. What adds up in a weight are the examples, so the two "
            "factors must meet along the examples."
        ),
        shows=at("dx", refused("x dout", "x dout.T")),
        covers=BACKWARD,
    ),
    Misconception(
        "dW_operands_swapped",
        N_(
            "For dW, the factors stand the other way round. W has its inputs as rows, so what "
            "brings the inputs comes first."
        ),
        shows=at("dx", refused("dout x.T", "dout x")),
        covers=BACKWARD,
    ),
    Misconception(
        "upstream_transposed",
        N_(
            "The upstream gradient was turned round. It is arranged like the output, a row for "
            "each example, and can stay so."
        ),
        shows=at("dx", refused("x.T dout.T", "dout.T W", "dout.T W.T", "W.T dout.T", "dout.T x.T")),
        covers=BACKWARD,
    ),
    Misconception(
        "everything_returned",
        N_(
            "backward returns several things. Only the gradient of the input travels on to the "
            "layer before; the other two stay with this layer."
        ),
        shows=several("dx"),
        covers=("dx",),
    ),
    Misconception(
        "another_gradient_returned",
        N_(
            "What backward returns is the gradient of a parameter. The layer before needs to know "
            "how L changes with what it handed over: the input."
        ),
        shows=always_made_of("dx", lambda c, own: own["dW"], lambda c, own: own["db"]),
        covers=("dx",),
    ),
    Misconception(
        "forward_values_returned",
        N_(
            "backward hands on values of the forward pass. What travels back is made of what comes "
            "from upstream."
        ),
        shows=always_made_of(
            "dx",
            lambda c, own: c["x"],
            lambda c, own: own["forward"],
            lambda c, own: own["forward"] @ c["W"].T,
        ),
        covers=("dx",),
    ),
    Misconception(
        "dx_turned_round",
        N_(
            "The numbers of dx are right, with rows and columns exchanged. dx is arranged like x: "
            "a row for each example."
        ),
        gives={"dx": lambda c: c["W"] @ c["dout"].T},
    ),
    Misconception(
        "dx_is_upstream",
        N_(
            "dx is the upstream gradient as it came. On its way back it passes through the "
            "product, and there the weights act on it."
        ),
        gives={"dx": lambda c: c["dout"]},
    ),
    Misconception(
        "dx_without_upstream",
        N_(
            "Nothing from upstream has come into dx. The weights say how the output changes with "
            "the input, and not yet how L does."
        ),
        shows=always_one_of(
            "dx",
            lambda c: c["W"].T,
            lambda c: c["W"].sum(axis=1),
            lambda c: np.ones(c["dout"].shape) @ c["W"].T,
        ),
        covers=("dx",),
    ),
    Misconception(
        "dx_averaged",
        N_(
            "dx was divided by the number of examples. Each row of x makes its own row of the "
            "output and shares nothing with the others."
        ),
        gives={"dx": lambda c: np.einsum("nm,dm->nd", c["dout"] / len(c["x"]), c["W"])},
    ),
)
