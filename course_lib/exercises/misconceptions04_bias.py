"""Wrong ideas about the bias: `batch_bias`, and what it shares with the Affine layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise04 import Formula, always_made_of, always_one_of, brackets_forgotten, kind_of


def bias_entries(product: Formula) -> tuple[Misconception, ...]:
    """What goes wrong in forward when the bias meets the product with the weights."""
    return (
        Misconception(
            "bias_forgotten",
            N_(
                "The bias has not reached the output. Without it, an input of zeros could only "
                "ever give zeros."
            ),
            gives={"forward": product},
        ),
        Misconception(
            "bias_subtracted",
            N_(
                "The bias came in with the opposite sign. A bias of 2 is to lift the output by 2, "
                "and here it lowers it."
            ),
            gives={"forward": lambda c: product(c) - c["b"]},
        ),
        Misconception(
            "bias_multiplied",
            N_(
                "The bias stretches the output. It is to shift it: by the same amount, however "
                "large the product is."
            ),
            shows=always_one_of(
                "forward", lambda c: product(c) * c["b"], lambda c: product(c) @ c["b"]
            ),
            covers=("forward",),
        ),
        Misconception(
            "bias_in_one_row",
            N_(
                "The bias reached the first row only. Every example goes through the same neurons, "
                "and so each row gets it."
            ),
            gives={
                "forward": lambda c: product(c) + np.eye(len(product(c)))[:, :1] * c["b"],
            },
        ),
        Misconception(
            "one_row_only",
            N_(
                "Only one row of the output was worked out. If a loop is at work, look where it "
                "ends, and what each turn keeps."
            ),
            shows=always_one_of(
                "forward",
                lambda c: (product(c) + c["b"])[0],
                lambda c: (product(c) + c["b"])[-1],
                lambda c: (product(c) + c["b"])[:1],
                lambda c: np.eye(len(product(c)))[:, :1] * (product(c) + c["b"]),
            ),
            covers=("forward",),
        ),
        Misconception(
            "bias_made_one_number",
            N_(
                "All outputs were shifted by one and the same number. Each neuron has a bias of "
                "its own, so each column has its own shift."
            ),
            shows=always_one_of(
                "forward",
                lambda c: product(c) + c["b"].sum(),
                lambda c: product(c) + c["b"].mean(),
                lambda c: product(c) + c["b"][0],
            ),
            covers=("forward",),
        ),
    )


def db_entries(upstream: str) -> tuple[Misconception, ...]:
    """What goes wrong in the gradient of the bias, given the name of the upstream gradient."""

    def entry(name: str, says: str, *formulas: Formula) -> Misconception:
        return Misconception(name, says, shows=always_one_of("db", *formulas), covers=("db",))

    return (
        entry(
            "db_not_added_up",
            N_(
                "db still has a row for each example. There is only one bias, used in every row, "
                "so what comes back to it from the rows meets."
            ),
            lambda c: c[upstream],
        ),
        entry(
            "db_keeps_an_axis",
            N_(
                "The numbers of db are right, but it is a matrix with one row or column. A "
                "gradient has the shape of its own array, and b is a vector."
            ),
            lambda c: np.ones((1, len(c[upstream]))) @ c[upstream],
            lambda c: c[upstream].T @ np.ones((len(c[upstream]), 1)),
        ),
        entry(
            "db_one_number",
            N_(
                "db has become one number: the columns were added up with the rows. Each neuron "
                "has a bias of its own. (Training would not even complain, since NumPy stretches "
                "one number to any shape.)"
            ),
            lambda c: c[upstream].sum(),
            lambda c: c[upstream].mean(),
            lambda c: np.full(len(c["b"]), c[upstream].sum()),
        ),
        entry(
            "db_along_the_wrong_axis",
            N_(
                "db has one number for each example: the neurons were added up. A bias belongs to "
                "a neuron, and what meets in it comes from the examples."
            ),
            lambda c: c[upstream].sum(axis=1),
            lambda c: c[upstream].sum(axis=1, keepdims=True),
            lambda c: c[upstream].mean(axis=1),
        ),
        entry(
            "db_averaged",
            N_(
                "db is the mean over the examples. Nothing in this layer divides by their number: "
                "where ways meet, changes add. If the loss is a mean, dout already knows it."
            ),
            lambda c: c[upstream].mean(axis=0),
        ),
        entry(
            "db_from_one_row",
            N_(
                "Only one example counts in db. The bias works in every row, and each of them "
                "sends something back."
            ),
            lambda c: c[upstream][0],
            lambda c: c[upstream][-1],
        ),
        entry(
            "db_without_upstream",
            N_(
                "Nothing from upstream has come into db. That Y moves as much as b does is only "
                "the local derivative; how much L moves is still to be said."
            ),
            lambda c: np.ones(len(c["b"])),
            lambda c: np.full(len(c["b"]), float(len(c[upstream]))),
            lambda c: np.ones(c[upstream].shape),
            lambda c: 1.0,
            lambda c: float(len(c[upstream])),
        ),
        entry(
            "db_times_b",
            N_(
                "db was multiplied by the bias. The bias is added, not multiplied, so how much the "
                "output moves with it does not depend on its size."
            ),
            lambda c: np.einsum("nm,m->m", c[upstream], c["b"]),
            lambda c: c[upstream] * c["b"],
        ),
        entry(
            "b_mixed_into_db",
            N_(
                "The bias itself is in db. A gradient says how L changes with the bias, not what "
                "it is."
            ),
            lambda c: c["b"],
            lambda c: np.vstack([c["b"], c[upstream]]).sum(axis=0),
            lambda c: np.vstack([c["b"], -c[upstream]]).sum(axis=0),
        ),
    )


def results_swapped(seen: Sequence[Seen]) -> bool:
    """Did a vector come for Y and a matrix for db?"""
    return all(
        np.ndim(look.came) == {"forward": 1, "db": 2}[look.criterion]
        for look in seen
        if isinstance(look.came, np.ndarray)
    ) and all(isinstance(look.came, np.ndarray) for look in seen)


def two_rows_only(seen: Sequence[Seen]) -> bool:
    """Is two rows the only number of rows that is right, and one row an index too far?"""
    rows = [(len(look.case["dY"]), look) for look in seen]
    return all(
        look.problem is None if n == 2 else n > 2 or kind_of(look) == "IndexError"
        for n, look in rows
    )


BATCH_BIAS = (
    Misconception(
        "not_a_pair",
        N_("A dict comes back. Two values are asked for, one after the other: Y, then db."),
        shows=lambda seen: all(isinstance(look.came, dict) for look in seen),
        covers=("forward", "db"),
    ),
    brackets_forgotten("forward", "db"),
    Misconception(
        "results_swapped",
        N_(
            "The two results have changed places: a vector comes where Y is expected, and a matrix "
            "in place of the gradient."
        ),
        shows=results_swapped,
        covers=("forward", "db"),
    ),
    Misconception(
        "same_result_twice",
        N_(
            "One and the same array came for Y and for db. Two are asked for: Y and the gradient "
            "of the bias."
        ),
        shows=always_made_of("db", lambda c, own: own["forward"]),
        covers=("forward", "db"),
    ),
    Misconception(
        "two_rows_only",
        N_(
            "It works for two rows and for no other number. The example in the lesson had two; a "
            "batch may have any number."
        ),
        shows=two_rows_only,
        covers=("forward", "db"),
    ),
    *bias_entries(lambda c: c["X_dot_W"]),
    *db_entries("dY"),
    Misconception(
        "db_of_the_values",
        N_(
            "db was made of values of the forward pass. A gradient is made of what comes back from "
            "upstream."
        ),
        shows=always_one_of(
            "db",
            lambda c: c["X_dot_W"].sum(axis=0),
            lambda c: (c["X_dot_W"] + c["b"]).sum(axis=0),
        ),
        covers=("db",),
    ),
)
