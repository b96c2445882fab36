"""What comes of a task, and who carries tasks out: processes here, or a cluster's."""

from __future__ import annotations

import errno
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ..outcome import Outcome, Task

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class Attempt:
    """What came of a task: an outcome, or why there is none.

    error: what went wrong in the grader, as a traceback. jail: why no jail can be had, be it for
    want of room on the disk, which is the instructor's matter and ends the run. finished: False
    when the process that graded died.
    """

    student: str
    seconds: float = 0.0
    outcome: Outcome | None = None
    error: str = ""
    jail: str = ""
    finished: bool = True


class Scheduler(Protocol):
    """Carries out tasks, many at a time."""

    def attempts(self, tasks: Iterable[Task]) -> Iterator[list[Attempt]]:
        """One attempt for each task, in any order, those together that ended together.

        Tasks are taken only as they can be begun.
        """

    def close(self) -> None:
        """End at once, whatever still runs."""


def attempt(task: Task) -> Attempt:
    """Carry out a task in this process; whatever goes wrong is part of the answer."""
    from ..engine.grade_task import (
        grade_task,  # numpy, exercises and references: only where it is needed
    )
    from ..jail.launch import JailError

    start = time.monotonic()
    try:
        outcome = grade_task(task)
    except JailError as error:
        return Attempt(task.student, jail=str(error))
    except OSError as error:
        if error.errno not in NO_ROOM:
            return Attempt(task.student, error=traceback.format_exc())
        return Attempt(task.student, jail=f"no room for a jail: {error}")
    except Exception:
        return Attempt(task.student, error=traceback.format_exc())
    return Attempt(task.student, time.monotonic() - start, outcome)
