"""Put stored pictures into the prose of the notebooks: ``python -m autograders.figures.insert``.

A prose cell asks for one by ``<img data-figure="5-6">``. It gets the picture itself, so that it
shows wherever the notebook is opened, the words for it in the cell's language, and the tag.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from itertools import pairwise

import nbformat
from nbformat import NotebookNode

from ..notebooks import NOTEBOOKS, fingerprint
from . import FIGURES, IMAGES
from .alt import Language
from .store import stem

ASKED = re.compile(r'<img data-figure="([^"]+)"[^>]*>')


def main() -> None:
    """Bring the pictures in all notebooks up to date."""
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        before = nbformat.writes(notebook)
        insert(notebook)
        if nbformat.writes(notebook) != before:
            nbformat.write(notebook, path)
            print(f"pictures put into {path.name}")


def insert(notebook: NotebookNode) -> None:
    """Fill in the pictures that prose cells ask for; a translation stays one of its original."""
    for english, korean in pairwise(notebook.cells):
        if "lang-en" in english.metadata.get("tags", []):
            about = korean.metadata.get("course", {})
            current = about.get("translates") == fingerprint(english.source)
            fill(english, "en")
            fill(korean, "ko")
            if current:
                korean.metadata["course"]["translates"] = fingerprint(english.source)


def fill(cell: NotebookNode, language: Language) -> None:
    """Fill in the pictures that one cell asks for; the last of them gives it its tag."""
    for number in ASKED.findall(cell.source):
        cell.metadata.setdefault("course", NotebookNode())["figure"] = number
    cell.source = ASKED.sub(lambda asked: picture(asked[1], language), cell.source)


def picture(number: str, language: Language) -> str:
    """A stored picture as an element with the picture inside it."""
    figure = FIGURES[number]
    data = b64encode((IMAGES / f"{stem(figure)}.svg").read_bytes()).decode()
    alt = escape(figure.image(language).alt)
    source = f"data:image/svg+xml;base64,{data}"
    return f'<img data-figure="{number}" src="{source}" alt="{alt}" style="max-width:100%">'


if __name__ == "__main__":
    main()
