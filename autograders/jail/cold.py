"""A learner's process without a zygote: for machines that offer no confinement, with --unsafe.

``python -m jail.cold LIMITS``, with the wire on stdin and stdout.
"""

from __future__ import annotations

import json
import os
import sys

from .limits import Limits, enforce
from .runner import Runner
from .shell import make_shell


def main() -> None:
    """Serve until the grader hangs up."""
    limits = Limits(**json.loads(sys.argv[1]))
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(requests, os.O_BINARY)
        msvcrt.setmode(replies, os.O_BINARY)
    runner = Runner(make_shell())
    runner.shell.room = limits.output
    enforce(limits)
    runner.serve(requests, replies)


if __name__ == "__main__":
    main()
