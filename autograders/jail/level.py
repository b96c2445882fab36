"""How well learners' code can be isolated on this machine, and what would make it better."""

from __future__ import annotations

import enum
import functools
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from . import view


class Level(enum.IntEnum):
    """From nothing to everything. Each result of a grading records the level it ran at."""

    NONE = 0  # a process of its own, no more: macOS, Windows
    LIMITS = 1  # with limits for memory, processor time and file size
    CONFINED = 2  # a fork of a warm Python under seccomp and Landlock
    FULL = 3  # that, inside bubblewrap: no network, no other process, no other file exists


@dataclass(frozen=True)
class Missing:
    """Something that this machine lacks, the level that needs it, and how to get it."""

    what: str
    needed_for: Level
    how: str


def best_level() -> Level:
    """The best level that this machine offers."""
    lacking = {m.needed_for for m in missing()}
    return max(level for level in Level if not any(level >= needed for needed in lacking))


@functools.cache
def missing() -> tuple[Missing, ...]:
    """Everything that stands between this machine and `Level.FULL`."""
    return tuple(find_missing())


def find_missing() -> Iterator[Missing]:
    """Try each thing that the jail is made of."""
    if sys.platform == "win32":
        how = "grade on Linux, or in WSL 2"
        yield Missing("limits for processes", Level.LIMITS, how)
    if sys.platform != "linux":
        how = "grade on Linux (a virtual machine or a container will do)"
        yield Missing("Linux's seccomp and Landlock", Level.CONFINED, how)
        yield Missing("bubblewrap", Level.FULL, how)
        return
    if reason := seccomp_fails():
        how = "apt install libseccomp2 (or your system's package) and pip install pyseccomp"
        yield Missing(f"seccomp: {reason}", Level.CONFINED, how)
    if reason := landlock_fails():
        how = "pip install landlock; a kernel of 5.13 or newer with lsm=landlock"
        yield Missing(f"Landlock: {reason}", Level.CONFINED, how)
    if reason := bubblewrap_fails():
        how = (
            "apt install bubblewrap (or your system's package). Where it says 'Permission denied' "
            "(Ubuntu 24.04 restricts user namespaces): give /usr/bin/bwrap an AppArmor profile "
            "with 'userns,', or sysctl kernel.apparmor_restrict_unprivileged_userns=0. In a "
            "container: run it with --security-opt seccomp=unconfined"
        )
        yield Missing(f"bubblewrap: {reason}", Level.FULL, how)


def seccomp_fails() -> str:
    """Why system calls cannot be filtered, or an empty string."""
    try:
        import pyseccomp

        pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    except (ImportError, OSError, RuntimeError) as error:
        return str(error)
    return ""


def landlock_fails() -> str:
    """Why files cannot be kept from a process by Landlock, or an empty string."""
    if importlib.util.find_spec("landlock") is None:
        return "the package landlock is not installed"
    import landlock

    try:
        # Version 3 is the first that also keeps files from being truncated.
        version = landlock.landlock_abi_version()
    except landlock.LandlockError as error:
        return str(error)
    return "" if version >= 3 else f"version 3 (Linux 6.2) is needed, this kernel has {version}"


def bubblewrap_fails() -> str:
    """Why bubblewrap cannot isolate a process as `view.bubblewrap` asks it to, or nothing."""
    # A file system must be mounted inside too; an AppArmor profile may forbid just that.
    mount = "libc.unshare(0x20000) or libc.mount(b'tmpfs', b'/tmp', b'tmpfs', 0, None)"
    script = f"import ctypes; libc = ctypes.CDLL(None); print({mount})"
    command = view.bubblewrap({}, "/home/learner", {}, 2**20)
    try:
        tried = subprocess.run(
            [*command, sys.executable, "-c", script],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        return "not installed"
    if tried.stdout.strip() == "0":
        return ""
    return tried.stderr.strip() or "nothing can be mounted inside"
