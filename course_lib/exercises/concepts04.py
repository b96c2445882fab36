"""Questions on the ideas behind the Affine layer (Deep Learning from Scratch, 5.6.1 and 5.6.2)."""

from __future__ import annotations

from ..language import N_
from .choices import Question, concepts

AFFINE_CONCEPTS = concepts(
    "affine_concepts",
    "04_affine",
    "5.6.2",
    (
        N_("Go back to a single entry each time: where does it take part, and with what factor?"),
        N_("Try each choice on an extreme case: square weights, a batch of a thousand rows."),
        N_("Open the choices. Under each one stands what is right or wrong about it."),
    ),
    a=Question(
        N_("why dW is X.T @ dY and not dY @ X.T"),
        {
            "A": (
                "order_by_shapes",
                N_(
                    "Where sizes agree by chance, both orders run and only one is right. Shapes "
                    "can refuse an order. They cannot give the reason for one."
                ),
            ),
            "C": (
                "backward_turns_products_round",
                N_(
                    "There is no such rule: in dX = dY @ W.T the upstream gradient stands in "
                    "front. Each order has its own reason, entry by entry."
                ),
            ),
        },
    ),
    b=Question(
        N_("why the gradient of the bias is added over the batch"),
        {
            "A": (
                "any_way_to_lose_the_rows",
                N_(
                    "The shape of b comes out with a mean, a maximum or the first row too. That "
                    "the rows have to go does not say that they add."
                ),
            ),
            "B": (
                "plus_goes_back_as_plus",
                N_(
                    "Backward, a + node adds nothing: it hands on what it gets. The sum comes from "
                    "another place, where one value went to several."
                ),
            ),
        },
    ),
    c=Question(
        N_("what backward needs the stored x for"),
        {
            "B": (
                "input_gradient_from_the_input",
                N_(
                    "Beside an entry of x stands a weight, so the gradient of x is made of W and "
                    "dY. The layer has W in any case."
                ),
            ),
            "C": (
                "everything_stored_is_needed_everywhere",
                N_(
                    "The gradient of the bias is made of dY alone, since the factor beside b is 1. "
                    "A backward keeps no more than its factors."
                ),
            ),
        },
    ),
)
