"""Wrong ideas about a graph of layers: the shopping of chapter 03."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise03 import Formula, gave, raised, right

APPLE = ("dapple", "dapple_num")
ORANGE = ("dorange", "dorange_num")
GRADIENTS = (*APPLE, *ORANGE, "dtax")
EVERYTHING = ("price", *GRADIENTS)


def before_tax(c: Any) -> Any:
    return c["apple"] * c["apple_num"] + c["orange"] * c["orange_num"]


def at_the_fruits(*factors: str | Callable[[Any], Any]) -> dict[str, Formula]:
    """Gradients of both fruits' nodes when only these factors reach them from upstream."""

    def upstream(c: Any) -> Any:
        return np.prod([factor(c) if callable(factor) else c[factor] for factor in factors])

    return {
        "dapple": lambda c, _: upstream(c) * c["apple_num"],
        "dapple_num": lambda c, _: upstream(c) * c["apple"],
        "dorange": lambda c, _: upstream(c) * c["orange_num"],
        "dorange_num": lambda c, _: upstream(c) * c["orange"],
    }


def at_a_fruit(pair: tuple[str, str], first: Any, second: Any) -> dict[str, Formula]:
    """Gradients of one fruit's node, which gets the right thing from upstream but errs itself."""
    return {
        pair[0]: lambda c, _: c["dprice"] * c["tax"] * first(c),
        pair[1]: lambda c, _: c["dprice"] * c["tax"] * second(c),
    }


def of(name: str) -> Callable[[Any], Any]:
    """The input of that name."""
    return lambda c: c[name]


def one_object_for_many_nodes(findings: Sequence[Seen]) -> bool:
    """Did a fruit's node go back with the inputs of another × node?"""
    like_orange = gave(at_a_fruit(APPLE, of("orange_num"), of("orange")))
    like_apple = gave(at_a_fruit(ORANGE, of("apple_num"), of("apple")))
    like_tax = gave(*(at_a_fruit(pair, of("tax"), before_tax) for pair in (APPLE, ORANGE)))
    return (
        (right(findings, "dorange") and like_orange(findings))
        or (right(findings, "dapple") and like_apple(findings))
        or like_tax(findings)
    )


def always_the_same(findings: Sequence[Seen]) -> bool:
    """Are price and gradients the same numbers in every case?"""
    for criterion in EVERYTHING:
        came = [f.came for f in findings if f.criterion == criterion]
        numbers = all(isinstance(value, (int, float)) for value in came)
        if not numbers or len(came) < 2 or np.ptp(came) > 1e-9:
            return False
    return True


def no_dict(findings: Sequence[Seen]) -> bool:
    """Was something returned that has no names for its parts?"""
    return raised(findings, "price", "TypeError", "indices must be integers") or raised(
        findings, "price", "TypeError", "'float' object is not subscriptable"
    )


