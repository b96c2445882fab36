"""Importing course_lib in a fresh Python.

Against numpy alone, which it needs, and against what it would be if it imported matplotlib at once
instead of when something is plotted.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from measure import Line, medians

TURNS = 9


def lines() -> Iterator[Line]:
    """Whole processes, Python's own start included."""
    programs = "import course_lib", "import numpy", "import course_lib, matplotlib.pyplot"
    commands = ([sys.executable, "-c", program] for program in programs)
    jobs = [partial(subprocess.run, command, check=True) for command in commands]
    ours, numpy, eager = medians(TURNS, *jobs)
    yield Line("`import course_lib`", ours, "`import numpy`", numpy)
    yield Line("`import course_lib`", ours, "with matplotlib at once", eager)
