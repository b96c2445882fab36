"""What a learner or an instructor wrote, and what code put out, ready for the page.

A graded notebook is harmless already (see `autograders.inert`); the page does not count on it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from ..inert import LEFT_OUT, inert_html, inert_outputs
from ..inert.text import PROSE_ROOM, without_controls

CODE_ROOM = 50_000  # characters of an answer
OUTPUT_ROOM = 200_000  # of what an answer's cell puts out, with pictures
REPORT_ROOM = 1_000_000
PICTURES = ("image/png", "image/jpeg", "image/gif")


@dataclass(frozen=True)
class Shown:
    """A piece of the page.

    kind: its class there. html: harmless HTML, which goes into the page as it is, or ""; text:
    what stands there else, and is escaped.
    """

    kind: str
    text: str = ""
    html: str = ""


def code(source: str) -> Shown:
    """An answer's code."""
    return Shown("code", cut(source.rstrip(), CODE_ROOM))


def prose(source: str) -> Shown:
    """Markdown; its formulas stay as they were typed, and pictures are left out."""
    source = cut(without_controls(source), PROSE_ROOM)
    return Shown("prose", source, inert_html(markdown()(source)) or "")


@functools.cache
def markdown() -> Any:
    """The renderer, where there is anything to render."""
    import mistune

    return mistune.create_markdown(escape=True, plugins=["strikethrough", "table", "url"])


def outputs(made: Any) -> list[Shown]:
    """What an answer's cell put out."""
    return [shown(one) for one in inert_outputs(made, OUTPUT_ROOM)]


def report(made: Any) -> list[Shown]:
    """What a graded cell put out, but for the number that is its score."""
    kept = inert_outputs(made, REPORT_ROOM)
    return [shown(one) for one in kept if one["output_type"] != "execute_result"]


def shown(output: dict[str, Any]) -> Shown:
    """A harmless output."""
    if output["output_type"] == "stream":
        return Shown("out", without_controls(output["text"]))
    if output["output_type"] == "error":
        told = "\n".join(output["traceback"]) or f"{output['ename']}: {output['evalue']}"
        return Shown("error", without_controls(told).strip("\n"))
    return display(output["data"])


def display(data: dict[str, str]) -> Shown:
    """The best that a page can show of an object's representations."""
    if "text/html" in data:
        return Shown("out", html=data["text/html"])
    for kind in PICTURES:
        if kind in data:
            return Shown("out", html=f'<img alt="" src="data:{kind};base64,{data[kind]}">')
    return Shown("out", without_controls(next(iter(data.values()))))


def cut(text: str, room: int) -> str:
    """As much of a text as there is room for, and a word where that is not all."""
    return text if len(text) <= room else f"{text[:room]}\n{LEFT_OUT}"
