"""Figures of appendix A: softmax and cross-entropy of three classes, node by node.

Figure 5-30 is the same graph with its two layers closed (it is A-1 as well), 5-29 the same in
numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from course_lib.drawing import draw
from course_lib.drawing_picture import Picture
from course_lib.graph import Variable, apply, exp, log

from .formula import pretty
from .labels import in_formulas
from .nodes import Plus
from .parts import close, cut_after, framed, leading_to, renamed

POWERS = (3, 2, 5)  # e to the scores, so that the probabilities are 0.3, 0.2 and 0.5
TARGET = (0, 1, 0)
SOFT_TARGET = (0.2, 0.5, 0.3)  # no zeros, which would make false formulas true; its sum is 1 too
Y = ("y₁", "y₂", "y₃")


def softmax(scores: list[Variable]) -> list[Variable]:
    """Return the three probabilities."""
    exps = [exp(a).named(f"exp({a.name})") for a in scores]
    inverse = (1 / apply(Plus(), *exps).named("S")).named("1/S")
    return [(e * inverse).named(f"y{k}") for k, e in enumerate(exps, start=1)]


def cross_entropy(y: list[Variable], target: Mapping[str, float]) -> Variable:
    """Return the loss L; ``target`` holds t1, t2, t3 by the names that the picture shows."""
    terms = []
    for k, (y_k, (name, t_k)) in enumerate(zip(y, target.items(), strict=True), start=1):
        term = log(y_k).named(f"log(y{k})") * Variable(t_k, name, constant=True)
        terms.append(term.named(f"t{k} * log(y{k})"))
    return (apply(Plus(), *terms).named("-L") * -1).named("L")


def symbols() -> dict[str, float]:
    """Return a target for pictures in formulas."""
    return {f"t{k}": t_k for k, t_k in enumerate(SOFT_TARGET, start=1)}


def whole(target: Mapping[str, float]) -> Variable:
    """Return the loss of three scores, after backward."""
    scores = [Variable(np.log(power), f"a{k}") for k, power in enumerate(POWERS, start=1)]
    L = cross_entropy(softmax(scores), target)
    L.backward()
    return L


# What backward finds, in the appendix's order, by the symbol of the edge: from L to y, then the
# steps (2) to (6).
LOSS = (
    {"∂L/∂L": "1", "∂L/∂-L": "-1"}
    | {f"∂L/∂t{k} * log(y{k})": "-1" for k in (1, 2, 3)}
    | {f"∂L/∂log(y{k})": f"-t{k}" for k in (1, 2, 3)}
    | {f"∂L/∂y{k}": f"-t{k}/y{k}" for k in (1, 2, 3)}
)
STEPS: tuple[Mapping[str, str], ...] = (
    {f"(∂L/∂1/S){'₁₂₃'[k - 1]}": f"-t{k}*S" for k in (1, 2, 3)},
    {"∂L/∂1/S": "-(t1*S + t2*S + t3*S)", "∂L/∂S": "1/S"},
    {f"(∂L/∂exp(a{k}))₁": "1/S" for k in (1, 2, 3)},
    {f"(∂L/∂exp(a{k}))₂": f"-t{k}/exp(a{k})" for k in (1, 2, 3)},
    {f"∂L/∂exp(a{k})": f"1/S - t{k}/exp(a{k})" for k in (1, 2, 3)}
    | {f"∂L/∂a{k}": f"y{k} - t{k}" for k in (1, 2, 3)},
)
ALL = {key: formula for step in (LOSS, *STEPS) for key, formula in step.items()}


def softmax_forward() -> Picture:
    """Softmax alone, without gradients (A-2)."""
    scores = [Variable(np.log(power), f"a{k}") for k, power in enumerate(POWERS, start=1)]
    return cut_after(in_formulas(cross_entropy(softmax(scores), symbols())), *Y)


def softmax_backward(steps: int) -> Picture:
    """Softmax alone, with the gradients of the first ``steps`` of the appendix's six (A-4)."""
    seen = {key: text for step in (LOSS, *STEPS[: steps - 1]) for key, text in step.items()}
    return cut_after(in_formulas(whole(symbols()), seen, only=True), *Y)


def cross_entropy_alone(*, backward: bool) -> Picture:
    """Cross-entropy of three probabilities (A-3, A-4)."""
    y = [Variable(power / sum(POWERS), f"y{k}") for k, power in enumerate(POWERS, start=1)]
    L = cross_entropy(y, symbols())
    if not backward:
        return in_formulas(L)
    L.backward()
    return in_formulas(L, LOSS)


def both() -> Picture:
    """Softmax and cross-entropy with all gradients (A-5)."""
    return in_formulas(whole(symbols()), ALL)


def layers(picture: Picture) -> dict[str, set[str]]:
    """Return the nodes of the two layers by the layer's name."""
    softmax_nodes = leading_to(picture, *Y)
    rest = leading_to(picture, "L") - softmax_nodes
    return {"Softmax": softmax_nodes, "Cross Entropy Error": rest}


def in_boxes() -> Picture:
    """The same with each layer closed (5-30, A-1)."""
    picture = both()
    constants = {point.id for point in picture.points if point.kind == "constant"}
    named = {p.id for p in picture.points if p.id in constants and p.label.startswith("t")}
    for label, ids in layers(picture).items():
        picture = close(picture, ids - named, label.replace("Entropy ", "Entropy\n"))
    return picture


def in_numbers() -> Picture:
    """The same in numbers, each layer in a frame (5-29)."""
    ids = layers(in_formulas(whole(symbols()), ALL))
    target = {f"t{k} = {t_k}": t_k for k, t_k in enumerate(TARGET, start=1)}
    picture = draw(whole(target)).picture
    for label in ids:
        picture = framed(picture, ids[label], label)
    return renamed(picture, {point.label: pretty(point.label) for point in picture.points})
