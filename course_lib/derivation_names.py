"""The names in a formula: numbers, whole arrays, and entries with indices that count from 1.

Capital letters are whole arrays (``W``, ``dY``), small ones their entries: ``w23``, ``wmn`` and
``w[m,n]`` are entries of ``W``.
"""

from __future__ import annotations

import ast
import difflib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from .derivation_reading import FormulaError, UnknownName
from .language import tr


class Names:
    """What names and index letters stand for in a formula.

    values: numbers and arrays by name; a whole number such as ``N`` may also end a sum.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {name: np.asarray(value, float)[()] for name, value in values.items()}
        self.arrays = {entries_of(n): v for n, v in self.values.items() if np.ndim(v)}
        self.counts = {name: value for name, value in values.items() if type(value) is int}
        self.letters: dict[str, int] = {}  # what index letters stand for just now
        self.used: set[str] = set()  # the letters that were asked for
        self.steps = 0  # how many nodes were worked out with these names

    def of_name(self, node: ast.Name) -> Any:
        """What a name stands for. Raises FormulaError where it stands for nothing."""
        if node.id in self.letters:
            says = tr("{letter} is an index here and no factor.", letter=node.id)
            raise FormulaError(says, node)
        if node.id in self.values:
            return self.values[node.id]
        found = self.parts(node)
        if found is None:
            raise UnknownName(self.unknown(node.id), node)
        return self.entry(*found, node)

    def of_subscript(self, node: ast.Subscript) -> Any:
        """The entry that a name with square brackets stands for."""
        found = self.parts(node)
        if found is not None:
            return self.entry(*found, node)
        base = node.value.id if isinstance(node.value, ast.Name) else ""
        if base and base in self.values and np.ndim(self.values[base]):
            says = tr(
                "{base} is the whole array; its entries are called {entries}.",
                base=base,
                entries=entries_of(base),
            )
            raise FormulaError(says, node)
        raise UnknownName(self.unknown(base) if base else tr("This has no indices."), node)

    def parts(self, node: ast.AST) -> tuple[str, list[ast.expr]] | None:
        """Array and indices of an entry written ``w23``, ``w_23``, ``wmn`` or ``w[2,3]``."""
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return (node.value.id, inside) if node.value.id in self.arrays else None
        if not isinstance(node, ast.Name) or node.id in self.values or node.id in self.letters:
            return None
        for base in sorted(self.arrays, key=len, reverse=True):
            rest = node.id.removeprefix(base).lstrip("_")
            fits = len(rest) == np.ndim(self.arrays[base]) or rest.isdecimal()
            if node.id.startswith(base) and fits:
                marks = (ast.Constant(int(c)) if c.isdecimal() else ast.Name(c) for c in rest)
                return base, [ast.copy_location(mark, node) for mark in marks]
        return None

    def entry(self, base: str, indices: Sequence[ast.expr], node: ast.expr) -> Any:
        """The entry of an array."""
        array = self.arrays[base]
        if len(indices) != np.ndim(array):
            says = tr("{base} has this many indices: {count}.", base=base, count=np.ndim(array))
            raise FormulaError(says, node)
        numbers = [self.index(part) for part in indices]
        for axis, (number, size) in enumerate(zip(numbers, array.shape, strict=True), start=1):
            if not 1 <= number <= size:
                says = tr(
                    "Index number {axis} of {base} goes from 1 to {size}.",
                    axis=axis,
                    base=base,
                    size=size,
                )
                raise FormulaError(says, node)
        return array[tuple(number - 1 for number in numbers)]

    def index(self, node: ast.expr) -> int:
        """The number that an index, or an end of a sum, stands for."""
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return node.value
        if isinstance(node, ast.Name) and node.id in self.letters:
            self.used.add(node.id)
            return self.letters[node.id]
        if isinstance(node, ast.Name) and node.id in self.counts:
            return int(self.counts[node.id])
        if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
            left, right = self.index(node.left), self.index(node.right)
            return left + right if isinstance(node.op, ast.Add) else left - right
        says = tr(
            "Nothing says which number {index} is: it is no index of this line, and no sum runs "
            "over it.",
            index=ast.unparse(node),
        )
        raise FormulaError(says, node)

    def unknown(self, name: str) -> str:
        """What to say of a name that stands for nothing here, with the nearest that does."""
        known = {k.lower(): k for k in [*self.values, *self.all_entries()]}
        near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.6)
        says = tr("{name} is not known in this line.", name=name)
        if near:
            return says + tr(" Did you mean {name}?", name=known[near[0]])
        return says + tr(" It may hold {names}.", names=", ".join(self.values))

    def arrays_by_name(self) -> list[str]:
        """The names of the whole arrays."""
        return [name for name, value in self.values.items() if np.ndim(value)]

    def all_entries(self) -> Iterator[str]:
        """The names of all entries, such as ``w23``."""
        for base, array in self.arrays.items():
            for place in itertools.product(*(range(1, size + 1) for size in array.shape)):
                yield base + "".join(map(str, place))


def entries_of(name: str) -> str:
    """What the entries of an array are called: ``dy`` for ``dY``."""
    return name[:-1] + name[-1].lower()
