"""Wrong ideas about single entries of a gradient: the derivations of chapter 04."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .misconceptions04_paths import path_entries
from .recognise04 import always_one_of, always_shaped, kind_of


def index_error(piece: str) -> Callable[[Sequence[Seen]], bool]:
    """A test: did an index reach beyond an array, in a line with such a piece?

    The piece is a regular expression, ``W[i][1]`` being read as ``W[i,1]``. Where the line is not
    known, it may be any.
    """

    def shows(seen: Sequence[Seen]) -> bool:
        raised = [look.came for look in seen if kind_of(look) == "IndexError"]
        lines = ["".join(error.line.split()).replace("][", ",") for error in raised]
        return any(not line or re.search(piece, line) for line in lines)

    return shows


def index_entries(swapped: str) -> tuple[Misconception, ...]:
    """What an index beyond an array means; ``swapped`` is a piece of a line with swapped ones."""
    whole_row = r"\b(dY|X)\[\w+\]"
    return (
        Misconception(
            "counted_from_one",
            N_(
                "An index reaches beyond the array. The formulas count from one, and Python counts "
                "from zero."
            ),
            shows=index_error(rf"^(?!.*({swapped}|{whole_row}))"),
            covers=("entry",),
        ),
        Misconception(
            "row_index_forgotten",
            N_(
                "With one index you take a whole row. The array is a matrix with a single row, so "
                "an entry has two indices."
            ),
            shows=index_error(whole_row),
            covers=("entry",),
        ),
        Misconception(
            "indices_swapped",
            N_(
                "The two indices of an entry have changed places. In our notation the input comes "
                "first and the neuron second; the book prints them the other way round."
            ),
            shows=index_error(swapped),
            covers=("entry",),
        ),
    )


def all_entries(shape: tuple[int, ...], *more: tuple[int, ...]) -> Misconception:
    """The entry for a whole gradient where one entry was asked for."""
    return Misconception(
        "all_entries_at_once",
        N_("This is a whole array of derivatives. Here one entry is asked for, a single number."),
        shows=always_shaped("entry", shape, *more),
        covers=("entry",),
    )


DX12 = (
    *path_entries("entry", lambda c: c["dY"][0], lambda c: c["W"][1]),
    Misconception(
        "the_other_input",
        N_(
            "This is how L changes with the first input. The second one is multiplied by other "
            "weights: follow its own column of the three equations."
        ),
        gives={"entry": lambda c: c["dY"][0] @ c["W"][0]},
    ),
    Misconception(
        "column_for_row",
        N_(
            "The weights of one neuron were taken, a column of W. An input has its weights in a "
            "row: they lead from it to every neuron."
        ),
        shows=always_one_of(
            "entry",
            lambda c: c["dY"][0, :2] @ c["W"][:, 0],
            lambda c: c["dY"][0, :2] @ c["W"][:, 1],
            lambda c: c["dY"][0, :2] @ c["W"][:, 2],
            lambda c: c["dY"][0, 1] * c["W"][:, 1].sum(),
            lambda c: c["dY"].sum() * c["W"][:, 1].sum(),
            lambda c: c["dY"].sum() * c["W"][0, 1],
            lambda c: c["dY"][0, 1] * c["W"][0, 1],
        ),
        covers=("entry",),
    ),
    Misconception(
        "inputs_added_up",
        N_(
            "Both inputs are in it. How L changes with one of them is asked while the other stays "
            "where it is."
        ),
        gives={"entry": lambda c: np.sum(c["dY"] * c["W"])},
    ),
    Misconception(
        "upstream_alone",
        N_(
            "One upstream derivative came through unchanged. The input is multiplied by weights on "
            "its ways, and takes several of them."
        ),
        shows=always_one_of("entry", *(lambda c, n=n: c["dY"][0, n] for n in range(3))),
        covers=("entry",),
    ),
    all_entries((1, 2), (2,), (2, 1)),
    *index_entries(swapped=r"W\[0,1\]|W\[[a-z]\w*,1\]|dY\[0,2\]\*W\[2,1|W\[2,1\]\*dY\[0,2"),
)

DW23 = (
    Misconception(
        "closed_paths_counted",
        N_(
            "All outputs are counted. A weight belongs to one neuron, and in the equations of the "
            "others it does not stand at all: no path leads there."
        ),
        gives={"entry": lambda c: c["X"][0, 1] * c["dY"].sum()},
    ),
    Misconception(
        "other_input_counted",
        N_(
            "Both inputs are counted. Each is multiplied by a weight of its own, and this weight "
            "stands beside one of them only."
        ),
        shows=always_one_of(
            "entry",
            lambda c: c["X"].sum() * c["dY"][0, 2],
            lambda c: c["X"].sum() * c["dY"].sum(),
        ),
        covers=("entry",),
    ),
    Misconception(
        "another_weight",
        N_(
            "This is the derivative by another weight. The first index says which input, the "
            "second which neuron, and Python counts both from zero."
        ),
        shows=always_one_of(
            "entry",
            *(
                lambda c, m=m, n=n: c["X"][0, m] * c["dY"][0, n]
                for m, n in ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1))
            ),
        ),
        covers=("entry",),
    ),
    Misconception(
        "upstream_forgotten",
        N_(
            "What comes from upstream is missing. The factor of the weight tells how its output "
            "changes, and not yet how L does."
        ),
        gives={"entry": lambda c: c["X"][0, 1]},
    ),
    Misconception(
        "local_forgotten",
        N_(
            "The upstream derivative came through unchanged, as at a + node. The weight is "
            "multiplied by something, and that is its local derivative."
        ),
        gives={"entry": lambda c: c["dY"][0, 2]},
    ),
    Misconception(
        "added_along_the_path",
        N_(
            "Upstream and local derivative were added. Along a path they are two stretches, one "
            "after the other."
        ),
        gives={"entry": lambda c: c["X"][0, 1] + c["dY"][0, 2]},
    ),
    all_entries((2, 3), (3, 2), (3,), (1, 3), (2,), (1, 2), (2, 1)),
    *index_entries(swapped=r"dY\[0,1\]"),
)
