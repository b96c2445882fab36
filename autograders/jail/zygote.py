"""The zygote: Python with numpy, IPython and the course already imported. It forks one child for
each notebook, and runs and parses nothing that comes from a learner.

``python -m jail.zygote DESCRIPTOR ROOM LIMITS``: its end of a socket pair; `confine.Room` and
`Limits` as JSON.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial

import numpy as np

from . import confine
from .limits import Limits
from .runner import Runner, write
from .shell import make_shell
from .wire import encode

# What the course's notebooks import; imported here once, it costs a notebook nothing.
WARM = ("numpy.random", "matplotlib.pyplot", "course_lib.check", "course_lib.drawing", "graphviz")


def main() -> None:
    """Get warm, say so, and obey the grader until it hangs up."""
    control = socket.socket(fileno=int(sys.argv[1]))
    room, limits = confine.Room(**json.loads(sys.argv[2])), Limits(**json.loads(sys.argv[3]))
    confine.prctl(confine.PR_SET_PDEATHSIG, signal.SIGKILL)
    runner = warm_runner(limits)
    allowed = confine.system_calls(limits.threads)
    confine.prctl(confine.PR_SET_DUMPABLE, 0)
    gc.collect()
    gc.freeze()  # a collection in a child need not touch, and so copy, what stands here
    control.send(b"ready")
    parent, child = os.getpid(), 0
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 16, 2)
        if message == b"start":
            requests, replies = descriptors
            child = os.fork()
            if child == 0:
                steps = partial(confine.confine, limits, room, allowed, descriptors, parent)
                serve(runner, requests, replies, steps)
            os.close(requests)
            os.close(replies)
        elif message == b"end":
            control.send(end(child))
        else:
            return


def warm_runner(limits: Limits) -> Runner:
    """A runner that has imported what notebooks import, and has run a cell."""
    for name in WARM:
        importlib.import_module(name)
    runner = Runner(make_shell())
    runner.shell.run_cell("None", store_history=False)
    runner.shell.room = limits.output
    return runner


def serve(runner: Runner, requests: int, replies: int, confine_it: Callable[[], None]) -> None:
    """In the child: be confined, then serve until the grader hangs up. Never returns."""
    try:
        try:
            confine_it()
        except Exception as error:  # no jail, so not a line of the learner's code
            write(replies, encode(f"{type(error).__name__}: {error}", runner.handle))
        else:
            np.random.seed()  # or all learners would draw the same numbers
            runner.serve(requests, replies)
    finally:
        os._exit(0)


def end(child: int) -> bytes:
    """Kill the child, if it lives, and say how it ended."""
    os.kill(child, signal.SIGKILL)  # it is not reaped yet, so the id is still its own
    return str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode()


if __name__ == "__main__":
    main()
