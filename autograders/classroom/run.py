"""``autograders grade``: puts the parts of a run together and says how it ended."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from ..jail.launch import JailError
from ..jail.level import Level, best_level, missing
from .attempt import Scheduler
from .course import CourseError, open_course, require_course, without_grammars
from .one_grader import AnotherGrader, one_grader

if TYPE_CHECKING:
    from .batch import Batch

SCRATCH = ".autograders.tmp"  # in the course's folder: the workers' temporary files
GO_ON = "run the same command to go on"
ALL_WELL, STOPPED, FAILED_IN_THE_GRADER, INTERRUPTED = 0, 1, 2, 130  # the last as shells count it


@dataclass(frozen=True)
class Order:
    """What to grade, and how.

    student: only this one's submission. jobs: processes of this machine; cluster: the address of
    a dask cluster in their place. force: also what is done. unsafe: without full isolation.
    """

    root: Path
    chapter: str
    student: str | None
    jobs: int
    cluster: str | None
    force: bool
    unsafe: bool


def run(order: Order) -> int:
    """Carry out an order; returns the command's exit code."""
    say = Console(stderr=True, soft_wrap=True, highlight=False, markup=False).print
    batches: list[Batch] = []
    try:
        grade(order, batches)
    except KeyboardInterrupt:
        say(f"stopped{so_far(batches)}; {GO_ON}")
        return INTERRUPTED
    except (CourseError, AnotherGrader, JailError) as error:
        say(f"{error}{so_far(batches)}")
        return STOPPED
    except OSError as error:
        say(f"stopped{so_far(batches)}: {error}; when that is mended, {GO_ON}")
        return STOPPED
    return FAILED_IN_THE_GRADER if batches[0].summary.failed else ALL_WELL


def so_far(batches: list[Batch]) -> str:
    """How much is graded, where a run had begun."""
    if not batches:
        return ""
    return f": {batches[0].summary.finished} of {batches[0].summary.total} graded"


def grade(order: Order, batches: list[Batch]) -> None:
    """Grade, and show what came of it; the batch goes to ``batches`` as soon as there is one."""
    require_course(order.root)
    with one_grader(order.root), scheduler_for(order) as scheduler:
        without_grammars()
        # While this process imports nbgrader, the workers' engine is imported beside it.
        from .batch import Batch
        from .gradebook import open_gradebook
        from .terminal import progress_bar, show

        course = open_course(order.root)
        with open_gradebook(course) as gradebook:
            batch = Batch(course, gradebook, order.chapter, order.unsafe)
            handed_in = course.handed_in(order.chapter, order.student)
            batches.append(batch)
            with progress_bar(order.chapter) as step:
                batch.run(handed_in, scheduler, step, force=order.force)
    show(batch.summary, Console())


@contextlib.contextmanager
def scheduler_for(order: Order) -> Iterator[Scheduler]:
    """Who carries the tasks out; everything that it started ends with this."""
    if order.cluster:
        from .cluster import Cluster

        scheduler: Scheduler = Cluster(order.cluster)
    else:
        require_isolation(order.unsafe)
        from .workers import Workers

        scheduler = Workers(order.jobs, order.root / SCRATCH)
    try:
        yield scheduler
    finally:
        scheduler.close()


def require_isolation(unsafe: bool) -> None:
    """Raise CourseError where learners' code cannot be fully isolated, unless that is accepted."""
    if best_level() < Level.FULL and not unsafe:
        lines = (f"- {m.what}: {m.how}" for m in missing())
        raise CourseError(
            "learners' code cannot be fully isolated on this machine, so nothing is graded. "
            "Missing:\n" + "\n".join(lines) + "\nWhoever trusts every submission: --unsafe"
        )
