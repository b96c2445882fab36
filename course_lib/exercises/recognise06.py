"""Tests of what was seen, for misconceptions of chapter 06 that no single formula can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from .misconception import Seen

Formula = Callable[[Any], Any]
Shows = Callable[[Sequence[Seen]], bool]
Shapes = dict[str, tuple[int, ...]]

FORWARD = ("shapes", "beginnings", "predict", "loss", "accuracy", "accuracy_integers")
GRADIENT = ("W1", "b1", "W2", "b2", "fresh")
EVERYTHING = FORWARD + GRADIENT
FROM_PREDICT = ("predict", "loss", "accuracy", "accuracy_integers", *GRADIENT)


def of(seen: Sequence[Seen], criterion: str) -> list[Seen]:
    """The looks at one criterion."""
    return [look for look in seen if look.criterion == criterion]


def met(*criteria: str) -> Shows:
    """A test: are these criteria met?"""
    return lambda seen: not any(look.problem for c in criteria for look in of(seen, c))


def both(*tests: Shows) -> Shows:
    """A test: do all of these hold?"""
    return lambda seen: all(test(seen) for test in tests)


def either(*tests: Shows) -> Shows:
    """A test: does one of these hold?"""
    return lambda seen: any(test(seen) for test in tests)


def same(wrong: Any, came: Any, tolerance: float = 1e-5) -> bool:
    """Is what came a wrong formula's value: its shape, and its numbers within the tolerance?"""
    if not isinstance(came, (int, float, np.ndarray)) or np.shape(came) != np.shape(wrong):
        return False
    size = float(np.nanmax(np.abs(np.append(wrong, 1e-8))))
    return bool(np.allclose(came, wrong, rtol=0, atol=tolerance * size, equal_nan=True))


def always(criterion: str, *formulas: Formula, tolerance: float = 1e-5) -> Shows:
    """A test: does one of these wrong formulas give what came, in every case of which it speaks?"""

    def fits(formula: Formula, looks: list[Seen]) -> bool:
        with np.errstate(all="ignore"):
            values = [(formula(look.case), look.came) for look in looks]
        spoken = [(wrong, came) for wrong, came in values if wrong is not None]
        return bool(spoken) and all(same(wrong, came, tolerance) for wrong, came in spoken)

    return lambda seen: any(fits(formula, of(seen, criterion)) for formula in formulas)


def same_as(criterion: str, other: str) -> Shows:
    """A test: did the value that is due for another criterion come for this one, in every case?"""
    return lambda seen: all(
        isinstance(b.came, np.ndarray) and same(b.came, a.came)
        for a, b in zip(of(seen, criterion), of(seen, other), strict=True)
    )


def shaped(criterion: str, *shapes: str) -> Shows:
    """A test: did an array of one of these shapes, such as "rows hidden", come in every case?"""
    return lambda seen: all(
        isinstance(look.came, (int, float, np.ndarray))
        and np.shape(look.came) in [shape(look.case, axes) for axes in shapes]
        for look in of(seen, criterion)
    )


def shape(case: Any, axes: str, rows: str = "x") -> tuple[int, ...]:
    """The sizes that stand behind the names of axes; ``rows`` names the batch."""
    sizes = dict(zip(("inputs", "hidden", "outputs"), case["sizes"], strict=True))
    sizes |= {"rows": len(case[rows]), "1": 1}
    return tuple(sizes[axis] for axis in axes.split())


def raised(look: Seen) -> bool:
    """Did a look raise an exception?"""
    return hasattr(look.came, "message") and hasattr(look.came, "line")


def raises(kind: str, says: str = "", line: str = "", criterion: str = "") -> Shows:
    """A test: was there an exception of that kind, with these words, in such a line?"""
    return lambda seen: any(
        look.came.kind == kind and says in look.came.message and in_line(line, look)
        for look in (of(seen, criterion) if criterion else seen)
        if raised(look)
    )


def in_line(pattern: str, look: Seen) -> bool:
    """Does the line that raised match? Where no line is known, any may have been the one."""
    return not look.came.line or bool(re.search(pattern, look.came.line))


