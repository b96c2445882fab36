"""Wrong ideas about the parameters of the two-layer network: names, shapes, first values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise06 import (
    EVERYTHING,
    Formula,
    Shows,
    either,
    misshapen,
    of,
    parameter,
    raised,
    raises,
)

FOUR = {"W1", "b1", "W2", "b2"}
W2_LIKE_W1 = parameter("W2", "inputs hidden")
ON_ITS_SIDE = either(parameter("W1", "hidden inputs"), parameter("W2", "outputs hidden"))
SKIPS_HIDDEN = either(parameter("W1", "inputs outputs"), parameter("W2", "inputs outputs"))
BIAS_OF_INPUTS = either(parameter("b1", "inputs"), parameter("b2", "hidden"))
BIAS_MATRIX = either(
    parameter("b1", "1 hidden", "hidden 1"), parameter("b2", "1 outputs", "outputs 1")
)
BIAS_NUMBER = either(
    parameter("b1", ""),
    raises("AttributeError", r"'int' object has no attribute 'shape'"),
    raises("AttributeError", r"'float' object has no attribute 'shape'"),
)
KNOWN_SHAPES = (W2_LIKE_W1, ON_ITS_SIDE, SKIPS_HIDDEN, BIAS_OF_INPUTS, BIAS_MATRIX, BIAS_NUMBER)


def other_names(seen: Sequence[Seen]) -> bool:
    """Has params other keys than the four?"""
    shapes = [look.came for look in of(seen, "shapes") if isinstance(look.came, dict)]
    stopped = {look.came for look in seen if raised(look) and look.came.kind == "KeyError"}
    never_ran = len(stopped) == 1 and all(raised(look) for look in seen)
    return any(not set(came) >= FOUR for came in shapes) or never_ran


# Of the parameters: these spoil the gradient's exercise too.
PARAMETERS = (
    Misconception(
        "w2_sized_like_w1",
        N_(
            "W2 has the shape of W1. But what reaches W2 is the output of the hidden layer, and "
            "what leaves it is one score for each class."
        ),
        shows=W2_LIKE_W1,
        covers=EVERYTHING,
    ),
    Misconception(
        "weights_transposed",
        N_(
            "A weight matrix has its rows and columns exchanged. In x W each row of W belongs to "
            "one input, each column to one output."
        ),
        shows=ON_ITS_SIDE,
        covers=EVERYTHING,
        section="5.6.1",
    ),
    Misconception(
        "hidden_layer_left_out",
        N_(
            "A weight matrix leads from the input straight to the output. The hidden layer lies "
            "between the two."
        ),
        shows=SKIPS_HIDDEN,
        covers=EVERYTHING,
    ),
    Misconception(
        "bias_sized_by_its_inputs",
        N_(
            "A bias has as many entries as its layer has inputs. A bias is added to what the "
            "layer gives, after the multiplication."
        ),
        shows=BIAS_OF_INPUTS,
        covers=EVERYTHING,
        section="5.6.1",
    ),
    Misconception(
        "bias_is_a_matrix",
        N_("A bias has two axes here. It is one number for each neuron, so one axis is enough."),
        shows=BIAS_MATRIX,
        covers=EVERYTHING,
    ),
    Misconception(
        "bias_is_one_number",
        N_("A bias is a single number here. Each neuron has a bias of its own, which is learned."),
        shows=BIAS_NUMBER,
        covers=EVERYTHING,
    ),
    Misconception(
        "parameter_misshapen",
        N_(
            "The shapes of the parameters do not join: what one layer gives is what the next one "
            "takes. Follow one row on its way: input_size, hidden_size, output_size."
        ),
        shows=lambda seen: misshapen(seen) and not either(*KNOWN_SHAPES)(seen),
        covers=EVERYTHING,
    ),
    Misconception(
        "params_under_other_names",
        N_(
            "params has other keys than W1, b1, W2 and b2. Whoever updates the network looks for "
            "these four, capital letters and all."
        ),
        shows=other_names,
        covers=EVERYTHING,
    ),
)


# Of how the parameters begin.


def measured(seen: Sequence[Seen]) -> list[Seen]:
    """The looks that gave the spread of the weights and the size of the biases."""
    return [f for f in of(seen, "beginnings") if isinstance(f.came, dict) and set(f.came) == FOUR]


def spread(*weights: Formula) -> Shows:
    """A test: does one of these formulas give the spread of both weights, in units of the std?"""

    def fits(look: Seen, formula: Formula) -> bool:
        wanted = formula(look.case)
        return all(np.isclose(look.came[n], wanted, rtol=0.08, atol=1e-9) for n in ("W1", "W2"))

    return lambda seen: (
        bool(measured(seen))
        and any(all(fits(look, formula) for look in measured(seen)) for formula in weights)
    )


def same_whatever_std(seen: Sequence[Seen]) -> bool:
    """Is the spread of a weight the same in every case, although the std is not?"""
    looks = measured(seen)
    spreads = [[look.came[n] * look.case["std"] for look in looks] for n in ("W1", "W2")]
    return len(looks) > 1 and any(min(s) > 0 and max(s) < 1.1 * min(s) for s in spreads)


def biases_begin_elsewhere(seen: Sequence[Seen]) -> bool:
    """Is a bias other than zero?"""
    return any(abs(f.came[name]) > 1e-8 for f in measured(seen) for name in ("b1", "b2"))


BEGINNINGS = (
    Misconception(
        "weight_init_std_ignored",
        N_(
            "The weights do not follow weight_init_std: with a standard deviation twice as large "
            "they should spread twice as far."
        ),
        shows=same_whatever_std,
        covers=("beginnings",),
    ),
    Misconception(
        "uniform_not_normal",
        N_(
            "The weights spread like numbers of a uniform distribution: those between 0 and 1 have "
            "a standard deviation of about 0.29. A normal distribution was asked for."
        ),
        shows=spread(lambda c: 12**-0.5, lambda c: 3**-0.5, lambda c: 48**-0.5),
        covers=("beginnings",),
    ),
    Misconception(
        "weights_all_alike",
        N_(
            "All weights begin with one and the same value. Then all hidden neurons give the same, "
            "get the same gradient, and stay alike for ever."
        ),
        shows=spread(lambda c: 0.0),
        covers=("beginnings",),
    ),
    Misconception(
        "variance_for_standard_deviation",
        N_(
            "weight_init_std is a standard deviation. The weights spread as if it were a variance, "
            "or as if it counted twice."
        ),
        shows=spread(lambda c: c["std"], lambda c: c["std"] ** -0.5),
        covers=("beginnings",),
    ),
    Misconception(
        "biases_not_zero",
        N_("The biases begin with other values than zero."),
        shows=biases_begin_elsewhere,
        covers=("beginnings",),
    ),
)
