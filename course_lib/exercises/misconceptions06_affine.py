"""Wrong ideas about the gradients that the two Affines of the network keep."""

from __future__ import annotations

from ..language import N_
from .misconception import Misconception
from .recognise06 import GRADIENT, either, met, refused, shaped
from .wrong_networks06 import error, first, half_differences, scores

AFFINES = (
    Misconception(
        "hidden_before_its_activation",
        N_(
            "The gradient of W2 is formed with the hidden values before the ReLU. What W2 was "
            "multiplied by is what came out of it."
        ),
        gives={"W2": lambda c: first(c).T @ error(c, scores(c))},
        section="5.6.1",
    ),
    Misconception(
        "weight_gradient_on_its_side",
        N_(
            "The gradient of a weight matrix has its rows and columns exchanged. It has the shape "
            "of the matrix itself, entry for entry."
        ),
        shows=either(shaped("W1", "hidden inputs"), shaped("W2", "outputs hidden")),
        covers=("W1", "W2"),
        section="5.6.1",
    ),
    Misconception(
        "found_numerically",
        N_(
            "These are central differences of the loss, not a backward pass. For large inputs a "
            "step of 0.0001 in a weight is not small any more, and they are wrong."
        ),
        gives={"W1": half_differences},
        covers=GRADIENT,
        section="5.7.3",
    ),
    Misconception(
        "bias_gradient_not_summed",
        N_(
            "The gradient of a bias still has one row for each row of the batch. All rows use the "
            "same bias, so they all have a part in its gradient."
        ),
        shows=either(shaped("b1", "rows hidden"), shaped("b2", "rows outputs")),
        covers=("b1", "b2", "fresh"),
        section="5.6.2",
    ),
    Misconception(
        "bias_gradient_keeps_an_axis",
        N_(
            "The gradient of a bias has two axes, one of them of length 1. A bias has one axis, "
            "and so has its gradient."
        ),
        shows=either(shaped("b1", "1 hidden"), shaped("b2", "1 outputs")),
        covers=("b1", "b2", "fresh"),
        section="5.6.2",
    ),
    Misconception(
        "bias_gradient_summed_too_far",
        N_(
            "The gradient of a bias is summed over the neurons too. Only the rows share a bias; "
            "each neuron has its own."
        ),
        shows=either(
            shaped("b1", "rows"), shaped("b2", "rows"), shaped("b1", ""), shaped("b2", "")
        ),
        covers=("b1", "b2", "fresh"),
        section="5.6.2",
    ),
    Misconception(
        "bias_gradient_averaged",
        N_(
            "The gradient of a bias is a mean over the rows. The mean is in the loss already; "
            "where one bias serves many rows, their gradients add up."
        ),
        gives={"b2": lambda c: error(c, scores(c)).mean(axis=0)},
        shows=met("W2"),
        covers=("b1", "b2", "fresh"),
        section="5.6.2",
    ),
    Misconception(
        "weights_not_transposed",
        N_(
            "On the way back the weights are used as on the way forward. There they turn hidden "
            "values into scores; back it goes from scores to hidden values."
        ),
        shows=either(
            refused("rows outputs", "hidden outputs", line=r"^[^T]*$", by_layers=False),
            refused("rows hidden", "inputs hidden", line=r"^[^T]*$", by_layers=False),
        ),
        covers=GRADIENT,
        section="5.6.1",
    ),
)