def told(*shapes: str, says: str = "", criterion: str = "") -> Shows:
    """A test: was there a ValueError with these words that names all of these shapes?"""

    def names(look: Seen, rows: str) -> bool:
        said = without_spaces(look.came.message)
        return all(written(shape(look.case, axes, rows)) in said for axes in shapes)

    return lambda seen: any(
        re.search(says, look.came.message) and (names(look, "x") or names(look, "other_x"))
        for look in (of(seen, criterion) if criterion else seen)
        if raised(look) and look.came.kind == "ValueError"
    )


def refused(left: str, right: str, line: str = "", *, by_layers: bool = True) -> Shows:
    """A test: was a product of arrays of these shapes refused, by NumPy or by a layer?

    ``@`` tells two sizes only; then the line that raised must match ``line``.
    """

    def is_refusal(look: Seen, rows: str) -> bool:
        a, b = shape(look.case, left, rows), shape(look.case, right, rows)
        said = without_spaces(look.came.message)
        by_numpy = f"shapes{written(a)}and{written(b)}notaligned" in said
        # A layer names what it expected: (..., D) in forward, (rows, M) in backward.
        by_layer = f"{b[0]}),got{written(a)}" in said and said.startswith("Affine.")
        by_sizes = f"(size{b[0]}isdifferentfrom{a[1]})" in said
        return by_numpy or (by_layer and by_layers) or (by_sizes and in_line(line, look))

    return lambda seen: any(
        is_refusal(look, "x") or is_refusal(look, "other_x")
        for look in seen
        if raised(look) and look.came.kind == "ValueError"
    )


def written(sizes: tuple[int, ...]) -> str:
    """A shape as messages have it, without spaces."""
    return without_spaces(str(sizes))


def without_spaces(text: str) -> str:
    """The text with its spaces taken out."""
    return text.replace(" ", "")


def parameter(name: str, *axes: str) -> Shows:
    """A test: has this parameter of the network one of these shapes, in every case?"""
    return lambda seen: (
        any(True for _ in parameters(seen))
        and all(
            shapes.get(name) in [shape(case, a) for a in axes] for case, shapes in parameters(seen)
        )
    )


def misshapen(seen: Sequence[Seen]) -> bool:
    """Has some parameter of the network another shape than it should have?"""
    return any(
        shapes[name] != shape(case, axes)
        for case, shapes in parameters(seen)
        for name, axes in PARAMETERS.items()
        if name in shapes
    )


PARAMETERS = {"W1": "inputs hidden", "b1": "hidden", "W2": "hidden outputs", "b2": "outputs"}


def parameters(seen: Sequence[Seen]) -> Iterator[tuple[Any, Shapes]]:
    """For each case the shapes of the network's parameters, as far as anything tells them."""
    for case, look in {id(look.case): (look.case, look) for look in reversed(seen)}.values():
        if look.criterion == "shapes" and isinstance(look.came, dict):
            yield case, {n: tuple(s) for n, s in look.came.items() if isinstance(s, list)}
        elif raised(look) and (
            found := told_by_affine(case, look.came) or told_by_update(case, look.came)
        ):
            yield case, found


def told_by_affine(case: Any, error: Any) -> Shapes:
    """The shapes of W and b that an Affine refused, by the layer's number."""
    match = re.match(r"Affine: expected W .*, got \((.*)\) and \((.*)\)", error.message)
    if not match:
        return {}
    W, b = (tuple(int(size) for size in part.split(",") if size.strip()) for part in match.groups())
    by_bias = {shape(case, "hidden"): "1", shape(case, "outputs"): "2"}
    by_weights = "1" if shape(case, "inputs hidden") == W else "2"
    told_in_line = [number for number in "12" if number in error.line]
    number = told_in_line[0] if len(told_in_line) == 1 else by_bias.get(b, by_weights)
    return {f"W{number}": W, f"b{number}": b}


def told_by_update(case: Any, error: Any) -> Shapes:
    """The shape of a parameter that could not take new values; these tell which one it is."""
    match = re.search(r"from shape \((.*)\) into shape \((.*)\)", error.message)
    if not match:
        return {}
    new, old = (tuple(int(n) for n in part.split(",") if n.strip()) for part in match.groups())
    return {name: old for name, axes in PARAMETERS.items() if shape(case, axes) == new}
