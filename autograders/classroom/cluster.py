"""Grading on many machines, by a ``dask.distributed`` cluster.

Its workers need this course installed in the same version, as the grader's machine has it, and one
thread each. Tasks and outcomes cross as pickles: use a cluster that only you can reach.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..outcome import Task
from .attempt import Attempt, attempt
from .course import CourseError

if TYPE_CHECKING:
    from distributed import Client, Future

AT_ONCE = 20  # submissions a message: one by one, the messages would cost as much as the grading
AHEAD = 2  # messages for each worker: one that it works on and one that waits
CONNECT_SECONDS = 15


class Cluster:
    """The workers of a cluster. Raises CourseError when it cannot be used."""

    def __init__(self, address: str) -> None:
        self.client = connect(address)
        self.running: dict[Future[Any], list[Task]] = {}
        try:
            threads = self.client.nthreads()
            if not threads:
                raise CourseError(f"the cluster at {address} has no workers")
            if set(threads.values()) != {1}:
                raise CourseError("start the cluster's workers with one thread: --nthreads 1")
        except BaseException:
            self.client.close()
            raise
        self.workers = len(threads)

    def attempts(self, tasks: Iterable[Task]) -> Iterator[list[Attempt]]:
        """See `Scheduler`.

        Where workers died of a message again and again (dask tries it some times), its tasks are
        tried once more, each by itself; one that fails so is given up.
        """
        died: list[Task] = []
        yield from self.spread(in_batches(iter(tasks)), died)
        given_up: list[Task] = []
        yield from self.spread(([task] for task in died), given_up)
        yield [Attempt(task.student, finished=False) for task in given_up]

    def spread(self, batches: Iterator[list[Task]], died: list[Task]) -> Iterator[list[Attempt]]:
        """Keep the cluster busy; tasks of messages that cost workers' lives go to ``died``."""
        from distributed import KilledWorker, as_completed

        completed = as_completed()
        for batch in itertools.islice(batches, AHEAD * self.workers):
            completed.add(self.submit(batch))
        for future in completed:
            tasks = self.running.pop(future)
            for batch in itertools.islice(batches, 1):
                completed.add(self.submit(batch))
            try:
                yield future.result()
            except KilledWorker:
                died.extend(tasks)

    def submit(self, batch: list[Task]) -> Future[Any]:
        """Send a message."""
        future = self.client.submit(attempt_all, batch, pure=False)
        self.running[future] = batch
        return future

    def close(self) -> None:
        """Call back what still runs, and leave the cluster."""
        self.client.cancel(list(self.running))
        self.client.close()


def connect(address: str) -> Client:
    """A client of the cluster. Raises CourseError when there is none, or no dask here."""
    try:
        from distributed import Client
    except ImportError:
        raise CourseError(
            "--scheduler needs dask.distributed: pip install 'backprop-course[cluster]'"
        ) from None
    try:
        return Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise CourseError(f"no cluster answers at {address}: {error}") from error


def attempt_all(tasks: list[Task]) -> list[Attempt]:
    """Carry out tasks one after another; runs on the cluster."""
    return [attempt(task) for task in tasks]


def in_batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    """Tasks in lists of `AT_ONCE`."""
    while batch := list(itertools.islice(tasks, AT_ONCE)):
        yield batch
