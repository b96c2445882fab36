"""A bound on what the grader itself takes while it works with a learner's values."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

MOST = 2 * 2**30  # bytes on top of what is in use


@contextlib.contextmanager
def bounded_memory(most: int = MOST) -> Iterator[None]:
    """Within this, what would take more memory raises MemoryError.

    Two arrays that a learner returned can be small each, and their difference beyond all measure
    when they are broadcast against each other. Only Linux enforces this.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    in_use = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    wanted = in_use + most
    if before != resource.RLIM_INFINITY:
        wanted = min(wanted, before)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))
