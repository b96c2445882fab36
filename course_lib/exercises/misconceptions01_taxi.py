"""What learners get wrong in the exercise taxi_graph, and how it shows."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import N_
from .misconception import Misconception, Seen
from .slips import (
    always_the_same,
    failing,
    not_a_dict,
    rounded,
    says_error,
    slip,
    text_for_number,
)


def no_gradients(seen: Sequence[Seen]) -> bool:
    """Is there a share, and no gradient anywhere?"""
    return all((f.came is None) == (f.criterion != "share") for f in seen)


def only_rounded(seen: Sequence[Seen]) -> bool:
    """Are both derivatives right, and the shares rounded?"""
    only_share = all(f.criterion == "share" for f in failing(seen))
    return only_share and rounded(seen) and not always_the_same(seen)


def has_no_graph(seen: Sequence[Seen]) -> bool:
    """Did the answer ask a plain number for what only a Variable has?"""
    came = next(failing(seen)).came
    return getattr(came, "on", "") in ("int", "float") and came.name in (
        "backward",
        "grad",
        "value",
    )


TAXI_GRAPH = (
    Misconception(
        "toll_before_night",
        N_(
            "The night factor made the toll dearer too. Read the story once more: what does the "
            "factor multiply, and when does the toll come in?"
        ),
        gives={
            "share": lambda c: (
                (c["base"] + c["rate"] * c["km"] + c["toll"]) * c["night"] / c["people"]
            ),
            "dtoll": lambda c: c["night"] / c["people"],
        },
    ),
    Misconception(
        "night_on_distance_only",
        N_(
            "The night factor has not reached the base. It multiplies all that the meter shows, "
            "and the meter starts at the base."
        ),
        gives={
            "share": lambda c: (
                (c["base"] + c["rate"] * c["km"] * c["night"] + c["toll"]) / c["people"]
            )
        },
    ),
    Misconception(
        "night_on_base_only",
        N_("The night factor has reached the base only. It multiplies all that the meter shows."),
        gives={
            "share": lambda c: (
                (c["base"] * c["night"] + c["rate"] * c["km"] + c["toll"]) / c["people"]
            ),
            "drate": lambda c: c["km"] / c["people"],
        },
    ),
    Misconception(
        "night_forgotten",
        N_("The night factor has not reached the share."),
        gives={
            "share": lambda c: (c["base"] + c["rate"] * c["km"] + c["toll"]) / c["people"],
            "drate": lambda c: c["km"] / c["people"],
        },
    ),
    Misconception(
        "night_on_top",
        N_(
            "The night part was added to the full fare. A factor of 1.2 already holds the fare "
            "itself: 1.2 times is a fifth more."
        ),
        gives={
            "share": lambda c: (
                ((c["base"] + c["rate"] * c["km"]) * (1 + c["night"]) + c["toll"]) / c["people"]
            ),
            "drate": lambda c: c["km"] * (1 + c["night"]) / c["people"],
        },
    ),
    Misconception(
        "toll_forgotten",
        N_("The toll has not reached the share, so nothing flows back to it either."),
        gives={"share": lambda c: (c["base"] + c["rate"] * c["km"]) * c["night"] / c["people"]},
        covers=("share", "dtoll"),
    ),
    Misconception(
        "base_for_each_kilometre",
        N_("The base is counted once for each kilometre. A ride has a single start."),
        gives={
            "share": lambda c: (
                ((c["base"] + c["rate"]) * c["km"] * c["night"] + c["toll"]) / c["people"]
            )
        },
    ),
    Misconception(
        "kilometres_forgotten",
        N_("The length of the ride makes no difference here. The rate is for one kilometre."),
        gives={"share": lambda c: ((c["base"] + c["rate"]) * c["night"] + c["toll"]) / c["people"]},
        covers=("share", "drate"),
    ),
    Misconception(
        "not_shared",
        N_("This is the price of the whole ride. The friends split it."),
        gives={
            "share": lambda c: (c["base"] + c["rate"] * c["km"]) * c["night"] + c["toll"],
            "drate": lambda c: c["km"] * c["night"],
            "dtoll": lambda c: 1,
        },
    ),
    Misconception(
        "only_the_toll_shared",
        N_(
            "Only the toll is split here. Python, like school, divides before it adds, so ÷ took "
            "only the number right before it."
        ),
        gives={
            "share": lambda c: (
                (c["base"] + c["rate"] * c["km"]) * c["night"] + c["toll"] / c["people"]
            ),
            "drate": lambda c: c["km"] * c["night"],
        },
    ),
    Misconception(
        "only_the_fare_shared",
        N_("Everyone pays the whole toll here. The friends split the sum of everything."),
        gives={
            "share": lambda c: (
                (c["base"] + c["rate"] * c["km"]) * c["night"] / c["people"] + c["toll"]
            ),
            "dtoll": lambda c: 1,
        },
    ),
    slip(
        "grouping_forgotten",
        N_(
            "Python multiplies and divides before it adds. So the night factor or the passengers "
            "met only their neighbour here, and not all that the story says."
        ),
        {
            "share": lambda c, own: (
                c["base"] + c["rate"] * c["km"] * c["night"] + c["toll"] / c["people"]
            ),
            "drate": lambda c, own: c["km"] * c["night"],
        },
        {
            "share": lambda c, own: (
                c["base"] + (c["rate"] * c["km"] * c["night"] + c["toll"]) / c["people"]
            )
        },
    ),
    slip(
        "toll_subtracted",
        N_("The toll makes the ride cheaper here. The friends pay it on top."),
        {
            "share": lambda c, own: (
                ((c["base"] + c["rate"] * c["km"]) * c["night"] - c["toll"]) / c["people"]
            ),
            "dtoll": lambda c, own: -1 / c["people"],
        },
    ),
    slip(
        "night_added",
        N_("The night factor was added like an amount in won. It says how many times as much."),
        {
            "share": lambda c, own: (
                (c["base"] + c["rate"] * c["km"] + c["night"] + c["toll"]) / c["people"]
            ),
            "drate": lambda c, own: c["km"] / c["people"],
        },
    ),
    slip(
        "multiplied_by_people",
        N_("The more friends share the taxi, the more each pays here. Splitting makes it less."),
        {
            "share": lambda c, own: (
                ((c["base"] + c["rate"] * c["km"]) * c["night"] + c["toll"]) * c["people"]
            ),
            "drate": lambda c, own: c["km"] * c["night"] * c["people"],
            "dtoll": lambda c, own: c["people"],
        },
    ),
    Misconception(
        "backward_not_run",
        N_(
            "The share is there, and no gradient. Gradients do not come with the values: someone "
            "has to walk back through the graph first."
        ),
        shows=no_gradients,
        covers=("drate", "dtoll"),
    ),
    slip(
        "backward_from_inside",
        N_(
            "The walk back did not start at the share. Each gradient tells how the number answers "
            "at which the walk started."
        ),
        {"drate": lambda c, own: c["km"] * c["night"]},
        {"drate": lambda c, own: c["km"]},
        {"drate": 1, "dtoll": 1},
    ),
    slip(
        "gradient_of_another_input",
        N_(
            "This is the gradient of another number in the graph. A gradient belongs to one "
            "variable; see which one you asked."
        ),
        {"drate": lambda c, own: c["night"] / c["people"]},
        {"drate": lambda c, own: c["rate"] * c["night"] / c["people"]},
        {"drate": lambda c, own: 1 / c["people"], "dtoll": lambda c, own: own["drate"]},
    ),
    slip(
        "value_for_gradient",
        N_(
            "This is the value of the input, not its gradient. The value says how much it is; the "
            "gradient, how the share answers when it grows."
        ),
        {"drate": lambda c, own: c["rate"], "dtoll": lambda c, own: c["toll"]},
    ),
    Misconception(
        "plain_number",
        N_(
            "A plain number was asked for what only a Variable has. Plain numbers do not remember "
            "how they were made, so they have no graph to walk back through."
        ),
        shows=has_no_graph,
        covers=("share", "drate", "dtoll"),
    ),
    Misconception(
        "rounded",
        N_("The share is rounded. Your graph is right; others go on to calculate with its number."),
        shows=only_rounded,
        covers=("share",),
    ),
    Misconception(
        "same_for_every_ride",
        N_(
            "Every ride gives the same number, short or long. The function is to work with the "
            "numbers that it is given, not with those of the story."
        ),
        shows=always_the_same,
        covers=("share", "drate", "dtoll"),
    ),
    Misconception(
        "number_called",
        N_(
            "A number was called like a function. Of a Variable, backward is something to run; "
            "value and grad are there to be read."
        ),
        shows=says_error("TypeError", "not callable"),
        covers=("share", "drate", "dtoll"),
    ),
    not_a_dict("share", "drate", "dtoll"),
    text_for_number("share", "drate", "dtoll"),
)
