"""Wrong ideas about softmax, for one row and for a batch (5.6.3; 3.5 of the book)."""

from __future__ import annotations

import numpy as np

from ..language import N_
from .misconception import Misconception
from .recognise05 import (
    name_from_elsewhere,
    one_of,
    raised,
    scalar_function,
    shaped,
)
from .recognise05_softmax import (
    all_broken,
    even_batch_of_one,
    moved,
    powers,
    some_broken,
    summed_over,
    tables_only,
)

ALL = ("one_row", "batch", "large")

SOFTMAX = (
    Misconception(
        "whole_batch_sums_to_one",
        N_(
            "All rows share one sum, so that the whole batch together sums to 1. With a single row "
            "nobody notices. But every row is an example of its own."
        ),
        shows=summed_over(None),
        covers=("batch",),
    ),
    Misconception(
        "columns_sum_to_one",
        N_(
            "In your batch the columns sum to 1: the sum went from example to example. What "
            "belongs together are the classes of one example."
        ),
        shows=summed_over(0),
        covers=("batch", "large"),
    ),
    Misconception(
        "keepdims_forgotten",
        N_(
            "There is one number for each row, but they lie in one flat row of numbers, shape "
            "(N,). Numpy lays that along the columns, and it does not fit the batch."
        ),
        shows=raised("ValueError", "broadcast", at=("batch",)),
        covers=("batch",),
    ),
    Misconception(
        "one_row_has_no_axis_1",
        N_(
            "This works with a table only. One row of scores has a single axis, number 0; there "
            "is no axis 1 in it."
        ),
        shows=tables_only,
        covers=("one_row", "large"),
    ),
    Misconception(
        "every_score_alone",
        N_(
            "Every score of the row was divided by its own power only, so that each probability is "
            "1. The classes of a row share their sum."
        ),
        gives={"one_row": lambda c: np.ones_like(c["x"])},
        covers=ALL,
    ),
    Misconception(
        "not_transposed_back",
        N_("The batch comes back lying on its side: its rows have become columns."),
        shows=shaped("batch", lambda c: c["x"].shape[::-1]),
        covers=("batch", "large"),
    ),
    Misconception(
        "one_row_only",
        N_("A batch went in and a single row came out. Each row of scores has probabilities."),
        shows=shaped("batch", lambda c: c["x"].shape[1:]),
        covers=("batch", "large"),
    ),
    Misconception(
        "exp_forgotten",
        N_(
            "The scores themselves were divided by their sum. Scores may be negative, and "
            "probabilities may not: something has to make them positive first."
        ),
        shows=one_of(
            "one_row",
            lambda c: c["x"] / c["x"].sum(),
            lambda c: moved(c) / moved(c).sum(),
            lambda c: moved(c) / c["x"].sum(),
            lambda c: np.abs(c["x"]) / np.abs(c["x"]).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "another_base",
        N_(
            "These are powers of another number than e. With e, and only with e, exp is its own "
            "derivative, on which the way back relies."
        ),
        shows=one_of(
            "one_row",
            lambda c: 2 ** moved(c) / (2 ** moved(c)).sum(),
            lambda c: 10 ** moved(c) / (10 ** moved(c)).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "divided_by_the_largest",
        N_(
            "The scores were divided by the largest of them. That changes their differences, and "
            "with them the probabilities; taking the same amount off every score would not."
        ),
        shows=one_of(
            "one_row",
            lambda c: np.exp(c["x"] / c["x"].max()) / np.exp(c["x"] / c["x"].max()).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "winner_takes_all",
        N_(
            "One class has the probability 1 and the others 0. That is a decision; softmax keeps "
            "how close the scores were."
        ),
        gives={"one_row": lambda c: np.eye(c["x"].size)[c["x"].argmax()]},
        covers=ALL,
    ),
    Misconception(
        "exp_on_one_side",
        N_(
            "Above and below the fraction line stand different things: powers of e on one side, "
            "bare scores on the other."
        ),
        shows=one_of(
            "one_row",
            lambda c: powers(c) / c["x"].sum(),
            lambda c: np.exp(moved(c)) / moved(c).sum(),
            lambda c: np.exp(moved(c)) / c["x"].sum(),
            lambda c: c["x"] / powers(c).sum(),
            lambda c: moved(c) / np.exp(moved(c)).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "shift_on_one_side",
        N_(
            "The largest score is taken off on one side of the fraction line only. Then it does "
            "not cancel, and the probabilities no longer sum to 1."
        ),
        shows=one_of(
            "one_row",
            lambda c: np.exp(moved(c)) / powers(c).sum(),
            lambda c: powers(c) / np.exp(moved(c)).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "shift_outside_exp",
        N_(
            "The largest score was taken off the powers, after exp. Only a difference of scores, "
            "before exp, leaves the probabilities as they are."
        ),
        shows=one_of(
            "one_row",
            lambda c: (powers(c) - c["x"].max()) / (powers(c) - c["x"].max()).sum(),
            lambda c: (powers(c) - c["x"].max()) / powers(c).sum(),
        ),
        covers=ALL,
    ),
    Misconception(
        "exponent_negated",
        N_("The largest score has the smallest probability here: the exponents have lost a sign."),
        gives={"one_row": lambda c: 1 / powers(c) / (1 / powers(c)).sum()},
        covers=ALL,
    ),
    Misconception(
        "sigmoid_instead",
        N_(
            "This is the sigmoid, which looks at every score by itself. In softmax the classes "
            "compete: what one gains the others lose."
        ),
        gives={"one_row": lambda c: 1 / (1 + 1 / powers(c))},
        covers=ALL,
    ),
    Misconception(
        "not_normalised",
        N_(
            "These numbers are positive and in the right order, but they do not sum to 1. Powers "
            "alone are not yet probabilities."
        ),
        shows=one_of(
            "one_row",
            powers,
            lambda c: np.exp(moved(c)),
            lambda c: powers(c) / powers(c).mean(),
            lambda c: powers(c) / powers(c).max() / c["x"].size,
        ),
        covers=ALL,
    ),
    Misconception(
        "logarithm_taken",
        N_("These are logarithms of probabilities: none is positive. The log belongs to the loss."),
        gives={"one_row": lambda c: c["x"] - np.log(powers(c).sum())},
        covers=ALL,
    ),
    Misconception(
        "shift_per_column",
        N_(
            "Every column has lost its own largest entry, so that the scores of one row were "
            "changed by different amounts. Only a shift that a whole row shares cancels."
        ),
        shows=even_batch_of_one,
        covers=("batch", "large"),
    ),
    Misconception(
        "no_max_shift",
        N_(
            "Near 1000 the powers overflow to inf, near -1000 they all vanish to 0, and inf / inf "
            "and 0 / 0 are nan. Whatever the formula, these numbers are too large for a computer."
        ),
        shows=all_broken,
        covers=("large",),
    ),
    Misconception(
        "shift_not_everywhere",
        N_(
            "Some large scores come out well and others as nan. The shift does not bring all of "
            "them near 0: look at both signs, and at a row as well as at a batch."
        ),
        shows=some_broken,
        covers=("large",),
    ),
    Misconception(
        "scores_clipped",
        N_(
            "All classes get the same probability when the scores are large: scores past a bound "
            "were made equal. Their differences, which are all that counts, are lost."
        ),
        gives={"large": lambda c: np.full(c["x"].shape, 1 / c["x"].shape[-1])},
    ),
    Misconception(
        "numpy_argument_misspelt",
        N_("Numpy has an argument that keeps the axis of a sum, but it is spelt otherwise."),
        shows=raised("TypeError", "argument 'keep_dim", "argument 'keepdim'", at=ALL),
        covers=ALL,
    ),
    scalar_function(*ALL),
    Misconception(
        "rows_compared",
        N_(
            "Python's own max was to find the largest of several rows and cannot compare rows. It "
            "takes a table for a list of rows."
        ),
        shows=raised("ValueError", "truth value", at=("batch",)),
        covers=("batch", "large"),
    ),
    name_from_elsewhere(*ALL),
)
