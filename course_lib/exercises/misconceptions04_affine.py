"""Wrong ideas about the Affine layer, those that show in forward: chapter 04."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .misconceptions04_backward import ALL, BACKWARD_ENTRIES
from .misconceptions04_bias import bias_entries
from .misconceptions04_gradients import KEPT_ENTRIES
from .recognise04 import (
    Formula,
    always_one_of,
    at,
    brackets_forgotten,
    foreign_sizes,
    kind_of,
    of,
    refused,
    refused_by_entries,
    several,
    shares,
)


def product(c: Any) -> Any:
    """The product with the weights."""
    return c["x"] @ c["W"]


def after_earlier(change: Formula) -> Formula:
    """The output of a second batch when the first one left the layer changed."""
    return lambda c: change(c) if len(c["earlier_x"]) else product(c) + c["b"]


WEIGHTS_GONE = after_earlier(
    lambda c: c["x"] @ shares(c["earlier_x"], c["earlier_dout"]).sum(axis=0) + c["b"]
)
BIAS_GONE = after_earlier(lambda c: product(c) + c["earlier_dout"].sum(axis=0))
BIAS_ONE_NUMBER = after_earlier(lambda c: product(c) + c["earlier_dout"].sum())
BOTH_GONE = after_earlier(
    lambda c: (
        c["x"] @ shares(c["earlier_x"], c["earlier_dout"]).sum(axis=0)
        + c["earlier_dout"].sum(axis=0)
    )
)
overwritten = always_one_of("forward", WEIGHTS_GONE, BIAS_GONE, BIAS_ONE_NUMBER, BOTH_GONE)


def changed_otherwise(seen: Sequence[Seen]) -> bool:
    """Is forward right until a batch has gone back, wrong after it, and nothing overwritten?"""
    looks = of(seen, "forward")
    second_only = all(bool(look.problem) == (len(look.case["earlier_x"]) > 0) for look in looks)
    return second_only and not overwritten(seen)


def examples_as_columns(seen: Sequence[Seen]) -> bool:
    """Is the output turned round, or did the bias meet an output that is?"""
    turned = all(
        isinstance(look.came, np.ndarray) and look.came.shape == look.case["dout"].T.shape
        for look in seen
    )
    return turned or refused_by_entries("dout.T b", "b dout.T")(seen)


def no_constructor(seen: Sequence[Seen]) -> bool:
    """Did the class refuse any argument, as one without a constructor does?"""
    return all(
        kind_of(look) == "TypeError" and "takes no arguments" in look.came.message for look in seen
    )


FORWARD = (
    Misconception(
        "no_constructor",
        N_(
            "Python finds no constructor in the class, so the layer cannot take W and b. It knows "
            "it by one name only, with two underscores before and two behind."
        ),
        shows=no_constructor,
        covers=ALL,
    ),
    brackets_forgotten(*ALL),
    Misconception(
        "global_taken",
        N_(
            "An array takes part whose sizes the layer was never given. A name in the body that is "
            "not in the def line, capital letters counted, is taken from the notebook around it; "
            "or the layer makes up parameters of its own."
        ),
        shows=foreign_sizes,
        covers=ALL,
    ),
    Misconception(
        "entry_by_entry",
        N_(
            "* multiplies entries that stand at the same place. A neuron adds up all its inputs, "
            "each times its weight, and that sum is in the matrix product only."
        ),
        shows=at("forward", refused_by_entries("x W", "W x", "x W.T", "W.T x")),
        covers=ALL,
    ),
    Misconception(
        "operands_swapped",
        N_(
            "The two factors of the product stand the other way round. The rows of the output are "
            "the examples, so what has the examples as rows comes first."
        ),
        shows=at("forward", refused("W x", "W.T x")),
        covers=ALL,
    ),
    Misconception(
        "weights_transposed_in_forward",
        N_(
            "Going forward, W is turned round. It has a row for each input already, and that is "
            "the size that meets the columns of x."
        ),
        shows=at("forward", refused("x W.T")),
        covers=ALL,
    ),
    Misconception(
        "parameters_exchanged",
        N_(
            "W and b have changed places. Follow both from the brackets of the constructor to the "
            "names on self."
        ),
        shows=at("forward", refused("x b", "b x")),
        covers=ALL,
    ),
    Misconception(
        "bias_added_too_early",
        N_(
            "The bias met the input, before the weights. It belongs to the neurons: it shifts what "
            "the product has given."
        ),
        shows=at("forward", refused_by_entries("x b", "b x")),
        covers=ALL,
    ),
    Misconception(
        "bias_added_to_the_weights",
        N_(
            "The bias met the weights, before the product. There it is multiplied by the inputs; "
            "it is to shift the output by the same amount whatever the input is."
        ),
        gives={"forward": lambda c: c["x"] @ (c["W"] + c["b"])},
    ),
    Misconception(
        "examples_as_columns",
        N_(
            "The output lies on its side: a column for each example. Here every example is a row, "
            "and it stays a row from the first layer to the last."
        ),
        shows=at("forward", examples_as_columns),
        covers=ALL,
    ),
    Misconception(
        "several_returned",
        N_(
            "forward returns several things. Only the output travels on to the next layer; what "
            "this layer needs later stays with it."
        ),
        shows=several("forward"),
        covers=("forward",),
    ),
    *bias_entries(product),
    Misconception(
        "activation_inside",
        N_(
            "The output went through an activation already. That is a layer of its own, which "
            "comes after this one; after the last layer there is none."
        ),
        shows=always_one_of(
            "forward",
            lambda c: np.maximum(0, product(c) + c["b"]),
            lambda c: 1 / (1 + np.exp(-(product(c) + c["b"]))),
        ),
        covers=("forward",),
    ),
    Misconception(
        "parameters_overwritten",
        N_(
            "After backward, W and b of the layer are their gradients. A parameter and its "
            "gradient are two things; the next forward uses the parameter."
        ),
        gives={"forward": BOTH_GONE},
        covers=ALL,
    ),
    Misconception(
        "bias_overwritten",
        N_(
            "After backward, the bias of the layer is its gradient. The first batch comes out "
            "right, and the next one is shifted by a gradient."
        ),
        shows=always_one_of("forward", BIAS_GONE, BIAS_ONE_NUMBER),
        covers=("forward", "db"),
    ),
    Misconception(
        "weights_overwritten",
        N_(
            "After backward, the weights of the layer are their gradient. The first batch comes "
            "out right, and the next one is multiplied by a gradient."
        ),
        gives={"forward": WEIGHTS_GONE},
        covers=("forward", "dx", "dW"),
    ),
    Misconception(
        "parameters_changed",
        N_(
            "The first batch is right and the second is not: after backward the layer is no longer "
            "what it was. It is to find gradients only. To move the parameters by them is a later "
            "step."
        ),
        shows=changed_otherwise,
        covers=("forward",),
    ),
)

AFFINE = (*FORWARD, *BACKWARD_ENTRIES, *KEPT_ENTRIES)
