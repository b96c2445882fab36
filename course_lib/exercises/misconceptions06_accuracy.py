"""Wrong ideas about the accuracy of the two-layer network."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..functions import softmax
from ..language import N_
from .misconception import Misconception
from .recognise06 import always, both, either, met, told
from .wrong_networks06 import cross_entropy, one_hot, scores

ACCURACY = ("accuracy", "accuracy_integers")


def hits(c: Any) -> Any:
    """For each row, whether its largest score is the label's."""
    return scores(c).argmax(axis=1) == c["labels"]


def loss(c: Any) -> float:
    """The mean cross-entropy."""
    return cross_entropy(softmax(scores(c)), c)


def down_the_columns(c: Any) -> Any:
    """How many columns have their largest score and their largest label in the same row."""
    return (scores(c).argmax(axis=0) == one_hot(c).argmax(axis=0)).sum()


def without_axis(c: Any) -> Any:
    """The place of the largest score in the whole table, counted on from row to row."""
    return scores(c).argmax()


ACCURACY_OF = (
    Misconception(
        "compared_with_itself",
        N_(
            "Both sides of the comparison come from the same array, so every row counts as right: "
            "the accuracy is 1, whatever the network says."
        ),
        gives={"accuracy": lambda c: 1.0},
        covers=ACCURACY,
    ),
    Misconception(
        "accuracy_is_a_count",
        N_(
            "This is how many rows are right. A share lies between 0 and 1, however many rows "
            "there are."
        ),
        gives={"accuracy": lambda c: hits(c).sum()},
        covers=ACCURACY,
    ),
    Misconception(
        "argmax_down_the_columns",
        N_(
            "argmax looks down the columns: for each class it finds the row with the largest "
            "score. The question is the other way round: for each row, which class?"
        ),
        shows=either(
            always(
                "accuracy",
                lambda c: down_the_columns(c) / len(c["x"]),
                lambda c: down_the_columns(c) / c["sizes"][-1],
            ),
            told("outputs", "rows", says="broadcast"),
        ),
        covers=ACCURACY,
    ),
    Misconception(
        "argmax_without_axis",
        N_(
            "Without an axis argmax finds one place in the whole table: one answer for the batch, "
            "where each row needs its own."
        ),
        shows=either(
            always("accuracy", lambda c: np.mean(c["labels"] == without_axis(c))),
            always("accuracy", lambda c: float(one_hot(c).argmax() == without_axis(c))),
            always(
                "accuracy", lambda c: float(one_hot(c).argmax() == without_axis(c)) / len(c["x"])
            ),
        ),
        covers=ACCURACY,
    ),
    Misconception(
        "scores_compared_with_labels",
        N_(
            "The scores themselves are compared with the labels. A score such as 3.2 is never "
            "equal to 0 or 1; what counts is where the largest one stands."
        ),
        gives={"accuracy": lambda c: 0.0},
        shows=lambda seen: not always("accuracy", lambda c: np.floor(hits(c).mean()))(seen),
        covers=ACCURACY,
    ),
    Misconception(
        "integer_labels_not_handled",
        N_(
            "The labels are always read as one-hot rows. Integer labels have one axis only: there "
            "is no row in which to look for the 1."
        ),
        shows=both(met("accuracy"), lambda seen: not met("accuracy_integers")(seen)),
        covers=("accuracy_integers",),
    ),
    Misconception(
        "one_hot_labels_not_handled",
        N_("Class numbers are compared with one-hot rows. Two different things are never equal."),
        shows=told("rows", "rows outputs", says="broadcast", criterion="accuracy"),
        covers=ACCURACY,
    ),
    Misconception(
        "percent_for_share",
        N_("This is the accuracy in percent. The exercise asks for a number from 0 to 1."),
        gives={"accuracy": lambda c: 100 * hits(c).mean()},
        covers=ACCURACY,
    ),
    Misconception(
        "share_of_wrong_answers",
        N_("This is the share of the rows that the network gets wrong."),
        gives={"accuracy": lambda c: 1 - hits(c).mean()},
        covers=ACCURACY,
    ),
    Misconception(
        "divided_by_the_wrong_count",
        N_("The right answers are divided by another number than that of the rows."),
        shows=always(
            "accuracy",
            lambda c: hits(c).sum() / c["sizes"][-1],
            lambda c: hits(c).sum() / c["sizes"][0],
            lambda c: hits(c).sum() / one_hot(c).size,
            lambda c: hits(c).sum() / c["x"].size,
            lambda c: hits(c).sum() / 10,
            lambda c: hits(c).sum() / 100,
        ),
        covers=ACCURACY,
    ),
    Misconception(
        "accuracy_of_the_input",
        N_("The largest entry is looked for in the input. The network has not been asked."),
        gives={"accuracy": lambda c: (c["x"].argmax(axis=1) == c["labels"]).mean()},
        covers=ACCURACY,
    ),
    Misconception(
        "accuracy_cut_to_a_whole_number",
        N_("What stands after the decimal point is cut off, so a share is 0 or 1."),
        gives={"accuracy": lambda c: np.floor(hits(c).mean())},
        covers=ACCURACY,
    ),
    Misconception(
        "loss_for_accuracy",
        N_(
            "This is made from the loss. The loss says how sure the network is of the right class, "
            "the accuracy how often it is right."
        ),
        shows=always("accuracy", loss, lambda c: 1 - loss(c), tolerance=2e-3),
        covers=ACCURACY,
    ),
)
