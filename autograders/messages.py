"""Bring the Korean catalogue up to date with the code: ``python -m autograders.messages``.

New messages are added with nothing beside them, to be translated; those that the code no longer
says are dropped; then the catalogue is compiled. Exit 1 when some are not translated yet.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from course_lib.language import CATALOGUES

CATALOGUE = CATALOGUES / "ko" / "LC_MESSAGES" / "course_lib"


def main() -> None:
    """Update and compile, and name what has no Korean."""
    po, mo = f"{CATALOGUE}.po", f"{CATALOGUE}.mo"
    with tempfile.TemporaryDirectory() as scratch:
        pot = f"{scratch}/messages.pot"
        pybabel("extract", "-k", "tr", "-k", "N_", "--no-location", "-o", pot, CATALOGUES.parent)
        update = ("update", "--no-fuzzy-matching", "--ignore-obsolete", "--no-wrap")
        pybabel(*update, "-l", "ko", "-i", pot, "-o", po)
    pybabel("compile", "-i", po, "-o", mo)
    if missing := untranslated():
        sys.exit("\n".join(["not in Korean yet:", *missing, f"fill them in: {po}"]))


def pybabel(*arguments: str | Path) -> None:
    """Run one of Babel's commands, which says nothing unless it fails."""
    CommandLineInterface().run(["pybabel", "-q", *map(str, arguments)])


def untranslated() -> list[str]:
    """The messages of the catalogue that have no Korean."""
    with open(f"{CATALOGUE}.po", "rb") as file:
        return [str(message.id) for message in read_po(file) if message.id and not message.string]


if __name__ == "__main__":
    main()
