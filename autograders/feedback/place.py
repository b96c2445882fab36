"""Puts a learner's page where nbgrader would, and only where something changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..classroom.interrupt import uninterrupted
from ..classroom.publish import clear_leftovers, publish
from .facts import Facts
from .page import page


@dataclass(frozen=True)
class Order:
    """A page to be made.

    notebook: the graded one; facts: what the gradebook knows. folder: where the page goes.
    mode: the files' permissions. groupshared: nbgrader's way for several instructors.
    force: whether it is written also where it is there already.
    """

    facts: Facts
    notebook: Path
    folder: Path
    mode: int
    groupshared: bool
    force: bool


@dataclass(frozen=True)
class Placed:
    """What came of it: written, or there already, or why there is no page."""

    student: str
    written: bool = False
    problem: str = ""


def place(order: Order) -> Placed:
    """Make a page and publish it whole, with nbgrader's files that lie beside the notebook.

    Raises OSError when it cannot be written.
    """
    student = order.facts.student
    try:
        notebook = json.loads(order.notebook.read_text(encoding="utf-8"))
        files = {f"{order.notebook.stem}.html": page(notebook, order.facts)}
        for path in order.notebook.parent.glob("*.txt"):  # when it was handed in, and its secret
            files[path.name] = path.read_text(encoding="utf-8")
    except Exception as error:
        return Placed(student, problem=f"{type(error).__name__}: {error}")
    if not order.force and is_there(order.folder, files):
        return Placed(student)
    publish(order.folder, files, order.mode, groupshared=order.groupshared)
    return Placed(student, written=True)


def is_there(folder: Path, files: dict[str, str]) -> bool:
    """Does a folder hold exactly these texts already?"""
    clear_leftovers(folder)
    try:
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
    except OSError:
        return False
    return found == {name: text.encode() for name, text in files.items()}


def place_all(orders: list[Order]) -> Iterator[Placed]:
    """Carry out orders one after another; each is whole before Ctrl-C is heard.

    A page takes some ten milliseconds. More processes would save a class of 500 two or three
    seconds, and bring all that can go wrong with them.
    """
    for order in orders:
        with uninterrupted():
            placed = place(order)
        yield placed
