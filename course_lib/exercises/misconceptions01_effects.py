"""What learners get wrong in the exercise stationery_effects, and how it shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import N_
from .misconception import Misconception, Seen
from .slips import Wrong, failing, near, slip, text_for_number


def is_a_total(seen: Sequence[Seen]) -> bool:
    """Is the first wrong number larger than any change of this order could be?"""
    came = next(failing(seen)).came
    return isinstance(came, (int, float)) and came > 5000 and not near(came, 6800)


def is_a_rise(seen: Sequence[Seen]) -> bool:
    """Is the effect of the new rate of the right kind of size, and above 0?"""
    came = next(f for f in failing(seen) if f.criterion == "rate_to_80").came
    return isinstance(came, (int, float)) and 650 < came < 700


def either(size: float) -> tuple[dict[str, Wrong], dict[str, Wrong]]:
    """The effect of the new rate, of a wrong size, with either sign."""
    return {"rate_to_80": -size}, {"rate_to_80": size}


EFFECTS = ("pad_1_dearer", "pen_100_dearer", "delivery_1_dearer", "one_more_pad", "rate_to_80")

STATIONERY_EFFECTS = (
    Misconception(
        "total_for_change",
        N_(
            "This looks like a whole price after the change. The question is by how much it "
            "differs from the price before."
        ),
        shows=is_a_total,
        covers=EFFECTS,
    ),
    slip(
        "discount_forgotten",
        N_(
            "The change stopped before the node of the discount. On its way to the total it goes "
            "through every node there is."
        ),
        {"pad_1_dearer": 3, "pen_100_dearer": 400, "one_more_pad": 1200},
    ),
    slip(
        "discount_for_price",
        N_("This is what the discount saves of the change. What is paid of it is the other part."),
        {"pad_1_dearer": 0.3, "pen_100_dearer": 40, "one_more_pad": 120},
    ),
    slip(
        "number_forgotten",
        N_("Only a single piece got dearer here. The order has several of them."),
        {"pad_1_dearer": 0.9, "pen_100_dearer": 90},
    ),
    slip(
        "price_change_alone",
        N_(
            "This is the change at the beginning of the way. What becomes of it in the nodes up "
            "to the total?"
        ),
        {"pad_1_dearer": 1, "pen_100_dearer": 100, "one_more_pad": 1},
    ),
    slip(
        "other_goods_number",
        N_("Pads and pens were mixed up: the order has a number of its own for each."),
        {"pad_1_dearer": 3.6, "pen_100_dearer": 270, "one_more_pad": 720},
        {"pad_1_dearer": 4, "pen_100_dearer": 300, "one_more_pad": 800},
    ),
    slip(
        "effect_of_one_won",
        N_("This is what a single won does. The pens get dearer by more than that."),
        {"pen_100_dearer": 3.6},
        {"pen_100_dearer": 4},
    ),
    slip(
        "discount_on_delivery",
        N_(
            "The discount touched the delivery here. In the graph, see where the delivery joins "
            "and which nodes lie behind."
        ),
        {"delivery_1_dearer": 0.9},
        *either(980),
    ),
    slip(
        "delivery_left_out",
        N_("Here the delivery does not reach the total. It is a part of what is paid."),
        {"delivery_1_dearer": 0},
    ),
    slip(
        "whole_for_change",
        N_("Here all of it was counted. The question is only what the one more adds."),
        {"one_more_pad": 3240, "delivery_1_dearer": 3000},
        {"one_more_pad": 3240, "delivery_1_dearer": 3001},
        {"one_more_pad": 4320},
        {"one_more_pad": 3600},
        {"one_more_pad": 4800},
    ),
    slip(
        "price_for_number",
        N_(
            "This answers what happens when a pad gets dearer. Here the prices stay, and the "
            "number of pads changes."
        ),
        {"one_more_pad": lambda c, own: own["pad_1_dearer"]},
    ),
    slip(
        "rate_change_alone",
        N_(
            "This is the change of the rate itself, not yet in won. The node of the discount makes "
            "won of it."
        ),
        *either(0.1),
        *either(10),
    ),
    slip(
        "gradient_for_change",
        N_(
            "This is the change for a rate that moves by a whole 1. From 90 to 80 percent it moves "
            "by much less."
        ),
        *either(6800),
    ),
    slip(
        "one_percent_for_ten",
        N_("This is what one percent does. From 90 to 80 there are more than one."),
        *either(68),
    ),
    slip(
        "one_kind_of_goods",
        N_("The rate changes the price of all the goods. Here it met the pads alone, or the pens."),
        *either(360),
        *either(320),
    ),
    slip(
        "compared_with_full_price",
        N_("This compares with the full price. The order before the change was reduced already."),
        *either(1360),
    ),
    slip(
        "reduced_again",
        N_(
            "The new rate was applied to a price that was reduced before. Both rates are meant of "
            "the full price of the goods."
        ),
        *either(612),
        *either(1224),
        *either(912),
        *either(1824),
    ),
    Misconception(
        "fall_as_rise",
        N_(
            "Of the goods, less is to be paid than before. Does the total rise or fall, and which "
            "sign says so?"
        ),
        shows=is_a_rise,
        covers=("rate_to_80",),
    ),
    text_for_number(*EFFECTS),
)
