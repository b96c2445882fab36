"""Wrong ideas in the proofs of chapter 04 that are more than a slip at one place of a formula.

Single slips, an index or a factor that is off, are found by `course_lib.derivation_slips`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..language import N_
from .recognise_lines import idea


def nth(c: Any, n: int) -> Any:
    """The upstream derivative of one output of a single row."""
    return c["dY"][0, n]


NOT_DIFFERENTIATED = N_(
    "The term was copied as it stands. A derivative asks how fast the term changes with one "
    "letter, and that letter is not left in it."
)
OTHER_FACTOR = N_(
    "What stands here is the letter itself by which you differentiate. The derivative of a "
    "product by one factor is what that factor is multiplied by."
)
ONE_WAY = N_(
    "One way is counted. The chain rule adds up every way on which a change can reach L, and "
    "here there are more."
)
UPSTREAM = N_(
    "The local derivatives are there, what comes from upstream is not. They tell how the outputs "
    "change, and not yet how L does."
)
WHOLE_TURNED = N_(
    "Rows and columns of the result have changed places. A gradient has the shape of its own array."
)

DX_PROOF = (
    idea(
        "not_differentiated",
        NOT_DIFFERENTIATED,
        dy13_dx12=(
            lambda c: c["X"][0, 1] * c["W"][1, 2],
            lambda c: c["Y"][0, 2],
            lambda c: c["Y"][0, 2] - c["B"][2],
        ),
        dy1n_dx1m=(lambda c: c["X"].T * c["W"],),
    ),
    idea("other_factor", OTHER_FACTOR, dy13_dx12=(lambda c: c["X"][0, 1],)),
    idea(
        "one_way_only",
        ONE_WAY,
        dx12=tuple(lambda c, n=n: nth(c, n) * c["W"][1, n] for n in range(3)),  # type: ignore[misc]
    ),
    idea(
        "upstream_forgotten",
        UPSTREAM,
        dx12=(lambda c: c["W"][1].sum(),),
        dx1m=(lambda c: c["W"].sum(axis=1),),
    ),
    idea(
        "sums_multiplied",
        N_(
            "The upstream derivatives were added up, the weights too, and then the two sums were "
            "multiplied. Each way has its own upstream and its own local derivative."
        ),
        dx12=(lambda c: c["dY"].sum() * c["W"][1].sum(),),
        dx1m=(lambda c: c["dY"].sum() * c["W"].sum(axis=1),),
    ),
    idea(
        "the_other_input",
        N_(
            "This is right for the first input. The second one has weights of its own: follow its "
            "own column of the three equations."
        ),
        dx12=(lambda c: c["dY"][0] @ c["W"][0],),
    ),
    idea(
        "column_for_row",
        N_(
            "The weights of one neuron were taken, a column of W. An input has its weights in a "
            "row: they lead from it to every neuron."
        ),
        dx12=(
            lambda c: c["dY"][0, :2] @ c["W"][:, 1],
            lambda c: c["dY"][0, :2] @ c["W"][:, 0],
            lambda c: c["dY"].sum() * c["W"][0, 1],
        ),
    ),
    idea("whole_turned", WHOLE_TURNED, dX=(lambda c: c["W"] @ c["dY"].T,)),
)

DW_PROOF = (
    idea(
        "not_differentiated",
        NOT_DIFFERENTIATED,
        dy13_dw23=(
            lambda c: c["X"][0, 1] * c["W"][1, 2],
            lambda c: c["Y"][0, 2],
            lambda c: c["Y"][0, 2] - c["B"][2],
        ),
    ),
    idea("other_factor", OTHER_FACTOR, dy13_dw23=(lambda c: c["W"][1, 2],)),
    idea(
        "closed_way_opened",
        N_(
            "A weight belongs to one neuron. In the equations of the other outputs it does not "
            "stand at all, so no change of it arrives there."
        ),
        dy12_dw23=(lambda c: c["X"][0, 1], lambda c: c["W"][1, 1], lambda c: 1.0),
        dw23=(lambda c: c["X"][0, 1] * c["dY"].sum(),),
        dwmn=(lambda c: np.repeat(c["X"].T * c["dY"].sum(), 3, axis=1),),
    ),
    idea(
        "upstream_forgotten",
        UPSTREAM,
        dw23=(lambda c: c["X"][0, 1],),
        dwmn=(lambda c: np.repeat(c["X"].T, 3, axis=1),),
    ),
    idea(
        "local_forgotten",
        N_(
            "The upstream derivative came through unchanged, as at a + node. The weight is "
            "multiplied by something, and that is its local derivative."
        ),
        dw23=(lambda c: nth(c, 2),),
        dwmn=(lambda c: np.repeat(c["dY"], 2, axis=0),),
    ),
    idea("whole_turned", WHOLE_TURNED, dW=(lambda c: c["dY"].T @ c["X"],)),
)

BIAS_PROOF = (
    idea("not_differentiated", NOT_DIFFERENTIATED, dy22_db2=(lambda c: c["B"][1],)),
    idea(
        "bias_multiplied",
        N_(
            "The bias was treated like a weight. It is added and not multiplied by an input: "
            "raise it by a little, and by how much does the output rise?"
        ),
        dy22_db2=(lambda c: c["X"][1, 1], lambda c: c["X"][1, 0], lambda c: c["W"][1, 1]),
    ),
    idea(
        "other_neuron",
        N_(
            "Each neuron has a bias of its own. In the equation of another neuron this one does "
            "not stand, so no change of it arrives there."
        ),
        dy23_db2=(lambda c: 1.0, lambda c: c["B"][1], lambda c: c["B"][2]),
    ),
    idea(
        "vanished",
        N_(
            "0 says that the output does not change at all. Raise the bias by 1 and write out the "
            "equation again."
        ),
        dy22_db2=(lambda c: 0.0,),
    ),
    idea(
        "one_row_only",
        N_(
            "One row is counted. The same bias is added in every row of the batch, so it has as "
            "many ways to L as there are rows."
        ),
        dbn=(lambda c: c["dY"][0], lambda c: c["dY"][1], lambda c: c["dY"][-1]),
        dB=(lambda c: c["dY"][0],),
    ),
    idea(
        "averaged",
        N_(
            "This is a mean over the rows. Each row brings its whole change, and nothing in "
            "X·W + B divides."
        ),
        dbn=(lambda c: c["dY"].mean(axis=0),),
        dB=(lambda c: c["dY"].mean(axis=0),),
    ),
    idea(
        "neurons_added_up",
        N_(
            "Everything is added up, the neurons too. Each neuron has a bias of its own, and its "
            "own derivative."
        ),
        dbn=(lambda c: np.full(3, c["dY"].sum()),),
        dB=(lambda c: c["dY"].sum(),),
    ),
    idea(
        "rows_not_added",
        N_(
            "There is still a row for every example. All of them use the same bias, and where "
            "ways meet, their changes add."
        ),
        dB=(lambda c: c["dY"],),
    ),
    idea(
        "upstream_forgotten",
        UPSTREAM,
        dbn=(lambda c: np.full(3, float(len(c["dY"]))),),
    ),
    idea(
        "keeps_an_axis",
        N_("The numbers are right, the shape is not: a matrix of one row came, and B is a vector."),
        dB=(lambda c: c["dY"].sum(axis=0, keepdims=True),),
    ),
)
