"""Code without any word of its writer's: what is left are words of Python, numpy and the chapter.

So it names nobody, whether the gradebook knows them or not. What is left out becomes "…", and
other identifiers name1, name2, …, in the order in which they come.
"""

from __future__ import annotations

import ast
import builtins
import keyword
import re
import warnings
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

LONGEST = 4_000  # characters; a longer answer is no good example
LEFT_OUT = "…"
WORD = re.compile(r"\w+")
SIGN = re.compile(r"d?[A-Za-z]\d?")  # x, dW, b1: too short for a name
MOST_DIGITS = 4  # of a number that can be no student number and no telephone
FEWEST_DIGITS = 3  # of a number that is taken for somebody's id
COMMON = """
answer args axis backward batch cls count db dout dtype eps forward grad grads idx index
keepdims key kwargs lr mask math np numpy out output params res result ret rows self shape size
temp tmp val value
"""
TYPES = (object, type, int, float, str, list, dict, set, tuple, np.ndarray)
PLAIN = {*keyword.kwlist, *COMMON.split()}.union(
    *map(dir, (builtins, np, np.linalg, np.random, *TYPES))
)


@dataclass(frozen=True)
class Vocabulary:
    """What may stand in an example. words: of code; texts: whole ones; numbers: of somebody's id,
    which may not."""

    words: Collection[str]
    texts: Collection[str]
    numbers: Collection[str]

    def has(self, word: str) -> bool:
        """May an identifier stay? Also w32 where the chapter has w23."""
        return word in self.words or bool(SIGN.fullmatch(word)) or alike(word) in self.words

    def allows(self, value: Any) -> bool:
        """May a constant stay? A text if it is one of the chapter's, or each of its words and
        numbers may: a key such as "W1", a formula; never a sentence of the learner's own."""
        if isinstance(value, bool | None | type(Ellipsis)):
            return True
        if not isinstance(value, str | bytes):
            return self.allows_digits(repr(value).partition("e")[0])
        if isinstance(value, bytes):
            return False
        words = WORD.findall(value)
        numbers = [word for word in words if word.isdecimal()]
        named = all(self.has(word) for word in words if not word.isdecimal())
        allowed = all(map(self.allows_digits, [*numbers, "".join(numbers)]))
        return value in self.texts or (value.isascii() and named and allowed)

    def allows_digits(self, text: str) -> bool:
        """Are these too few digits to point at anybody, and no id?"""
        digits = re.sub(r"\D", "", text)
        return len(digits.strip("0")) <= MOST_DIGITS and digits not in self.numbers


def vocabulary(sources: Iterable[str], ids: Iterable[str]) -> Vocabulary:
    """The vocabulary of a chapter. sources: its own code; ids: everybody's, and their addresses."""
    words, texts = set(PLAIN), set()
    for tree in filter(None, map(parsed, sources)):
        for node in ast.walk(tree):
            words.update(part for _, _, name in identifiers(node) for part in name.split("."))
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
                words.update(one for one in WORD.findall(node.value) if not one.isdecimal())
    words |= {alike(word) for word in words - PLAIN}
    runs = {number for one in ids for number in re.findall(r"\d+", one)}
    long = {one for one in runs if len(one) >= FEWEST_DIGITS}
    return Vocabulary(words, texts, long | {one.lstrip("0") for one in long})


def alike(word: str) -> str:
    """What words have in common that differ in their digits only."""
    return re.sub(r"\d", "0", word)


def anonymous(source: str, known: Vocabulary) -> str:
    """Code that says nothing of who wrote it: without comments, docstrings and other texts that do
    nothing, and see above. Empty where it is no Python, or too much."""
    if len(source) > LONGEST or (tree := parsed(source)) is None:
        return ""
    try:
        return ast.unparse(Anonymous(known).visit(tree))
    except (ValueError, RecursionError, MemoryError):
        return ""


def parsed(source: str) -> ast.AST | None:
    """The code's tree; None where it is no Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the learner's own making
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class Anonymous(ast.NodeTransformer):
    """Leaves out statements that are nothing but a text, and whatever no vocabulary has."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known
        self.names: dict[str, str] = {}

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        """A text or a number that may stay, or that it was left out."""
        return ast.Constant(node.value if self.known.allows(node.value) else LEFT_OUT)

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Idle texts go, before anything takes their place; where nothing is left, ``pass``."""
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                kept = [one for one in block if not is_text(one)]
                setattr(node, field, kept or ([ast.Pass()] if field == "body" else []))
        for field, place, name in list(identifiers(node)):
            new = ".".join(map(self.renamed, name.split(".")))
            if place is None:
                setattr(node, field, new)
            else:
                getattr(node, field)[place] = new
        return super().generic_visit(node)

    def renamed(self, word: str) -> str:
        """An identifier that may stay, or its number."""
        if not word or self.known.has(word):
            return word
        return self.names.setdefault(word, f"name{len(self.names) + 1}")


def identifiers(node: ast.AST) -> Iterator[tuple[str, int | None, str]]:
    """Each text of a node but a constant's own: its field, its place there if it is one of several,
    and itself. Whatever Python's grammar has, these are the names of things."""
    if isinstance(node, ast.Constant):
        return
    for field, value in ast.iter_fields(node):
        if isinstance(value, str):
            yield field, None, value
        elif isinstance(value, list):
            yield from ((field, place, one) for place, one in enumerate(value) if type(one) is str)


def is_text(statement: ast.AST) -> bool:
    """Is this a statement that is nothing but a text?"""
    return isinstance(statement, ast.Expr) and (
        isinstance(statement.value, ast.JoinedStr)
        or (isinstance(statement.value, ast.Constant) and type(statement.value.value) is str)
    )
