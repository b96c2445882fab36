"""Wrong ideas about shapes: chapter 04."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise04 import of

TURNED_ROUND = N_(
    "Rows and columns are the other way round. Rows are the examples in X and Y, and the inputs in "
    "W; a gradient keeps the order of its own array."
)
LIKE_THE_OUTPUT = N_(
    "This is the shape of Y, the array that the gradient comes from. A gradient has one derivative "
    "for each entry of its own array."
)
LIKE_ANOTHER = N_(
    "This is the shape of another array of the layer. Ask of each name first which array it "
    "belongs to."
)
ONE_EXAMPLE = N_(
    "This is right for one example. Seven examples go through the layer together, and each has a "
    "row of its own."
)


def shaped(name: str, criterion: str, says: str, *shapes: tuple[int, ...]) -> Misconception:
    """The entry for one of these wrong shapes in one blank."""

    def shows(seen: Sequence[Seen]) -> bool:
        came = of(seen, criterion)[0].came
        came = came.tolist() if isinstance(came, np.ndarray) else came
        return isinstance(came, list) and tuple(came) in shapes

    return Misconception(name, says, shows=shows, covers=(criterion,))


SHAPES = (
    shaped("Y_turned_round", "Y", TURNED_ROUND, (3, 7)),
    shaped("Y_of_one_example", "Y", ONE_EXAMPLE, (3,), (1, 3), (3, 1)),
    shaped("Y_like_another_array", "Y", LIKE_ANOTHER, (7, 5), (5, 3), (3, 5), (5, 7)),
    shaped("dX_turned_round", "dX", TURNED_ROUND, (5, 7)),
    shaped("dX_of_one_example", "dX", ONE_EXAMPLE, (5,), (1, 5), (5, 1)),
    shaped("dX_like_the_output", "dX", LIKE_THE_OUTPUT, (7, 3), (3, 7)),
    shaped("dX_like_another_array", "dX", LIKE_ANOTHER, (5, 3), (3, 5), (3,)),
    shaped("dW_turned_round", "dW", TURNED_ROUND, (3, 5)),
    shaped("dW_like_the_output", "dW", LIKE_THE_OUTPUT, (7, 3), (3, 7)),
    shaped("dW_like_another_array", "dW", LIKE_ANOTHER, (7, 5), (5, 7), (3,), (5,)),
    shaped(
        "dW_for_each_example",
        "dW",
        N_(
            "One matrix for each example has been kept. All seven examples use the same W, so W "
            "has one gradient, to which each example adds its share."
        ),
        (7, 5, 3),
        (7, 3, 5),
    ),
    shaped(
        "dB_not_added_up",
        "dB",
        N_(
            "This keeps a row for each of the seven examples. There is only one bias vector, and "
            "all seven rows use it."
        ),
        (7, 3),
        (3, 7),
    ),
    shaped(
        "dB_as_a_matrix",
        "dB",
        N_(
            "The number of entries is right, the number of axes is not. B is a vector, and a "
            "matrix with one row or one column is something else to NumPy."
        ),
        (1, 3),
        (3, 1),
    ),
    shaped(
        "dB_per_example_or_input",
        "dB",
        N_("A bias belongs to a neuron, not to an example and not to an input. Count the neurons."),
        (7,),
        (5,),
        (7, 1),
        (1, 7),
        (1, 5),
        (5, 1),
    ),
    *(
        shaped(
            f"{name}_as_one_number",
            name,
            N_(
                "L is one number, but it has a derivative by every entry of the array. They are "
                "kept in the arrangement of that array."
            ),
            (),
            (1,),
            (1, 1),
        )
        for name in ("dX", "dW", "dB")
    ),
    Misconception(
        "dB_without_comma",
        N_(
            "This is a plain number to Python. Brackets alone make no tuple; with a single entry "
            "it is the comma that does, as NumPy prints it."
        ),
        shows=lambda seen: isinstance(of(seen, "dB")[0].came, int),
        covers=("dB",),
    ),
    *(
        Misconception(
            f"{name}_in_quotes",
            N_("In quotes, this is a text. A shape is a tuple of numbers."),
            shows=lambda seen, name=name: isinstance(of(seen, name)[0].came, str),  # type: ignore[misc]
            covers=(name,),
        )
        for name in ("Y", "dX", "dW", "dB")
    ),
)
