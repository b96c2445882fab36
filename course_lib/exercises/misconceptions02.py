"""What learners get wrong in the exercises add_backward and mul_backward, and how it shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import N_, tr
from .misconception import Misconception, Seen
from .slips import failing, near, says_error, slip, text_for_number

ONE_NUMBER = N_("one number was returned; two are asked for, dx and dy")


def one_number(seen: Sequence[Seen]) -> bool:
    """Was one number returned where two are asked for?"""
    return getattr(next(failing(seen)).came, "message", "") == tr(ONE_NUMBER)


def no_pair(seen: Sequence[Seen]) -> bool:
    """Was a dict or a set returned, so that there is no first and second?"""
    came = next(failing(seen)).came
    kind, message = getattr(came, "kind", ""), getattr(came, "message", "")
    return (kind, message) in (("KeyError", "0"), ("KeyError", "1")) or "subscriptable" in message


# Both exercises return dx, dy.
PAIRS = (
    Misconception(
        "one_number_returned",
        N_(
            "One number came back. A node with two inputs has two edges on the way back, and each "
            "gets a gradient, even if both are alike."
        ),
        shows=one_number,
        covers=("dx", "dy"),
    ),
    Misconception(
        "no_pair_returned",
        N_("What came back has no first and no second. Two numbers are asked for, dx and then dy."),
        shows=no_pair,
        covers=("dx", "dy"),
    ),
    Misconception(
        "divided_by_zero",
        N_(
            "Your backward divides by an input, and an input may be 0. Whatever x and y are, both "
            "have a gradient."
        ),
        shows=says_error("ZeroDivisionError", "zero"),
        covers=("dx", "dy"),
    ),
    text_for_number("dx", "dy"),
)

ADD_BACKWARD = (
    slip(
        "plus_as_times",
        N_(
            "This is what a × node sends. In a sum, x grows by 1 and the output grows by 1, "
            "however large the other input is."
        ),
        {"dx": lambda c, own: c["dout"] * c["y"], "dy": lambda c, own: c["dout"] * c["x"]},
    ),
    slip(
        "multiplied_by_own_input",
        N_(
            "Each input was multiplied into its own gradient. The size of an input says nothing "
            "about how fast the sum grows with it."
        ),
        {"dx": lambda c, own: c["dout"] * c["x"], "dy": lambda c, own: c["dout"] * c["y"]},
    ),
    slip(
        "upstream_forgotten",
        N_("These are the local gradients alone. What arrived from upstream has got lost."),
        {"dx": 1, "dy": 1},
    ),
    slip(
        "shared_out",
        N_(
            "The gradient was shared out between the inputs. It is no amount that must be divided: "
            "it says how fast the result answers, and it answers to each input by itself."
        ),
        {"dx": lambda c, own: c["dout"] / 2, "dy": lambda c, own: c["dout"] / 2},
        {
            "dx": lambda c, own: c["dout"] * c["x"] / (c["x"] + c["y"]),
            "dy": lambda c, own: c["dout"] * c["y"] / (c["x"] + c["y"]),
        },
    ),
    slip(
        "added_to_upstream",
        N_("Something was added to the upstream gradient. Gradients along a way are factors."),
        {"dx": lambda c, own: c["dout"] + 1, "dy": lambda c, own: c["dout"] + 1},
        {"dx": lambda c, own: c["dout"] + c["x"], "dy": lambda c, own: c["dout"] + c["y"]},
        {
            "dx": lambda c, own: c["dout"] + c["x"] + c["y"],
            "dy": lambda c, own: c["dout"] + c["x"] + c["y"],
        },
        {"dx": lambda c, own: c["dout"] + c["y"], "dy": lambda c, own: c["dout"] + c["x"]},
    ),
    slip(
        "forward_again",
        N_(
            "The output of the forward pass came back. On the way back a node asks how fast that "
            "output grows, not how large it is."
        ),
        {"dx": lambda c, own: c["x"] + c["y"], "dy": lambda c, own: c["x"] + c["y"]},
        {
            "dx": lambda c, own: (c["x"] + c["y"]) * c["dout"],
            "dy": lambda c, own: (c["x"] + c["y"]) * c["dout"],
        },
    ),
    slip(
        "input_returned",
        N_("The inputs themselves came back. A gradient is asked for, not a value."),
        {"dx": lambda c, own: c["x"], "dy": lambda c, own: c["y"]},
        {"dx": lambda c, own: c["y"], "dy": lambda c, own: c["x"]},
    ),
    slip(
        "one_input_left_out",
        N_("One input gets nothing. The sum grows with either of the two."),
        {"dx": 0},
        {"dy": 0},
    ),
    slip(
        "as_for_a_difference",
        N_("One gradient has the sign of a − node. A sum grows with both of its inputs."),
        {"dy": lambda c, own: -own["dx"]},
        {"dx": lambda c, own: -own["dy"]},
    ),
    *PAIRS,
)


def equal_pair(seen: Sequence[Seen]) -> bool:
    """Is one of the two gradients right, and the other the same number?"""
    wrong = {f.criterion for f in failing(seen)}
    pairs = zip(
        (f.came for f in seen if f.criterion == "dx"),
        (f.came for f in seen if f.criterion == "dy"),
        strict=True,
    )
    return len(wrong) == 1 and all(near(dx, dy) for dx, dy in pairs)


MUL_BACKWARD = (
    Misconception(
        "arguments_in_another_order",
        N_(
            "The numbers were taken in another order than they come. The first is x, the second y, "
            "and the last one arrives from upstream."
        ),
        gives={"dx": lambda c: c["dout"] * c["x"], "dy": lambda c: c["x"] * c["y"]},
    ),
    Misconception(
        "same_for_both",
        N_(
            "Both inputs get the same gradient. How the product answers to x and how it answers to "
            "y are two questions."
        ),
        shows=equal_pair,
        covers=("dx", "dy"),
    ),
    Misconception(
        "not_swapped",
        N_(
            "Each input meets its own gradient here. With 5 apples, what decides how much dearer "
            "the bill gets when an apple costs 1 won more: the price of the apple, or the 5?"
        ),
        gives={"dx": lambda c: c["dout"] * c["x"], "dy": lambda c: c["dout"] * c["y"]},
    ),
    slip(
        "upstream_forgotten",
        N_("These are the local gradients alone. What arrived from upstream has got lost."),
        {"dx": lambda c, own: c["y"], "dy": lambda c, own: c["x"]},
    ),
    slip(
        "input_returned",
        N_("An input came back as its own gradient. A value is not yet an answer to how fast."),
        {"dx": lambda c, own: c["x"], "dy": lambda c, own: c["y"]},
    ),
    slip(
        "times_as_plus",
        N_(
            "The upstream gradient was handed on as a + node does. In a product it matters how "
            "large the inputs are."
        ),
        {"dx": lambda c, own: c["dout"], "dy": lambda c, own: c["dout"]},
    ),
    slip(
        "added_to_upstream",
        N_("An input was added to the upstream gradient. Gradients along a way are factors."),
        {"dx": lambda c, own: c["dout"] + c["y"], "dy": lambda c, own: c["dout"] + c["x"]},
        {"dx": lambda c, own: c["dout"] + c["x"], "dy": lambda c, own: c["dout"] + c["y"]},
        {
            "dx": lambda c, own: c["dout"] + c["x"] + c["y"],
            "dy": lambda c, own: c["dout"] + c["x"] + c["y"],
        },
    ),
    slip(
        "multiplied_by_both",
        N_(
            "Both inputs are in this gradient. When only x grows by 1, which of the two decides by "
            "how much x · y grows?"
        ),
        {
            "dx": lambda c, own: c["dout"] * c["x"] * c["y"],
            "dy": lambda c, own: c["dout"] * c["x"] * c["y"],
        },
        {"dx": lambda c, own: c["x"] * c["y"], "dy": lambda c, own: c["x"] * c["y"]},
        {
            "dx": lambda c, own: c["dout"] * (c["x"] + c["y"]),
            "dy": lambda c, own: c["dout"] * (c["x"] + c["y"]),
        },
    ),
    slip(
        "square_differentiated",
        N_("A product of two different inputs was treated as a square. Only one of them moves."),
        {"dx": lambda c, own: 2 * c["dout"] * c["x"], "dy": lambda c, own: 2 * c["dout"] * c["y"]},
    ),
    slip(
        "divided",
        N_(
            "The gradient was divided by an input. The larger the number of apples, the more a won "
            "on each of them costs."
        ),
        {"dx": lambda c, own: c["dout"] / c["y"]},
        {"dy": lambda c, own: c["dout"] / c["x"]},
        {"dx": lambda c, own: c["dout"] / c["x"]},
        {"dy": lambda c, own: c["dout"] / c["y"]},
    ),
    *PAIRS,
)
