"""Wrong ideas about MulLayer and AddLayer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise03 import Formula, Shows, gave, raised, right


def not_kept(*names: str) -> Shows:
    """A test: does backward meet None, or one of forward's own names, while forward is right?

    A Variable comes where another cell of the notebook has given one the same name.
    """

    def shows(findings: Sequence[Seen]) -> bool:
        undefined = [f"name '{name}' is not defined" for name in names]
        came = [f.came for f in findings if f.criterion == "dx"]
        return right(findings, "forward") and (
            raised(findings, "dx", "TypeError", "NoneType", "'Variable'")
            or raised(findings, "dx", "NameError", *undefined)
            or any(getattr(value, "kind", "") == "Variable" for value in came)
        )

    return shows


def one_gradient(findings: Sequence[Seen]) -> bool:
    """Does backward return one number for numbers, and one array for arrays?"""
    return raised(findings, "dx", "TypeError", "object is not subscriptable") and not raised(
        findings, "dx", "TypeError", "NoneType"
    )


def matrix_product(findings: Sequence[Seen]) -> bool:
    """Does numpy refuse a matrix product?"""
    return any(
        raised(findings, criterion, kind, "aligned", "matmul", "for @")
        for criterion in ("forward", "dx")
        for kind in ("ValueError", "TypeError")
    )


def overwritten(findings: Sequence[Seen]) -> bool:
    """Did backward work with an input that is no more what forward was given?"""
    arrays = [f for f in findings if np.ndim(f.case["x"])]
    numbers_right = not any(f.problem for f in findings if not np.ndim(f.case["x"]))
    return (numbers_right and either_side(times_both)(arrays)) or gave(
        {"dx": lambda c, _: c["dout"] ** 2 * c["x"]}, {"dy": lambda c, _: c["dout"] ** 2 * c["y"]}
    )(findings)


def times_both(c: Any, _: Any) -> Any:
    return c["dout"] * c["x"] * c["y"]


def either_side(*formulas: Formula) -> Shows:
    """A test: is one of the two gradients what one of these formulas gives?"""
    return gave(*({side: formula} for side in ("dx", "dy") for formula in formulas))


ONE_INPUT = Misconception(
    "one_input_has_no_say",
    N_("Only one of the two inputs has a say in this output. Change the other, and nothing moves."),
    shows=gave(
        {"forward": lambda c, _: c["x"]},
        {"forward": lambda c, _: c["y"]},
        {"forward": lambda c, _: c["x"] + c["x"]},
        {"forward": lambda c, _: c["y"] + c["y"]},
        {"forward": lambda c, _: c["x"] * c["x"]},
        {"forward": lambda c, _: c["y"] * c["y"]},
    ),
    covers=("forward",),
)
ONE_GRADIENT = Misconception(
    "one_gradient",
    N_(
        "Backward hands back one thing, and two inputs are waiting. Each of the two edges that "
        "come into the node gets a gradient of its own."
    ),
    shows=one_gradient,
    covers=("dx", "dy", "memory"),
)
FIRST_FORWARD = N_(
    "After a second forward, backward still works with the numbers of the first. A layer is used "
    "again and again, and each time its memory has to be the newest."
)
SHARED = N_(
    "Two layers of this kind disturb each other: when the second runs forward, the first forgets "
    "its own numbers. What is kept belongs to all of them together, not to the one object."
)

ABOUT_MUL = (
    Misconception(
        "not_swapped",
        N_(
            "Each input got its own value as local gradient. Think of 3 apples at 100 won: when "
            "the price of one rises by 1, how much more is paid, and which of the two numbers "
            "says so?"
        ),
        gives={"dx": lambda c: c["dout"] * c["x"], "dy": lambda c: c["dout"] * c["y"]},
    ),
    Misconception(
        "both_from_one_input",
        N_(
            "Both gradients are made of the same input, so they are equal. The two inputs differ, "
            "and the product does not lean on both in the same measure."
        ),
        shows=gave(
            dict.fromkeys(("dx", "dy"), lambda c, _: c["dout"] * c["x"]),
            dict.fromkeys(("dx", "dy"), lambda c, _: c["dout"] * c["y"]),
        ),
        covers=("dx", "dy"),
    ),
    Misconception(
        "upstream_forgotten",
        N_(
            "dout has not come into this gradient. With dout = 1 nobody would notice, but most "
            "nodes get some other number from upstream."
        ),
        shows=either_side(
            lambda c, _: c["x"],
            lambda c, _: c["y"],
            lambda c, _: 1.0,
            lambda c, _: np.ones_like(c["x"]),
        ),
        covers=("dx", "dy"),
    ),
    Misconception(
        "passes_on",
        N_(
            "dout comes out as it went in. That is how a + node behaves; a × node makes a change "
            "larger or smaller."
        ),
        shows=either_side(lambda c, _: c["dout"]),
        covers=("dx", "dy"),
    ),
    Misconception(
        "adds_upstream",
        N_(
            "dout and the local gradient were added. Along a path two gradients say how many "
            "times larger a change becomes, first here, then there: twice as large, then three "
            "times, makes six times and not five."
        ),
        shows=either_side(lambda c, _: c["dout"] + c["x"], lambda c, _: c["dout"] + c["y"]),
        covers=("dx", "dy"),
    ),
    Misconception(
        "divides_upstream",
        N_(
            "dout was divided by an input. With 10 apples, 1 won more for each makes a larger "
            "change in the sum and not a smaller one."
        ),
        shows=either_side(lambda c, _: c["dout"] / c["x"], lambda c, _: c["dout"] / c["y"]),
        covers=("dx", "dy"),
    ),
    Misconception(
        "both_inputs_in_one_gradient",
        N_(
            "In this gradient dout was multiplied by both inputs, that is by the whole product. "
            "How steeply a product rises with one input does not depend on that input itself."
        ),
        shows=lambda findings: not overwritten(findings) and either_side(times_both)(findings),
        covers=("dx", "dy"),
    ),
    Misconception(
        "overwritten_too_early",
        N_(
            "Something was overwritten while it was still needed: an attribute of self, or an "
            "array that was changed in place (with *= or the like). Two names can stand for one "
            "and the same array."
        ),
        shows=overwritten,
        covers=("dx", "dy", "memory"),
    ),
    Misconception(
        "adds",
        N_("Forward adds its inputs. 100 won times 2 apples is 200, and 100 + 2 is not a price."),
        gives={"forward": lambda c: c["x"] + c["y"]},
    ),
    ONE_INPUT,
    Misconception(
        "matrix_product",
        N_(
            "A matrix product was asked for, and it adds up over rows and columns. This node "
            "multiplies entry by entry; the shape stays as it is."
        ),
        shows=matrix_product,
        covers=("forward", "dx", "dy", "memory"),
    ),
    Misconception(
        "inputs_not_kept",
        N_(
            "Backward looks for the inputs and they are gone. A name inside forward lives only "
            "while forward runs; only what is put on the object lives on."
        ),
        shows=not_kept("x", "y"),
        covers=("dx", "dy", "memory"),
    ),
    ONE_GRADIENT,
    Misconception(
        "keeps_first_forward",
        FIRST_FORWARD,
        gives={"memory": lambda c: [-2 * c["dout"] * c["y"], -2 * c["dout"] * c["x"]]},
    ),
    Misconception(
        "shared_between_objects",
        SHARED,
        gives={
            "memory": lambda c: [-3 * c["dout"] * np.abs(c["y"]), -3 * c["dout"] * np.abs(c["x"])]
        },
    ),
)

ABOUT_ADD = (
    Misconception(
        "multiplies",
        N_("Forward multiplies its inputs. This node puts two amounts into one bag."),
        gives={"forward": lambda c: c["x"] * c["y"]},
    ),
    Misconception(
        "subtracts",
        N_("Forward takes one input from the other. In this node both count the same way."),
        gives={"forward": lambda c: c["x"] - c["y"]},
    ),
    ONE_INPUT,
    Misconception(
        "gradients_of_a_product",
        N_(
            "A factor has got into the gradient, as in a × node. In a sum, 1 won more on one side "
            "is 1 won more in the end, however much lies on the other side."
        ),
        shows=either_side(lambda c, _: c["dout"] * c["x"], lambda c, _: c["dout"] * c["y"]),
        covers=("dx", "dy"),
    ),
    Misconception(
        "inputs_in_the_gradient",
        N_(
            "The inputs of forward have got into the gradients. The slope of a sum is the same "
            "everywhere: it does not ask how large x and y are."
        ),
        shows=either_side(
            lambda c, _: c["x"],
            lambda c, _: c["y"],
            lambda c, _: c["dout"] + c["x"],
            lambda c, _: c["dout"] + c["y"],
            lambda c, _: c["dout"] * (c["x"] + c["y"]),
        ),
        covers=("dx", "dy"),
    ),
    Misconception(
        "upstream_forgotten",
        N_(
            "This gradient is 1, whatever comes from upstream: it is the local gradient alone. "
            "What came from upstream has to travel on; here it ends."
        ),
        shows=either_side(lambda c, _: 1.0, lambda c, _: np.ones_like(c["dout"])),
        covers=("dx", "dy"),
    ),
    Misconception(
        "adds_local_gradient",
        N_("The local gradient was added to dout. Along a path, gradients are multiplied."),
        shows=either_side(lambda c, _: c["dout"] + 1),
        covers=("dx", "dy"),
    ),
    Misconception(
        "one_side_gets_nothing",
        N_(
            "One side gets 0: as if that input had no say in the sum. When it rises by 1, by how "
            "much does the sum rise?"
        ),
        shows=either_side(lambda c, _: 0.0, lambda c, _: 0 * c["dout"]),
        covers=("dx", "dy"),
    ),
    Misconception(
        "split_in_half",
        N_(
            "The upstream gradient was shared out, half to each side. A gradient is no cake: it "
            "says what happens when one input alone moves, and the other takes nothing from that."
        ),
        gives={"dx": lambda c: c["dout"] / 2, "dy": lambda c: c["dout"] / 2},
    ),
    ONE_GRADIENT,
)
