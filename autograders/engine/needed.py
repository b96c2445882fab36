"""Which of the chapter's own cells have to run, so that a learner's cells and graded cells can.

A chapter shows much on the way: figures, a training, tables. Where the learner left such a cell as
it was and no answer uses what it defines, running it again would tell nothing.
"""

from __future__ import annotations

import ast
import builtins
import functools
import re
import symtable
import warnings
from collections.abc import Iterator

from ..outcome import Placed

WORD = re.compile(r"[^\W\d]\w*")
MAGIC = re.compile(r"^\s*[%!]|\?\s*$", re.MULTILINE)  # IPython's own language
# With one of these in it, code may use any name that it spells, in a text say.
UNSEEN = {"eval", "exec", "globals", "locals", "vars", "get_ipython", "__main__"}
# They look at their arguments and change nothing.
HARMLESS = {*dir(builtins), "apply", "check", "display", "draw", "play", "ready"}
# A module's function with such a name changes how the module works: np.seterr, plt.style.use.
# (np.random.seed does too, but no answer may depend on the numbers that a demonstration drew.)
SETTING = ("set", "update", "use")


def needed(cells: list[Placed]) -> set[int]:
    """The places of the code cells that have to run in the learner's process."""
    code = [place for place, placed in enumerate(cells) if placed.cell["cell_type"] == "code"]
    run = {place for place in code if cells[place].role == "learner"}
    wanted = set[str]().union(
        *(names_used(cells[p].cell["source"]) for p in code if cells[p].role in LOOKED_INTO)
    )
    waiting = [place for place in code if cells[place].role == "chapter"]
    while found := [p for p in waiting if names_made(cells[p].cell["source"]) & wanted]:
        run |= set(found)
        waiting = [place for place in waiting if place not in run]
        wanted |= set[str]().union(*(names_used(cells[p].cell["source"]) for p in found))
    return run


LOOKED_INTO = ("learner", "graded")


@functools.lru_cache(4096)
def names_used(source: str) -> frozenset[str]:
    """The global names that code uses; every word of it where that cannot be told."""
    words = frozenset(WORD.findall(source))
    if words & UNSEEN or MAGIC.search(source):
        return words
    try:
        with warnings.catch_warnings(action="ignore"):
            return frozenset(global_names(symtable.symtable(source, "cell", "exec")))
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # it will not run
        return frozenset()


def global_names(table: symtable.SymbolTable) -> Iterator[str]:
    """The names that a scope and the scopes in it use and do not define themselves."""
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (top or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from global_names(inner)


@functools.lru_cache(4096)
def names_made(source: str) -> frozenset[str]:
    """The names that code defines, or whose objects it may change; code that is no plain Python
    may make anything that it names."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return frozenset(WORD.findall(source))
    return frozenset(names_changed(tree))


def names_changed(tree: ast.Module) -> Iterator[str]:
    """Names that are bound, written into, called upon, or handed to a function."""
    modules = {name for node in ast.walk(tree) for name in imported(node)}
    modules |= {"np", "plt"}  # by convention, wherever they were imported
    yield from (name for node in ast.walk(tree) for name in imported(node))
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                yield name
            case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store()):
                yield base(node)
            case ast.Call(func=ast.Attribute(attr=name) as function):
                if base(function) not in modules or name.startswith(SETTING):
                    yield base(function)
            case ast.Call(func=ast.Name(id=name)) if name not in HARMLESS:
                yield from (a.id for a in node.args if isinstance(a, ast.Name))


def imported(node: ast.AST) -> list[str]:
    """The names that an import makes."""
    if not isinstance(node, ast.Import | ast.ImportFrom):
        return []
    return [(alias.asname or alias.name).split(".")[0] for alias in node.names]


def base(node: ast.expr) -> str:
    """The name at the start of ``name.attribute[key]``, or an empty string."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
