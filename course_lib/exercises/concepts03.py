"""The questions with choices of chapter 03, and the idea behind each wrong choice."""

from __future__ import annotations

from ..language import N_
from .choices import Question, concepts

LAYER_CONCEPTS = concepts(
    "layer_concepts",
    "03_layers",
    "5.5",
    (
        N_("For a: what is backward given, and what stands in the gradients that it returns?"),
        N_("For b: after two forwards of one object, which inputs does it still have?"),
        N_("For c: who sets the switch of a ReLU, and when?"),
    ),
    a=Question(
        N_("why MulLayer keeps its inputs"),
        {
            "A": (
                "kept_for_the_output",
                N_("To return a product, nothing need be kept. Who asks for the inputs later?"),
            ),
            "B": (
                "product_computed_again",
                N_("Backward does not need the product. Which two numbers are in its gradients?"),
            ),
        },
    ),
    b=Question(
        N_("why one object cannot be two nodes"),
        {
            "A": (
                "objects_thought_to_share",
                N_("Each object has a self of its own; therefore two objects do work."),
            ),
            "C": (
                "backward_thought_to_run_once",
                N_(
                    "Backward may run as often as you like. Ask what it finds on self when it does."
                ),
            ),
        },
    ),
    c=Question(
        N_("what a ReLU sends back when it is on"),
        {
            "B": (
                "switch_set_by_the_gradient",
                N_(
                    "ReLU cuts off negative inputs, not negative gradients. The switch was set by "
                    "forward."
                ),
            ),
            "C": (
                "relu_multiplied_by_its_input",
                N_("Where ReLU is on, the output moves exactly as the input does: a factor of 1."),
            ),
        },
    ),
)
