"""Which of this machine's files a jail shows: the system's and Python's, without the course's."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from course_lib.check.own_work import AUTOGRAD

ROOT = Path(__file__).resolve().parents[2]  # the folder that holds course_lib and autograders
SYSTEM = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/etc/alternatives", "/etc/fonts")
LOADER = "/etc/ld.so.cache"
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
PACKAGES = ("autograders", "course_lib", *AUTOGRAD)  # not to be seen where they are installed


def shown() -> list[Path]:
    """Folders and files that Python, numpy and matplotlib need."""
    interpreter = [Path(sys.prefix), Path(sys.base_prefix)]
    system = [Path(p) for p in (*SYSTEM, LOADER) if Path(p).exists()]
    return system + [p for p in interpreter if not p.is_relative_to("/usr")]


def hidden() -> list[Path]:
    """Folders that lie in what is shown and must not be seen: references, and other autograds.

    Raises RuntimeError when Python's own folder is the course's.
    """
    tops = {path.resolve() for path in shown()}
    if ROOT in tops:
        raise RuntimeError(f"{ROOT}: the course must not be Python's own folder; move the venv")
    installed = [(Path(entry) / name).resolve() for entry in sys.path for name in PACKAGES]
    is_site = ROOT.name in ("site-packages", "dist-packages")
    candidates = dict.fromkeys(installed if is_site else [ROOT, *installed])
    return [p for p in candidates if p.is_dir() and any(p.is_relative_to(top) for top in tops)]


def readable() -> list[str]:
    """What is shown without what is hidden, as the fewest paths that say so."""
    return [str(path) for top in shown() for path in without(top, hidden())]


def without(path: Path, away: list[Path]) -> Iterator[Path]:
    """A path, or in its stead all its entries that are not, and do not hold, what is away."""
    real = path.resolve()
    if not any(a.is_relative_to(real) for a in away):
        yield path
    elif real not in away and not path.is_symlink():  # what it leads to is shown by itself
        for entry in path.iterdir():
            yield from without(entry, away)


def bubblewrap(
    bound: dict[str, str], folder: str, environment: dict[str, str], disk: int
) -> list[str]:
    """The command before a command that isolates it: of this machine it sees what is named here.

    bound: folders to read, from their place inside to their place here. folder: an empty one.
    Where root grades, user 65534 inside is still root to the files that are bound, without its
    capabilities; so a Python under /root can be read, and nothing else there exists.
    """
    files = [(inside, ["--ro-bind", here]) for inside, here in bound.items()]
    for path in map(str, shown()):
        link = os.path.islink(path)
        files.append((path, ["--symlink", os.readlink(path)] if link else ["--ro-bind", path]))
    files += [(str(path), ["--tmpfs"]) for path in hidden()]
    files += [(device, ["--dev-bind", device]) for device in DEVICES]
    options = ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv"]
    options += ["--uid", "65534", "--gid", "65534"]
    # In its own user namespace only: it mounts each child's folder, and a child drops it.
    options += ["--cap-drop", "ALL", "--cap-add", "CAP_SYS_ADMIN"]
    options += ["--size", str(disk), "--tmpfs", "/tmp"]
    for path, option in sorted(files):  # a folder before what lies in it
        options += [*option, path]
    options += ["--dir", folder, "--remount-ro", "/", "--chdir", "/"]
    for name, value in environment.items():
        options += ["--setenv", name, value]
    return [shutil.which("bwrap") or "bwrap", *options, "--"]
