"""Wrong readings of a gradient check. What is right is nowhere here: tests compare answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..language import N_
from .misconception import Misconception, Seen
from .recognise06 import Shows

LETTERS = ("healthy", "relu", "bias", "mean")
# At the worst entry of each array of network A: backward minus numerical, as printed.
DIFFERENCES = (4.6967, 2.99632, 3.23985, 1.22899)
# The sizes of the network, its batch aside.
SIZES = (3, 4, 5)


def given(seen: Sequence[Seen]) -> dict[str, Any]:
    """The learner's answers by question."""
    return {look.criterion: look.came for look in seen}


def wrong(seen: Sequence[Seen]) -> set[str]:
    """The questions that are answered wrong."""
    return {look.criterion for look in seen if look.problem}


def letter(came: Any) -> str:
    """The letter of a network, or an empty string for anything else."""
    text = came.strip().upper() if isinstance(came, str) else ""
    return text if text in tuple("ABCD") else ""


def each_letter_once(seen: Sequence[Seen]) -> bool:
    """Does every network have one letter of its own?"""
    return len({letter(given(seen)[name]) for name in LETTERS} - {""}) == len(LETTERS)


def exchanged(*names: str) -> Shows:
    """A test: are just these networks wrong, so that their letters have changed places?"""
    return lambda seen: each_letter_once(seen) and wrong(seen) & set(LETTERS) == set(names)


def number(seen: Sequence[Seen], name: str) -> float:
    """A wrong number that was given; NaN when it is none, or right."""
    came = given(seen)[name]
    is_number = isinstance(came, (int, float)) and not isinstance(came, bool)
    return float(came) if is_number and name in wrong(seen) else float("nan")


def factor(seen: Sequence[Seen]) -> float:
    """The wrong factor."""
    return number(seen, "factor")


def difference(seen: Sequence[Seen]) -> bool:
    """Is the factor a difference of two printed numbers?"""
    size = abs(factor(seen))
    return size not in SIZES and any(abs(size - gap) < 0.03 * gap for gap in DIFFERENCES)


def whole(value: float) -> bool:
    """Is a number whole?"""
    return value.is_integer()


