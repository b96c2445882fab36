"""Wrong ideas about Sigmoid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .misconceptions03 import FIRST_FORWARD, SHARED, matrix_product, not_kept
from .recognise03 import gave, raised, right

BOTH = ("forward", "dx", "memory")


def falling(x: Any) -> Any:
    """The mirror image of a sigmoid."""
    return 1 / (1 + np.exp(x))


def dx_like(*formulas: Callable[[Any, Any, Any, Any], Any]) -> Callable[[Sequence[Seen]], bool]:
    """A test: is dx one of these formulas over x, dout, the answer's own output, and exp(-x)?"""

    def way(formula: Any) -> dict[str, Any]:
        return {"dx": lambda c, seen: formula(c["x"], c["dout"], seen["forward"], np.exp(-c["x"]))}

    return gave(*(way(formula) for formula in formulas))


def graph_exp(findings: Sequence[Seen]) -> bool:
    """Did the graph's exp make a Variable of the output?"""
    came = [f.came for f in findings if f.criterion == "forward"]
    return any(getattr(value, "kind", "") == "Variable" for value in came)


ABOUT_SIGMOID = (
    Misconception(
        "mirrored",
        N_(
            "This output falls where a sigmoid rises. For a large x it should come close to 1; "
            "follow x = 5 through your formula, sign by sign."
        ),
        gives={"forward": lambda c: falling(c["x"])},
    ),
    Misconception(
        "brackets_missing",
        N_(
            "This output leaves the range from 0 to 1. Python divides before it adds: what was "
            "meant to stand under the fraction bar together has come apart."
        ),
        shows=gave(
            {"forward": lambda c, _: 1 + np.exp(-c["x"])},
            {"forward": lambda c, _: 1 + np.exp(c["x"])},
            {"forward": lambda c, _: 1 - np.exp(-c["x"])},
        ),
        covers=("forward",),
    ),
    Misconception(
        "x_not_used",
        N_("Whatever x is, the same number comes out. x has not entered the exponent."),
        shows=gave(
            *(
                {"forward": lambda c, _, a=a, like=like: like(c["x"], 1 / (1 + np.exp(a)))}
                for a in (-1.0, 1.0)
                for like in (np.full_like, lambda _, number: number)
            )
        ),
        covers=("forward",),
    ),
    Misconception(
        "wrong_denominator",
        N_(
            "This output is not always between 0 and 1. Look at what stands under the fraction "
            "bar and compare it with step c of the four steps."
        ),
        shows=gave(
            {"forward": lambda c, _: np.exp(c["x"])},
            {"forward": lambda c, _: np.exp(-c["x"])},
            {"forward": lambda c, _: 1 / (1 - np.exp(-c["x"]))},
            {"forward": lambda c, _: 1 / (1 - c["x"])},
            {"forward": lambda c, _: 1 / (1 + c["x"])},
            {"forward": lambda c, _: 1 / (c["x"] + np.exp(-c["x"]))},
        ),
        covers=("forward",),
    ),
    Misconception(
        "another_function",
        N_(
            "This is another function. The sigmoid takes each entry by itself and runs from 0 to "
            "1; at x = 0 it is one half, and it is smooth everywhere."
        ),
        shows=gave(
            {"forward": lambda c, _: np.tanh(c["x"])},
            {"forward": lambda c, _: np.tanh(c["x"] / 2)},
            {"forward": lambda c, _: c["x"] * (c["x"] > 0)},
            {"forward": lambda c, _: c["x"] > 0},
            {"forward": lambda c, _: np.exp(c["x"]) / np.exp(c["x"]).sum()},
            {"forward": lambda c, _: np.exp(c["x"]) / np.exp(c["x"]).sum(axis=1, keepdims=True)},
        ),
        covers=("forward",),
    ),
    Misconception(
        "derivative_as_output",
        N_(
            "Forward returns the slope of the sigmoid. Its slope is small on both sides; the "
            "sigmoid itself comes close to 1 for a large x. The slope is backward's business."
        ),
        gives={"forward": lambda c: 0.25 / np.cosh(c["x"] / 2) ** 2},
    ),
    Misconception(
        "graph_exp",
        N_(
            "Here exp is the one of the computation graph: it draws a node and gives a Variable, "
            "no array. Arrays have an exp of their own."
        ),
        shows=graph_exp,
        covers=BOTH,
    ),
    Misconception(
        "exp_of_one_number",
        N_(
            "The exp of Python's math takes one number, and x is a whole array. A calculation for "
            "all entries at once needs a function that knows arrays."
        ),
        shows=lambda findings: raised(
            findings, "forward", "TypeError", "converted to Python scalars"
        ),
        covers=BOTH,
    ),
    Misconception(
        "dout_in_place_of_output",
        N_(
            "dout stands where the output belongs. The slope of a sigmoid is told by where "
            "forward was on the curve, and not by what came from upstream."
        ),
        shows=dx_like(
            lambda x, dout, y, e: dout * (1 - dout) * y,
            lambda x, dout, y, e: dout * (1 - dout),
            lambda x, dout, y, e: dout * dout * (1 - dout),
            lambda x, dout, y, e: dout * dout * (1 - y),
        ),
        covers=("dx",),
    ),
    Misconception(
        "input_in_place_of_output",
        N_(
            "x stands where the output belongs. Equation 5.12 is written in y, and y lies between "
            "0 and 1; x can be any number."
        ),
        shows=dx_like(
            lambda x, dout, y, e: dout * x * (1 - x),
            lambda x, dout, y, e: dout * y * (1 - x),
            lambda x, dout, y, e: dout * x * (1 - y),
            lambda x, dout, y, e: x * (1 - x),
        ),
        covers=("dx",),
    ),
    Misconception(
        "factor_missing",
        N_(
            "A factor of equation 5.12 is missing, or one stands there twice. At both ends, near "
            "0 and near 1, the curve is flat; with one factor alone, one end would stay steep."
        ),
        shows=dx_like(
            lambda x, dout, y, e: dout * (1 - y),
            lambda x, dout, y, e: dout * (1 - y) ** 2,
            lambda x, dout, y, e: dout * (1 - y) ** 2 * y,
            lambda x, dout, y, e: dout * (1 - y) * y**2,
            lambda x, dout, y, e: dout * (1 - y) ** 2 * y**2,
            lambda x, dout, y, e: dout**2 * (y - y**2),
            lambda x, dout, y, e: dout * y,
        ),
        covers=("dx",),
    ),
    Misconception(
        "derivative_of_tanh",
        N_(
            "That is how the slope of tanh is written, another S-shaped curve. Where y is one "
            "half, the sigmoid has the slope of one quarter; put the numbers into yours."
        ),
        shows=dx_like(lambda x, dout, y, e: dout * (1 - y**2)),
        covers=("dx",),
    ),
    Misconception(
        "gradient_brackets_missing",
        N_(
            "Python multiplies and divides before it adds and takes away. A difference or a sum "
            "that belongs together has come apart here."
        ),
        shows=dx_like(
            lambda x, dout, y, e: dout - y**2,
            lambda x, dout, y, e: dout * y - y,
            lambda x, dout, y, e: y - y * dout,
            lambda x, dout, y, e: dout * e + e**2,
            lambda x, dout, y, e: dout * e / 1 + e,
        ),
        covers=("dx",),
    ),
    Misconception(
        "exponent_turned_round",
        N_(
            "In backward, exp has the other sign than in forward. It is one and the same node: "
            "what backward multiplies by is the value that came out of it on the way there."
        ),
        shows=dx_like(lambda x, dout, y, e: dout * y**2 / e),
        covers=("dx",),
    ),
    Misconception(
        "upstream_forgotten",
        N_(
            "dout has not come in. What the layer sends back here is the same, whatever comes "
            "from upstream."
        ),
        shows=dx_like(
            lambda x, dout, y, e: y - y**2,
            lambda x, dout, y, e: 1 - y,
            lambda x, dout, y, e: y,
        ),
        covers=("dx",),
    ),
    Misconception(
        "local_gradient_missing",
        N_(
            "dout was handed on as it came. The curve is nowhere steeper than one quarter, so "
            "less has to arrive on the other side."
        ),
        gives={"dx": lambda c: c["dout"]},
    ),
    Misconception(
        "chain_cut_short",
        N_(
            "The way back leads through four nodes, and this gradient has not come through all of "
            "them. Follow the four lines of the lesson and see at which one yours stops."
        ),
        shows=dx_like(
            lambda x, dout, y, e: dout * y**2,
            lambda x, dout, y, e: -dout * y**2,
            lambda x, dout, y, e: dout * e,
            lambda x, dout, y, e: -dout * e,
        ),
        covers=("dx",),
    ),
    Misconception(
        "terms_added",
        N_(
            "Two parts of the gradient were added where one follows the other. Along a path, "
            "gradients are multiplied."
        ),
        shows=dx_like(
            lambda x, dout, y, e: dout + y * (1 - y),
            lambda x, dout, y, e: dout * y + (1 - y),
            lambda x, dout, y, e: dout * (1 - y) + y,
            lambda x, dout, y, e: dout * (y + (1 - y) ** 2),
            lambda x, dout, y, e: dout * y * (1 + y),
        ),
        covers=("dx",),
    ),
    Misconception(
        "forward_of_dout",
        N_(
            "Backward put dout through the curve as if it were an input. The upstream gradient "
            "is only multiplied; it does not go through the function again."
        ),
        shows=dx_like(
            lambda x, dout, y, e: falling(-dout),
            lambda x, dout, y, e: falling(-dout) * falling(dout),
            lambda x, dout, y, e: dout * falling(-dout) * falling(dout),
        ),
        covers=("dx",),
    ),
    Misconception(
        "matrix_product",
        N_(
            "A matrix product was asked for, and it adds up over rows and columns. The sigmoid "
            "treats each entry by itself; the shape stays as it is."
        ),
        shows=matrix_product,
        covers=BOTH,
    ),
    Misconception(
        "output_not_kept",
        N_(
            "Forward's output was handed on but not kept, and backward finds nothing. A name "
            "inside forward lives only while forward runs."
        ),
        shows=lambda findings: (
            not_kept("out", "y", "x")(findings)
            # Another array of that name in the notebook: nothing else here has another shape.
            or (right(findings, "forward") and raised(findings, "dx", "ValueError", "broadcast"))
        ),
        covers=("dx", "memory"),
    ),
    Misconception(
        "keeps_first_forward",
        FIRST_FORWARD,
        gives={"memory": lambda c: c["dout"] * 0.25 / np.cosh(c["x"]) ** 2},
    ),
    Misconception(
        "shared_between_objects",
        SHARED,
        gives={"memory": lambda c: c["dout"] * 0.25 / np.cosh(1.5 * c["x"]) ** 2},
    ),
)
