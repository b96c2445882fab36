"""What learners get wrong in the exercise chain_rule, and how it shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import N_
from .misconception import Misconception, Seen
from .slips import near, not_a_dict, says_error, slip, text_for_number


def whole_gradient_too_early(seen: Sequence[Seen]) -> bool:
    """Is dz_dt what dz_dx is, and dz_dx right?"""
    own = {(id(f.case), f.criterion): f for f in seen}
    pairs = [(f, own[id(f.case), "dz_dx"]) for f in seen if f.criterion == "dz_dt"]
    return all(near(dt.came, dx.came) and not dx.problem for dt, dx in pairs)


CHAIN_RULE = (
    Misconception(
        "power_not_lowered",
        N_("The 3 stands in front, and the power is still 3. A derivative of t³ is flatter."),
        gives={"dz_dt": lambda c: 3 * c["t"] ** 3},
    ),
    Misconception(
        "exponent_left_out",
        N_("The power has become lower, but the exponent has left no trace in front."),
        gives={"dz_dt": lambda c: c["t"] ** 2},
    ),
    Misconception(
        "square_for_cube",
        N_("This would be the derivative of a square. Here the outer function is a cube."),
        gives={"dz_dt": lambda c: 2 * c["t"]},
    ),
    slip(
        "power_lowered_twice",
        N_("The power has become lower by more than one step."),
        {"dz_dt": lambda c, own: 3 * c["t"]},
        {"dz_dt": lambda c, own: 6 * c["t"]},
    ),
    slip(
        "value_for_derivative",
        N_(
            "This is the value of the function itself. A derivative says how fast that value "
            "changes."
        ),
        {"dz_dt": lambda c, own: c["t"] ** 3, "dt_dx": lambda c, own: c["t"]},
        {"dz_dx": lambda c, own: c["t"] ** 3},
    ),
    slip(
        "cube_of_another_inside",
        N_(
            "The cube was differentiated at another number than t. What goes into the cube is the "
            "whole inside, the 2 and the minus included."
        ),
        {"dz_dt": lambda c, own: 3 * c["x"] ** 2},
        {"dz_dt": lambda c, own: 3 * (2 * c["x"]) ** 2},
        {"dz_dt": lambda c, own: 3 * (2 * c["x"] + c["y"]) ** 2},
        {"dz_dt": lambda c, own: 3 * (c["x"] - c["y"]) ** 2},
        {"dz_dt": lambda c, own: 3 * (c["x"] - 2 * c["y"]) ** 2},
    ),
    Misconception(
        "whole_gradient_too_early",
        N_(
            "dz_dt holds the inner derivative already. It is the local gradient of the cube alone; "
            "the factors meet in dz_dx."
        ),
        shows=whole_gradient_too_early,
        covers=("dz_dt",),
    ),
    slip(
        "factor_dropped",
        N_(
            "With this gradient t would grow just as fast as x. Try it: let x grow by 1 and see "
            "what t does."
        ),
        {"dt_dx": 1},
    ),
    slip(
        "variable_not_dropped",
        N_("t grows with x at the same pace everywhere. What stands here still depends on x."),
        {"dt_dx": lambda c, own: 2 * c["x"]},
        {"dt_dx": lambda c, own: c["x"]},
        {"dt_dx": lambda c, own: c["x"] ** 2},
    ),
    slip(
        "other_variable_not_held",
        N_("Only x moves here. A y that stands still adds nothing to the change of t."),
        {"dt_dx": lambda c, own: 2 - c["y"]},
        {"dt_dx": -1},
    ),
    slip(
        "inner_gradient_forgotten",
        N_(
            "Only the outer function was differentiated. A change of x passes the inside first, "
            "and that makes it larger or smaller."
        ),
        {"dz_dx": lambda c, own: own["dz_dt"]},
    ),
    slip(
        "outer_gradient_forgotten",
        N_(
            "Only the inside was differentiated. What the cube does with the change is missing: "
            "its gradient comes from upstream."
        ),
        {"dz_dx": lambda c, own: own["dt_dx"], "dz_dy": -1},
    ),
    slip(
        "factors_added",
        N_(
            "The local gradients were added. If one node makes a change 3 times as large and the "
            "next 4 times, how many times as large is it after both?"
        ),
        {
            "dz_dx": lambda c, own: own["dz_dt"] + own["dt_dx"],
            "dz_dy": lambda c, own: own["dz_dt"] - 1,
        },
    ),
    slip(
        "factors_divided",
        N_(
            "One local gradient was divided by the other. Both are answers to how many times as "
            "large a change becomes, one after the other."
        ),
        {"dz_dx": lambda c, own: own["dz_dt"] / own["dt_dx"]},
        {"dz_dx": lambda c, own: own["dt_dx"] / own["dz_dt"]},
    ),
    slip(
        "minus_forgotten",
        N_("With this sign z would rise with t when y grows. What does t do when y grows?"),
        {"dz_dy": lambda c, own: own["dz_dt"]},
    ),
    slip(
        "y_left_out",
        N_("z would not answer to y at all. But when y grows, t changes, and z with it."),
        {"dz_dy": 0},
    ),
    slip(
        "gradient_of_the_other_input",
        N_(
            "The ways of x and y were mixed up. Each of the two has a local gradient of its own "
            "at the inside."
        ),
        {"dz_dx": lambda c, own: -own["dz_dt"]},
        {"dz_dy": lambda c, own: own["dz_dx"]},
        {"dz_dy": lambda c, own: -own["dz_dx"]},
    ),
    Misconception(
        "caret_for_power",
        N_(
            "In Python ^ is not a power: it compares the bits of two whole numbers. A power has a "
            "sign of its own."
        ),
        shows=says_error("TypeError", "for ^"),
        covers=("dz_dt", "dt_dx", "dz_dx", "dz_dy"),
    ),
    not_a_dict("dz_dt", "dt_dx", "dz_dx", "dz_dy"),
    text_for_number("dz_dt", "dt_dx", "dz_dx", "dz_dy"),
)
