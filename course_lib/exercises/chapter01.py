"""Exercises of chapter 01, computation graphs (Deep Learning from Scratch, 5.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..language import N_
from . import misconceptions01, misconceptions01_effects, misconceptions01_taxi
from .concepts01 import GRAPH_CONCEPTS
from .exercise import Case, Criterion, Exercise, Look, named_values, one_case

CHAPTER = "01_computation_graphs"

STATIONERY_BLANKS = Exercise(
    name="stationery_blanks",
    chapter=CHAPTER,
    section="5.1.1",
    task=N_("Fill in every value that the graph of the stationery order leaves blank."),
    cases=one_case,
    trial=named_values("pads", "pens", "goods", "reduced", "total"),
    criteria={
        "pads": Criterion(N_("all the pads together")),
        "pens": Criterion(N_("all the pens together")),
        "goods": Criterion(N_("what leaves the first + node"), needs=("pads", "pens")),
        "reduced": Criterion(N_("what leaves the node of the discount"), needs=("goods",)),
        "total": Criterion(N_("what is paid in the end"), needs=("reduced",)),
    },
    one_answer=True,
    hints=(
        N_("Go from left to right; start with the nodes whose inputs you all know."),
        N_("Each blank is what one node makes of the two values that arrive at it."),
        N_("The delivery joins after the discount, so the discount does not touch it."),
    ),
    misconceptions=misconceptions01.STATIONERY_BLANKS,
)


def node_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Two numbers of which neither is near 0, which are never alike; y has either sign."""
    for scale, sign in ((1e-3, -1), (1.0, 1), (1e3, -1)) if harsh else ((1.0, 1), (1.0, -1)):
        x, y = np.array([rng.choice([-1, 1]), sign]) * rng.uniform((1, 3), (2, 4)) * scale
        yield Case(N_("two numbers"), {"x": float(x), "y": float(y)})


def try_local_forward(local_forward: Any, case: Case) -> Iterator[tuple[str, Look]]:
    for kind in ("add", "sub", "mul", "div"):
        yield kind, lambda kind=kind: local_forward(kind, case["x"], case["y"])  # type: ignore[misc]


LOCAL_FORWARD = Exercise(
    name="local_forward",
    chapter=CHAPTER,
    section="5.1.2",
    task=N_("Do the work of one node: take its two inputs and return its output."),
    cases=node_cases,
    trial=try_local_forward,
    criteria={
        "add": Criterion(N_("the + node")),
        "sub": Criterion(N_("the − node: the second input taken from the first")),
        "mul": Criterion(N_("the × node")),
        "div": Criterion(N_("the ÷ node: the first input divided by the second")),
    },
    hints=(
        N_("A node knows its kind and its two inputs, and needs nothing else."),
        N_("For − and ÷ it matters which input comes first."),
        N_("Decide by kind with if and elif, and hand the result back in each branch."),
    ),
    misconceptions=misconceptions01.LOCAL_FORWARD,
)

STATIONERY_EFFECTS = Exercise(
    name="stationery_effects",
    chapter=CHAPTER,
    section="5.1.3",
    task=N_("Predict by how many won each change moves the total of the stationery order."),
    cases=one_case,
    trial=named_values(
        "pad_1_dearer",
        "pen_100_dearer",
        "delivery_1_dearer",
        "one_more_pad",
        "rate_to_80",
    ),
    criteria={
        "pad_1_dearer": Criterion(N_("each pad costs 1 won more")),
        "pen_100_dearer": Criterion(N_("each pen costs 100 won more")),
        "delivery_1_dearer": Criterion(N_("the delivery costs 1 won more")),
        "one_more_pad": Criterion(N_("one pad more is ordered")),
        "rate_to_80": Criterion(N_("80 percent of the price is to be paid instead of 90")),
    },
    one_answer=True,
    hints=(
        N_("Follow the change along its edges to the right, one node after the other."),
        N_("A × node makes a change as many times larger as its other input says."),
        N_("A + node hands a change on as it is. A total that falls changes by less than 0."),
    ),
    misconceptions=misconceptions01_effects.STATIONERY_EFFECTS,
)


def taxi_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Rides of several lengths; every input differs from every other."""
    story = {"base": 4000, "rate": 1000, "km": 6, "night": 1.2, "toll": 1500, "people": 3}
    if not harsh:
        yield Case(N_("the ride of the story"), story)
    for label, km in ((N_("a short ride"), 1.5), (N_("a long ride"), 240.0)):
        yield Case(
            label,
            {
                "base": int(rng.integers(3000, 6000)),
                "rate": int(rng.integers(700, 1500)),
                "km": round(km * rng.uniform(0.6, 1.6), 1),
                "night": round(rng.uniform(1.1, 1.6), 2),
                "toll": int(rng.integers(900, 2500)),
                "people": int(rng.integers(2, 6)),
            },
        )
    if harsh:
        yield Case(N_("no toll, one passenger"), {**story, "toll": 0, "people": 1})


def try_taxi(taxi: Any, case: Case) -> Iterator[tuple[str, Look]]:
    def entry(name: str) -> Any:
        answer = taxi(**case.inputs)
        return None if answer is None else answer[name]

    for name in ("share", "drate", "dtoll"):
        yield name, lambda name=name: entry(name)  # type: ignore[misc]


TAXI_GRAPH = Exercise(
    name="taxi_graph",
    uses_graph=True,
    chapter=CHAPTER,
    section="5.1.3",
    task=N_("Build the graph of a shared taxi ride and read two derivatives from it."),
    cases=taxi_cases,
    trial=try_taxi,
    criteria={
        # So tight that a share rounded to whole won shows even on a long ride.
        "share": Criterion(N_("what each passenger pays"), 3, tolerance=1e-6),
        "drate": Criterion(N_("how much each pays more when a kilometre costs 1 won more")),
        "dtoll": Criterion(N_("how much each pays more when the toll is 1 won higher")),
    },
    hints=(
        N_("Draw it on paper first: which numbers meet in which node, and in what order?"),
        N_("The night factor multiplies the metered fare; the toll joins after that."),
        N_("Make a Variable of each input, run backward on the share, then read value and grad."),
    ),
    misconceptions=misconceptions01_taxi.TAXI_GRAPH,
)

EXERCISES = (STATIONERY_BLANKS, LOCAL_FORWARD, STATIONERY_EFFECTS, TAXI_GRAPH, GRAPH_CONCEPTS)
