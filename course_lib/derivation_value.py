"""What a formula is worth on given numbers; only what is written here may stand in one."""

from __future__ import annotations

import ast
import itertools
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from .derivation_names import Names
from .derivation_reading import FormulaError, too_large
from .language import N_, tr

MOST_STEPS = 20_000
LARGEST = 1000  # entries of an array
OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.MatMult: np.matmul,
}
# Each function and how many arguments it takes; sum is a case of its own.
FUNCTIONS: dict[str, tuple[Callable[..., Any], int]] = {
    "exp": (np.exp, 1),
    "log": (np.log, 1),
    "dot": (np.dot, 2),
    "matmul": (np.matmul, 2),
    "outer": (np.outer, 2),
    "transpose": (np.transpose, 1),
}
NO_MEANING = N_("This has no meaning in a formula.")
ONE_LETTER = N_("A sum runs over one letter, as in: for n in 1..3")


def value(tree: ast.expr, names: Names, free: Mapping[str, int]) -> Any:
    """The value of a formula: a float, or an array.

    free: index letters for which the formula holds, each with the largest number that it stands
    for; the value is then an array with an axis for each.
    Raises FormulaError with the node that cannot be worked out.
    """
    worked = Value(names)
    names.used.clear()
    if not free:
        return plain(worked.of(tree, {}))
    shape = tuple(free.values())
    found = []
    for numbers in itertools.product(*(range(1, most + 1) for most in shape)):
        one = plain(worked.of(tree, dict(zip(free, numbers, strict=True))))
        if np.ndim(one):  # the whole array, instead of its entry for any indices
            if np.size(one) == np.prod(shape) and not names.used & set(free):
                return one.reshape(shape)
            raise FormulaError(tr("A whole array stands here; one number is asked for."), tree)
        found.append(one)
    return np.array(found).reshape(shape)


def plain(result: Any) -> Any:
    """The number in an array of one entry, a row times a column say; else the array."""
    return float(np.asarray(result).item()) if np.size(result) == 1 else result


