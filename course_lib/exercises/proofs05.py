"""Appendix A line by line: from the loss back to the scores (Deep Learning from Scratch, A.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..derivation import Line, derivation
from ..language import N_
from .exercise import Case
from .misconceptions05_proofs import ABOUT_SOFTMAX_LOSS_PROOF

FORWARD = ("a", "e", "S", "R", "y", "t")
EACH_CLASS = {"k": 3}


def slopes(function: Callable[[Any], Any], at: Any) -> Any:
    """The derivative of a number by each entry, to the last digit, by steps into the complex
    plane: no rule is used."""
    steps = np.eye(np.size(at)) * 1e-30j
    return np.array([function(at + step).imag for step in steps]) / 1e-30


def class_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Three classes, now one of them the right one, now another."""
    for right in rng.permutation(3)[: 3 if harsh else 2]:
        inputs = forward_and_back(rng.uniform(-1, 2, size=3), np.eye(3)[right])
        yield Case(N_("three classes"), inputs)


def forward_and_back(a: Any, t: Any) -> dict[str, Any]:
    """What each node saw, and what was sent back, for the lines that go on from there."""
    e = np.exp(a)
    S = float(e.sum())
    R = 1 / S
    y = e * R

    def loss(y: Any) -> Any:
        return -np.sum(t * np.log(y))

    return {
        **{"a": a, "e": e, "S": S, "R": R, "y": y, "t": t},
        "dy": slopes(loss, y),
        # Each × node has a copy of R here, so that what each sends is seen apart.
        "path": slopes(lambda copies: loss(e * copies), np.full(3, R)),
        "dR": float(slopes(lambda R: loss(e * R), R)[0]),
        "dS": float(slopes(lambda S: loss(e / S), S)[0]),
        "times": slopes(lambda e: loss(e * R), e),
    }


SOFTMAX_LOSS_PROOF = derivation(
    name="softmax_loss_proof",
    chapter="05_softmax_with_loss",
    section="A.2",
    task=N_("Prove that softmax and cross-entropy together send y - t back to the scores."),
    cases=class_cases,
    lines={
        "dyk": Line(N_("step 1, ∂L/∂yk: what the loss sends to each y"), FORWARD, EACH_CLASS),
        "pathk": Line(
            N_("step 2: what × node k sends towards 1/S"),
            (*FORWARD, "dy"),
            EACH_CLASS,
            needs=("dyk",),
        ),
        "dR": Line(
            N_("∂L/∂R: what arrives at R = 1/S"), (*FORWARD, "dy", "path"), needs=("pathk",)
        ),
        "dS": Line(
            N_("step 3, ∂L/∂S: what the node 1/x sends"),
            (*FORWARD, "dy", "path", "dR"),
            needs=("dR",),
        ),
        "timesk": Line(
            N_("step 5: what × node k sends towards its exp"),
            (*FORWARD, "dy", "path", "dR", "dS"),
            EACH_CLASS,
            needs=("dyk",),
        ),
        "dak": Line(
            N_("step 6, ∂L/∂ak: what arrives at each score"),
            (*FORWARD, "dy", "path", "dR", "dS", "times"),
            EACH_CLASS,
            needs=("dS", "timesk"),
        ),
        "dak_of_yt": Line(N_("∂L/∂ak, written with y and t alone"), ("y", "t"), EACH_CLASS),
    },
    hints=(
        N_("Each step needs two things: what the step before sent, and what its node saw forward."),
        N_("Where several edges leave one point, the gradients that come back are added there."),
        N_("Multiply out the line of dak. What is ek / S, and what is left of tk / ek times ek?"),
    ),
    misconceptions=ABOUT_SOFTMAX_LOSS_PROOF,
)
