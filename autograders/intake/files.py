"""Reading a file that came from a learner: never through a link, never one that is no file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

# Neither follow a link nor wait for the other end of a pipe; Windows has neither flag.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Unreadable(Exception):
    """Why a file or folder is not read, in a few words."""


class TooLarge(Unreadable):
    """A file above the limit."""


def require_folder(folder: Path) -> None:
    """Raise Unreadable unless this is a folder, itself and not by a link."""
    kind = kind_of(folder)
    if kind != stat.S_IFDIR:
        raise Unreadable(f"it is {KINDS.get(kind, 'a file')}")


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of an ordinary file, at most ``largest`` of them.

    Raises FileNotFoundError when there is none, TooLarge, or Unreadable for all else.
    """
    kind = kind_of(path)
    if kind != stat.S_IFREG:  # some of the others cannot even be opened, or act on it
        raise Unreadable(f"it is {KINDS.get(kind, 'no file')}")
    try:
        with open(os.open(path, FLAGS), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise Unreadable("it is no file any more")
            content = b"" if about.st_size > largest else file.read(largest + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreadable(reason(error)) from None
    size = max(about.st_size, len(content))
    if size > largest:
        raise TooLarge(f"{size:,} bytes large, at most {largest:,} are read")
    return content


def kind_of(path: Path) -> int:
    """What a path is, links not followed: one of `KINDS`, or stat.S_IFREG.

    Raises FileNotFoundError when nothing is there, Unreadable when that cannot be said.
    """
    try:
        return stat.S_IFMT(path.lstat().st_mode)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in a name
        raise Unreadable(reason(error)) from None


def reason(error: Exception) -> str:
    """What the system says, without the path."""
    said = error.strerror if isinstance(error, OSError) else None
    return (said or "it cannot be read").lower()
