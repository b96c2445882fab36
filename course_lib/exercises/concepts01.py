"""The questions with choices of chapter 01, and the idea behind each wrong choice."""

from __future__ import annotations

from ..language import N_
from .choices import Question, concepts

GRAPH_CONCEPTS = concepts(
    "graph_concepts",
    "01_computation_graphs",
    "5.1.3",
    (
        N_("For a: how many calculations of L does one number cost, and how many a thousand?"),
        N_("For b: each line that was printed for the full basket is one node. What is in it?"),
        N_("For c: buy once at 100 won, once at 101 won, and compare the two bills."),
    ),
    a=Question(
        N_("why numerical differentiation is slow"),
        {
            "A": (
                "tiny_step_blamed",
                N_(
                    "A division takes the same time whatever the numbers are. Count the "
                    "calculations of L instead."
                ),
            ),
            "C": (
                "formula_sought",
                N_("Numerical differentiation needs no formula of a derivative; it tries."),
            ),
        },
    ),
    b=Question(
        N_("what a node must know"),
        {
            "A": (
                "looks_past_its_inputs",
                N_(
                    "A value arrives as a number. What stands behind it makes no difference to "
                    "what the node does with it."
                ),
            ),
            "B": (
                "result_known_before",
                N_("The final price is worked out later, from what this node gives."),
            ),
        },
    ),
    c=Question(
        N_("what the gradient 2.2 says"),
        {
            "B": (
                "gradient_taken_for_a_price",
                N_("A gradient is no price. It says how the price answers to a change."),
            ),
            "C": (
                "gradient_in_percent",
                N_("A gradient compares amounts, won with won, not percentages."),
            ),
        },
    ),
)
