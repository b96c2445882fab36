"""The names that a cell's code binds."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

# IPython's own lines (%magic, !command, ?help), which are no Python; indentation is kept.
MAGIC = re.compile(r"^(\s*)[%!?].*$", re.MULTILINE)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def bound(source: str) -> set[str]:
    """The names that a cell binds for the cells after it: assigned, imported, defined."""
    names = set()
    for node in top_level(source):
        if isinstance(node, SCOPES):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


def top_level(source: str) -> Iterator[ast.AST]:
    """The nodes of a cell that are in no function, class or lambda of it."""
    waiting: list[ast.AST] = [tree(source)]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*SCOPES, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


def tree(source: str) -> ast.Module:
    """The syntax tree of a cell, empty when it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about "\d" in learners' texts
            return ast.parse(MAGIC.sub(r"\1pass", source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # NUL, a million brackets
        return ast.Module([], [])
