"""Wrong ideas about the Affine layer: the gradients that it keeps, dW and db. Chapter 04."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .misconceptions04_bias import db_entries
from .recognise04 import Shows, always_made_of, always_one_of, missed_attribute, of, shares


def never_set(seen: Sequence[Seen], criterion: str) -> bool:
    """Is a gradient missing, None, or still the zeros from the constructor, in every case?"""

    def empty(came: Any) -> bool:
        numbers = isinstance(came, (int, float, np.ndarray))
        return came is None or (
            not np.any(came) if numbers else missed_attribute(came) == criterion
        )

    return all(empty(look.came) for look in of(seen, criterion))


def kept_local(*missing: str) -> Shows:
    """A test: did backward return something, and leave exactly these gradients unset?"""

    def shows(seen: Sequence[Seen]) -> bool:
        unset = tuple(name for name in ("dW", "db") if never_set(seen, name))
        ran = all(isinstance(look.came, (np.ndarray, list)) for look in of(seen, "dx"))
        return ran and unset == missing

    return shows


KEPT_ENTRIES = (
    Misconception(
        "gradients_kept_local",
        N_(
            "backward ran, and the layer holds neither dW nor db. A name without self lives until "
            "the function ends, and a capital letter makes another name."
        ),
        shows=kept_local("dW", "db"),
        covers=("dW", "db"),
    ),
    Misconception(
        "dW_kept_local",
        N_(
            "backward ran, and the layer holds no dW. A name without self lives until the function "
            "ends, and a capital letter makes another name."
        ),
        shows=kept_local("dW"),
        covers=("dW",),
    ),
    Misconception(
        "db_kept_local",
        N_(
            "backward ran, and the layer holds no db. A name without self lives until the function "
            "ends, and a value that is only calculated is stored nowhere."
        ),
        shows=kept_local("db"),
        covers=("db",),
    ),
    Misconception(
        "dW_turned_round",
        N_(
            "The numbers of dW are right, with rows and columns exchanged. dW is arranged like W: "
            "a row for each input, a column for each neuron."
        ),
        gives={"dW": lambda c: c["dout"].T @ c["x"]},
    ),
    Misconception(
        "dW_averaged",
        N_(
            "dW is the mean over the examples. Nothing in this layer divides by their number: "
            "where ways meet, changes add. If the loss is a mean, dout already knows it."
        ),
        gives={"dW": lambda c: shares(c["x"], c["dout"]).mean(axis=0)},
    ),
    Misconception(
        "dW_accumulated",
        N_(
            "dW of the second batch still holds that of the first. Each backward answers for its "
            "own batch."
        ),
        gives={
            "dW": lambda c: (
                shares(c["earlier_x"], c["earlier_dout"]).sum(axis=0)
                + shares(c["x"], c["dout"]).sum(axis=0)
            )
        },
    ),
    Misconception(
        "dW_from_one_row",
        N_(
            "Only one example counts in dW. Every row of the batch goes through the same weights "
            "and adds its share."
        ),
        shows=always_one_of(
            "dW",
            lambda c: shares(c["x"], c["dout"])[0],
            lambda c: shares(c["x"], c["dout"])[-1],
        ),
        covers=("dW",),
    ),
    Misconception(
        "dW_for_each_example",
        N_(
            "dW holds one matrix for each example. They all used the same W, so W has one "
            "gradient, to which each example adds its share."
        ),
        gives={"dW": lambda c: shares(c["x"], c["dout"])},
    ),
    Misconception(
        "dW_without_upstream",
        N_(
            "Nothing from upstream has come into dW. The input says how the output changes with "
            "the weights, and not yet how L does."
        ),
        shows=always_one_of(
            "dW",
            lambda c: c["x"].T,
            lambda c: c["x"],
            lambda c: c["x"].T @ np.ones(c["dout"].shape),
        ),
        covers=("dW",),
    ),
    Misconception(
        "dW_without_input",
        N_(
            "The input has no part in dW. A weight is multiplied by its input: where the input is "
            "0, the weight changes nothing."
        ),
        shows=always_one_of(
            "dW",
            lambda c: c["dout"],
            lambda c: np.ones(c["x"].shape).T @ c["dout"],
        ),
        covers=("dW",),
    ),
    Misconception(
        "output_in_place_of_input",
        N_(
            "dW was made of the output that the layer had kept. What a weight is multiplied by is "
            "the input."
        ),
        shows=always_made_of("dW", lambda c, own: own["forward"].T @ c["dout"]),
        covers=("dW",),
    ),
    Misconception(
        "dW_made_of_dx",
        N_(
            "dW was made of dx, which has gone through the weights already. Both begin at the "
            "gradient that comes from upstream."
        ),
        shows=always_made_of("dW", lambda c, own: c["x"].T @ own["dx"]),
        covers=("dW",),
    ),
    Misconception(
        "db_made_of_another_array",
        N_(
            "db was made of another array: of the input, of dx or of dW. The bias stands right "
            "before the output, so nothing lies between db and the upstream gradient."
        ),
        shows=always_made_of(
            "db",
            lambda c, own: c["x"].sum(axis=0),
            lambda c, own: own["dx"].sum(axis=0),
            lambda c, own: own["dW"].sum(axis=0),
        ),
        covers=("db",),
    ),
    Misconception(
        "db_accumulated",
        N_(
            "db of the second batch still holds that of the first. Each backward answers for its "
            "own batch."
        ),
        gives={"db": lambda c: np.concatenate([c["earlier_dout"], c["dout"]]).sum(axis=0)},
    ),
    Misconception(
        "db_counted_down",
        N_(
            "db is taken down a little further with each batch. Subtracting is what training does "
            "to a parameter; a gradient is stored as it is."
        ),
        gives={"db": lambda c: -np.concatenate([c["earlier_dout"], c["dout"]]).sum(axis=0)},
    ),
    *db_entries("dout"),
)
