"""Exercises of chapter 03, simple and activation layers (Deep Learning from Scratch, 5.4, 5.5)."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import numpy as np

from ..graph import Variable
from ..language import N_
from .concepts03 import LAYER_CONCEPTS
from .exercise import Case, Criterion, Exercise, Look
from .misconceptions03 import ABOUT_ADD, ABOUT_MUL
from .misconceptions03_relu import ABOUT_RELU
from .misconceptions03_shopping import ABOUT_SHOPPING
from .misconceptions03_sigmoid import ABOUT_SIGMOID
from .proofs03 import SIGMOID_PROOF

CHAPTER = "03_layers"
MEMORY = N_("each layer object goes by its own latest forward")


def random_values(rng: np.random.Generator, shape: tuple[int, ...], scale: float) -> Any:
    """An array of that shape, or a plain number for the shape ()."""
    values = rng.normal(size=shape) * scale
    return values if shape else float(values)


def pair_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Two numbers, then two arrays of one shape, which is not square."""
    for scale in (1e-3, 1.0, 1e3) if harsh else (1.0,):
        rows, columns = rng.permutation(np.arange(2, 7))[:2].tolist()
        for label, shape in ((N_("two numbers"), ()), (N_("two arrays"), (rows, columns))):
            names = ("x", "y", "dout")
            yield Case(label, {name: random_values(rng, shape, scale) for name in names})


def shopping_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """The book's shopping, to see; then other prices, counts, taxes and upstream gradients."""
    names = ("apple", "apple_num", "orange", "orange_num", "tax", "dprice")
    if not harsh:
        yield Case(
            N_("the shopping of figure 5-17"),
            dict(zip(names, (100, 2, 150, 3, 1.1, 1), strict=True)),
        )
    apple_num, orange_num = rng.permutation(np.arange(2, 10))[:2].tolist()
    apple, orange = (rng.uniform(50, 500, size=2)).round().tolist()
    tax, dprice = float(rng.uniform(1.05, 1.3)), float(rng.normal())
    values = (apple, apple_num, orange, orange_num, tax, dprice)
    yield Case(N_("other numbers"), dict(zip(names, values, strict=True)))


def relu_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Arrays of both signs, none near the kink at 0; harsh ones hold large and small entries."""
    for label, rows in ((N_("one row"), 1), (N_("a batch"), 4)):
        shape = (rows, int(rng.integers(5, 9)))
        size, dout_size = (10 ** rng.uniform(-2, 3, shape), 100.0) if harsh else (1.0, 1.0)
        sign = rng.permuted(np.resize([-1.0, 1.0], shape), axis=1)
        x = sign * (0.06 + np.abs(rng.normal(size=shape)) * size)
        yield Case(label, {"x": x, "dout": random_values(rng, shape, dout_size)})


def sigmoid_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Arrays of both signs; the harsh ones also hold a few numbers far from 0."""
    for label, rows in ((N_("one row"), 1), (N_("a batch"), 4)):
        shape = (rows, int(rng.integers(5, 9)))
        x = rng.normal(size=shape) * 2
        if harsh:
            # Up to 80 even float32 and exp(-x) / (1 + exp(-x))**2 give the right value.
            x[:, :2] = [-1, 1] * rng.uniform(30, 80, size=2)
        yield Case(label, {"x": x, "dout": random_values(rng, shape, 1.0)})


def part(values: Any, key: Any) -> Any:
    """One of the values that were returned together; None when nothing was returned."""
    return None if values is None else values[key]


def pair_of(values: Any) -> Any:
    """Two gradients as a list, even where they came as one array; None when nothing came."""
    return None if values is None else [part(values, 0), part(values, 1)]


def after_other_forwards(Layer: Any, inputs: tuple[Any, ...], dout: Any) -> Any:
    """Backward of a layer that ran forward before, while another layer of its kind runs too."""
    layer, another = Layer(), Layer()
    earlier = tuple(-2 * value for value in inputs)
    elsewhere = tuple(-3 * abs(value) for value in inputs)
    layer.forward(*earlier)
    layer.forward(*inputs)
    another.forward(*elsewhere)
    return layer.backward(dout)


def try_pair(Layer: Any, case: Case) -> Iterator[tuple[str, Look]]:
    layer = Layer()
    yield "forward", lambda: layer.forward(case["x"], case["y"])
    # Backward runs once, since an answer may use up what it kept.
    both = functools.cache(lambda: layer.backward(case["dout"]))
    yield "dx", lambda: part(both(), 0)
    yield "dy", lambda: part(both(), 1)


def try_mul(MulLayer: Any, case: Case) -> Iterator[tuple[str, Look]]:
    inputs = case.fresh()
    yield from try_pair(MulLayer, case)
    pair = inputs["x"], inputs["y"]
    yield "memory", lambda: pair_of(after_other_forwards(MulLayer, pair, inputs["dout"]))


def try_shopping(shopping: Any, case: Case) -> Iterator[tuple[str, Look]]:
    for name in SHOPPING.criteria:
        yield name, lambda name=name: part(shopping(*case.inputs.values()), name)  # type: ignore[misc]


def try_activation(Layer: Any, case: Case) -> Iterator[tuple[str, Look]]:
    layer, inputs = Layer(), case.fresh()
    yield "forward", lambda: layer.forward(case["x"])
    yield "dx", lambda: layer.backward(case["dout"])
    yield "memory", lambda: after_other_forwards(Layer, (inputs["x"],), inputs["dout"])


def graph_of_mul(case: Case) -> Variable:
    z = (Variable(case["x"], "x") * Variable(case["y"], "y")).named("z")
    z.backward(case["dout"])
    return z


