"""Reading a file that came from a learner: never through a link, never one that is no file."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ..outcome import Text

# Neither follow a link nor wait for the other end of a pipe; Windows has neither flag.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
KINDS = {
    stat.S_IFREG: Text({"en": "it is a file", "ko": "파일입니다"}),
    stat.S_IFLNK: Text({"en": "it is a symbolic link", "ko": "심볼릭 링크입니다"}),
    stat.S_IFDIR: Text({"en": "it is a folder", "ko": "폴더입니다"}),
    stat.S_IFIFO: Text({"en": "it is a pipe", "ko": "파이프입니다"}),
    stat.S_IFSOCK: Text({"en": "it is a socket", "ko": "소켓입니다"}),
    stat.S_IFCHR: Text({"en": "it is a device", "ko": "장치입니다"}),
    stat.S_IFBLK: Text({"en": "it is a device", "ko": "장치입니다"}),
}
NO_FILE = Text({"en": "it is no file", "ko": "파일이 아닙니다"})
GONE = Text({"en": "it is no file any more", "ko": "더는 파일이 아닙니다"})
FORBIDDEN = {"en": "permission denied", "ko": "읽을 권한이 없습니다"}
FAILED = {"en": "{said}", "ko": "읽을 수 없습니다({code})"}
CANNOT = Text({"en": "it cannot be read", "ko": "읽을 수 없습니다"})
TOO_LARGE = {
    "en": "{size:,} bytes large, at most {most:,} are read",
    "ko": "{size:,}바이트이며, {most:,}바이트까지만 읽습니다",
}


class Unreadable(Exception):
    """Why a file or folder is not read, in a few words: ``why``."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why


class TooLarge(Unreadable):
    """A file above the limit."""


def require_folder(folder: Path) -> None:
    """Raise Unreadable unless this is a folder, itself and not by a link."""
    kind = kind_of(folder)
    if kind != stat.S_IFDIR:
        raise Unreadable(KINDS.get(kind, NO_FILE))


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of an ordinary file, at most ``largest`` of them.

    Raises FileNotFoundError when there is none, TooLarge, or Unreadable for all else.
    """
    kind = kind_of(path)
    if kind != stat.S_IFREG:  # some of the others cannot even be opened, or act on it
        raise Unreadable(KINDS.get(kind, NO_FILE))
    try:
        with open(os.open(path, FLAGS), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise Unreadable(GONE)
            content = b"" if about.st_size > largest else file.read(largest + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Unreadable(reason(error)) from None
    size = max(about.st_size, len(content))
    if size > largest:
        raise TooLarge(Text(TOO_LARGE, size=size, most=largest))
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


def reason(error: Exception) -> Text:
    """What the system says, without the path."""
    if not isinstance(error, OSError) or not error.strerror or error.errno is None:
        return CANNOT
    if error.errno == errno.EACCES:
        return Text(FORBIDDEN)
    code = errno.errorcode.get(error.errno, error.errno)
    return Text(FAILED, said=error.strerror.lower(), code=code)
