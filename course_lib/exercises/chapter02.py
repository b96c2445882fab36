"""Exercises of chapter 02, the chain rule (Deep Learning from Scratch, 5.2 and 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..language import N_, tr
from .exercise import Case, Criterion, Exercise, Look, named_values, one_case

CHAPTER = "02_chain_rule"


def point_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Points (x, y) of several sizes and with either sign of 2x - y, which is never near 0."""
    for scale in (1e-2, 1.0, 1e2) if harsh else (1.0,):
        for sign in (1, -1):
            x, y = sign * rng.uniform(1, 2) * scale, -sign * rng.uniform(0.3, 0.9) * scale
            yield Case(N_("a point (x, y)"), {"x": float(x), "y": float(y)})


def try_chain_rule(chain_rule: Any, case: Case) -> Iterator[tuple[str, Look]]:
    def entry(name: str) -> Any:
        answer = chain_rule(case["x"], case["y"])
        return None if answer is None else answer[name]

    for name in ("dz_dt", "dt_dx", "dz_dx", "dz_dy"):
        yield name, lambda name=name: entry(name)  # type: ignore[misc]


CHAIN_RULE = Exercise(
    name="chain_rule",
    chapter=CHAPTER,
    section="5.2.2",
    task=N_("Find dz/dx and dz/dy of z = (2x − y)³ by the chain rule."),
    cases=point_cases,
    trial=try_chain_rule,
    criteria={
        "dz_dt": Criterion(N_("the local gradient of the cube")),
        "dt_dx": Criterion(N_("the local gradient of t = 2x − y in the direction of x")),
        "dz_dx": Criterion(N_("both together: how z answers to x"), 2),
        "dz_dy": Criterion(N_("both together: how z answers to y")),
    },
    hints=(
        N_("Name the inside t. How does z answer to t? How does t answer to x?"),
        N_("How many times larger does a small change get at the first node, and at the second?"),
        N_("By the chain rule the factors on the way are multiplied; t falls as y grows."),
    ),
)


def one_of_two(gradients: Any, place: int) -> Any:
    """One gradient of the pair (dx, dy) that a backward returned; None when nothing was."""
    if gradients is None:
        return None
    if isinstance(gradients, (int, float)):
        raise TypeError(tr("one number was returned; two are asked for, dx and dy"))
    return gradients[place]


def try_node_backward(backward: Any, case: Case) -> Iterator[tuple[str, Look]]:
    for place, name in enumerate(("dx", "dy")):
        yield (
            name,
            lambda place=place: one_of_two(  # type: ignore[misc]
                backward(case["x"], case["y"], case["dout"]), place
            ),
        )


def node_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Numbers of which no two are alike, besides a zero, by which no answer may divide."""
    for scale in (1e-3, 1.0, 1e3) if harsh else (1.0,):
        x, y, dout = rng.choice([-1, 1], 3) * rng.uniform((1, 3, 5), (2, 4, 6)) * scale
        yield Case(
            N_("some upstream gradient"), {"x": float(x), "y": float(y), "dout": float(dout)}
        )
        yield Case(N_("one input is 0"), {"x": 0.0, "y": float(y), "dout": float(dout)})


ADD_BACKWARD = Exercise(
    name="add_backward",
    chapter=CHAPTER,
    section="5.3.1",
    task=N_("Write the backward of a + node."),
    cases=node_cases,
    trial=try_node_backward,
    criteria={
        "dx": Criterion(N_("the gradient sent to x")),
        "dy": Criterion(N_("the gradient sent to y")),
    },
    hints=(
        N_("Let x grow by 1. By how much does x + y grow?"),
        N_("What a node sends is the upstream gradient times the local gradient."),
        N_("Both local gradients of x + y are the same number, whatever x and y are."),
    ),
)

MUL_BACKWARD = Exercise(
    name="mul_backward",
    chapter=CHAPTER,
    section="5.3.2",
    task=N_("Write the backward of a × node."),
    cases=node_cases,
    trial=try_node_backward,
    criteria={
        "dx": Criterion(N_("the gradient sent to x")),
        "dy": Criterion(N_("the gradient sent to y")),
    },
    hints=(
        N_("Let x grow by 1. By how much does x · y grow?"),
        N_("What a node sends is the upstream gradient times the local gradient."),
        N_("Apples that get 1 won dearer cost more by how many of them you buy."),
    ),
)

SHOPPING_BLANKS = Exercise(
    name="shopping_blanks",
    chapter=CHAPTER,
    section="5.3.3",
    task=N_("Fill in all the gradients of figure 5-15, apples and oranges with tax."),
    cases=one_case,
    trial=named_values(
        "dall_price",
        "dtax",
        "dapple_price",
        "dorange_price",
        "dapple",
        "dapple_num",
        "dorange",
        "dorange_num",
    ),
    criteria={
        "dall_price": Criterion(N_("what the last × node sends to the sum of the prices")),
        "dtax": Criterion(N_("what the last × node sends to the tax")),
        "dapple_price": Criterion(N_("what the + node sends to the apples' side")),
        "dorange_price": Criterion(N_("what the + node sends to the oranges' side")),
        "dapple": Criterion(N_("the gradient of the price of an apple")),
        "dapple_num": Criterion(N_("the gradient of the number of apples")),
        "dorange": Criterion(N_("the gradient of the price of an orange")),
        "dorange_num": Criterion(N_("the gradient of the number of oranges")),
    },
    one_answer=True,
    hints=(
        N_("Start at the right end with 1 and work to the left, one node after the other."),
        N_("The + node hands on what it gets. A × node needs the value of the other input."),
        N_("Each blank is the number to its right, times what its node multiplies with."),
    ),
)

EXERCISES = (CHAIN_RULE, ADD_BACKWARD, MUL_BACKWARD, SHOPPING_BLANKS)
