"""Single slips in a formula: each is undone in turn, until the formula gives what it should.

What then was undone says which index, factor, sign or transposition is off.
"""

from __future__ import annotations

import ast
import copy
import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import derivation_edits as edits
from .derivation_names import Names
from .language import N_

SAYS = {
    "index_off": N_("Only one index is off: number {which} of {part}."),
    "indices_swapped": N_("The two indices of {part} have changed places."),
    "all_indices_swapped": N_("The two indices of every {part} have changed places."),
    "letters_swapped": N_("The letters {part} have changed places."),
    "sign_off": N_("Only a sign is off, that of {part}."),
    "turned_upside_down": N_("{part} multiplies where it should divide, or the other way round."),
    "power_off": N_("Only a power is off, that of {part}."),
    "factor_off": N_("Only one factor is off: where {part} stands, something else belongs."),
    "factor_too_many": N_("One factor is too many: {part}."),
    "upstream_missing": N_("What comes from upstream is missing at {part}."),
    "factor_missing": N_("One factor is missing at {part}."),
    "term_too_many": N_("One term is too many: {part}."),
    "term_missing": N_("One term is missing. Count the ways on which a change travels."),
    "plus_for_times": N_("At {part} a + stands for a *, or the other way round."),
    "transpose_off": N_(
        "The factors are the right ones, in the right order. Look at which of them is transposed."
    ),
    "order_off": N_("The factors are the right ones. Their order is not."),
    "order_and_transpose_off": N_(
        "The two arrays are the right ones. Look at their order and at which is transposed."
    ),
    "entry_by_entry": N_(
        "The sign * multiplies two arrays entry by entry. A product of matrices adds up a row "
        "times a column."
    ),
    "axis_off": N_("Only the axis of the sum is off. Which axis goes, and which one stays?"),
    "range_off": N_("Only the range of the sum is off. Look where it starts and where it ends."),
}
# The likeliest first.
KINDS = (
    edits.indices,
    edits.signs,
    edits.divisions,
    edits.powers,
    edits.products,
    edits.sums,
    edits.others,
    edits.missing,
    edits.terms,
)


@dataclass(frozen=True)
class Slip:
    """A formula with one slip undone.

    name: one of `SAYS`. node: its place in the formula as written. which: the number of an index.
    part: what is off, where that is not the text of the node.
    """

    name: str
    node: ast.AST
    tree: ast.expr
    which: int = 0
    part: str = ""


def slips(tree: ast.expr, names: Names, letters: Iterable[str]) -> Iterator[Slip]:
    """The formula with each slip undone that it may have, the likeliest first.

    letters: those for which the formula holds.
    """
    scopes = list(in_scope(tree, frozenset(letters)))
    for kind in KINDS:
        for node, scope in scopes:
            for edit in kind(node, names, scope):
                whole = replaced(tree, {node: edit.new})
                yield Slip(edit.name, edit.blame or node, whole, edit.which)
        if kind is edits.indices:
            yield from everywhere(tree, names, tuple(letters))
    if not letters:
        for term in edits.new_terms(names):
            yield Slip("term_missing", tree, edits.joined(tree, ast.Add(), term))


def everywhere(tree: ast.expr, names: Names, letters: tuple[str, ...]) -> Iterator[Slip]:
    """Two indices, or two letters, that have changed places in the whole formula."""
    found = {node: edits.marks_of(node, names) for node in ast.walk(tree)}
    entries = {node: entry for node, entry in found.items() if entry}
    for base in dict.fromkeys(base for base, marks in entries.values() if len(marks) == 2):
        turned = {n: edits.spelt(b, m[::-1]) for n, (b, m) in entries.items() if b == base}
        yield Slip("all_indices_swapped", tree, replaced(tree, turned), part=base)
    for pair in itertools.combinations(letters, 2):
        to = dict(zip(pair, pair[::-1], strict=True))
        new = {n: edits.spelt(b, [to.get(m, m) for m in ms]) for n, (b, ms) in entries.items()}
        yield Slip("letters_swapped", tree, replaced(tree, new), part=", ".join(pair))


def in_scope(node: ast.AST, letters: frozenset[str]) -> Iterator[tuple[ast.expr, frozenset[str]]]:
    """Every expression in a formula, with the index letters that mean something there."""
    if isinstance(node, (ast.GeneratorExp, ast.ListComp)):
        bound = {loop.target.id for loop in node.generators if isinstance(loop.target, ast.Name)}
        yield from in_scope(node.elt, letters | bound)
        return
    if isinstance(node, ast.expr):
        yield node, letters
    inside = [] if isinstance(node, ast.Subscript) else ast.iter_child_nodes(node)
    for child in inside:
        yield from in_scope(child, letters)


def replaced(tree: Any, new: Mapping[ast.AST, ast.AST]) -> Any:
    """A copy of the tree with some nodes replaced."""
    if isinstance(tree, list):
        return [replaced(item, new) for item in tree]
    if not isinstance(tree, ast.AST):
        return tree
    if tree in new:
        return new[tree]
    twin = copy.copy(tree)
    for name, part in ast.iter_fields(tree):
        setattr(twin, name, replaced(part, new))
    return twin
