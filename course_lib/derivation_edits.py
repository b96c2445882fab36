"""Ways to undo a slip at one place of a formula; see `derivation_slips`."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .derivation_names import Names
from .derivation_value import call_of


@dataclass(frozen=True)
class Edit:
    """What may have been meant at a place.

    name: the slip's. new: what may have been meant. which: the number of an index.
    blame: the part that is off, where it is not the whole place.
    """

    name: str
    new: ast.expr
    which: int = 0
    blame: ast.expr | None = None


def joined(left: ast.expr, sign: ast.operator, right: ast.expr) -> ast.expr:
    """Two expressions joined by an operator."""
    return ast.BinOp(left, sign, right)


def negated(node: ast.expr) -> ast.expr:
    """Minus an expression."""
    return ast.UnaryOp(ast.USub(), node)


def spelt(base: str, marks: Iterable[Any]) -> ast.expr:
    """An entry written ``w[2,n]``."""
    parts: list[ast.expr] = [ast.Constant(m) if isinstance(m, int) else ast.Name(m) for m in marks]
    return ast.Subscript(ast.Name(base), ast.Tuple(parts))


def marks_of(node: ast.AST, names: Names) -> tuple[str, list[Any]] | None:
    """An entry's base and its indices, numbers or letters; None for anything else."""
    found = names.parts(node)
    if found is None or len(found[1]) != names.arrays[found[0]].ndim:
        return None
    return found[0], [getattr(part, "value", getattr(part, "id", None)) for part in found[1]]


def possible(names: Names, base: str, scope: frozenset[str]) -> list[list[Any]]:
    """For each index of an array what may stand there: letters in scope, and numbers."""
    return [[*sorted(scope), *range(1, size + 1)] for size in names.arrays[base].shape]


