"""Wrong ideas about the cross-entropy error (5.6.3; 4.2 of the book)."""

from __future__ import annotations

import numpy as np

from ..language import N_
from .misconception import Misconception
from .recognise05 import (
    both,
    either,
    raised,
    right,
    scalar_function,
)
from .recognise05_cross_entropy import (
    branches_mixed,
    columns_searched,
    loss,
    not_summed_up,
    of_a_row,
    only_labels,
    only_one_hot,
    picked,
    swapped,
    terms,
)

ALL = ("one_row", "batch", "label", "labels")
BATCHES = ("batch", "labels")

CROSS_ENTROPY = (
    Misconception(
        "not_divided_by_rows",
        N_(
            "The losses of the rows are added up, so a batch of twice as many rows has twice the "
            "loss. The loss of a batch is their mean."
        ),
        shows=either(
            loss("batch", lambda c: -terms(c).sum()),
            loss("labels", lambda c: -np.trace(picked(c))),
        ),
        covers=BATCHES,
    ),
    Misconception(
        "mean_over_entries",
        N_(
            "The mean was taken over all entries, rows times classes. In each row only one term "
            "counts; the others are 0 and must not make the loss smaller."
        ),
        shows=loss("batch", lambda c: -terms(c).mean()),
        covers=ALL,
    ),
    Misconception(
        "divided_by_classes",
        N_(
            "The sum was divided by the number of classes. A mean over examples divides by how "
            "many examples there are."
        ),
        shows=loss("batch", lambda c: -terms(c).sum() / c["y"].shape[1]),
        covers=ALL,
    ),
    Misconception(
        "row_counted_as_batch",
        N_(
            "A single row was taken for a batch of as many examples as it has classes: the first "
            "entry of its shape is the number of classes."
        ),
        shows=both(loss("one_row", lambda c: -terms(c).mean()), lambda seen: right(seen, "batch")),
        covers=("one_row", "label"),
    ),
    Misconception(
        "divided_twice",
        N_("The number of rows was divided by twice: a mean is a division already."),
        shows=either(
            loss("batch", lambda c: -terms(c).sum() / len(c["y"]) ** 2),
            loss("labels", lambda c: -np.trace(picked(c)) / len(c["y"]) ** 2),
        ),
        covers=BATCHES,
    ),
    Misconception(
        "target_never_used",
        N_(
            "The probabilities were compared with themselves: the target has no influence on this "
            "loss. It tells how undecided y is, not how wrong."
        ),
        shows=of_a_row(lambda c: -c["y"] * np.log(c["y"])),
        covers=ALL,
    ),
    Misconception(
        "arguments_swapped",
        N_(
            "Here the logarithm is taken of the target. That is full of zeros, whose logarithm is "
            "-inf, or a huge number with an epsilon. Only the probabilities have a logarithm."
        ),
        shows=swapped,
        covers=ALL,
    ),
    Misconception(
        "minus_forgotten",
        N_(
            "The loss is negative. The logarithm of a probability is never above 0, and a loss is "
            "never below."
        ),
        shows=either(
            of_a_row(terms),
            loss("batch", lambda c: terms(c).sum() / len(c["y"])),
            loss("labels", lambda c: np.trace(picked(c)) / len(c["y"])),
        ),
        covers=ALL,
    ),
    Misconception(
        "another_logarithm",
        N_(
            "This logarithm has base 2 or 10. The chapter's log is the natural one, the inverse "
            "of exp; with another base, log and exp would not cancel in the backward pass."
        ),
        shows=of_a_row(lambda c: -terms(c) / np.log(2), lambda c: -terms(c) / np.log(10)),
        covers=ALL,
    ),
    Misconception(
        "log_forgotten",
        N_(
            "The probability of the right class itself came, without its logarithm. The loss is "
            "to be 0 at probability 1 and to grow without bound towards 0."
        ),
        shows=of_a_row(
            lambda c: -c["t"] * c["y"], lambda c: c["t"] * c["y"], lambda c: c["t"] * (1 - c["y"])
        ),
        covers=ALL,
    ),
    Misconception(
        "target_inside_the_log",
        N_(
            "The target stands inside the logarithm. Where it is 0, that is a log of 0, and the "
            "classes that should not count make the loss huge."
        ),
        shows=of_a_row(
            *(
                lambda c, e=e: -np.log(c["t"] * c["y"] + e)
                for e in (1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15)
            )
        ),
        covers=ALL,
    ),
    Misconception(
        "log_after_the_sum",
        N_(
            "The probabilities of the rows were added first, and then came one logarithm. Every "
            "row has a loss of its own, and the log of a sum is not the sum of the logs."
        ),
        shows=loss(
            "batch",
            lambda c: -np.log((c["t"] * c["y"]).sum()),
            lambda c: -np.log((c["t"] * c["y"]).sum()) / len(c["y"]),
            lambda c: -np.log((c["t"] * c["y"]).sum() / len(c["y"])),
            lambda c: -np.log((c["t"] * c["y"]).mean()),
        ),
        covers=BATCHES,
    ),
    Misconception(
        "prediction_as_target",
        N_(
            "The loss looks at the class that the probabilities prefer. What it should ask is how "
            "likely the class of the target was."
        ),
        shows=loss(
            "batch",
            lambda c: -np.log(c["y"].max(axis=1)).mean(),
            lambda c: -np.log(c["y"].max(axis=1)).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "label_of_the_first_row",
        N_("Every row was judged by the label of the first one. Each row has its own target."),
        shows=loss(
            "batch",
            lambda c: -np.log(c["y"])[:, c["t"][0].argmax()].mean(),
            lambda c: -np.log(c["y"])[:, c["t"][0].argmax()].sum(),
        ),
        covers=BATCHES,
    ),
    Misconception(
        "one_row_of_the_batch",
        N_("The loss is that of a single row of the batch: the others were not counted."),
        shows=either(
            *(
                loss(criterion, lambda c: -picked(c)[0, 0], lambda c: -picked(c)[-1, -1])
                for criterion in BATCHES
            )
        ),
        covers=BATCHES,
    ),
    Misconception(
        "labels_choose_rows",
        N_(
            "The labels were used to choose rows. A label is the number of a class, and classes "
            "are columns: in each row it names one entry."
        ),
        shows=either(
            raised("IndexError", "out of bounds for axis 0", at=("labels",)),
            loss("labels", lambda c: -np.log(c["y"][c["t"] % len(c["y"])]).mean()),
        ),
        covers=("labels",),
    ),
    Misconception(
        "every_label_on_every_row",
        N_(
            "Every label was looked up in every row: N rows times N labels. To each row belongs "
            "one label, its own."
        ),
        shows=either(
            *(
                loss(
                    criterion,
                    lambda c: -picked(c).mean(),
                    lambda c: -picked(c).sum() / len(c["y"]),
                    lambda c: -picked(c).sum(),
                )
                for criterion in BATCHES
            )
        ),
        covers=BATCHES,
    ),
    Misconception(
        "columns_searched",
        N_(
            "The largest entry was looked for in every column. That gives a row number for each "
            "class; wanted is a class number for each row."
        ),
        shows=columns_searched,
        covers=("one_row", "batch"),
    ),
    Misconception(
        "branches_mixed",
        N_(
            "One-hot targets and integer labels have changed places: each went the way that is "
            "meant for the other."
        ),
        shows=branches_mixed,
        covers=ALL,
    ),
    Misconception(
        "only_one_hot",
        N_(
            "One-hot targets are understood, integer labels are not. A label is the number of a "
            "class: it says where to look and is no factor to multiply with."
        ),
        shows=only_one_hot,
        covers=("label", "labels"),
    ),
    Misconception(
        "only_labels",
        N_(
            "Integer labels are understood, one-hot targets are not: their zeros and ones were "
            "taken for numbers of classes."
        ),
        shows=only_labels,
        covers=("one_row", "batch"),
    ),
    Misconception(
        "single_label_forgotten",
        N_(
            "Only the single label is missing: one row, and t an array without any axis "
            "(t.ndim is 0). It has no length, and it may be the class 0."
        ),
        shows=lambda seen: right(seen, "one_row", "batch", "labels"),
        covers=("label",),
    ),
    Misconception(
        "not_summed_up",
        N_("Many numbers came where one was asked: the losses have not become a single one yet."),
        shows=not_summed_up,
        covers=ALL,
    ),
    Misconception(
        "binary_cross_entropy",
        N_(
            "The classes with target 0 were given a term of their own, log(1 - y). That is the "
            "loss for yes-or-no questions; here the classes share one sum of 1 already."
        ),
        shows=of_a_row(lambda c: -terms(c) - (1 - c["t"]) * np.log(1 - c["y"])),
        covers=ALL,
    ),
    Misconception(
        "squared_error",
        N_("This is the squared error, another loss: it subtracts and has no logarithm."),
        shows=of_a_row(lambda c: (c["y"] - c["t"]) ** 2 / 2, lambda c: (c["y"] - c["t"]) ** 2),
        covers=ALL,
    ),
    Misconception(
        "softmax_inside",
        N_("y holds probabilities already. Here they went through softmax once more."),
        shows=of_a_row(lambda c: c["t"] * (np.log(np.exp(c["y"]).sum()) - c["y"])),
        covers=ALL,
    ),
    Misconception(
        "epsilon_too_large",
        N_(
            "The number added inside the logarithm is so large that it changes the loss. It is "
            "there for log 0 alone and has to vanish beside every real probability."
        ),
        shows=of_a_row(
            *(
                lambda c, e=e: -c["t"] * np.log(c["y"] + e)
                for e in (1e-3, 1e-2, 0.1, 1, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8)
            )
        ),
        covers=ALL,
    ),
    scalar_function(*ALL),
)
