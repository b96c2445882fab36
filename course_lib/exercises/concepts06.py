"""Questions on the network that learns (Deep Learning from Scratch, 5.7)."""

from __future__ import annotations

from ..language import N_
from .choices import Question, concepts

NETWORK_CONCEPTS = concepts(
    "network_concepts",
    "06_two_layer_net",
    "5.7",
    (
        N_("Ask of each choice what one would see if it were true."),
        N_("Which array is read, which is written, and who else holds it?"),
        N_("Open the choices. Under each one stands what is right or wrong about it."),
    ),
    a=Question(
        N_("what a failing check near a kink means"),
        {
            "A": (
                "numerical_is_always_right",
                N_(
                    "The numerical gradient is an approximation too. Its two points lie on two "
                    "sides of the corner here, where no line fits."
                ),
            ),
            "C": (
                "one_entry_is_noise",
                N_(
                    "One entry can be a true fault, such as a wrong index. First find out whether "
                    "a corner is near; then another seed tells."
                ),
            ),
        },
    ),
    b=Question(
        N_("why gradient runs forward first"),
        {
            "B": (
                "backward_changes_parameters",
                N_(
                    "Backward changes no parameter. It leaves gradients behind; the update step "
                    "uses them later."
                ),
            ),
            "C": (
                "gradient_from_two_losses",
                N_(
                    "Two losses and their difference: that is numerical differentiation. "
                    "Backpropagation needs no second loss."
                ),
            ),
        },
    ),
    c=Question(
        N_("why the loss stands still after an update into a new array"),
        {
            "A": (
                "step_too_small",
                N_(
                    "A small step moves the loss by a little. Here it does not move at all: the "
                    "very same digits, step after step."
                ),
            ),
            "B": (
                "wrong_sign_suspected",
                N_(
                    "With a wrong sign the loss would rise. Here it does not move, neither up nor "
                    "down."
                ),
            ),
        },
    ),
)
