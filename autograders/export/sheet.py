"""How names, ids and numbers are written into a file that a spreadsheet may open."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

DIGITS = 5  # after the point, as many as Moodle keeps; Canvas shows two
# How a formula may begin, also in the full width that Japanese and Korean keyboards give.
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# Calls nothing and refers to no program, whatever it begins with: no bracket, bar, quote or space.
LOGIN = re.compile(r"[=+\-@]?[\w.@+-]*")


def text(value: str) -> str:
    """A text that no spreadsheet takes for a formula: one that could be begins with an apostrophe.

    See OWASP, "CSV Injection".
    """
    return f"'{value}" if FORMULA.match(value) else value


def identity(value: str) -> str:
    """An id by which another system looks for a learner: as it is, though it begins as a formula
    does, unless a spreadsheet could be made to do something by it."""
    return value if LOGIN.fullmatch(value) else text(value)


def number(value: float | None) -> str:
    """A number with a decimal point, as short as it can be; nothing for None."""
    if value is None:
        return ""
    written = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as RFC 4180 has them, in UTF-8 with a byte order mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
