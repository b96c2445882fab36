"""Processes of this machine that grade, one submission at a time each.

Not a ProcessPoolExecutor: there all workers write into one pipe, and one that is killed in the
midst of a result leaves the pool waiting for the rest for ever. Here each has a pipe of its own,
so its death is an end of file, and tells which submission it was at.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from ..outcome import Task
from .attempt import Attempt, attempt

# A fork server imports the engine once for all workers and holds no lock, file or thread of this
# process, as a plain fork would. Windows has none.
HAS_FORKSERVER = "forkserver" in multiprocessing.get_all_start_methods()
CONTEXT: Any = multiprocessing.get_context("forkserver" if HAS_FORKSERVER else "spawn")
TRIES_ALONE = 2
# How many times a notebook's seconds its worker may take: the engine tries it some times, and has
# work of its own. Only the grader itself can hang longer.
PATIENCE = 5
LONGEST = 10**8  # seconds; a course may set no limit, and the kernel's clock takes none that is inf
PR_SET_PDEATHSIG = 1


class Worker:
    """A process, and the pipe to it. place: its number among those that live."""

    def __init__(self, scratch: Path, place: int) -> None:
        self.place = place
        self.pipe, theirs = CONTEXT.Pipe()
        arguments = (theirs, str(scratch), place)
        self.process = CONTEXT.Process(target=serve, args=arguments, daemon=True)
        self.process.start()
        theirs.close()

    def give(self, task: Task) -> bool:
        """Hand it a task; False when it is dead."""
        try:
            self.pipe.send(task)
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End it at once; its jail dies with it."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Workers:
    """A number of such processes.

    scratch: a folder of this run for their temporary files, removed at the end; what a killed run
    left in it is removed at the start.
    """

    def __init__(self, count: int, scratch: Path) -> None:
        self.count = count
        self.scratch = scratch
        self.idle: list[Worker] = []
        self.busy: dict[Any, tuple[Worker, Task]] = {}
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        if HAS_FORKSERVER:
            multiprocessing.set_forkserver_preload(["autograders.engine.grade_task"])
            forkserver.ensure_running()  # it imports while this process goes on

    def attempts(self, tasks: Iterable[Task]) -> Iterator[list[Attempt]]:
        """See `Scheduler`.

        A task whose worker died is tried again at the end, alone: then nothing else can be what
        kills it. Where it dies alone as well, and once more, the task is given up.
        """
        died: list[Task] = []
        yield from self.spread(iter(tasks), self.count, died)
        for task in died:
            for _ in range(TRIES_ALONE):
                again: list[Task] = []
                yield from self.spread(iter([task]), 1, again)
                if not again:
                    break
            else:
                yield [Attempt(task.student, finished=False)]

    def spread(self, tasks: Iterator[Task], most: int, died: list[Task]) -> Iterator[list[Attempt]]:
        """Keep up to ``most`` workers busy; tasks whose worker died go to ``died``."""
        done: list[Attempt] = []
        while True:
            for task in itertools.islice(tasks, most - len(self.busy)):
                self.begin(task)
            # Only now are results handed out: no worker waits until they are written.
            if done:
                yield done
            if not self.busy:
                return
            done = list(self.collect(died))

    def collect(self, died: list[Task]) -> Iterator[Attempt]:
        """What the workers give that are the next to give something."""
        for pipe in wait(list(self.busy)):
            worker, task = self.busy.pop(pipe)
            try:
                done = worker.pipe.recv()
            except (EOFError, OSError):
                worker.kill()
                died.append(task)
                continue
            self.idle.append(worker)
            yield done

    def begin(self, task: Task) -> None:
        """Give a task to a worker that is idle, or to a new one."""
        while self.idle:
            worker = self.idle.pop()
            if worker.give(task):
                break
            worker.kill()  # it was dead already
        else:
            taken = {worker.place for worker, _ in self.busy.values()}
            place = next(place for place in itertools.count() if place not in taken)
            worker = Worker(self.scratch, place)
            worker.give(task)  # if it is dead, its pipe will say so
        self.busy[worker.pipe] = worker, task

    def close(self) -> None:
        """End at once, whatever still runs."""
        for worker in [*self.idle, *(worker for worker, _ in self.busy.values())]:
            worker.kill()
        self.idle.clear()
        self.busy.clear()
        shutil.rmtree(self.scratch, ignore_errors=True)


def serve(pipe: Connection, scratch: str, place: int) -> None:
    """A worker's life: tasks until the grader is gone."""
    leave_the_terminal()
    stay_on_one_core(place)
    tempfile.tempdir = scratch
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        with deadline(PATIENCE * task.settings.limits.notebook_seconds):
            done = attempt(task)
        pipe.send(done)


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Have the kernel end this process if what follows takes longer, whatever it hangs in."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def stay_on_one_core(place: int) -> None:
    """Keep a worker and its jail on one core: they take turns, hundreds of times a submission, and
    to wake each other across cores costs more than the work in between."""
    if hasattr(os, "sched_setaffinity"):
        cores = sorted(os.sched_getaffinity(0), reverse=True)
        with contextlib.suppress(OSError):  # where that is not for us to say
            os.sched_setaffinity(0, {cores[place % len(cores)]})


def leave_the_terminal() -> None:
    """Have Ctrl-C reach the grader alone, and the kernel end this worker when the grader dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        # The parent is the fork server, which ends when the grader does, however that happens.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), 0, 0, 0)
    with contextlib.suppress(AttributeError, OSError):
        os.setsid()  # so that Ctrl-C does not end its jail either
