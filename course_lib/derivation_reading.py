"""Formulas written as text: reading them, and pointing at the place where one cannot be read.

A formula is written as on paper with Python's signs: ``dy11*w21 + dy12*w22``,
``sum(dy[1,n]*w[2,n] for n in 1..3)``, ``dY @ W.T``. It is never run as Python: the reading gives
a tree, and `derivation_value` knows the few kinds of nodes that may stand in it.
"""

from __future__ import annotations

import ast

from .language import tr

LONGEST = 400  # characters
MOST_NODES, DEEPEST = 300, 40

# Signs that are copied from a printed page; each becomes one of the same width, so that a place
# in what is parsed is the same place in what was written.
PRINTED = str.maketrans("−–·⋅∙×\n\t", "--****  ")


class FormulaError(ValueError):
    """A formula that cannot be read or worked out.

    node: where in the tree; or at: where in the text, in characters.
    """

    def __init__(self, says: str, node: ast.AST | None = None, at: int | None = None) -> None:
        super().__init__(says)
        self.node = node
        self.at = at

    def pointing_into(self, text: str) -> FormulaError:
        """The same error with the place in the text added to what it says."""
        at = start_of(self.node, text) if self.node is not None else self.at
        return self if at is None else type(self)(f"{self} {pointed(text, at)}")


class UnknownName(FormulaError):
    """A name that stands for nothing in a line."""


def read(text: str) -> ast.expr:
    """The tree of a formula. Raises FormulaError, pointing at the place."""
    text = text.strip()
    if len(text) > LONGEST:
        says = tr(
            "A line has at most {most} characters, this one {count}.", most=LONGEST, count=len(text)
        )
        raise FormulaError(says)
    try:
        tree = ast.parse(as_python(text), mode="eval").body
    except SyntaxError as error:
        at = min(max((error.offset or 1) - 1, 0), len(text))
        raise FormulaError(objection(text), at=at).pointing_into(text) from None
    except (MemoryError, RecursionError, ValueError):
        raise too_large() from None
    limit(tree)
    return tree


def as_python(text: str) -> str:
    """The formula in signs that Python can parse, each at its old place: ``1..3`` as ``1| 3``."""
    return text.translate(PRINTED).replace("..", "| ")


def objection(text: str) -> str:
    """What may be wrong with a text that is no expression."""
    if "=" in text.replace("==", "").replace("!=", ""):
        return tr("Write only what stands on the right of the equals sign.")
    return tr(
        "This cannot be read from the mark on. Between two factors stands a *, a power is written "
        "**, and every bracket has its partner."
    )


def limit(tree: ast.expr) -> None:
    """Raise FormulaError for a tree that is too large or too deep."""
    waiting, count = [(tree, 1)], 0
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if count > MOST_NODES or depth > DEEPEST:
            raise too_large()
        waiting += [(child, depth + 1) for child in ast.iter_child_nodes(node)]  # type: ignore[misc]


def too_large() -> FormulaError:
    """The error for a formula that nobody would write on paper."""
    return FormulaError(tr("This formula is too long or too deeply nested to be checked."))


def start_of(node: ast.AST, text: str) -> int:
    """Where a node starts in the text, in characters (Python counts bytes)."""
    offset = getattr(node, "col_offset", 0)
    return len(text.strip().encode()[:offset].decode(errors="ignore"))


def pointed(text: str, at: int) -> str:
    """The text around a place, with a mark in front of it."""
    text = " ".join(text.strip().split("\n"))
    start, end = max(at - 30, 0), at + 30
    before = ("… " if start else "") + text[start:at]
    return f"[ {before}▶{text[at:end]}{' …' if end < len(text) else ''} ]"
