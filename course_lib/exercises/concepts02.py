"""The questions with choices of chapter 02, and the idea behind each wrong choice."""

from __future__ import annotations

from ..language import N_
from .choices import Question, concepts

CHAIN_CONCEPTS = concepts(
    "chain_concepts",
    "02_chain_rule",
    "5.3",
    (
        N_("For a: let one input grow by 1 and hold the other. By how much does the sum grow?"),
        N_("For b: which numbers stand in what a × node sends back, and who has seen them?"),
        N_("For c: how much is 1 more of tax, and how much is 1 more of an apple's price?"),
    ),
    a=Question(
        N_("what a + node does with the upstream gradient"),
        {
            "B": (
                "gradient_shared_out",
                N_(
                    "A gradient is not shared out like money. When one input alone grows by 1, "
                    "the sum grows by all of 1."
                ),
            ),
            "C": (
                "sum_treated_as_product",
                N_("That is the × node. A sum answers to one input alike, whatever the other is."),
            ),
        },
    ),
    b=Question(
        N_("why a × node remembers its inputs"),
        {
            "A": (
                "every_node_remembers",
                N_(
                    "Not every node has to: a + node never looks at its inputs again. What must "
                    "be kept depends on the local gradients."
                ),
            ),
            "B": (
                "output_computed_again",
                N_("Backward does not ask for the output, which was handed on long ago."),
            ),
        },
    ),
    c=Question(
        N_("what gradients of 200 and 2.2 say about tax and apple"),
        {
            "A": (
                "units_forgotten",
                N_(
                    "Mind the units: 1 more of tax is 100 percentage points, 1 more of apple is a "
                    "single won."
                ),
            ),
            "C": (
                "sizes_expected_alike",
                N_("Each gradient belongs to its own input, with its own unit, and has any size."),
            ),
        },
    ),
)
