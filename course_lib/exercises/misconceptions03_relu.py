"""Wrong ideas about Relu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .misconceptions03 import FIRST_FORWARD, SHARED, not_kept
from .recognise03 import gave, raised, right

BOTH = ("forward", "dx", "memory")


def ask_an_array(findings: Sequence[Seen]) -> bool:
    """Was an array taken for one truth value?"""
    return any(raised(findings, c, "ValueError", "truth value") for c in ("forward", "dx"))


def copy_not_called(findings: Sequence[Seen]) -> bool:
    """Was a method used as if it were the array that it returns?"""
    return any(
        raised(findings, criterion, "TypeError", "'builtin_function_or_method' object")
        for criterion in ("forward", "dx")
    )


def mask_not_kept(findings: Sequence[Seen]) -> bool:
    """Does backward meet no mask of this forward: None, an unknown name, another array?"""
    return right(findings, "forward") and (
        not_kept("mask", "x", "out")(findings)
        or raised(findings, "dx", "IndexError", "boolean index did not match")
        or gave({"dx": lambda c, _: 0 * c["dout"]})(findings)
    )


def where_off(findings: Sequence[Seen], criterion: str, source: str) -> Any:
    """What came and what stood in ``source`` where x is negative; None where all else errs too."""
    came, stood = [], []
    for f in findings:
        if f.criterion == criterion:
            off, before = f.case["x"] < 0, f.case[source]
            if np.shape(f.came) != off.shape or not np.allclose(f.came[~off], before[~off]):
                return None
            came += f.came[off].tolist()
            stood += before[off].tolist()
    return np.array(came), np.array(stood)


def leaks(findings: Sequence[Seen]) -> bool:
    """Is each entry that should stop multiplied by one small slope instead?"""
    found = [where_off(findings, "forward", "x"), where_off(findings, "dx", "dout")]
    slopes = [came / stood for came, stood in filter(None, found)]
    return any(np.ptp(slope) < 1e-5 and 0 < slope[0] < 1 for slope in slopes)


def off_not_zero(findings: Sequence[Seen]) -> bool:
    """Is there one and the same number, other than 0, wherever x is negative?"""
    found = [where_off(findings, "forward", "x"), where_off(findings, "dx", "dout")]
    return any(np.ptp(came) < 1e-9 and came[0] != 0 for came, _ in filter(None, found))


def threshold_not_zero(findings: Sequence[Seen]) -> bool:
    """Are entries kept or made 0 as they should, but from another number on than 0?"""
    kept, stopped = [-np.inf], [np.inf]
    for f in findings:
        if f.criterion == "forward":
            x, came = f.case["x"], f.came
            if not isinstance(came, np.ndarray) or came.shape != x.shape:
                return False
            if not np.all((came == 0) | np.isclose(came, x)):
                return False
            kept += x[came != 0].tolist()
            stopped += x[came == 0].tolist()
    return len(kept) > 1 and len(stopped) > 1 and min(kept[1:]) > max(stopped[1:])


ABOUT_RELU = (
    Misconception(
        "inverted_mask",
        N_(
            "The negative entries stay and the positive ones become 0: the switches are the other "
            "way round. Say for one entry, x = 2, what the mask should hold, and what happens "
            "where it is True."
        ),
        gives={"forward": lambda c: np.minimum(c["x"], 0)},
    ),
    Misconception(
        "not_masked",
        N_(
            "Everything passes as it came. The mask has been made, perhaps, but it has not been "
            "used on what forward returns."
        ),
        gives={"forward": lambda c: c["x"]},
    ),
    Misconception(
        "mask_returned",
        N_(
            "Forward returns the mask, which only says yes or no. The mask says where; what is "
            "wanted are the numbers that stay."
        ),
        shows=gave(
            {"forward": lambda c, _: c["x"] > 0},
            {"forward": lambda c, _: c["x"] <= 0},
        ),
        covers=("forward",),
    ),
    Misconception(
        "negative_made_positive",
        N_("Negative entries lose their minus sign here. A switch that is off lets nothing out."),
        shows=gave(
            {"forward": lambda c, _: np.abs(c["x"])},
            {"forward": lambda c, _: np.abs(np.minimum(c["x"], 0))},
        ),
        covers=("forward",),
    ),
    Misconception(
        "all_zero",
        N_(
            "All of it became 0, the positive entries too. One answer was given for the whole "
            "array at once, as .all() gives it, or as [None] means all entries."
        ),
        gives={"forward": lambda c: 0 * c["x"]},
    ),
    Misconception(
        "another_function",
        N_(
            "This is another activation function. ReLU is made of two straight lines, as equation "
            "5.7 says: nothing on the left of 0, and x itself on the right, however large."
        ),
        shows=gave(
            {"forward": lambda c, _: np.exp(-np.logaddexp(0, -c["x"]))},
            {"forward": lambda c, _: np.tanh(c["x"])},
            {"forward": lambda c, _: np.log1p(np.exp(c["x"]))},
            {"forward": lambda c, _: np.where(c["x"] > 0, c["x"], np.expm1(c["x"]))},
            {"forward": lambda c, _: np.clip(c["x"], 0, 1)},
            {"forward": lambda c, _: np.clip(c["x"], 0, 6)},
        ),
        covers=("forward",),
    ),
    Misconception(
        "off_not_zero",
        N_("Where the switch is off, some number stands in place of 0."),
        shows=off_not_zero,
        covers=("forward", "dx"),
    ),
    Misconception(
        "tilde_on_numbers",
        N_(
            "~ turns a mask round only while it holds True and False. Of whole numbers it makes "
            "others: ~0 is −1 and ~1 is −2."
        ),
        shows=gave(
            *(
                {name: lambda c, _, of=of, on=on: c[of] * (-2.0 + (on * c["x"] < 0))}
                for name, of in (("forward", "x"), ("dx", "dout"))
                for on in (1, -1)
            )
        ),
        covers=("forward", "dx"),
    ),
    Misconception(
        "leaky",
        N_(
            "Where the switch is off, a little still gets through. There are networks with such a "
            "leak (leaky ReLU); the one of equation 5.7 shuts tightly."
        ),
        shows=leaks,
        covers=("forward", "dx"),
    ),
    Misconception(
        "threshold_not_zero",
        N_("The switch goes on at another number than 0. Compare with equation 5.7."),
        shows=threshold_not_zero,
        covers=("forward",),
    ),
    Misconception(
        "entries_dropped",
        N_(
            "The entries that are off were taken out, and the array is shorter than before. The "
            "next layer expects as many numbers as x has; a switched-off place stays, and is 0."
        ),
        shows=gave(
            {"forward": lambda c, _: c["x"][c["x"] > 0]},
            {"dx": lambda c, _: c["dout"][c["x"] > 0]},
        ),
        covers=("forward", "dx"),
    ),
    Misconception(
        "maximum_of_the_array",
        N_(
            "max looks for the largest of many entries. Here each entry meets 0 by itself, and as "
            "many numbers come out as went in."
        ),
        shows=lambda findings: (
            raised(findings, "forward", "TypeError", "only integer scalar arrays", "as an integer")
            or gave(
                {"forward": lambda c, _: c["x"].max(axis=0)},
                {"forward": lambda c, _: c["x"].max()},
                {"forward": lambda c, _: c["x"].max(axis=-1)},
            )(findings)
        ),
        covers=("forward",),
    ),
    Misconception(
        "if_on_array",
        N_(
            "An array was asked whether it is greater than 0, and it has no single answer: some "
            "entries say yes and some say no. Each entry is a switch of its own."
        ),
        shows=ask_an_array,
        covers=BOTH,
    ),
    Misconception(
        "copy_not_called",
        N_(
            "A method stands here without its brackets. Then it is not carried out, and what you "
            "hold is the method itself and no array."
        ),
        shows=copy_not_called,
        covers=BOTH,
    ),
    Misconception(
        "gradient_not_masked",
        N_(
            "The whole upstream gradient passes. Where forward gave 0, a small move of x changes "
            "nothing, so nothing may come back there. (A mask that is still None stops nothing.)"
        ),
        gives={"dx": lambda c: c["dout"]},
    ),
    Misconception(
        "gradient_mask_inverted",
        N_(
            "Forward is right, and backward stops the gradient where it should pass and lets it "
            "pass where it should stop. Both journeys go by the same switches."
        ),
        gives={"dx": lambda c: c["dout"] * (c["x"] <= 0)},
    ),
    Misconception(
        "mask_from_dout",
        N_(
            "The switches were set by the sign of dout. They were set long before, when forward "
            "saw x; a negative gradient passes an open switch as well as a positive one."
        ),
        shows=gave(
            {"dx": lambda c, _: c["dout"] * (c["dout"] > 0)},
            {"dx": lambda c, _: c["dout"] * (c["dout"] <= 0)},
        ),
        covers=("dx",),
    ),
    Misconception(
        "upstream_forgotten",
        N_(
            "Only ones and zeros come back: the switches themselves, or the slope alone. What came "
            "from upstream is not in it."
        ),
        shows=gave(
            {"dx": lambda c, _: c["x"] > 0},
            {"dx": lambda c, _: c["x"] <= 0},
        ),
        covers=("dx",),
    ),
    Misconception(
        "activation_in_place_of_derivative",
        N_(
            "dout was multiplied by the value that forward saw or gave. Backward asks how steep "
            "the function is there, and an open switch has the same slope at 2 as at 200."
        ),
        shows=gave(
            {"dx": lambda c, seen: c["dout"] * seen["forward"]},
            {"dx": lambda c, _: c["dout"] * c["x"]},
            {"dx": lambda c, seen: seen["forward"]},
        ),
        covers=("dx",),
    ),
    Misconception(
        "mask_not_kept",
        N_(
            "The mask of forward has not reached backward. A name inside forward lives only while "
            "forward runs; and [None] means the whole array, which makes all of it 0."
        ),
        shows=mask_not_kept,
        covers=("dx", "memory"),
    ),
    Misconception(
        "keeps_first_forward",
        FIRST_FORWARD,
        gives={"memory": lambda c: c["dout"] * (c["x"] < 0)},
    ),
    Misconception("shared_between_objects", SHARED, gives={"memory": lambda c: 0 * c["dout"]}),
)