ABOUT_SHOPPING = (
    Misconception(
        "does_not_use_its_inputs",
        N_(
            "Other prices, other numbers, and yet the same result. The function is given its "
            "numbers as arguments; what stands in the book's figure is one example of them."
        ),
        shows=always_the_same,
        covers=EVERYTHING,
    ),
    Misconception(
        "class_not_object",
        N_(
            "A method got one argument too few, as it does when it is called on the class itself. "
            "A class is the plan of a layer; without an object there is nobody to remember."
        ),
        shows=lambda findings: raised(findings, "price", "TypeError", "missing 1 required"),
        covers=EVERYTHING,
    ),
    Misconception(
        "no_dict",
        N_("The numbers come without their names. The check looks each of them up by its name."),
        shows=no_dict,
        covers=EVERYTHING,
    ),
    Misconception(
        "multiplies_the_fruits",
        N_(
            "The price of the apples was multiplied by the price of the oranges. Count the nodes "
            "of the figure by kind: one of the four is not a ×."
        ),
        gives={
            "price": lambda c: (
                c["apple"] * c["apple_num"] * c["orange"] * c["orange_num"] * c["tax"]
            )
        },
        covers=EVERYTHING,
    ),
    Misconception(
        "adds_the_tax",
        N_("The tax was added like 1.1 won. A tax of one tenth grows with what is bought."),
        gives={"price": lambda c: before_tax(c) + c["tax"]},
        covers=EVERYTHING,
    ),
    Misconception(
        "tax_on_one_fruit",
        N_(
            "Only one kind of fruit is taxed. In the figure the tax comes in after the + node, "
            "where both are already together."
        ),
        shows=gave(
            {
                "price": lambda c, _: (
                    c["apple"] * c["apple_num"] * c["tax"] + c["orange"] * c["orange_num"]
                )
            },
            {
                "price": lambda c, _: (
                    c["apple"] * c["apple_num"] + c["orange"] * c["orange_num"] * c["tax"]
                )
            },
        ),
        covers=EVERYTHING,
    ),
    Misconception(
        "adds_price_and_number",
        N_(
            "The price of an apple and the number of apples were added. A node that knows price "
            "and number has another job than the node that knows two amounts of money."
        ),
        gives={
            "price": lambda c: (
                (c["apple"] + c["apple_num"] + c["orange"] + c["orange_num"]) * c["tax"]
            )
        },
        covers=EVERYTHING,
    ),
    Misconception(
        "inputs_mixed_up",
        N_(
            "A number of one fruit met the price of the other. Compare each call with the two "
            "arrows that lead into its node."
        ),
        shows=gave(
            {"price": lambda c, _: c["tax"] * c["apple_num"] * (c["apple"] + c["orange"])},
            {"price": lambda c, _: c["tax"] * c["orange_num"] * (c["apple"] + c["orange"])},
            {
                "price": lambda c, _: (
                    c["tax"] * (c["apple"] * c["orange_num"] + c["orange"] * c["apple_num"])
                )
            },
        ),
        covers=EVERYTHING,
    ),
    Misconception(
        "tax_forgotten",
        N_("This price is what the fruits cost. The tax has not reached it yet."),
        gives={"price": before_tax},
    ),
    Misconception(
        "fruits_mixed_up",
        N_("The gradients of the apples stand under the names of the oranges, and the reverse."),
        shows=gave(
            at_a_fruit(APPLE, of("orange_num"), of("orange"))
            | at_a_fruit(ORANGE, of("apple_num"), of("apple"))
        ),
        covers=(*APPLE, *ORANGE),
    ),
    Misconception(
        "one_object_for_many_nodes",
        N_(
            "A node went back with the numbers of another node. One layer object remembers one "
            "pair of inputs; its second forward overwrites what its first had kept."
        ),
        shows=one_object_for_many_nodes,
        covers=(*APPLE, *ORANGE),
        section="5.4.1",
    ),
    Misconception(
        "tax_gradients_swapped",
        N_(
            "The two gradients of the tax node were taken for each other, and so everything "
            "before it got the wrong one. A layer hands back its gradients in the order in which "
            "forward took its inputs."
        ),
        gives={"dtax": lambda c: c["dprice"] * c["tax"]},
        covers=GRADIENTS,
    ),
    Misconception(
        "fruit_gradients_swapped",
        N_(
            "The gradient of a price and that of a number were taken for each other. A layer "
            "hands back its gradients in the order in which forward took its inputs."
        ),
        shows=gave(
            at_a_fruit(APPLE, of("apple"), of("apple_num")),
            at_a_fruit(ORANGE, of("orange"), of("orange_num")),
        ),
        covers=(*APPLE, *ORANGE),
    ),
    Misconception(
        "tax_skipped",
        N_(
            "The gradients of the fruits have not come through the tax node. The way back leads "
            "through every node that the way there went through."
        ),
        shows=gave(at_the_fruits("dprice")),
        covers=(*APPLE, *ORANGE),
    ),
    Misconception(
        "starts_with_one",
        N_(
            "The way back started with 1. In the book it does; this function is told by dprice "
            "what comes from upstream."
        ),
        shows=gave(at_the_fruits("tax") | {"dtax": lambda c, _: before_tax(c)}),
        covers=GRADIENTS,
    ),
    Misconception(
        "starts_with_a_value",
        N_(
            "The way back started with a value of the way there, the price or the tax. What "
            "travels back is no amount of money but a gradient."
        ),
        shows=gave(
            at_the_fruits("tax", "tax", before_tax),
            at_the_fruits("tax", "tax"),
            at_the_fruits("tax", before_tax),
        ),
        covers=GRADIENTS,
    ),
    Misconception(
        "values_not_gradients",
        N_(
            "Under the name of a gradient stands a value of the way there. A gradient says by how "
            "much the price changes when one input rises by 1."
        ),
        shows=gave(
            {"dapple": lambda c, _: c["apple"], "dorange": lambda c, _: c["orange"]},
            {
                "dapple": lambda c, _: c["apple"] * c["apple_num"],
                "dorange": lambda c, _: c["orange"] * c["orange_num"],
            },
        ),
        covers=GRADIENTS,
    ),
)
