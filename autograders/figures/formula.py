"""Formulas on the edges of a figure: written in Python, drawn as mathematics, and evaluated.

A formula such as ``-t1/y1`` is typed once. `text` gives what the figure shows, "−t₁/y₁"; `value`
gives its number, which `autograders.figures.labels` holds against the one that the graph computed.
So a figure cannot show a formula that is not true. ``dY`` stands for ∂L/∂Y, as in the course's
code, and ``d(z, x)`` for ∂z/∂x.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Mapping
from typing import Any

import numpy as np

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUM, _PRODUCT, _POWER, _ATOM = range(1, 5)  # how strongly a formula holds together
_SYMBOLS: dict[type[ast.AST], tuple[str, int]] = {
    ast.Add: (" + ", _SUM),
    ast.Sub: (" − ", _SUM),
    ast.Mult: (" · ", _PRODUCT),
    ast.MatMult: (" · ", _PRODUCT),
    ast.Div: ("/", _PRODUCT),
}


def pretty(label: str) -> str:
    """Write the digits after a single letter as an index: a1 -> a₁."""
    return re.sub(
        r"(?<![A-Za-z_])([A-Za-z])(\d+)(?![\d\w])",
        lambda m: m[1] + m[2].translate(_SUBSCRIPTS),
        label,
    )


def text(formula: str) -> str:
    """Return the formula as a figure shows it; ValueError for what the language does not know."""
    return _written(_parsed(formula), 0)


def value(formula: str, names: Mapping[str, Any]) -> Any:
    """Return the number or array that the formula stands for.

    names: the values by name; "d" is a function of two names, the derivative of one by the other.
    """
    known = {"exp": np.exp, "log": np.log, "sum": np.sum, **names, "__builtins__": {}}
    tree = ast.fix_missing_locations(ast.Expression(_NamesOfD().visit(_parsed(formula))))
    return eval(compile(tree, formula, "eval"), known)


class _NamesOfD(ast.NodeTransformer):
    """Make d(z, x) into d("z", "x"): a derivative is of a variable, not of its value."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "d":
            node.args = [ast.Constant(arg.id) for arg in node.args if isinstance(arg, ast.Name)]
        return self.generic_visit(node)


def in_lines(written: str, width: int = 15) -> str:
    """Break what `text` has written before an operator, where it is wider than ``width``."""
    kept = re.sub(r" ([+−·]) ", " \\1\N{NO-BREAK SPACE}", written)
    kept = re.sub(r"\([^()]{,8}\)", lambda m: m[0].replace(" ", "\N{NO-BREAK SPACE}"), kept)
    lines = textwrap.wrap(kept, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def is_formula(label: str) -> bool:
    """Whether the label is more than the name of a variable."""
    return not label.isidentifier()


def _parsed(formula: str) -> ast.expr:
    try:
        return ast.parse(formula, mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"formula: expected a Python expression, got {formula!r}") from error


def _written(node: ast.expr, holds: int) -> str:
    """Write ``node``, in parentheses where what is around it holds together more strongly."""
    match node:
        case ast.Constant(value=number):
            return str(number)
        case ast.Name(id=name):
            return f"∂L/∂{pretty(name[1:])}" if _is_gradient(node) else pretty(name)
        case ast.Attribute(value=matrix, attr="T"):
            return f"{_written(matrix, _ATOM)}ᵀ"
        case ast.Call(func=ast.Name(id="d"), args=[of, by]):
            return f"∂{_written(of, _ATOM)}/∂{_written(by, _ATOM)}"
        case ast.Call(func=ast.Name(id=function)):
            arguments = [_written(argument, 0) for argument in node.args]
            arguments += [f"{word.arg}={_written(word.value, 0)}" for word in node.keywords]
            return f"{function}({', '.join(arguments)})"
        case ast.UnaryOp(op=ast.USub()):
            return _bracketed(f"−{_written(node.operand, _PRODUCT)}", _SUM, holds)
        case ast.BinOp(op=ast.Pow()):
            exponent = _written(node.right, _ATOM).translate(_SUPERSCRIPTS)
            return f"{_written(node.left, _ATOM)}{exponent}"
        case ast.BinOp():
            symbol, strength = _SYMBOLS[type(node.op)]
            if isinstance(node.op, ast.Mult) and _stands_close(node):
                symbol = ""
            left = 0 if isinstance(node.left, ast.UnaryOp) else strength  # −a · b, not (−a) · b
            right = strength + 1 if isinstance(node.op, ast.Sub | ast.Div) else strength
            parts = _written(node.left, left), _written(node.right, right)
            return _bracketed(symbol.join(parts), strength, holds)
    raise ValueError(f"formula: no way to draw {ast.unparse(node)!r}")


def _is_gradient(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and len(node.id) > 1 and node.id[0] == "d"


def _stands_close(product: ast.BinOp) -> bool:
    """Whether a product needs no dot: t₁S, 2t, 2(x + y)."""
    left, right = product.left, product.right
    if isinstance(left, ast.Constant):
        is_sum = isinstance(right, ast.BinOp) and isinstance(right.op, ast.Add | ast.Sub)
        return is_sum or (isinstance(right, ast.Name) and not _is_gradient(right))
    return (
        isinstance(left, ast.Name | ast.UnaryOp)
        and isinstance(right, ast.Name)
        and not any(_is_gradient(name) for name in (left, right))
    )


def _bracketed(written: str, strength: int, holds: int) -> str:
    return f"({written})" if strength < holds else written
