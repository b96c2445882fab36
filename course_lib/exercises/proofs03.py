"""The backward of the sigmoid, line by line (Deep Learning from Scratch, 5.5.2, equation 5.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..derivation import Line, derivation
from ..language import N_
from .exercise import Case
from .misconceptions03_proofs import ABOUT_SIGMOID_PROOF

CHAIN = ("x", "a", "b", "c", "y", "dy")


def slope(function: Callable[[Any], Any], at: float) -> float:
    """A derivative to the last digit, by a step into the complex plane: no rule is used."""
    tiny = 1e-30
    return float(function(at + 1j * tiny).imag / tiny)


def chain_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """The four nodes at some inputs, each with its own upstream gradient.

    The gradients that arrive further left may be used in the lines that follow.
    """
    for x in rng.uniform(0.3, 2, size=3 if harsh else 2) * rng.choice([-1, 1]):
        a, dy = -x, float(rng.uniform(1, 3))
        b = float(np.exp(a))
        c = 1 + b
        inputs = {"x": float(x), "a": float(a), "b": b, "c": c, "y": 1 / c, "dy": dy}
        inputs["dc"] = dy * slope(lambda c: 1 / c, c)
        inputs["db"] = dy * slope(lambda b: 1 / (1 + b), b)
        inputs["da"] = dy * slope(lambda a: 1 / (1 + np.exp(a)), a)
        yield Case(N_("an input and an upstream gradient"), inputs)


SIGMOID_PROOF = derivation(
    name="sigmoid_proof",
    chapter="03_layers",
    section="5.5.2",
    task=N_("Prove the backward of the sigmoid, node by node, down to its output alone."),
    cases=chain_cases,
    lines={
        "dc": Line(N_("∂L/∂c: what the node 1/x sends"), CHAIN),
        "db": Line(N_("∂L/∂b: what the node + sends"), (*CHAIN, "dc"), needs=("dc",)),
        "da": Line(N_("∂L/∂a: what the node exp sends"), (*CHAIN, "dc", "db"), needs=("db",)),
        "dx": Line(N_("∂L/∂x: what the node × sends"), (*CHAIN, "dc", "db", "da"), needs=("da",)),
        "rest": Line(N_("the fraction exp(-x) / (1 + exp(-x)), written with y alone"), ("y",)),
        "dx_of_y": Line(N_("∂L/∂x, written with dy and y alone"), ("dy", "y"), needs=("rest",)),
    },
    hints=(
        N_("Every node multiplies what arrives from the right by its own local derivative."),
        N_(
            "1/c falls when c grows, and the more slowly the larger c is. 1 is only added. exp is "
            "its own derivative. The last node multiplies by -1."
        ),
        N_(
            "Add 1 to the numerator of the fraction and take it away again. Then y**2 times "
            "exp(-x) is y times that fraction."
        ),
    ),
    misconceptions=ABOUT_SIGMOID_PROOF,
)
