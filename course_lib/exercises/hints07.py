"""Hints of chapter 07, three for each chart and three for each mending, in the order of opening."""

from __future__ import annotations

from ..language import N_

READ_TWO_NUMBERS = N_("Look at the two numbers of the worst entry: ratio, sign, or a zero?")
ONE_CHANGE = N_("One line needs a change. Whatever else you touch may break what was right.")

Hints = tuple[str, str, str]

CHART_HINTS: dict[str, Hints] = {
    "silent_sigmoid": (
        N_("The check multiplies what forward gives by a random number. What did it get?"),
        N_("A function that ends without return gives None."),
        N_("A test that ignores the output of a call cannot find anything wrong with it."),
    ),
    "deaf_affine": (
        N_("A numerical gradient of 0: W was moved up and down, and the loss did not change."),
        N_("For each name on the right of an =, ask where Python finds it."),
        N_("Which test knows the weights that it handed in, and sees them in the output?"),
    ),
    "square_dense": (
        N_("On the way back, W2 and b2 are reached first, then W1 and b1. What lies between?"),
        N_("Both layers are of one class: what each keeps for itself is right in the second."),
        N_("Square, symmetric, identity: each of these hides a missing transpose."),
    ),
    "mirrored_logistic": (
        N_("Right size, opposite sign. The check compares two programs; either may be wrong."),
        N_("The sigmoid of a large number is near 1. Put x = 10 into each line by hand."),
        N_("Which test knows what the output should be where the two curves differ?"),
    ),
    "crowded_softmax": (
        N_("One row alone is right, a batch is not: something is shared that should not be."),
        N_("Write the shape of the sum beside the line that takes it."),
        N_("Two of the tests would pass for any array of positive numbers, or have one row."),
    ),
    "summed_loss": (
        READ_TWO_NUMBERS,
        N_("The batch has seven rows. Where does that number occur, and where not?"),
        N_("Which test compares a batch with one row, by the loss itself?"),
    ),
    "spoiled_shortcut": (
        N_("The part passes alone and the whole fails: what do the two paths have in common?"),
        N_("Two names can mean one array. What happens to the other when one is written to?"),
        N_("Which test looks at dout after the call, and has a negative input?"),
    ),
    "still_line": (
        N_("The gradient is right and the loss stands still. Which step of learning is left?"),
        N_("Follow the arrays: which does learn change, and which does predict read?"),
        N_("Which test asks for what learning is for?"),
    ),
}

MEND_HINTS: dict[str, Hints] = {
    "silent_sigmoid": (
        ONE_CHANGE,
        N_("forward has two duties: keep y for backward, and hand y on."),
        N_("Both can be done, the first before the second."),
    ),
    "deaf_affine": (
        ONE_CHANGE,
        N_("The argument arrives under the name that stands in the parentheses of __init__."),
        N_("Capital and small letters make different names."),
    ),
    "square_dense": (
        ONE_CHANGE,
        N_("dout is (rows, M), W is (D, M), and the result must be (rows, D)."),
        N_("Which of the two has to be turned, so that the M's meet?"),
    ),
    "mirrored_logistic": (
        ONE_CHANGE,
        N_("Do not let the check decide: it is content with any forward and its own derivative."),
        N_("The sigmoid is 1 / (1 + e to the power of something). Of what?"),
    ),
    "crowded_softmax": (
        ONE_CHANGE,
        N_("A sum along an axis: which axis holds the classes of one example?"),
        N_("For the division by row the sum must keep that axis, with length 1."),
    ),
    "summed_loss": (
        ONE_CHANGE,
        N_("A mean over rows is a sum, divided by their number."),
        N_("The number of rows is the first entry of the shape, which len gives too."),
    ),
    "spoiled_shortcut": (
        ONE_CHANGE,
        N_("A new array with zeros in the right places, and the old one as it was."),
        N_("np.where gives a new array; so does a product with a mask of True and False."),
    ),
    "still_line": (
        ONE_CHANGE,
        N_("Chapter 6 had the two ways of updating side by side, with their effect on a layer."),
        N_("Either the step changes the arrays in place, or predict reads them from params."),
    ),
}
