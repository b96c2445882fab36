"""Nothing active survives in a page that an instructor or a learner opens.

nbgrader's pages put outputs and prose into HTML as they are, and MathJax runs in them. What comes
from a learner, handed in or made by a jail, passes through `inert_outputs`, `inert_markdown` or
`inert_text` before it is written into a notebook.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from .html import PICTURES, inert_html, inert_picture, inert_svg
from .text import LEFT_OUT, inert_markdown, inert_text, without_controls

__all__ = ["LEFT_OUT", "inert_html", "inert_markdown", "inert_outputs", "inert_text"]

Output = dict[str, Any]
OUTPUT_ROOM = 100  # what an output takes beside its text, so that a million empty ones do not fit
SIDE = range(1, 10_001)  # of a picture, in pixels
ALT_ROOM = 200
NOTE: Output = {"output_type": "stream", "name": "stdout", "text": LEFT_OUT + "\n"}

# Other kinds are dropped: a page would run them (JavaScript, widgets) or cannot show them.
HARMLESS: dict[str, Callable[[str], str | None]] = {
    "text/html": inert_html,
    "text/markdown": inert_markdown,
    "text/latex": inert_text,
    **{mime: partial(inert_picture, mime) for mime in PICTURES},
}


class Room:
    """How many characters may still be kept, and whether something was left out for want of it."""

    def __init__(self, size: int) -> None:
        self.left = max(size, 0)
        self.short = False

    def takes(self, size: int) -> bool:
        """Whether so much fits, which then is taken."""
        if size > self.left:
            self.short = True
            return False
        self.left -= size
        return True

    def text(self, text: str) -> str:
        """As much of a text, without its control characters, as fits."""
        self.short |= len(text) > self.left
        kept = without_controls(text[: self.left], colours=True)
        self.left -= len(kept)
        return kept

    def whole(self, text: object, harmless: Callable[[str], str | None]) -> str | None:
        """What a function makes of a text; None when it makes nothing or there is no room."""
        if (source := _text(text)) is None:
            return None
        if len(source) > self.left:
            self.short = True
            return None
        made = harmless(source)
        return made if made is not None and self.takes(len(made)) else None


def inert_outputs(outputs: object, room: int) -> list[Output]:
    """A cell's outputs in nbformat's form, with nothing active in them.

    Args:
        outputs: whatever JSON a notebook or a jail gave as a cell's outputs. What does not have
            nbformat's form is dropped, and so is what cannot be made harmless.
        room: how many characters to keep; a last output then says that there were more.
    """
    left = Room(room)
    kept: list[Output] = []
    for output in outputs if isinstance(outputs, list) else []:
        if output == NOTE:
            left.short = True
        elif isinstance(output, dict) and (made := _inert_output(output, left)):
            kept.append(made)
    return [*kept, dict(NOTE)] if left.short else kept


def _inert_output(output: Output, left: Room) -> Output | None:
    if not left.takes(OUTPUT_ROOM):
        return None
    kind = output.get("output_type")
    if kind == "stream":
        return _inert_stream(output, left)
    if kind == "error":
        return _inert_error(output, left)
    if kind not in ("display_data", "execute_result"):
        return None
    data = _inert_data(output.get("data"), left)
    made = {"output_type": kind, "data": data, "metadata": _sides(data, output.get("metadata"))}
    if kind == "execute_result":
        made["execution_count"] = _whole(output.get("execution_count"))
    return made if data else None


def _inert_stream(output: Output, left: Room) -> Output | None:
    name, text = output.get("name"), _text(output.get("text"))
    if name not in ("stdout", "stderr") or not text:
        return None
    text = left.text(text)
    return {"output_type": "stream", "name": name, "text": text} if text else None


def _inert_error(output: Output, left: Room) -> Output | None:
    name, value, lines = (output.get(key) for key in ("ename", "evalue", "traceback"))
    if not isinstance(name, str) or not isinstance(value, str) or not isinstance(lines, list):
        return None
    name, value = left.text(name), left.text(value)
    traceback = left.text("\n".join(line for line in lines if isinstance(line, str)))
    return {
        "output_type": "error",
        "ename": name,
        "evalue": value,
        "traceback": traceback.split("\n") if traceback else [],
    }


def _inert_data(data: object, left: Room) -> dict[str, str]:
    if not isinstance(data, dict):
        return {}
    kept = {}
    if (plain := _text(data.get("text/plain"))) is not None:
        kept["text/plain"] = left.text(plain)
    for mime, harmless in HARMLESS.items():
        if (made := left.whole(data.get(mime), harmless)) is not None:
            kept[mime] = made
    if "text/html" not in kept:
        as_image = partial(inert_svg, alt=kept.get("text/plain", "")[:ALT_ROOM])
        if (made := left.whole(data.get("image/svg+xml"), as_image)) is not None:
            kept["text/html"] = made
    return kept


def _sides(data: dict[str, str], metadata: object) -> dict[str, dict[str, int]]:
    """Width and height of pictures, all that is kept of metadata."""
    kept: dict[str, dict[str, int]] = {}
    for mime in data.keys() & PICTURES.keys():
        sides = metadata.get(mime) if isinstance(metadata, dict) else None
        if isinstance(sides, dict):
            sizes = [(side, _whole(sides.get(side))) for side in ("width", "height")]
            kept[mime] = {side: size for side, size in sizes if size is not None and size in SIDE}
    return kept


def _whole(number: object) -> int | None:
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def _text(text: object) -> str | None:
    """A text as nbformat holds it: a string, or a list of its lines."""
    if isinstance(text, list) and all(isinstance(line, str) for line in text):
        return "".join(text)
    return text if isinstance(text, str) else None
