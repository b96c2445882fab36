"""Wrong ideas about predict of the two-layer network: what stands between input and scores."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..functions import softmax
from ..language import N_
from .misconception import Misconception
from .recognise06 import FROM_PREDICT, GRADIENT, always, both, either, met, of, refused, told
from .wrong_networks06 import (
    OTHERS,
    Activation,
    b2_of,
    error,
    first,
    network,
    nothing,
    relu,
    scores,
    sigmoid,
    still,
    whole_softmax,
    without_biases,
)


def wired(name: str, says: str, *activations: tuple[Activation, ...], section: str = "") -> Any:
    """A network with other activations: its misconception for predict, and for the gradient."""
    given = always("predict", *(network(*pair) for pair in activations))
    back = always("b2", *(b2_of(*pair) for pair in activations))
    return (
        Misconception(name, says, shows=given, covers=FROM_PREDICT, section=section),
        Misconception(name, says, shows=back, covers=GRADIENT, section=section),
    )


WIRED = (
    wired(
        "no_activation",
        N_(
            "Nothing happens to the values between the two Affines. Two Affines in a row are no "
            "more than one Affine, so the hidden layer adds nothing."
        ),
        (nothing,),
        (nothing, softmax),
        section="5.5.1",
    ),
    wired(
        "wrong_activation",
        N_("Between the two Affines the values pass through another function than ReLU."),
        *((other,) for other in OTHERS),
        section="5.5.1",
    ),
    wired(
        "activation_after_last_affine",
        N_(
            "The scores pass through one more activation after the last Affine. A score may be "
            "any number, a negative one too; an activation there loses what it says."
        ),
        (relu, relu),
        (relu, sigmoid),
        (nothing, relu),
        (nothing, sigmoid),
        (sigmoid, sigmoid),
        (relu, lambda a: softmax(relu(a))),
        (relu, lambda a: softmax(sigmoid(a))),
    ),
    wired(
        "softmax_in_predict",
        N_(
            "predict gives probabilities, not scores. The loss layer has a softmax of its own, so "
            "while learning there are two: scores 2 and 0 become 0.88 and 0.12, and these become "
            "0.68 and 0.32."
        ),
        (relu, softmax),
        (relu, whole_softmax),
        (relu, lambda a: softmax(np.transpose(a)).T),
        section="5.6.3",
    ),
    wired(
        "network_of_chapter_four",
        N_(
            "This is the network of the book's chapter 4, with a sigmoid in the middle and softmax "
            "at the end of predict. Here the hidden activation is another one, and softmax "
            "belongs to the loss."
        ),
        (sigmoid, softmax),
        (sigmoid, whole_softmax),
    ),
)
MISSING = (without_biases("b1", "b2"), without_biases("b1"), without_biases("b2"))
WITHOUT_BIASES = either(
    always("predict", *MISSING),
    always("b2", *(lambda c, f=f: error(c, f(c)).sum(axis=0) for f in MISSING)),
)


RETURNS_TOO_EARLY = Misconception(
    "returns_too_early",
    N_(
        "What predict gives is what one of the first layers gives. The rest of the chain is never "
        "reached."
    ),
    shows=either(
        always("predict", first, lambda c: relu(first(c)), lambda c: sigmoid(first(c))),
        told("rows hidden", "rows outputs", says="labels|broadcast"),
    ),
    covers=FROM_PREDICT,
)
OUTPUT_NOT_PASSED_ON = Misconception(
    "output_not_passed_on",
    N_(
        "The second Affine gets the network's input x. What the layers before it gave has been "
        "lost on the way."
    ),
    shows=both(
        refused("rows inputs", "hidden outputs"), lambda seen: not met("predict", "b1")(seen)
    ),
    covers=FROM_PREDICT,
)
BIASES_LEFT_OUT = Misconception(
    "biases_left_out",
    N_(
        "A bias has not reached the scores. At the beginning, while all biases are zero, nobody "
        "would notice."
    ),
    shows=WITHOUT_BIASES,
    covers=FROM_PREDICT,
    section="5.6.1",
)
COPIES = N_(
    "The layers go on with the parameters of the beginning. A change of params does not reach "
    "them: they hold other arrays."
)


def copies(**gives: Any) -> Misconception:
    """Layers with parameters of their own: what they give for an input of zeros."""
    return Misconception(
        "layers_hold_copies",
        COPIES,
        gives=gives,
        shows=lambda seen: not WITHOUT_BIASES(seen),
        covers=FROM_PREDICT,
        section="5.7.4",
    )


PREDICT = (
    *(forward for forward, _ in WIRED),
    RETURNS_TOO_EARLY,
    BIASES_LEFT_OUT,
    Misconception(
        "class_instead_of_scores",
        N_("predict gives one class number for each row. The loss needs the score of every class."),
        gives={"predict": lambda c: scores(c).argmax(axis=1)},
        covers=FROM_PREDICT,
    ),
    Misconception(
        "more_than_the_scores",
        N_("predict gives several values at once. Whoever calls it expects the scores alone."),
        shows=lambda seen: all(isinstance(look.came, list) for look in of(seen, "predict")),
        covers=FROM_PREDICT,
    ),
    OUTPUT_NOT_PASSED_ON,
    copies(predict=still),
)
PREDICT_BACK = (
    *(back for _, back in WIRED),
    RETURNS_TOO_EARLY,
    BIASES_LEFT_OUT,
    OUTPUT_NOT_PASSED_ON,
    copies(b2=lambda c: None if np.any(c["x"]) else error(c, still(c)).sum(axis=0)),
)
