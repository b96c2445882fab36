"""What learners get wrong in stationery_blanks and local_forward, and how it shows."""

from __future__ import annotations

import operator
from collections.abc import Sequence

from ..language import N_
from .misconception import Misconception, Seen
from .slips import Wrong, failing, near, rounded, slip, text_for_number


def delivery_too_early(seen: Sequence[Seen]) -> bool:
    """Is the total right, and the reduced price the same?"""
    look = {f.criterion: f for f in seen}
    return not look["total"].problem and near(look["reduced"].came, look["total"].came)


STATIONERY_BLANKS = (
    slip(
        "number_forgotten",
        N_(
            "This is the price of a single piece. The edge carries the price of all the pieces "
            "that are ordered."
        ),
        {"pads": 1200, "pens": 800},
        {"goods": 2000},
    ),
    slip(
        "other_number",
        N_("Pads and pens were mixed up: the order has a number of its own for each."),
        {"pads": 4800, "pens": 2400},
    ),
    slip(
        "added_for_multiplied",
        N_(
            "A price and a number of pieces were added here. Won and pieces do not add up; look "
            "at the sign in the node."
        ),
        {"pads": 1203, "pens": 804},
        {"goods": 2007},
    ),
    slip(
        "multiplied_for_added",
        N_(
            "Here two prices were multiplied. Who buys two things pays for the one and for the "
            "other; look at the sign in the node."
        ),
        {"goods": lambda c, own: own["pads"] * own["pens"]},
        {"total": lambda c, own: own["reduced"] * 3000},
    ),
    slip(
        "discount_for_price",
        N_(
            "This is what the discount saves, a tenth of the goods. The edge carries what is left "
            "to pay for them."
        ),
        {"reduced": lambda c, own: own["goods"] * 0.1},
    ),
    slip(
        "rate_subtracted",
        N_("The rate was taken away like an amount in won. It is a share of the price."),
        {"reduced": lambda c, own: own["goods"] - 0.9},
        {"reduced": lambda c, own: own["goods"] - 90},
        {"reduced": lambda c, own: own["goods"] - 10},
    ),
    slip(
        "divided_by_rate",
        N_("Divided by 0.9 the price rises. A discount makes it fall."),
        {"reduced": lambda c, own: own["goods"] / 0.9},
    ),
    slip(
        "percent_as_number",
        N_("90 percent became another number here. Percent means hundredths."),
        {"reduced": lambda c, own: own["goods"] * 90},
        {"reduced": lambda c, own: own["goods"] * 9},
        {"reduced": lambda c, own: own["goods"] * 0.09},
    ),
    slip(
        "discount_on_top",
        N_("The price of the goods has risen by a tenth. A discount makes it fall."),
        {"reduced": lambda c, own: own["goods"] * 1.1},
    ),
    slip(
        "discount_too_early",
        N_(
            "The discount is in here already. In the picture, see which node takes it and what "
            "goes into that node."
        ),
        {"pads": 3240, "pens": 2880, "goods": lambda c, own: 0.9 * own["pads"] + 0.9 * own["pens"]},
    ),
    Misconception(
        "delivery_too_early",
        N_("The delivery is in here already. In the picture, see where it joins."),
        shows=delivery_too_early,
        covers=("reduced",),
    ),
    slip(
        "discount_forgotten",
        N_("The discount has not touched the price of the goods."),
        {
            "reduced": lambda c, own: own["goods"],
            "total": lambda c, own: own["goods"] + 3000,
        },
    ),
    slip(
        "delivery_discounted",
        N_(
            "The discount was given on the delivery too. In the picture, see where the delivery "
            "joins: before the node of the discount, or after it?"
        ),
        {
            "goods": lambda c, own: own["pads"] + own["pens"] + 3000,
            "reduced": lambda c, own: (own["goods"] + 3000) * 0.9,
            "total": lambda c, own: (own["goods"] + 3000) * 0.9,
        },
    ),
    slip(
        "delivery_forgotten",
        N_("The delivery has not reached the total."),
        {"total": lambda c, own: own["reduced"]},
        {"total": lambda c, own: own["goods"]},
    ),
    slip(
        "delivery_subtracted",
        N_("The delivery makes the total smaller here. The office pays it on top."),
        {"total": lambda c, own: own["reduced"] - 3000},
    ),
    text_for_number("pads", "pens", "goods", "reduced", "total"),
)


def another_kinds_work(seen: Sequence[Seen]) -> bool:
    """Is every wrong output what some other node would make of the inputs?"""
    nodes = (operator.add, operator.sub, operator.mul, operator.truediv)
    return all(
        any(near(f.came, node(f.case["x"], f.case["y"])) for node in nodes) for f in failing(seen)
    )


def twice(name: str) -> dict[str, Wrong]:
    """What the nodes give when both inputs are the same one."""
    return {
        "add": lambda c, own: 2 * c[name],
        "sub": 0,
        "mul": lambda c, own: c[name] ** 2,
        "div": 1,
    }


KINDS = ("add", "sub", "mul", "div")

LOCAL_FORWARD = (
    Misconception(
        "another_kinds_work",
        N_(
            "For one kind, the output of another kind of node comes out. Follow a single call "
            "line by line: which of your conditions are true for it, and which line runs last?"
        ),
        shows=another_kinds_work,
        covers=KINDS,
    ),
    slip(
        "operands_reversed",
        N_(
            "The two inputs have changed places. For + and × the order does not matter: 3 + 5 is "
            "5 + 3. But 3 − 5 is not 5 − 3, and 3 ÷ 5 is not 5 ÷ 3."
        ),
        {"sub": lambda c, own: c["y"] - c["x"], "div": lambda c, own: c["y"] / c["x"]},
    ),
    slip(
        "sign_lost",
        N_(
            "The output has lost its sign. A difference can be less than 0, and a node hands that "
            "on too."
        ),
        {"sub": lambda c, own: abs(c["y"] - c["x"])},
    ),
    slip(
        "one_input_twice",
        N_("The same input was used twice, and the other one has no say. A node has two inputs."),
        twice("x"),
        twice("y"),
    ),
    Misconception(
        "decimals_lost",
        N_(
            "What comes after the decimal point is lost, or a part of it. An edge may carry any "
            "number, and a node hands on all of it."
        ),
        shows=rounded,
        covers=KINDS,
    ),
    text_for_number(*KINDS),
)
