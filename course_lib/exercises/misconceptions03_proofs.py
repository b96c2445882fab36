"""Wrong ideas in the proof of the sigmoid's backward that are more than a slip at one place."""

from __future__ import annotations

import numpy as np

from ..language import N_
from .recognise_lines import idea

ABOUT_SIGMOID_PROOF = (
    idea(
        "reciprocal_for_its_slope",
        N_(
            "The node 1/x was passed with its own output. How fast 1/c falls is another question "
            "than how large it is."
        ),
        dc=(lambda c: c["dy"] * c["y"], lambda c: c["dy"] / c["c"]),
    ),
    idea(
        "slope_of_reciprocal_rising",
        N_(
            "The size is right and the sign is not: when c grows, 1/c gets smaller, so its slope "
            "is negative."
        ),
        dc=(lambda c: c["dy"] * c["y"] ** 2,),
    ),
    idea(
        "logarithm",
        N_("log is the function whose slope is 1/c. Here the slope of 1/c itself is asked."),
        dc=(lambda c: c["dy"] * np.log(c["c"]), lambda c: c["dy"] * np.log(c["y"])),
    ),
    idea(
        "upstream_forgotten",
        N_(
            "Only the local derivative of a node is there. It counts as many times as the "
            "gradient says that arrives from the right."
        ),
        dc=(lambda c: -(c["y"] ** 2),),
        db=(lambda c: 1.0,),
        da=(lambda c: c["b"],),
        dx=(lambda c: -1.0,),
        dx_of_y=(lambda c: c["y"] * (1 - c["y"]),),
    ),
    idea(
        "plus_multiplies",
        N_(
            "The + node was treated like a × node. The derivative of a sum by each of its summands "
            "does not depend on how large they are."
        ),
        db=(lambda c: c["dc"] * c["b"], lambda c: c["dc"] * c["c"]),
    ),
    idea(
        "one_added_again",
        N_("The 1 of the forward pass was added to the gradient. A constant has no slope."),
        db=(lambda c: c["dc"] + 1,),
    ),
    idea(
        "passed_on",
        N_(
            "The node was treated like a + node: the gradient came through unchanged. Its local "
            "derivative is missing."
        ),
        da=(lambda c: c["db"],),
        dx=(lambda c: c["da"],),
    ),
    idea(
        "power_rule_for_exp",
        N_(
            "exp was differentiated like a power of a. In exp(a) the letter stands in the "
            "exponent, and that function is its own derivative."
        ),
        da=(
            lambda c: c["db"] * c["a"] * np.exp(c["a"] - 1),
            lambda c: c["db"] * c["a"] * c["b"],
            lambda c: c["db"] * c["a"],
        ),
    ),
    idea(
        "input_for_minus_one",
        N_(
            "A × node multiplies by its other input. One input of this node is x, the other is "
            "the fixed number."
        ),
        dx=(lambda c: c["da"] * c["x"],),
    ),
    idea(
        "fraction_is_y",
        N_(
            "y has 1 in its numerator, this fraction has exp(-x). Compare the two: what do they "
            "give together?"
        ),
        rest=(lambda c: c["y"],),
    ),
    idea(
        "exp_alone",
        N_("This is exp(-x) written with y. The fraction divides it once more."),
        rest=(lambda c: 1 / c["y"] - 1,),
    ),
    idea(
        "slope_of_tanh",
        N_("This belongs to tanh, another function that bends like an S."),
        dx_of_y=(lambda c: c["dy"] * (1 - c["y"] ** 2),),
    ),
)
