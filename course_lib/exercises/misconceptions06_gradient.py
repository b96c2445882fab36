"""Wrong ideas about the gradient of the two-layer network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise06 import (
    GRADIENT,
    always,
    both,
    either,
    met,
    of,
    raised,
    raises,
    refused,
    same,
    same_as,
    shaped,
    told,
)
from .wrong_networks06 import (
    error,
    first,
    scores,
)

PARTS = ("W1", "b1", "W2", "b2")


def misses(seen: Sequence[Seen], *criteria: str) -> bool:
    """Is there a KeyError at one of these?"""
    looks = [look for c in criteria for look in of(seen, c)]
    return any(raised(look) and look.came.kind == "KeyError" for look in looks)


def empty(*criteria: str) -> Any:
    """A test: came None for all of these?"""
    return lambda seen: all(look.came is None for c in criteria for look in of(seen, c))


# Of the dict that comes back: which gradient stands under which name.
DICT = (
    Misconception(
        "layers_swapped",
        N_("The gradients of the two layers have changed places: W1 holds what belongs to W2."),
        shows=either(
            both(shaped("W1", "hidden outputs"), shaped("W2", "inputs hidden")),
            both(shaped("b1", "outputs"), shaped("b2", "hidden")),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "weights_and_biases_swapped",
        N_("Weights and biases have changed places: under W1 stands the gradient of a bias."),
        shows=both(
            either(shaped("W1", "hidden"), shaped("W2", "outputs")),
            either(shaped("b1", "inputs hidden"), shaped("b2", "hidden outputs")),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "same_layer_twice",
        N_("The same layer is asked twice: its gradients stand under the names of both layers."),
        shows=either(same_as("W1", "W2"), both(met("W1", "W2"), same_as("b1", "b2"))),
        covers=GRADIENT,
    ),
    Misconception(
        "bias_given_the_weights_gradient",
        N_(
            "Under the name of a bias stands the gradient of that layer's weights. Each gradient "
            "has the shape of its own parameter."
        ),
        shows=either(same_as("b1", "W1"), same_as("b2", "W2")),
        covers=("b1", "b2", "fresh"),
    ),
    Misconception(
        "weights_given_the_biases_gradient",
        N_(
            "Under the name of a weight stands the gradient of that layer's bias. Each gradient "
            "has the shape of its own parameter."
        ),
        shows=either(
            both(shaped("W1", "hidden"), met("b1")), both(shaped("W2", "outputs"), met("b2"))
        ),
        covers=("W1", "W2"),
    ),
    Misconception(
        "key_written_twice",
        N_(
            "One name is written twice, so the second gradient replaces the first, and another "
            "name is missing."
        ),
        shows=lambda seen: (
            (misses(seen, "W2") and shaped("W1", "hidden outputs")(seen))
            or (misses(seen, "b2") and shaped("b1", "outputs")(seen))
            or (misses(seen, "b1") and shaped("W1", "hidden")(seen))
            or (misses(seen, "b2") and shaped("W2", "outputs")(seen))
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "grads_not_a_dict",
        N_("gradient gives no dict. Whoever updates the network asks it by name: W1, b1, W2, b2."),
        shows=either(
            raises("TypeError", "indices must be integers", line=r"^$"),
            raises("IndexError", "only integers, slices", line=r"^$"),
            raises("TypeError", "not subscriptable", line=r"^$", criterion="W1"),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "parameters_for_gradients",
        N_("These are the parameters themselves, not the gradient of the loss for them."),
        shows=either(
            always("W1", lambda c: c["params"]["W1"]),
            always("b1", lambda c: c["params"]["b1"]),
            always("W2", lambda c: c["params"]["W2"]),
            always("b2", lambda c: c["params"]["b2"]),
        ),
        covers=GRADIENT,
    ),
)


def stale(c: Any) -> Any:
    """The gradient of b1 with the values that forward stored for the batch before."""
    return ((error(c, scores(c)) @ c["moved"]["W2"].T) * (first(c) > 0)).sum(axis=0)


def cut_off(seen: Sequence[Seen]) -> bool:
    """Were the first gradients right, and did only another batch raise, on the way back?"""
    return met(*PARTS)(seen) and any(
        raised(look) and "backward" in look.came.message + look.came.line
        for look in of(seen, "fresh")
    )


def asked_once(seen: Sequence[Seen]) -> list[Seen]:
    """All looks, but for the other batch only the first of the two."""
    return [f for f in seen if f.criterion != "fresh"] + of(seen, "fresh")[::2]


def added_up(seen: Sequence[Seen]) -> bool:
    """Does the gradient grow by the same amount whenever the other batch comes again?"""
    fresh = of(seen, "fresh")
    threes = [*zip(of(seen, "b1"), fresh[::2], fresh[1::2], strict=True)]
    if not all(isinstance(look.came, np.ndarray) for three in threes for look in three):
        return False
    grows = all(same(2 * once.came, again.came + before.came) for before, once, again in threes)
    return grows and any(not same(once.came, again.came) for _, once, again in threes)


# Of the order: what runs when.
ORDER = (
    Misconception(
        "forward_not_run",
        N_(
            "backward works with what forward stored last, and for a new batch that is the batch "
            "before. The values that it needs have not been calculated."
        ),
        shows=either(
            both(met(*PARTS), lambda seen: always("fresh", stale)(asked_once(seen))),
            raises("RuntimeError", "call forward first"),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "loss_layer_not_run",
        N_(
            "The new batch went through the layers of predict, but not through the loss. So the "
            "loss layer sends back the gradient of the batch before."
        ),
        shows=cut_off,
        covers=("fresh",),
    ),
    Misconception(
        "layers_not_reversed",
        N_(
            "The gradient meets the first layer first. It comes from the loss, so its way through "
            "the chain is the reverse of forward's."
        ),
        shows=refused("rows outputs", "hidden inputs", line=r"\.T|backward"),
        covers=GRADIENT,
    ),
    Misconception(
        "layers_reversed_for_good",
        N_(
            "The first gradient is right, and after it the layers of the network itself stand in "
            "reverse order: the next forward begins with the last layer."
        ),
        shows=both(met(*PARTS), refused("rows inputs", "hidden outputs")),
        covers=("fresh",),
    ),
    Misconception(
        "reverse_gives_none",
        N_("reverse() turns a list round in place and gives None back, so there is no list here."),
        shows=raises("TypeError", "'NoneType' object is not iterable", line=r"reverse\(|for "),
        covers=GRADIENT,
    ),
    Misconception(
        "values_are_no_list",
        N_("values() of a dict is no list: it has neither reverse() nor places to count by."),
        shows=either(
            raises("AttributeError", "dict_values' object has no attribute 'reverse'"),
            raises("TypeError", "dict_values' object is not subscriptable"),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "gradients_read_too_early",
        N_(
            "The gradients are read before the backward pass has filled them: the first time they "
            "are None, later they are those of the batch before."
        ),
        shows=both(empty(*PARTS), shaped("fresh", "hidden")),
        covers=GRADIENT,
    ),
    Misconception(
        "first_gradients_again",
        N_(
            "Another batch, other parameters, and the same gradients as before: they were kept and "
            "not calculated anew."
        ),
        shows=lambda seen: met("b1")(seen) and same_as("fresh", "b1")(asked_once(seen)),
        covers=("fresh",),
    ),
    Misconception(
        "gradients_added_up",
        N_("Each gradient has those of the batches before it added in."),
        shows=both(met(*PARTS), added_up),
        covers=("fresh",),
    ),
    Misconception(
        "gradient_changes_the_network",
        N_(
            "To ask for the gradient changes the network: asked twice for the same batch, it gives "
            "two answers. The update is a step of its own."
        ),
        shows=lambda seen: met(*PARTS)(seen) and met("fresh")(asked_once(seen)),
        covers=("fresh",),
    ),
    Misconception(
        "gradient_not_passed_on",
        N_(
            "The ReLU gets the gradient that was meant for the second Affine. What that Affine "
            "sent back has been lost."
        ),
        shows=either(
            told("rows hidden", "rows outputs", says="^Relu.backward"),
            raises("IndexError", "boolean index did not match"),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "backward_returns_nothing",
        N_("A layer gets None for its upstream gradient: the layer before it sent nothing back."),
        shows=told("rows hidden", says=r"got \(\)$"),
        covers=GRADIENT,
    ),
    Misconception(
        "backward_stops_early",
        N_(
            "The gradient has not come as far as the first Affine. Its dW and db are still what "
            "they were before the backward pass."
        ),
        shows=both(met("W2", "b2"), empty("W1", "b1")),
        covers=("W1", "b1", "fresh"),
    ),
)
