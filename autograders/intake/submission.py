"""A learner's folder, from which one notebook is read and nothing else."""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
from pathlib import Path

from ..classroom.secret import NAME as SECRET
from ..classroom.timestamp import NAME as TIMESTAMP
from ..outcome import Refusal, Released, Text
from .advice import printable
from .belongs import recognised
from .files import TooLarge, Unreadable, kind_of, read_file, reason, require_folder
from .parse import handed_cells
from .reasons import refusal

MOST_FILES = 10_000  # that are looked at in a folder
MOST_CANDIDATES = 5  # notebooks of another name that are read
MOST_NAMED = 5  # files that a reason names
AND_MORE = {"en": "{names} and {more} more", "ko": "{names} 외 {more}개"}


def read_submission(
    folder: Path, released: Released, largest: int, notes: list[str] | None = None
) -> bytes:
    """The bytes of the notebook in a submission's folder.

    The notebook has the released name. When no file has it, the one other notebook that is the
    chapter's, renamed by a browser say, is taken. No link is followed: not of the folder, not of
    the learner's folder that holds it, not of the file.

    folder: ``submitted/<learner>/<chapter>``. largest: size of a notebook in bytes.
    notes: a list that gets a line on whatever was not as expected.
    Raises Refusal when there is no such notebook, or it is too large or cannot be read.
    """
    name = f"{released.notebook}.ipynb"
    try:
        require_folder(folder.parent)
        require_folder(folder)
        names = names_in(folder)
    except FileNotFoundError:
        raise refusal("nothing_came", released.notebook) from None
    except Unreadable as error:
        raise refusal("folder_not_read", released.notebook, why=error.why) from None
    others = [other for other in names if other != name and is_notebook(folder, other)]
    try:
        content = read_file(folder / name, largest)
        note = f"more notebooks in the folder, not graded: {listed(others)}" if others else ""
    except FileNotFoundError:
        found = chapters_own(folder, others, released, largest)
        if len(found) != 1:
            raise no_notebook(names, list(found), released.notebook) from None
        ((other, content),) = found.items()
        note = f"{name} was missing; {printable(other)} is the chapter's and was taken"
    except TooLarge as error:
        raise refusal("file_too_large", released.notebook, why=error.why) from None
    except Unreadable as error:
        raise refusal("file_not_read", released.notebook, why=error.why) from None
    if notes is not None and note:
        notes.append(note)
    return content


def chapters_own(
    folder: Path, names: list[str], released: Released, largest: int
) -> dict[str, bytes]:
    """Those of these notebooks that are the chapter's, by most of their cells."""
    found = {}
    for name in names[:MOST_CANDIDATES]:
        try:
            content = read_file(folder / name, largest)
            if recognised(handed_cells(content)[0], released.cells) > 0.5:
                found[name] = content
        except (FileNotFoundError, Unreadable, Refusal):
            continue
    return found


def no_notebook(names: list[str], own: list[str], notebook: str) -> Refusal:
    """Why there is no notebook to read. names: what is in the folder; own: what it could be."""
    if not names:
        return refusal("empty_folder", notebook)
    if own:
        return refusal("several_found", notebook, names=listed(own))
    return refusal("not_found", notebook, names=listed(names))


def names_in(folder: Path) -> list[str]:
    """What is in a folder, but for hidden files and nbgrader's own, in order."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in itertools.islice(entries, MOST_FILES)]
    except OSError as error:
        raise Unreadable(reason(error)) from None
    own = (TIMESTAMP, SECRET)
    return sorted(name for name in names if not name.startswith(".") and name not in own)


def is_notebook(folder: Path, name: str) -> bool:
    """Is this an ordinary file that looks like a notebook, some ``a.ipynb.txt`` included?"""
    try:
        return ".ipynb" in name.lower() and kind_of(folder / name) == stat.S_IFREG
    except (FileNotFoundError, Unreadable):
        return False


def listed(names: list[str]) -> Text:
    """Names for one line of text."""
    shown = ", ".join(map(printable, names[:MOST_NAMED]))
    more = len(names) - MOST_NAMED
    return Text(AND_MORE, names=shown, more=more) if more > 0 else Text({"en": shown, "ko": shown})


def fingerprint(content: bytes | Refusal, released: Released) -> str:
    """A digest of all that a submission's result depends on, but for the grader itself and the
    time of handing in.

    content: what `read_submission` gave or raised.
    """
    handed_in = content.reason.encode() if isinstance(content, Refusal) else content
    digest = hashlib.sha256()
    for part in (type(content).__name__.encode(), handed_in, released.fingerprint.encode()):
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
