"""What learners get wrong in figure 5-15, and how it shows: the exercise shopping_blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..language import N_
from .misconception import Misconception
from .slips import Wrong, slip, text_for_number

# The blanks beside × nodes: the blank whose gradient arrives there (none at the right end, where
# it is 1), the value above the blank, and the value above the node's other input.
INPUTS = {
    "dall_price": ("", 650, 1.1),
    "dtax": ("", 1.1, 650),
    "dapple": ("dapple_price", 100, 2),
    "dapple_num": ("dapple_price", 2, 100),
    "dorange": ("dorange_price", 150, 3),
    "dorange_num": ("dorange_price", 3, 150),
}
BRANCHES = ("dapple_price", "dorange_price")
LEAVES = ("dapple", "dapple_num", "dorange", "dorange_num")


def at_times(wrong: Callable[[float, float, float], float]) -> dict[str, Wrong]:
    """A wrong rule for all × nodes, from the upstream gradient, own value and other value."""

    def of(upstream: str, mine: float, other: float) -> Wrong:
        def rule(case: Any, own: Mapping[str, Any]) -> float:
            return wrong(own[upstream] if upstream else 1, mine, other)

        return rule

    return {blank: of(*about) for blank, about in INPUTS.items()}


def at_plus(
    apples: Callable[[float], float], oranges: Callable[[float], float]
) -> dict[str, Wrong]:
    """Two wrong rules for the + node, from its upstream gradient."""
    return {
        "dapple_price": lambda c, own: apples(own["dall_price"]),
        "dorange_price": lambda c, own: oranges(own["dall_price"]),
    }


def at_leaves(wrong: Callable[[float, float, float], float]) -> dict[str, Wrong]:
    """A wrong rule for the × nodes of the fruit alone."""
    return {blank: rule for blank, rule in at_times(wrong).items() if blank in LEAVES}


SHOPPING_BLANKS = (
    Misconception(
        "all_values_copied",
        N_(
            "These are the values of the forward pass once more. Below the edges stands something "
            "else: by how much the price changes when the value above grows by 1."
        ),
        gives={
            "dall_price": lambda c: 650,
            "dtax": lambda c: 1.1,
            "dapple_price": lambda c: 200,
            "dapple": lambda c: 100,
        },
    ),
    slip(
        "not_swapped",
        N_(
            "A × node was given its inputs in the wrong places. How much a change of one input "
            "weighs does not depend on that input."
        ),
        at_times(lambda upstream, mine, other: upstream * mine),
    ),
    slip(
        "times_as_plus",
        N_(
            "The gradient went through a × node unchanged, as it does through a + node. A × node "
            "makes a change larger or smaller."
        ),
        at_times(lambda upstream, mine, other: upstream),
    ),
    slip(
        "multiplied_by_both",
        N_(
            "Both inputs of the × node are in this gradient, so it is no longer the effect of 1 "
            "more, but of everything there is."
        ),
        at_times(lambda upstream, mine, other: upstream * mine * other),
    ),
    slip(
        "added_for_multiplied",
        N_(
            "On the way back something was added to the upstream gradient. Along a way, gradients "
            "are factors."
        ),
        at_times(lambda upstream, mine, other: upstream + other),
        at_times(lambda upstream, mine, other: upstream + mine),
        at_plus(lambda upstream: upstream + 1, lambda upstream: upstream + 1),
        at_plus(lambda upstream: upstream + 200, lambda upstream: upstream + 450),
        at_plus(lambda upstream: upstream + 450, lambda upstream: upstream + 200),
    ),
    slip(
        "divided_at_times",
        N_("The gradient was divided at a × node. More pieces make a price rise weigh more."),
        at_times(lambda upstream, mine, other: upstream / other),
        at_times(lambda upstream, mine, other: upstream / mine),
    ),
    slip(
        "upstream_forgotten",
        N_(
            "This is a local gradient alone. What arrived at the node from the right, the tax, has "
            "got lost."
        ),
        at_leaves(lambda upstream, mine, other: other),
        dict.fromkeys(BRANCHES, 1),
    ),
    slip(
        "shared_at_plus",
        N_(
            "The + node shared its gradient out. It is no amount that must be divided: if the "
            "apples together cost 1 won more, the sum is 1 won higher, oranges or not."
        ),
        at_plus(lambda upstream: upstream / 2, lambda upstream: upstream / 2),
        at_plus(lambda upstream: upstream * 200 / 650, lambda upstream: upstream * 450 / 650),
    ),
    slip(
        "plus_as_times",
        N_(
            "The + node was treated as a × node. In a sum it makes no difference how large the "
            "inputs are."
        ),
        at_plus(lambda upstream: upstream * 450, lambda upstream: upstream * 200),
        at_plus(lambda upstream: upstream * 200, lambda upstream: upstream * 450),
        at_plus(lambda upstream: upstream * 2, lambda upstream: upstream * 3),
        {"dapple_price": 450, "dorange_price": 200},
    ),
    slip(
        "value_for_gradient",
        N_(
            "This is the value above the edge, not the gradient below it. The gradient says by how "
            "much the price changes when that value grows by 1."
        ),
        {"dapple_price": 200, "dorange_price": 450},
        at_leaves(lambda upstream, mine, other: mine),
    ),
    slip(
        "tax_as_percent",
        N_(
            "Only the tax itself was taken, 10 percent. The node multiplies by what the edge "
            "carries, the price and its tax together."
        ),
        {"dall_price": 0.1},
        {"dall_price": 10},
    ),
    slip(
        "tax_in_other_units",
        N_(
            "This is the effect of 10 percent, or of one percent, of tax. The gradient tells the "
            "effect of a whole 1 on that edge."
        ),
        {"dtax": 65},
        {"dtax": 6.5},
    ),
    slip(
        "one_fruit_only",
        N_("The tax is paid on apples and oranges together. Here it meets one of them alone."),
        {"dtax": 200},
        {"dtax": 450},
    ),
    slip(
        "other_fruit",
        N_(
            "A number of the other fruit has slipped in. A node knows only its own two inputs; "
            "follow the edge with your finger."
        ),
        {
            "dapple": lambda c, own: own["dapple_price"] * 3,
            "dapple_num": lambda c, own: own["dapple_price"] * 150,
            "dorange": lambda c, own: own["dorange_price"] * 2,
            "dorange_num": lambda c, own: own["dorange_price"] * 100,
        },
    ),
    slip(
        "upstream_twice",
        N_(
            "The tax was counted twice. What arrives from the right has it already, and no other "
            "node on this way knows the tax."
        ),
        at_leaves(lambda upstream, mine, other: upstream * upstream * other),
        at_plus(lambda upstream: upstream * upstream, lambda upstream: upstream * upstream),
    ),
    text_for_number("dall_price", "dtax", *BRANCHES, *LEAVES),
)