def graph_of_add(case: Case) -> Variable:
    z = (Variable(case["x"], "x") + Variable(case["y"], "y")).named("z")
    z.backward(case["dout"])
    return z


def graph_of_shopping(case: Case) -> Variable:
    names = ("apple", "apple_num", "orange", "orange_num", "tax")
    apple, apple_num, orange, orange_num, tax = (Variable(case[name], name) for name in names)
    fruits = ((apple * apple_num).named("apple_price"), (orange * orange_num).named("orange_price"))
    price = ((fruits[0] + fruits[1]).named("all_price") * tax).named("price")
    price.backward(case["dprice"])
    return price


MUL_LAYER = Exercise(
    name="mul_layer",
    chapter=CHAPTER,
    section="5.4.1",
    task=N_("Write MulLayer, the × node as a class with forward and backward."),
    cases=pair_cases,
    trial=try_mul,
    criteria={
        "forward": Criterion(N_("the product of the two inputs"), 3),
        "dx": Criterion(N_("the gradient of the first input"), 3),
        "dy": Criterion(N_("the gradient of the second input"), 3),
        "memory": Criterion(MEMORY, 1, needs=("forward", "dx", "dy")),
    },
    asks_for=("layers.MulLayer",),
    misconceptions=ABOUT_MUL,
    gradients={"dx": "x", "dy": "y"},
    graph=graph_of_mul,
    hints=(
        N_("Draw the × node and write on its edges what chapter 2 found."),
        N_("What backward needs and is not given, forward must have kept on self."),
        N_("How much the product grows with one input is told by the other input."),
    ),
)

ADD_LAYER = Exercise(
    name="add_layer",
    chapter=CHAPTER,
    section="5.4.2",
    task=N_("Write AddLayer, the + node as a class with forward and backward."),
    cases=pair_cases,
    trial=try_pair,
    criteria={
        "forward": Criterion(N_("the sum of the two inputs")),
        "dx": Criterion(N_("the gradient of the first input")),
        "dy": Criterion(N_("the gradient of the second input")),
    },
    asks_for=("layers.AddLayer",),
    misconceptions=ABOUT_ADD,
    gradients={"dx": "x", "dy": "y"},
    graph=graph_of_add,
    hints=(
        N_("By how much does a sum grow when one of its inputs grows by 1?"),
        N_("Both local gradients are the same number, whatever the inputs were."),
        N_("Two inputs went in, so backward returns two gradients."),
    ),
)

SHOPPING = Exercise(
    name="shopping_layers",
    chapter=CHAPTER,
    section="5.4.2",
    task=N_("Compute the price of apples and oranges, and all its gradients, with your layers."),
    cases=shopping_cases,
    trial=try_shopping,
    criteria={
        "price": Criterion(N_("what is paid in the end")),
        "dapple": Criterion(N_("the gradient of the price of an apple")),
        "dapple_num": Criterion(N_("the gradient of the number of apples")),
        "dorange": Criterion(N_("the gradient of the price of an orange")),
        "dorange_num": Criterion(N_("the gradient of the number of oranges")),
        "dtax": Criterion(N_("the gradient of the tax")),
    },
    builds_on=("mul_layer", "add_layer"),
    misconceptions=ABOUT_SHOPPING,
    gradients={
        "dapple": "apple",
        "dapple_num": "apple_num",
        "dorange": "orange",
        "dorange_num": "orange_num",
        "dtax": "tax",
    },
    graph=graph_of_shopping,
    hints=(
        N_("One layer object for every node of the figure: count the nodes."),
        N_("Give every edge of the figure a name; then go over it once forward, once backward."),
        N_("Backward visits the nodes in the opposite order and starts with dprice."),
    ),
)

RELU = Exercise(
    name="relu",
    chapter=CHAPTER,
    section="5.5.1",
    task=N_("Write Relu for arrays of any shape."),
    cases=relu_cases,
    trial=try_activation,
    criteria={
        "forward": Criterion(N_("what is kept and what becomes 0"), 4),
        "dx": Criterion(
            N_("where the upstream gradient passes and where it stops"), 5, needs=("forward",)
        ),
        "memory": Criterion(MEMORY, 1, needs=("forward", "dx")),
    },
    asks_for=("layers.Relu",),
    misconceptions=ABOUT_RELU,
    gradients={"dx": "x"},
    hints=(
        N_("Each entry of the array is a switch of its own."),
        N_("Forward decides which switches are off; backward must find that decision again."),
        N_("Keep the mask on self, and use it once for the output and once for the gradient."),
    ),
)

SIGMOID = Exercise(
    name="sigmoid",
    chapter=CHAPTER,
    section="5.5.2",
    task=N_("Write Sigmoid for arrays of any shape."),
    cases=sigmoid_cases,
    trial=try_activation,
    criteria={
        "forward": Criterion(N_("the output, between 0 and 1"), 4),
        "dx": Criterion(
            N_("the upstream gradient times the local gradient"), 5, needs=("forward",)
        ),
        "memory": Criterion(MEMORY, 1, needs=("forward", "dx")),
    },
    asks_for=("layers.Sigmoid",),
    misconceptions=ABOUT_SIGMOID,
    gradients={"dx": "x"},
    hints=(
        N_("Forward is the chain of four steps, written in one line: mind the brackets."),
        N_("Forward has two duties: to keep its output for later, and to hand it on."),
        N_("Equation 5.12 holds two factors, both made from the output; dout is a third."),
    ),
)

EXERCISES = (MUL_LAYER, ADD_LAYER, SHOPPING, RELU, SIGMOID_PROOF, SIGMOID, LAYER_CONCEPTS)
