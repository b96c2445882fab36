"""Questions on softmax with loss (Deep Learning from Scratch, 5.6.3 and appendix A)."""

from __future__ import annotations

from ..language import N_
from .choices import Question, concepts

SOFTMAX_CONCEPTS = concepts(
    "softmax_concepts",
    "05_softmax_with_loss",
    "5.6.3",
    (
        N_("A gradient says how the loss changes when a score grows. Mind the signs."),
        N_("Take a batch of two rows and do by hand what each choice says."),
        N_("Open the choices. Under each one stands what is right or wrong about it."),
    ),
    a=Question(
        N_("what the gradient y - t tells the scores"),
        {
            "A": (
                "gradient_taken_for_the_step",
                N_(
                    "The gradient says where the loss grows. A step goes against it, so a negative "
                    "entry moves its score up."
                ),
            ),
            "B": (
                "other_classes_left_over",
                N_(
                    "Behind the softmax every score matters: through the common sum S it moves all "
                    "probabilities. The other entries are true derivatives too."
                ),
            ),
        },
    ),
    b=Question(
        N_("why softmax needs an axis on a batch"),
        {
            "B": (
                "error_expected",
                N_(
                    "No error comes. A sum without an axis runs on a table as well, and that is "
                    "what makes this mistake so hard to see."
                ),
            ),
            "C": (
                "axis_against_overflow",
                N_(
                    "Overflow has another cure: the largest score is subtracted. With or without "
                    "an axis, e to the 1000 is too large."
                ),
            ),
        },
    ),
    c=Question(
        N_("where the gradients of a mean loss are divided by N"),
        {
            "A": (
                "divided_twice",
                N_(
                    "Affine gets gradients that are divided already, and adds them. Once more "
                    "would make its gradients N times too small."
                ),
            ),
            "C": (
                "factor_of_no_matter",
                N_(
                    "Then the gradient is not that of the mean loss: it is N times too large, the "
                    "step grows with the batch, and a gradient check fails."
                ),
            ),
        },
    ),
)
