"""Wrong ideas about what flows back through the two-layer network: the numbers of its gradient."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..functions import softmax
from ..language import N_
from .misconception import Misconception
from .recognise06 import GRADIENT, Formula, always, either, told
from .wrong_networks06 import (
    back,
    error,
    first,
    one_hot,
    relu,
    scores,
    sigmoid,
)


def started(by: Formula) -> Any:
    """By criterion, what comes of another gradient at the scores than the loss's."""
    return {
        "b2": lambda c: by(c).sum(axis=0),
        "W2": lambda c: relu(first(c)).T @ by(c),
    }


def sent(by: Formula) -> Any:
    """By criterion, what comes of another gradient behind the ReLU than the right one."""
    return {"b1": lambda c: by(c).sum(axis=0), "W1": lambda c: c["x"].T @ by(c)}


def slopes(y: Any) -> Any:
    """The derivative of a sigmoid with these outputs."""
    return y * (1 - y)


def loss_at(c: Any) -> Any:
    """The loss of the batch."""
    shifted = scores(c) - scores(c).max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -(one_hot(c) * logs).sum() / len(logs)


FLOW = (
    Misconception(
        "last_layer_skipped",
        N_(
            "What the second Affine gets does not come from the loss layer. Then the labels have "
            "no say in the gradient."
        ),
        shows=either(
            always("b2", lambda c: np.full(c["sizes"][-1], float(len(c["x"])))),
            always("b2", lambda c: scores(c).sum(axis=0)),
            always("b2", lambda c: np.zeros(c["sizes"][-1])),
            told("rows outputs", says=r"^Affine.backward.*got \(\)$"),
        ),
        covers=GRADIENT,
    ),
    Misconception(
        "loss_as_upstream",
        N_(
            "The value of the loss takes part in the backward pass. What enters there is the "
            "derivative of the loss by itself, whatever its value is."
        ),
        gives=started(lambda c: loss_at(c) * error(c, scores(c))),
        covers=GRADIENT,
        section="5.1.3",
    ),
    Misconception(
        "not_divided_by_the_batch",
        N_(
            "All gradients are too large by the number of rows. The loss is a mean over the rows, "
            "so each row has only its share in it."
        ),
        gives=started(lambda c: error(c, scores(c)) * len(c["x"])),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "divided_by_the_batch_twice",
        N_("The gradients are divided by the number of rows once more than the loss is."),
        gives=started(lambda c: error(c, scores(c)) / len(c["x"])),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "divided_by_another_count",
        N_("The gradients are divided by another number than that of the rows."),
        shows=always(
            "b2",
            *(
                lambda c, by=by: (error(c, scores(c)) * len(c["x"])).sum(axis=0) / by(c)
                for by in (
                    lambda c: c["sizes"][-1],
                    lambda c: c["sizes"][0],
                    lambda c: one_hot(c).size,
                    lambda c: 100,
                )
            ),
        ),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "labels_left_out_of_the_gradient",
        N_(
            "What comes back at the scores are the probabilities alone. The labels have no say in "
            "it: every score would be pushed down, the right one too."
        ),
        shows=always(
            "b2",
            lambda c: softmax(scores(c)).mean(axis=0),
            lambda c: softmax(scores(c)).sum(axis=0),
        ),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "scores_for_probabilities",
        N_("The labels are compared with scores. Only after softmax can they be compared."),
        shows=always(
            "b2",
            lambda c: (scores(c) - one_hot(c)).mean(axis=0),
            lambda c: (scores(c) - one_hot(c)).sum(axis=0),
        ),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "softmax_passed_over",
        N_(
            "On the way back the gradient passes the softmax as if it were not there, or is "
            "multiplied by the slope of a sigmoid in its place."
        ),
        shows=always(
            "b2",
            lambda c: -(one_hot(c) / softmax(scores(c))).mean(axis=0),
            lambda c: -(one_hot(c) / softmax(scores(c))).sum(axis=0),
            lambda c: (error(c, scores(c)) * slopes(softmax(scores(c)))).sum(axis=0),
        ),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "target_minus_output",
        N_(
            "All gradients have the wrong sign. The difference at the scores is taken the other "
            "way round, so the network would learn to be wrong."
        ),
        shows=always(
            "b2",
            lambda c: -error(c, scores(c)).sum(axis=0),
            lambda c: -error(c, scores(c)).sum(axis=0) * len(c["x"]),
        ),
        covers=GRADIENT,
        section="5.6.3",
    ),
    Misconception(
        "relu_passed_over",
        N_(
            "On the way back the gradient passes the ReLU as if it were not there. A neuron that "
            "gave 0 has no part in the loss."
        ),
        gives=sent(back),
        covers=("W1", "b1", "fresh"),
        section="5.5.1",
    ),
    Misconception(
        "forward_on_the_way_back",
        N_(
            "On the way back the gradient goes through ReLU's forward. That looks at the sign of "
            "the gradient; what counts is the sign of the value that went forward."
        ),
        gives=sent(lambda c: relu(back(c))),
        covers=("W1", "b1", "fresh"),
        section="5.5.1",
    ),
    Misconception(
        "activation_for_its_derivative",
        N_(
            "The gradient is multiplied by what the activation gave. Backward needs its "
            "derivative, which for ReLU has two values only."
        ),
        gives=sent(lambda c: back(c) * relu(first(c))),
        covers=("W1", "b1", "fresh"),
        section="5.5.1",
    ),
    Misconception(
        "upstream_gradient_left_out",
        N_(
            "Behind the ReLU there are only its own slopes, 0 and 1. What came from above has no "
            "part in them any more."
        ),
        gives=sent(lambda c: (first(c) > 0).astype(float)),
        covers=("W1", "b1", "fresh"),
        section="5.5.1",
    ),
    Misconception(
        "mask_turned_round",
        N_("ReLU's mask is turned round: the gradient reaches the neurons that gave 0."),
        gives=sent(lambda c: back(c) * (first(c) <= 0)),
        covers=("W1", "b1", "fresh"),
        section="5.5.1",
    ),
    Misconception(
        "derivative_of_a_sigmoid",
        N_("The hidden layer's backward is that of a sigmoid, but its forward is a ReLU."),
        shows=always(
            "b1",
            lambda c: (back(c) * slopes(sigmoid(first(c)))).sum(axis=0),
            lambda c: (back(c) * slopes(relu(first(c)))).sum(axis=0),
        ),
        covers=("W1", "b1", "fresh"),
        section="5.5.1",
    ),
)
