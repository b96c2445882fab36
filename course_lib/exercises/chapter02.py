"""Exercises of chapter 02, the chain rule (Deep Learning from Scratch, 5.2 and 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..graph import Variable
from ..language import N_, tr
from . import misconceptions02, misconceptions02_chain_rule, misconceptions02_shopping
from .concepts02 import CHAIN_CONCEPTS
from .exercise import Case, Criterion, Exercise, Look, named_values, one_case

CHAPTER = "02_chain_rule"


def point_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Points (x, y) of several sizes and with either sign of t = 2x - y, which is never near 0."""
    for scale in (1e-2, 1.0, 1e2) if harsh else (1.0,):
        for sign in (1, -1):
            x, y = sign * rng.uniform(1, 2) * scale, -sign * rng.uniform(0.3, 0.9) * scale
            inputs = {"x": float(x), "y": float(y), "t": float(2 * x - y)}
            yield Case(N_("a point (x, y)"), inputs)


def try_chain_rule(chain_rule: Any, case: Case) -> Iterator[tuple[str, Look]]:
    def entry(name: str) -> Any:
        answer = chain_rule(case["x"], case["y"])
        return None if answer is None else answer[name]

    for name in ("dz_dt", "dt_dx", "dz_dx", "dz_dy"):
        yield name, lambda name=name: entry(name)  # type: ignore[misc]


def inputs_of(case: Case) -> tuple[Variable, Variable]:
    """x and y of a case as variables."""
    return Variable(case["x"], "x"), Variable(case["y"], "y")


def draw_chain_rule(case: Case) -> Variable:
    """z = (2x - y)^3 as a graph, its gradients found."""
    x, y = inputs_of(case)
    z = ((2 * x - y).named("t") ** 3).named("z")
    z.backward()
    return z


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
        # Central differences are near enough; at the smallest point they are off by about 3e-5.
        "dz_dx": Criterion(
            N_("both together: how z answers to x"), 2, needs=("dz_dt", "dt_dx"), tolerance=1e-4
        ),
        "dz_dy": Criterion(
            N_("both together: how z answers to y"), needs=("dz_dt",), tolerance=1e-4
        ),
    },
    hints=(
        N_("Name the inside t. How does z answer to t? How does t answer to x?"),
        N_("How many times larger does a small change get at the first node, and at the second?"),
        N_("By the chain rule the factors on the way are multiplied; t falls as y grows."),
    ),
    misconceptions=misconceptions02_chain_rule.CHAIN_RULE,
    gradients={"dz_dt": "t", "dz_dx": "x", "dz_dy": "y"},
    graph=draw_chain_rule,
)


def one_of_two(gradients: Any, place: int) -> Any:
    """One gradient of the pair (dx, dy) that a backward returned; None when nothing was."""
    if gradients is None:
        return None
    if isinstance(gradients, (int, float, np.number)):
        raise TypeError(tr(misconceptions02.ONE_NUMBER))
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


def draw_sum(case: Case) -> Variable:
    """x + y as a graph, its gradients found."""
    x, y = inputs_of(case)
    z = (x + y).named("z")
    z.backward(case["dout"])
    return z


def draw_product(case: Case) -> Variable:
    """x * y as a graph, its gradients found."""
    x, y = inputs_of(case)
    z = (x * y).named("z")
    z.backward(case["dout"])
    return z


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
    misconceptions=misconceptions02.ADD_BACKWARD,
    gradients={"dx": "x", "dy": "y"},
    graph=draw_sum,
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
    misconceptions=misconceptions02.MUL_BACKWARD,
    gradients={"dx": "x", "dy": "y"},
    graph=draw_product,
)


def draw_shopping(case: Case) -> Variable:
    """Figure 5-15, its gradients found."""
    apples = Variable(100, "apple") * Variable(2, "apple_num")
    oranges = Variable(150, "orange") * Variable(3, "orange_num")
    goods = apples.named("apple_price") + oranges.named("orange_price")
    price = goods.named("all_price") * Variable(1.1, "tax")
    price.backward()
    return price.named("price")


SHOPPING_GRADIENTS = {
    "dall_price": "all_price",
    "dtax": "tax",
    "dapple_price": "apple_price",
    "dorange_price": "orange_price",
    "dapple": "apple",
    "dapple_num": "apple_num",
    "dorange": "orange",
    "dorange_num": "orange_num",
}

SHOPPING_BLANKS = Exercise(
    name="shopping_blanks",
    chapter=CHAPTER,
    section="5.3.3",
    task=N_("Fill in all the gradients of figure 5-15, apples and oranges with tax."),
    cases=one_case,
    trial=named_values(*SHOPPING_GRADIENTS),
    criteria={
        "dall_price": Criterion(N_("what the last × node sends to the sum of the prices")),
        "dtax": Criterion(N_("what the last × node sends to the tax")),
        "dapple_price": Criterion(
            N_("what the + node sends to the apples' side"), needs=("dall_price",)
        ),
        "dorange_price": Criterion(
            N_("what the + node sends to the oranges' side"), needs=("dall_price",)
        ),
        "dapple": Criterion(N_("the gradient of the price of an apple"), needs=("dapple_price",)),
        "dapple_num": Criterion(
            N_("the gradient of the number of apples"), needs=("dapple_price",)
        ),
        "dorange": Criterion(
            N_("the gradient of the price of an orange"), needs=("dorange_price",)
        ),
        "dorange_num": Criterion(
            N_("the gradient of the number of oranges"), needs=("dorange_price",)
        ),
    },
    one_answer=True,
    hints=(
        N_("Start at the right end with 1 and work to the left, one node after the other."),
        N_("The + node hands on what it gets. A × node needs the value of the other input."),
        N_("Each blank is the number to its right, times what its node multiplies with."),
    ),
    misconceptions=misconceptions02_shopping.SHOPPING_BLANKS,
    gradients=SHOPPING_GRADIENTS,
    graph=draw_shopping,
)

EXERCISES = (CHAIN_RULE, ADD_BACKWARD, MUL_BACKWARD, SHOPPING_BLANKS, CHAIN_CONCEPTS)
