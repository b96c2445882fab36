"""Why it is not that: wrong choices on the charts of the last four patients."""

from __future__ import annotations

from ..language import N_
from .choices import chose
from .misconception import Misconception
from .recognise07 import another_line

LOSSES: dict[str, tuple[Misconception, ...]] = {
    "crowded_softmax": (
        chose(
            "kind",
            "B",
            "mean_suspected",
            N_(
                "A missing mean would put every entry off by the same factor, with the "
                "right sign. Here the two numbers do not even have one sign."
            ),
        ),
        chose(
            "kind",
            "C",
            "shift_suspected",
            N_(
                "Taking the same number off all scores of a row changes nothing, since it cancels. "
                "The largest of the batch is the same number for every row."
            ),
        ),
        chose(
            "line",
            2,
            "shift_line_blamed",
            N_(
                "Here one number is taken off all scores. That keeps exp from overflowing and "
                "cancels in the division, whichever number it is."
            ),
        ),
        chose(
            "test",
            "A",
            "one_row_tested",
            N_("This test passes: in a batch of one row, the row is the whole batch."),
        ),
        chose(
            "test",
            "B",
            "shape_tested",
            N_("This test passes: numbers of the right shape and sign need not be right."),
        ),
        another_line(2),
    ),
    "summed_loss": (
        chose(
            "kind",
            "A",
            "shared_sum_suspected",
            N_(
                "With one sum for all rows the two numbers would not be in one ratio. Divide "
                "them, and compare with the number of rows."
            ),
        ),
        chose(
            "kind",
            "B",
            "swapped_difference_suspected",
            N_("t - y would turn the sign. Both numbers have the same one."),
        ),
        chose(
            "line",
            12,
            "other_end_blamed",
            N_(
                "A change here would satisfy the check as well. But the complaint is about the "
                "loss: it must not grow when the same example comes twice."
            ),
        ),
        chose(
            "test",
            "B",
            "one_row_tested",
            N_("This test passes: for one row the sum and the mean are the same."),
        ),
        chose(
            "test",
            "C",
            "rows_of_gradient_tested",
            N_("This test passes: it looks at backward, and zero times any factor is zero."),
        ),
        another_line(12),
    ),
    "spoiled_shortcut": (
        chose(
            "kind",
            "A",
            "mask_suspected",
            N_("The first check is of the ReLU alone, and it passes. Its mask is right."),
        ),
        chose(
            "kind",
            "B",
            "forgotten_path_suspected",
            N_(
                "A forgotten path would be missing for every entry. Here it is missing only where "
                "the input is negative."
            ),
        ),
        chose(
            "line",
            19,
            "sum_blamed",
            N_(
                "Here the damage shows. Both paths are added, as they should be; but dout is not "
                "what it was a moment ago. Who changed it?"
            ),
        ),
        chose(
            "test",
            "A",
            "part_tested_alone",
            N_("This test passes: alone, nobody needs dout after the ReLU has used it."),
        ),
        chose(
            "test",
            "C",
            "open_relu_tested",
            N_("This test passes: where no input is negative the ReLU overwrites nothing."),
        ),
        another_line(19),
    ),
    "still_line": (
        chose(
            "kind",
            "A",
            "gradient_suspected",
            N_(
                "The gradient check passed. And in a wrong direction the loss would grow; here it "
                "does not move at all."
            ),
        ),
        chose(
            "kind",
            "C",
            "learning_rate_suspected",
            N_(
                "With too small a rate the loss falls too slowly, yet it falls. These numbers are "
                "the same to the last digit."
            ),
        ),
        chose(
            "line",
            7,
            "reading_blamed",
            N_(
                "predict may read from elsewhere, and a program mended so is right. But the rule "
                "of chapter 6 is broken in another line: an update changes the arrays themselves."
            ),
        ),
        chose(
            "test",
            "A",
            "gradient_tested",
            N_("This test passes: the gradient was right all the time."),
        ),
        chose(
            "test",
            "B",
            "params_tested",
            N_("This test passes: params does hold new numbers. The network does not look there."),
        ),
        another_line(7),
    ),
}
