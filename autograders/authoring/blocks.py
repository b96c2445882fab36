"""Fenced blocks of a Markdown page that say what they are, and how each is put into a repository.

After its language stands where a block belongs::

    ```python course_lib/exercises/chapter08.py      a file
    ```python end autograders/proof/equivalent.py    the end of a file
    ```markdown cell en-02                           a cell of the chapter's notebook
    ```python cell scale 4 points                    a graded cell; in Markdown, a written task
    ```python cell code-02 figure                    a cell whose output nbval leaves out
    ```po messages                                   Korean for messages of course_lib

A cell's metadata follow from its name: ``en-`` and ``ko-`` are prose in two languages, ``-answer``
and ``-check`` belong to an exercise. A cell that is there already gets a new text, and new points
where some are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from ..notebooks import METADATA

BLOCK = re.compile(r"^```(\w+) ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CATALOGUE = "course_lib/locale/ko/LC_MESSAGES/course_lib.po"
SCHEMA = 3  # of nbgrader's metadata


@dataclass(frozen=True)
class Block:
    """A block: its language, the words that say where it belongs, and its text."""

    language: str
    where: tuple[str, ...]
    text: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page that say where they belong, in order."""
    for language, where, text in BLOCK.findall(page):
        yield Block(language, tuple(where.split()), text)


def put(root: Path, chapter: str, block: Block) -> None:
    """Put a block where it belongs in the repository at ``root``."""
    match block.where:
        case ("messages",):
            put(root, chapter, Block(block.language, ("end", CATALOGUE), block.text))
        case ("cell", name, *more):
            put_cell(root / "notebooks" / chapter / f"{chapter}.ipynb", name, more, block)
        case ("end", path):
            with (root / path).open("a", encoding="utf-8") as file:
                file.write("\n" + block.text)
        case (path,):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(block.text, encoding="utf-8")
        case _:
            raise ValueError(
                f"expected a path, its end, a cell or messages, got {' '.join(block.where)!r}"
            )


def put_cell(path: Path, name: str, more: list[str], block: Block) -> None:
    """Change a cell of a notebook, or add it at the end; the notebook is made if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    empty = nbformat.v4.new_notebook(metadata=METADATA)
    notebook = nbformat.read(path, as_version=4) if path.exists() else empty
    points = float(more[0]) if more[1:] == ["points"] else None
    cell = next((c for c in notebook.cells if c.id == name.replace("_", "-")), None)
    if cell is None:
        cell = new_cell(block.language, name, points)
        cell.metadata["tags"] = cell.metadata.get("tags", [])
        if more == ["figure"]:
            cell.metadata["tags"] = ["nbval-ignore-output"]
        notebook.cells.append(cell)
    elif points is not None:
        cell.metadata["nbgrader"]["points"] = points
    cell.source = block.text.rstrip("\n")
    nbformat.write(notebook, path)


def new_cell(language: str, name: str, points: float | None) -> NotebookNode:
    """An empty cell of that name."""
    markdown = language == "markdown"
    make = nbformat.v4.new_markdown_cell if markdown else nbformat.v4.new_code_cell
    cell = make(id=name.replace("_", "-"), metadata=metadata_of(name, points, markdown))
    return nbformat.from_dict(cell)


def metadata_of(name: str, points: float | None, markdown: bool) -> dict[str, Any]:
    """What a cell of that name says of itself."""
    if name.startswith(("en-", "ko-")):
        return {"tags": [f"lang-{name[:2]}"]}
    about: dict[str, Any] = {"schema_version": SCHEMA, "grade_id": name}
    about |= {"grade": False, "solution": False, "locked": True, "task": False}
    if name.endswith("-answer"):
        return {"nbgrader": about | {"solution": True, "locked": False}}
    if name.endswith("-check"):
        return {"nbgrader": about | {"grade": True, "points": 0}}
    if points is not None:
        return {"nbgrader": about | {"task" if markdown else "grade": True, "points": points}}
    return {}
