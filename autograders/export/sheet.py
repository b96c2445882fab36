"""How names, ids and numbers are written into a file that a spreadsheet may open."""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

DIGITS = 5  # after the point, as many as Moodle keeps; Canvas shows two
# Where a formula may begin, also in the full width that Japanese and Korean keyboards give: at the
# start, and where a spreadsheet that is set to other separators would begin a cell.
FORMULA = re.compile(r"(?:^|(?<=[;\t]))(?=\s*[=+\-@＝＋－＠])|^(?=[\t\r\n])")
# Calls nothing and refers to no program, whatever it begins with: no bracket, bar, quote or space.
LOGIN = re.compile(r"[=+\-@]?[\w.@+-]*")


def text(value: str) -> str:
    """A text that no spreadsheet takes for a formula: before what could be one is an apostrophe.

    See OWASP, "CSV Injection".
    """
    return FORMULA.sub("'", value)


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
    """Write rows as RFC 4180 has them, in UTF-8 with a byte order mark.

    Where it fails, with OSError, a file that was there is still there.
    """
    if path.exists() and not path.is_file():  # a pipe, a terminal: nothing there to be lost
        write_rows(path, rows)
        return
    path = path.resolve()  # the file that a link leads to, not the link
    with tempfile.TemporaryDirectory(prefix=".export-", dir=path.parent) as beside:
        new = Path(beside) / path.name
        new.touch()
        if path.exists():
            shutil.copymode(path, new)  # who may read the grades
        write_rows(new, rows)
        new.replace(path)


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write them into the file itself."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