class Value(ast.NodeVisitor):
    """Works formulas out with the same names."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.last_step = names.steps + MOST_STEPS

    def of(self, tree: ast.expr, letters: dict[str, int]) -> Any:
        """The value of a formula where index letters stand for these numbers."""
        self.names.letters = letters
        with np.errstate(all="ignore"):
            return self.visit(tree)

    def step(self) -> None:
        """Count a step of work. Raises FormulaError after too many."""
        self.names.steps += 1
        if self.names.steps > self.last_step:
            raise too_large()

    def visit(self, node: ast.AST) -> Any:
        self.step()
        try:
            result = super().visit(node)
        except FormulaError:
            raise
        except (ArithmeticError, TypeError, ValueError):
            says = tr("These shapes do not fit together: {shapes}.", shapes=self.shapes(node))
            raise FormulaError(says, node) from None
        if np.size(result) > LARGEST:
            raise too_large()
        return result

    def shapes(self, node: ast.AST) -> str:
        """What a node joins, and the shape of each."""
        if isinstance(node, ast.BinOp):
            parts = [node.left, node.right]
        else:
            parts = call_of(node)[1] if isinstance(node, ast.Call) else []
        return ", ".join(f"{ast.unparse(part)} {np.shape(self.visit(part))}" for part in parts)

    def generic_visit(self, node: ast.AST) -> Any:
        raise FormulaError(tr(NO_MEANING), node)

    def visit_Constant(self, node: ast.Constant) -> Any:
        if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
            return self.no(node)
        return np.float64(node.value)

    def no(self, node: ast.AST) -> Any:
        """Refuse a node of a known kind in a use that has no meaning."""
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> Any:
        return self.names.of_name(node)

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        return self.names.of_subscript(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        if not isinstance(node.op, (ast.UAdd, ast.USub)):
            return self.no(node)
        inner = self.visit(node.operand)
        return -inner if isinstance(node.op, ast.USub) else inner

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        if isinstance(node.op, ast.BitXor):
            raise FormulaError(tr("A power is written with two stars: **."), node)
        if type(node.op) not in OPERATORS:
            return self.no(node)
        return OPERATORS[type(node.op)](self.visit(node.left), self.visit(node.right))

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        return self.whole(node.value).T if node.attr == "T" else self.no(node)

    def whole(self, node: ast.expr) -> Any:
        """The value of what must be a whole array."""
        array = self.visit(node)
        if not np.ndim(array):
            raise FormulaError(tr("This is a number; a whole array is needed here."), node)
        return array

    def visit_Call(self, node: ast.Call) -> Any:
        name, arguments = call_of(node)
        function, count = FUNCTIONS.get(name, (None, 1))
        if name != "sum" and function is None:
            raise FormulaError(self.no_function(node.func, name), node)
        if len(arguments) != count or (node.keywords and function):
            says = tr("{name} takes this many values: {count}.", name=name, count=count)
            raise FormulaError(says, node)
        if function is None:
            return self.sum(arguments[0], node)
        return function(*map(self.visit, arguments))

    def no_function(self, node: ast.expr, name: str) -> str:
        """What to say where a bracket follows something that is no function."""
        if not isinstance(node, ast.Name) or name in self.names.values or self.names.parts(node):
            return tr("Between two factors stands a *, also in front of a bracket.")
        known = ", ".join(["sum", *FUNCTIONS])
        return tr("There is no function {name} here; there are {known}.", name=name, known=known)

    def sum(self, inner: ast.expr, node: ast.Call) -> Any:
        """A sum over index letters, over an axis of an array, or over all of it."""
        if isinstance(inner, (ast.GeneratorExp, ast.ListComp)):
            return self.sum_over(inner.elt, inner.generators)
        options: dict[str, Any] = {}
        for keyword in node.keywords:
            known = keyword.arg in ("axis", "keepdims")
            if not known or not isinstance(keyword.value, ast.Constant):
                return self.no(keyword.value)
            options[str(keyword.arg)] = keyword.value.value
        return np.sum(self.whole(inner), **options)

    def sum_over(self, term: ast.expr, loops: list[ast.comprehension]) -> Any:
        """The sum of a term over the letters of all loops."""
        if not loops:
            return self.visit(term)
        loop, *rest = loops
        if not isinstance(loop.target, ast.Name) or loop.ifs:
            raise FormulaError(tr(ONE_LETTER), loop.target)
        outside, total = self.names.letters, np.float64(0)
        for number in self.numbers(loop.iter):
            self.step()  # also where the loop inside is empty
            self.names.letters = {**outside, loop.target.id: number}
            total = total + self.sum_over(term, rest)
        self.names.letters = outside
        return total

    def numbers(self, node: ast.expr) -> Iterator[int]:
        """The numbers of ``1..3`` (see `as_python`), ``range(1, 4)`` or ``(1, 2, 3)``."""
        index = self.names.index
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            yield from range(index(node.left), index(node.right) + 1)
        elif isinstance(node, ast.Call) and call_of(node)[0] == "range" and 0 < len(node.args) < 3:
            yield from range(*map(index, node.args))
        elif isinstance(node, (ast.Tuple, ast.List)):
            yield from map(index, node.elts)
        else:
            raise FormulaError(tr(ONE_LETTER), node)

    def visit_IfExp(self, node: ast.IfExp) -> Any:
        if not isinstance(node.test, ast.Compare):
            return self.no(node.test)
        return self.visit(node.body if self.visit(node.test) else node.orelse)

    def visit_Compare(self, node: ast.Compare) -> Any:
        if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Eq, ast.NotEq)):
            return self.no(node)
        same = self.names.index(node.left) == self.names.index(node.comparators[0])
        return np.float64(same == isinstance(node.ops[0], ast.Eq))


def call_of(node: ast.Call) -> tuple[str, list[ast.expr]]:
    """The function and its arguments: ``np.dot(A, B)`` and ``A.dot(B)`` are ``dot(A, B)``."""
    if not isinstance(node.func, ast.Attribute):
        return getattr(node.func, "id", ""), node.args
    owner = node.func.value
    if isinstance(owner, ast.Name) and owner.id in ("np", "numpy"):
        return node.func.attr, node.args
    return node.func.attr, [owner, *node.args]
