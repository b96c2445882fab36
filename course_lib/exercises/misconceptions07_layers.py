"""Why it is not that: wrong choices on the charts of the first four patients."""

from __future__ import annotations

from ..language import N_
from .choices import chose
from .misconception import Misconception
from .recognise07 import another_line

LAYERS: dict[str, tuple[Misconception, ...]] = {
    "silent_sigmoid": (
        chose(
            "kind",
            "A",
            "derivative_suspected",
            N_(
                "A wrong derivative would still be a number, and the check would print both. "
                "Here it met a None before it had anything to compare."
            ),
        ),
        chose(
            "kind",
            "C",
            "storing_suspected",
            N_(
                "A value that was never stored is an AttributeError in backward. This is a "
                "TypeError: something was to be multiplied and was None."
            ),
        ),
        chose(
            "test",
            "A",
            "stored_value_tested",
            N_("This test passes: the value is stored on self. It never asks what came back."),
        ),
        chose(
            "test",
            "C",
            "backward_tested",
            N_("This test passes: backward finds what forward stored. It throws away the output."),
        ),
        another_line(),
    ),
    "deaf_affine": (
        chose(
            "kind",
            "A",
            "operands_suspected",
            N_(
                "With wrong operands backward would be wrong, and the numerical gradient some "
                "other number. Here that is exactly 0: moving W does not move the loss at all."
            ),
        ),
        chose(
            "kind",
            "B",
            "learning_rate_suspected",
            N_("No step was made yet. A gradient check looks at one moment, without any learning."),
        ),
        chose(
            "line",
            5,
            "parameter_name_blamed",
            N_(
                "A parameter may have any name, w as well as W. The argument did arrive here; look "
                "at who uses it."
            ),
        ),
        chose(
            "line",
            1,
            "leftover_blamed",
            N_(
                "A variable that lies about harms nobody who does not use it. Which line of the "
                "class does?"
            ),
        ),
        chose(
            "test",
            "B",
            "zero_input_tested",
            N_("This test passes: with x = 0 no weights are seen, whichever they are."),
        ),
        chose(
            "test",
            "C",
            "layer_checked_alone",
            N_(
                "This test passes: the check of the layer alone moves layer.W, and that array the "
                "layer does use. Only who handed in another W can notice."
            ),
        ),
        another_line(1, 5),
    ),
    "square_dense": (
        chose(
            "kind",
            "B",
            "weight_gradient_suspected",
            N_(
                "Both layers are of one class. Were its dW wrong, W2 would be wrong as well, and "
                "W2 passes."
            ),
        ),
        chose(
            "kind",
            "C",
            "bias_sum_suspected",
            N_(
                "W1 is wrong as well as b1, and b2 is right. What do W1 and b1 share, and W2 and "
                "b2 not?"
            ),
        ),
        chose(
            "test",
            "A",
            "identity_tested",
            N_("This test passes: the identity matrix is its own transpose."),
        ),
        chose(
            "test",
            "B",
            "square_shape_tested",
            N_("This test passes: with square weights the shape is right even where nothing is."),
        ),
        another_line(),
    ),
    "mirrored_logistic": (
        chose(
            "kind",
            "A",
            "backward_suspected",
            N_(
                "The check only says that the two do not belong together. y (1 - y) is the "
                "derivative of the sigmoid, so look at the other one."
            ),
        ),
        chose(
            "kind",
            "C",
            "upstream_suspected",
            N_(
                "Without the upstream gradient, which is random here, the sizes would differ too. "
                "They agree to the last digit; only the sign does not."
            ),
        ),
        chose(
            "line",
            7,
            "derivative_line_blamed",
            N_(
                "This line is the derivative of the sigmoid, and right for it. A minus here would "
                "silence the check and leave the fault where it is."
            ),
        ),
        chose(
            "test",
            "B",
            "tested_at_zero",
            N_("This test passes: at 0 the rising and the falling curve meet."),
        ),
        chose(
            "test",
            "C",
            "symmetry_tested",
            N_("This test passes: the falling curve has that symmetry too."),
        ),
        another_line(7),
    ),
}
