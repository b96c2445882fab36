"""A learner's folder, from which one notebook is read and nothing else."""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
from pathlib import Path

from ..classroom.secret import NAME as SECRET
from ..classroom.timestamp import NAME as TIMESTAMP
from ..outcome import Refusal, Released
from .advice import printable, refusal
from .belongs import recognised
from .files import TooLarge, Unreadable, kind_of, read_file, require_folder
from .parse import handed_cells

MOST_FILES = 10_000  # that are looked at in a folder
MOST_CANDIDATES = 5  # notebooks of another name that are read
MOST_NAMED = 5  # files that a reason names


def read_submission(
    folder: Path,
    released: Released,
    largest: int,
    lang: str = "en",
    notes: list[str] | None = None,
) -> bytes:
    """The bytes of the notebook in a submission's folder.

    The notebook has the released name. When no file has it, the one other notebook that is the
    chapter's, renamed by a browser say, is taken. No link is followed: not of the folder, not of
    the learner's folder that holds it, not of the file.

    folder: ``submitted/<learner>/<chapter>``. largest: size of a notebook in bytes.
    lang: the language of advice. notes: a list that gets a line on whatever was not as expected.
    Raises Refusal when there is no such notebook, or it is too large or cannot be read.
    """
    name = f"{released.notebook}.ipynb"
    try:
        require_folder(folder.parent)
        require_folder(folder)
        names = names_in(folder)
    except FileNotFoundError:
        raise refusal("nothing was handed in", "nothing", lang, released.notebook) from None
    except Unreadable as error:
        reason = f"the submission's folder is not read: {error}"
        raise refusal(reason, "file", lang, released.notebook) from None
    others = [other for other in names if other != name and is_notebook(folder, other)]
    try:
        content = read_file(folder / name, largest)
        note = f"more notebooks in the folder, not graded: {listed(others)}" if others else ""
    except FileNotFoundError:
        found = chapters_own(folder, others, released, largest)
        if len(found) != 1:
            raise no_notebook(names, list(found), lang, released.notebook) from None
        ((other, content),) = found.items()
        note = f"{name} was missing; {printable(other)} is the chapter's and was taken"
    except TooLarge as error:
        raise refusal(f"{name} is {error}", "large", lang, released.notebook) from None
    except Unreadable as error:
        reason = f"{name} is not read: {error}"
        raise refusal(reason, "file", lang, released.notebook) from None
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


def no_notebook(names: list[str], own: list[str], lang: str, notebook: str) -> Refusal:
    """Why there is no notebook to read. names: what is in the folder; own: what it could be."""
    if not names:
        return refusal("the folder is empty", "nothing", lang, notebook)
    told = f"more than one could be it: {listed(own)}" if own else f"found: {listed(names)}"
    return refusal(f"{notebook}.ipynb is missing; {told}", "name", lang, notebook)


def names_in(folder: Path) -> list[str]:
    """What is in a folder, but for hidden files and nbgrader's own, in order."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in itertools.islice(entries, MOST_FILES)]
    except OSError as error:
        raise Unreadable((error.strerror or "it cannot be read").lower()) from None
    own = (TIMESTAMP, SECRET)
    return sorted(name for name in names if not name.startswith(".") and name not in own)


def is_notebook(folder: Path, name: str) -> bool:
    """Is this an ordinary file that looks like a notebook, some ``a.ipynb.txt`` included?"""
    try:
        return ".ipynb" in name.lower() and kind_of(folder / name) == stat.S_IFREG
    except (FileNotFoundError, Unreadable):
        return False


def listed(names: list[str]) -> str:
    """Names for one line of text."""
    shown = [printable(name) for name in names[:MOST_NAMED]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


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
