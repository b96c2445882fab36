"""How much a learner's notebook may use while it is graded."""

from __future__ import annotations

import sys
from dataclasses import dataclass

MIB = 2**20


@dataclass(frozen=True)
class Limits:
    """The limits of one notebook, from its first cell to the last call into its code.

    memory: bytes of address space, with the 200 MiB that Python, numpy and matplotlib map.
    cpu_seconds: seconds of processor time in all.
    cell_seconds: seconds of wall time for one of the notebook's cells.
    call_seconds: seconds of wall time for one call from a graded cell.
    notebook_seconds: seconds of wall time in all; idle time in between counts.
    disk: bytes of all files together, on a file system that vanishes with the notebook.
    files: number of files and folders.
    open_files: number of files open at a time.
    threads: number of threads beside the main one. Only an ordinary user's count is enforced by
        the kernel; as root anything above 0 means any number that fits into the memory.
    output: characters that are kept of a notebook's outputs, pictures included.
    """

    memory: int = 1024 * MIB
    cpu_seconds: int = 60
    cell_seconds: float = 30
    call_seconds: float = 10
    notebook_seconds: float = 120
    disk: int = 64 * MIB
    files: int = 1000
    open_files: int = 64
    threads: int = 0
    output: int = 4 * MIB

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 0 or (value == 0 and name != "threads"):
                raise ValueError(f"Limits.{name}: expected a number above 0, got {value}")


def enforce(limits: Limits) -> None:
    """Have the kernel enforce on this process what it can; nothing can be raised again."""
    try:
        import resource
    except ImportError:  # Windows
        return
    most = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: limits.disk,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "darwin":
        del most[resource.RLIMIT_AS]  # not to be had there
    for kind, soft in most.items():
        hard = soft + (kind == resource.RLIMIT_CPU)  # one second between SIGXCPU and SIGKILL
        allowed = resource.getrlimit(kind)[1]
        if allowed != resource.RLIM_INFINITY:
            soft, hard = min(soft, allowed), min(hard, allowed)
        resource.setrlimit(kind, (soft, hard))
