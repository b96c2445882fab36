"""Outputs and attachments that were handed in, cut down to what a notebook may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

MIME = re.compile(r"(?!application/json$)[a-zA-Z0-9]+/[a-zA-Z0-9\-+.]+")
PICTURES = ("image/png", "image/jpeg", "image/gif")  # an SVG can hold scripts


def clean_outputs(outputs: Any) -> list[dict[str, Any]]:
    """The outputs of a valid form; of rich ones what is text, and no metadata."""
    return list(valid_outputs(outputs if isinstance(outputs, list) else []))


def valid_outputs(outputs: list[Any]) -> Iterator[dict[str, Any]]:
    """Each output of a valid form, anew."""
    for output in outputs:
        match output:
            case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": given}:
                text = clean_text(given)
                if text is not None:
                    yield {"output_type": "stream", "name": name, "text": text}
            case {"output_type": "error", "ename": str(), "evalue": str(), "traceback": list()}:
                lines = [clean_text(line) for line in output["traceback"]]
                if None not in lines:
                    words = {key: clean_text(output[key]) for key in ("ename", "evalue")}
                    yield {"output_type": "error", **words, "traceback": lines}
            case {"output_type": "display_data", "data": dict(data)}:
                yield {"output_type": "display_data", "data": clean_data(data), "metadata": {}}
            case {"output_type": "execute_result", "data": dict(data)}:
                kind = {"output_type": "execute_result", "execution_count": None}
                yield {**kind, "data": clean_data(data), "metadata": {}}


def clean_data(data: dict[str, Any]) -> dict[str, str]:
    """The texts in a bundle of representations."""
    texts = {kind: clean_text(given) for kind, given in data.items() if MIME.fullmatch(kind)}
    return {kind: text for kind, text in texts.items() if text is not None}


def clean_attachments(attachments: Any) -> dict[str, dict[str, str]]:
    """The pictures in a markdown cell, a photo of a derivation on paper say."""
    if not isinstance(attachments, dict):
        return {}
    bundles = {n: clean_data(b) for n, b in attachments.items() if isinstance(b, dict)}
    kept = {n: {k: t for k, t in b.items() if k in PICTURES} for n, b in bundles.items()}
    return {clean_text(n) or "": bundle for n, bundle in kept.items() if bundle}


def clean_text(given: Any) -> str | None:
    """A text, or a list of its lines, in one; None for anything else.

    Half a surrogate pair, which JSON can hold and no file can, becomes "?".
    """
    if isinstance(given, list) and all(isinstance(line, str) for line in given):
        given = "".join(given)
    if not isinstance(given, str):
        return None
    return given if given.isascii() else given.encode("utf-8", "replace").decode("utf-8")