def indices(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """One index of an entry, or the order of both."""
    found = marks_of(node, names)
    if found is None:
        return
    base, marks = found
    for axis, options in enumerate(possible(names, base, scope)):
        for option in options:
            new = spelt(base, [*marks[:axis], option, *marks[axis + 1 :]])
            yield Edit("index_off", new, axis + 1)
    if len(marks) == 2:
        yield Edit("indices_swapped", spelt(base, marks[::-1]))


def signs(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """The sign in front of a term or of a factor."""
    if isinstance(node, ast.UnaryOp):
        yield Edit("sign_off", node.operand)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        left, right = joined(negated(node.left), node.op, node.right), negated(node.right)
        yield Edit("sign_off", joined(node.left, node.op, right), blame=node.right)
        yield Edit("sign_off", left, blame=node.left)
        yield Edit("sign_off", negated(node))
    elif not isinstance(node, ast.Constant):
        yield Edit("sign_off", negated(node))


def divisions(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """A factor that multiplies in place of dividing, and the other way round."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        other = ast.Mult() if isinstance(node.op, ast.Div) else ast.Div()
        yield Edit("turned_upside_down", joined(node.left, other, node.right), blame=node.right)
        yield Edit("turned_upside_down", joined(node.right, ast.Div(), node.left))


def powers(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """An exponent that is one off, or that is missing."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        for step in (1, -1):
            exponent = joined(node.right, ast.Add(), ast.Constant(step))
            yield Edit("power_off", joined(node.left, ast.Pow(), exponent))
    elif isinstance(node, (ast.Name, ast.Subscript)):
        yield Edit("power_off", joined(node, ast.Pow(), ast.Constant(2)))


def products(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """Order, transposition and kind of a product of two arrays."""
    pair: list[ast.expr] = []
    by_entries = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.MatMult, ast.Mult)):
        pair = [node.left, node.right]
    elif isinstance(node, ast.Call) and call_of(node)[0] in ("dot", "matmul"):
        pair = call_of(node)[1]
    if len(pair) != 2 or (by_entries and not all(is_whole(factor, names) for factor in pair)):
        return
    for swap, turn_left, turn_right in itertools.product((False, True), repeat=3):
        left = turned(pair[0]) if turn_left else pair[0]
        right = turned(pair[1]) if turn_right else pair[1]
        name = "order_and_transpose_off" if turn_left or turn_right else "order_off"
        name = name if swap else "transpose_off"
        factors = (right, left) if swap else (left, right)
        new = joined(factors[0], ast.MatMult(), factors[1])
        yield Edit("entry_by_entry" if by_entries else name, new)


def is_whole(node: ast.expr, names: Names) -> bool:
    """Is this a whole array, perhaps transposed?"""
    inner = node.value if isinstance(node, ast.Attribute) else node
    return isinstance(inner, ast.Name) and np.ndim(names.values.get(inner.id, 0)) > 0


def turned(node: ast.expr) -> ast.expr:
    """An expression without the transposition that it has, or with one."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        return node.value
    return ast.Attribute(node, "T")


def sums(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """The axis or the range of a sum."""
    if not isinstance(node, ast.Call) or call_of(node)[0] != "sum" or not call_of(node)[1]:
        return
    inner = call_of(node)[1][0]
    if not isinstance(inner, (ast.GeneratorExp, ast.ListComp)):
        for axis in (0, 1):
            options = [ast.keyword("axis", ast.Constant(axis))]
            yield Edit("axis_off", ast.Call(ast.Name("sum"), [inner], options))
        return
    ends = [*map(ast.Name, sorted(names.counts)), *map(ast.Constant, range(2, 5))]
    for (place, loop), end in itertools.product(enumerate(inner.generators), ends):
        loops = [*inner.generators]
        over = joined(ast.Constant(1), ast.BitOr(), end)
        loops[place] = ast.comprehension(loop.target, over, [], 0)
        new = ast.Call(ast.Name("sum"), [ast.GeneratorExp(inner.elt, loops)], [])
        yield Edit("range_off", new, blame=loop.iter)


def others(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """Something else in the place of this; a factor that is too many."""
    if is_whole(node, names) and isinstance(node, ast.Name):
        for name in names.arrays_by_name():
            yield Edit("factor_off", ast.Name(name))
    elif isinstance(node, (ast.Name, ast.Subscript, ast.Constant)):
        for atom in atoms(names, scope):
            yield Edit("factor_off", atom)
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Mult, ast.Div)):
        yield Edit("factor_too_many", node.left, blame=node.right)
        if isinstance(node.op, ast.Mult):
            yield Edit("factor_too_many", node.right, blame=node.left)
    if isinstance(node, ast.Call) and len(call_of(node)[1]) == 1:
        yield Edit("factor_off", call_of(node)[1][0])


def missing(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """A factor that is missing at a term."""
    for atom in atoms(names, scope):
        base = next(n.id for n in ast.walk(atom) if isinstance(n, ast.Name))
        name = "upstream_missing" if base.startswith("d") else "factor_missing"
        yield Edit(name, joined(node, ast.Mult(), atom))
        yield Edit("factor_missing", joined(node, ast.Div(), atom))


def terms(node: ast.expr, names: Names, scope: frozenset[str]) -> Iterator[Edit]:
    """A term that is too many; a plus for a times, and the other way round."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        yield Edit("term_too_many", node.left, blame=node.right)
        yield Edit("term_too_many", node.right, blame=node.left)
        yield Edit("plus_for_times", joined(node.left, ast.Mult(), node.right))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        yield Edit("plus_for_times", joined(node.left, ast.Add(), node.right))


def atoms(names: Names, scope: frozenset[str]) -> Iterator[ast.expr]:
    """Every number, and every entry with indices that mean something in this place."""
    for name, value in names.values.items():
        if np.ndim(value) == 0 and name not in names.counts:
            yield ast.Name(name)
    for base in names.arrays:
        for marks in itertools.product(*possible(names, base, scope)):
            yield spelt(base, marks)


def new_terms(names: Names) -> Iterator[ast.expr]:
    """Every product of two entries, with either sign."""
    for one, other in itertools.combinations_with_replacement(list(atoms(names, frozenset())), 2):
        product = joined(one, ast.Mult(), other)
        yield product
        yield negated(product)
