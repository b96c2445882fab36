"""The bytes that were handed in, as the cells of a notebook; nothing of them is trusted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from .advice import printable
from .outputs import clean_attachments, clean_outputs, clean_text
from .reasons import refusal

MOST_CELLS = 2000
MOST_TEXT = 2_000_000  # characters in all sources together
DIGITS = 18  # of a whole number; Python refuses to read one of thousands
# A number that is not finite, or too long, is one that no field of a notebook may have anyway.
DECODER = json.JSONDecoder(
    parse_int=lambda digits: int(digits) if len(digits) <= DIGITS else float("inf")
)


@dataclass(frozen=True)
class Handed:
    """A cell as it was handed in.

    id: the cell's id, "" without one. about: its nbgrader metadata, empty without.
    outputs: those of a valid form. attachments: pictures of a markdown cell.
    """

    cell_type: str
    source: str
    id: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    outputs: list[dict[str, Any]] = field(default_factory=list)
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def grade_id(self) -> str:
        """nbgrader's name of the cell, "" without one."""
        return text_or_empty(self.about.get("grade_id"))


def handed_cells(content: bytes) -> tuple[list[Handed], list[str]]:
    """The cells of a submitted notebook and notes on what had to be mended to read them.

    Raises Refusal when the bytes are no notebook, or one beyond all measure.
    """
    notes: list[str] = []
    found = cells_of(parsed(decoded(content, notes)))
    if len(found) > MOST_CELLS:
        raise refusal("many_cells", count=len(found), most=MOST_CELLS)
    handed = []
    for number, cell in enumerate(found, start=1):
        try:
            handed.append(handed_cell(cell, f"cell {number}", notes))
        except TypeError as error:
            notes.append(f"cell {number}: {error}; left out")
    length = sum(len(cell.source) for cell in handed)
    if length > MOST_TEXT:
        raise refusal("much_text", count=length, most=MOST_TEXT)
    return handed, notes


def decoded(content: bytes, notes: list[str]) -> str:
    """The text of a file in UTF-8, or UTF-16 or UTF-32, with or without a byte order mark."""
    encoding = json.detect_encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        notes.append(f"not {encoding} at byte {error.start}: what cannot be read became \ufffd")
        return content.decode(encoding, "replace")
    if not encoding.startswith("utf-8"):
        notes.append(f"the file was in {encoding}")
    return text


def parsed(text: str) -> Any:
    """The value of a JSON text."""
    if not text.strip():
        raise refusal("empty_file")
    try:
        return DECODER.decode(text)
    except json.JSONDecodeError as error:
        ends = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        name = "breaks_off" if ends else "broken"
        raise refusal(name, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise refusal("too_deep") from None


def cells_of(notebook: Any) -> list[Any]:
    """The cells of a notebook of any format up to 4, in format 4.

    Up to format 3 they stand in worksheets, code is called ``input``, and there are headings.
    Formats 4.x newer than 4.5 are read as 4.5: a minor version may only add to the format.
    """
    if not isinstance(notebook, dict):
        raise refusal("no_object", kind=type(notebook).__name__)
    version = notebook.get("nbformat")
    if type(version) is int and version >= 5:
        raise refusal("new_format", version=version)
    cells, sheets = notebook.get("cells"), notebook.get("worksheets")
    if "cells" not in notebook and isinstance(sheets, list):
        lists = [dict_or_empty(sheet).get("cells") for sheet in sheets]
        cells = [upgraded(cell) for found in lists if isinstance(found, list) for cell in found]
    if not isinstance(cells, list) or not cells:
        raise refusal("no_cells")
    return cells


def upgraded(cell: Any) -> Any:
    """A cell of format 3 or older as one of format 4."""
    if not isinstance(cell, dict):
        return cell
    if "input" in cell and "source" not in cell:
        return {**cell, "source": cell["input"], "outputs": []}
    if cell.get("cell_type") == "heading":
        level = cell.get("level")
        marks = "#" * (level if type(level) is int and 1 <= level <= 6 else 1)
        text = clean_text(cell.get("source"))
        source = f"{marks} {' '.join(text.splitlines())}" if text is not None else None
        return {**cell, "cell_type": "markdown", "source": source}
    return cell


def handed_cell(cell: Any, name: str, notes: list[str]) -> Handed:
    """One cell; TypeError says why it is none. name: what notes call it."""
    if not isinstance(cell, dict):
        raise TypeError("it was no cell")
    source = clean_text(cell.get("source", ""))
    if source is None:
        raise TypeError("its source was no text")
    cell_type, metadata = cell.get("cell_type"), dict_or_empty(cell.get("metadata"))
    if cell_type not in ("code", "markdown", "raw"):
        notes.append(f"{name}: of the unknown type {printable(cell_type)}; taken as raw")
        cell_type = "raw"
    tags = metadata.get("tags")
    return Handed(
        cell_type,
        source,
        text_or_empty(cell.get("id")),
        dict_or_empty(metadata.get("nbgrader")),
        tuple(filter(None, map(text_or_empty, tags if isinstance(tags, list) else []))),
        clean_outputs(cell.get("outputs")) if cell_type == "code" else [],
        clean_attachments(cell.get("attachments")) if cell_type == "markdown" else {},
    )


def dict_or_empty(value: Any) -> dict[str, Any]:
    """The value when it is a dict."""
    return value if isinstance(value, dict) else {}


def text_or_empty(value: Any) -> str:
    """The value when it is a text."""
    return value if isinstance(value, str) else ""