READING = (
    Misconception(
        "failed_check_taken_for_healthy",
        N_(
            "The network without a fault is one whose check passed. One line with a large error "
            "is enough to fail, and a kink that was left out is no error."
        ),
        shows=lambda seen: (
            "healthy" in wrong(seen)
            and bool(letter(given(seen)["healthy"]))
            and (each_letter_once(seen) or wrong(seen) & set(LETTERS) == {"healthy"})
        ),
        covers=LETTERS,
    ),
    Misconception(
        "side_branch_taken_for_the_chain",
        N_(
            "The faults of ReLU and of the bias have changed places. The gradient of a bias is a "
            "side branch: nothing else is reached through it. What is behind the ReLU on the way "
            "back is reached through the ReLU alone."
        ),
        shows=exchanged("relu", "bias"),
        covers=LETTERS,
    ),
    Misconception(
        "loss_taken_for_relu",
        N_(
            "The faults of the loss and of ReLU have changed places. On the way back the loss "
            "comes before every parameter, ReLU only before those of the first layer."
        ),
        shows=exchanged("relu", "mean"),
        covers=LETTERS,
    ),
    Misconception(
        "loss_taken_for_bias",
        N_(
            "The faults of the loss and of the bias have changed places. One of them spoils "
            "a single array, the other all that the gradient reaches after the loss."
        ),
        shows=exchanged("bias", "mean"),
        covers=LETTERS,
    ),
    Misconception(
        "direction_turned_round",
        N_(
            "All three faults are looked for in the wrong place, as if the gradient came from the "
            "input. It comes from the loss: what it reaches later is spoiled, not what it passed."
        ),
        shows=exchanged("relu", "bias", "mean"),
        covers=LETTERS,
    ),
    Misconception(
        "one_letter_twice",
        N_(
            "One network has two names here. There are four networks, and each of the four "
            "descriptions fits one of them."
        ),
        shows=lambda seen: (
            all(letter(given(seen)[name]) for name in LETTERS)
            and not each_letter_once(seen)
            and wrong(seen) & set(LETTERS) != {"healthy"}
        ),
        covers=LETTERS,
    ),
    Misconception(
        "letter_expected",
        N_("A network is called by its letter: A, B, C or D, in quotes."),
        shows=lambda seen: any(
            isinstance(given(seen)[name], (str, int, float)) and not letter(given(seen)[name])
            for name in LETTERS
        ),
        covers=LETTERS,
    ),
    Misconception(
        "relative_error_for_factor",
        N_(
            "This is the relative error that the check prints. How many times too large a number "
            "is, two numbers say together: backward's and the numerical one."
        ),
        shows=lambda seen: abs(factor(seen) - 0.83) < 0.01,
        covers=("factor",),
    ),
    Misconception(
        "ratio_turned_over",
        N_("A number that is too large is more than once the right one; this factor is below 1."),
        shows=lambda seen: 0 < factor(seen) < 0.8,
        covers=("factor",),
    ),
    Misconception(
        "difference_for_factor",
        N_("This is by how much backward's number is too large, not how many times."),
        shows=difference,
        covers=("factor",),
    ),
    Misconception(
        "size_of_another_axis",
        N_(
            "This is a size of the network. The fault has to do with the batch, and the numbers of "
            "the check say how large that is."
        ),
        shows=lambda seen: factor(seen) in SIZES,
        covers=("factor",),
    ),
    Misconception(
        "factor_with_a_sign",
        N_("A negative factor would turn the sign. Both numbers of each line have the same one."),
        shows=lambda seen: factor(seen) < 0 and not difference(seen),
        covers=("factor",),
    ),
    Misconception(
        "factor_not_whole",
        N_(
            "A whole number is asked for. Near the kink the numerical gradient is a little off, so "
            "one line alone may not tell it; compare all four."
        ),
        shows=lambda seen: factor(seen) > 1 and not whole(factor(seen)) and not difference(seen),
        covers=("factor",),
    ),
    Misconception(
        "kinks_of_one_array",
        N_("These are the kinks of one array. The check tells them line by line."),
        shows=lambda seen: number(seen, "kinks") in (1, 4),
        covers=("kinks",),
    ),
    Misconception(
        "kinks_of_other_networks",
        N_("These are more kinks than the check of the healthy network tells of."),
        shows=lambda seen: number(seen, "kinks") > 4,
        covers=("kinks",),
    ),
    Misconception(
        "lines_for_kinks",
        N_("This is in how many lines kinks were left out, not how many entries."),
        shows=lambda seen: number(seen, "kinks") == 2,
        covers=("kinks",),
    ),
    Misconception(
        "no_kinks_where_it_passed",
        N_(
            "A check that passes may still have met kinks. They are no faults; it leaves them out "
            "and says how many they were."
        ),
        shows=lambda seen: number(seen, "kinks") == 0,
        covers=("kinks",),
    ),
    Misconception(
        "another_networks_entry",
        N_("This entry of b1 is the worst in another network. Each network prints its own."),
        shows=lambda seen: number(seen, "b1_entry") in (1, 3, 4),
        covers=("b1_entry",),
    ),
    Misconception(
        "another_place_for_b1",
        N_(
            "No line of b1 prints this place. It stands in brackets after 'worst at', and NumPy "
            "counts from 0."
        ),
        shows=lambda seen: (
            whole(number(seen, "b1_entry")) and number(seen, "b1_entry") not in (1, 3, 4)
        ),
        covers=("b1_entry",),
    ),
    Misconception(
        "value_for_place",
        N_("This is what stands at the entry. The question is where the entry is."),
        shows=lambda seen: (
            not whole(number(seen, "b1_entry")) and abs(number(seen, "b1_entry")) < 9
        ),
        covers=("b1_entry",),
    ),
)
