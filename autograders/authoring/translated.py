"""Say that a chapter's Korean prose is up to date: ``python -m autograders.authoring.translated``.

A Korean cell remembers the English text that it translates. When the English has changed and the
Korean with it, this command, with the chapter's name, makes it remember the new one.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from ..notebooks import NOTEBOOKS, fingerprint


def main() -> None:
    """Mark the chapters named, and print the cells that were behind."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("chapter", nargs="+", help="such as 08_dropout")
    for chapter in parser.parse_args().chapter:
        path = NOTEBOOKS / chapter / f"{chapter}.ipynb"
        if not path.exists():
            parser.error(f"there is no chapter {chapter}")
        for name in mark_file(path):
            print(f"{chapter}: {name} says now what the English says")


def mark_file(path: Path) -> list[str]:
    """Mark the cells of a notebook file; returns the names of those that were behind."""
    notebook = nbformat.read(path, as_version=4)
    behind = mark(notebook)
    nbformat.write(notebook, path)
    return behind


def mark(notebook: NotebookNode) -> list[str]:
    """Have each Korean cell remember the English one before it; returns who remembered another."""
    behind = []
    for english, korean in pairwise(notebook.cells):
        tags = [cell.metadata.get("tags", []) for cell in (english, korean)]
        if "lang-en" in tags[0] and "lang-ko" in tags[1]:
            about = korean.metadata.setdefault("course", NotebookNode())
            if about.get("translates") != fingerprint(english.source):
                about["translates"] = fingerprint(english.source)
                behind.append(korean.id)
    return behind


if __name__ == "__main__":
    main()
