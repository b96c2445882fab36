"""Pictures that show formulas and shapes, each checked against what the graph computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from course_lib.drawing import draw
from course_lib.drawing_picture import Edge, Picture
from course_lib.drawing_words import Words
from course_lib.graph import Variable

from . import formula
from .formula import pretty

ShapeText = Callable[[tuple[int, ...]], str]


def in_formulas(
    output: Variable,
    gradients: Mapping[str, str] | None = None,
    *,
    only: bool = False,
    shapes: ShapeText | None = None,
) -> Picture:
    """Draw the graph of ``output`` with names and formulas in place of numbers.

    A variable's name is drawn as a formula: "exp(-x)" must then be its value.

    Args:
        output: the last variable; its ``backward()`` has been run unless ``gradients`` is None.
        gradients: formulas of gradients, by what the picture would show without them:
            "∂L/∂x", or "(∂L/∂x)₁" for the part of a fork; None draws the forward pass alone.
        only: show no other gradients than those.
        shapes: writes the shape of each array under its name and its gradient.

    Raises ValueError for a formula that is not what the graph computed, or stands at no edge.
    """
    picture = draw(output, symbols=True, backward=gradients is not None).picture
    values, grads = _computed(output)
    names = _names(values, output)
    for name, value in values.items():
        if formula.is_formula(name):
            _require_true(name, value, names)
    for edge, written in (gradients or {}).items():
        if edge not in grads:
            raise ValueError(f"gradients: expected some of {sorted(grads)}, got {edge!r}")
        _require_true(written, grads[edge], names)

    def label(text: str, value: Any) -> str:
        lines = formula.in_lines(text)
        return f"{lines}\n{shapes(np.shape(value))}" if shapes and np.ndim(value) else lines

    def relabelled(edge: Edge) -> Edge:
        value, gradient = edge.value, edge.gradient
        if value:
            value = label(formula.text(value), values[value])
        if gradient is not None:
            written = (gradients or {}).get(gradient)
            if written is not None:
                gradient = label(formula.text(written), grads[gradient])
            else:
                gradient = None if only else label(pretty(gradient), grads[gradient])
        return replace(edge, value=value, gradient=gradient)

    points = tuple(replace(point, label=pretty(point.label)) for point in picture.points)
    return replace(picture, points=points, edges=tuple(map(relabelled, picture.edges)))


def _computed(output: Variable) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return all values by name, and all gradients by the symbol that a picture writes for them."""
    words = Words(output, True, (), (), {})
    words.choose_gradients(output.grad is not None, None)
    values, grads = {}, {}
    for variable, uses in words.uses.items():
        if variable.constant and not variable.name:
            continue
        values[words.name(variable)] = variable.value
        for node, i in uses:
            grads[words.sent(node, i)] = node.input_grads[i]
        grads[words.total(variable)] = variable.grad
    return values, {symbol: grad for symbol, grad in grads.items() if symbol is not None}


def _names(values: Mapping[str, Any], output: Variable) -> dict[str, Any]:
    """Return what formulas may speak of: values, gradients dx, and derivatives d(z, x)."""
    words = Words(output, True, (), (), {})
    variables = {words.name(v): v for v in words.uses}
    names: dict[str, Any] = {name: variables[name].value for name in values}
    names |= {f"d{name}": variables[name].grad for name in values}

    def derivative(of: str, by: str) -> Any:
        variables[of].backward()
        return variables[by].grad

    return names | {"d": derivative}


def _require_true(written: str, computed: Any, names: Mapping[str, Any]) -> None:
    """Compare up to axes of length 1: a row of one example may stand for its only row."""
    claimed = np.squeeze(formula.value(written, names))
    if claimed.shape != np.squeeze(computed).shape or not np.allclose(
        claimed, np.squeeze(computed), rtol=1e-12, atol=0
    ):
        raise ValueError(f"{written}: is {claimed}, but the graph computed {computed}")
