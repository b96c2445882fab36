"""Worker processes: every task gets an answer, whatever becomes of the process that had it."""

import contextlib
import math
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.classroom.workers import Workers, deadline, serve

CHAPTER = "04_affine"


class Ends:
    """Content that ends the process which unpacks it."""

    def __reduce__(self):
        return os._exit, (1,)


@pytest.fixture
def task(root, hand_in):
    """A submission's task."""
    hand_in("ada")
    course = open_course(root)
    with open_gradebook(course) as book:
        batch = Batch(course, book, CHAPTER, unsafe=True)
        (ada,) = course.handed_in(CHAPTER)
        return batch.begin(ada).task


@pytest.fixture
def workers(tmp_path):
    """Two workers."""
    workers = Workers(2, tmp_path / "scratch")
    yield workers
    workers.close()


def answers(workers, tasks):
    """The attempts by student; each student must have exactly one."""
    attempts = [one for together in workers.attempts(tasks) for one in together]
    found = {one.student: one for one in attempts}
    assert len(found) == len(attempts)
    return found


def test_every_task_is_answered(workers, task):
    """Does each get its outcome, several in a process, and the same for the same task?"""
    found = answers(workers, [replace(task, student=f"s{number}") for number in range(6)])
    assert set(found) == {f"s{number}" for number in range(6)}
    outcomes = [one.outcome for one in found.values()]
    ((_, refused, _),) = {(one.notebook, one.refused, one.level) for one in outcomes}
    assert refused == ""
    assert len(workers.idle) <= 2


def test_tasks_are_taken_only_as_they_can_be_begun(workers, task):
    """Is a class of any size read a few submissions at a time?"""
    taken = []

    def many():
        for number in range(1000):
            taken.append(number)
            yield replace(task, student=f"s{number}")

    attempts = workers.attempts(many())
    given = sum(len(next(attempts)) for _ in range(3))
    assert len(taken) <= given + 2


def test_a_task_that_ends_its_worker_is_given_up_and_the_rest_is_graded(workers, task):
    """Is a submission that ends whoever grades it told apart from those graded beside it?"""
    tasks = [replace(task, student=f"s{number}") for number in range(4)]
    found = answers(
        workers, [tasks[0], replace(task, student="deadly", content=Ends()), *tasks[1:]]
    )
    assert not found.pop("deadly").finished
    assert set(found) == {"s0", "s1", "s2", "s3"}
    assert all(one.outcome and not one.outcome.refused for one in found.values())


def test_a_worker_that_is_killed_costs_nothing(workers, task):
    """Is what a killed worker was at graded by another, and no one's outcome lost?"""
    tasks = [replace(task, student=f"s{number}") for number in range(6)]
    found = {}
    for together in workers.attempts(tasks):
        found |= {one.student: one for one in together}
        if len(found) < 4:
            for worker, _ in workers.busy.values():
                os.kill(worker.process.pid, signal.SIGKILL)
    assert len(found) == 6
    assert all(one.outcome and not one.outcome.refused for one in found.values())


def test_an_error_of_the_grader_is_an_answer(workers, task):
    """Is an error told with its traceback, and does the worker go on?"""
    found = answers(workers, [replace(task, student="bad", content=7), task])
    assert "Traceback" in found["bad"].error
    assert found["ada"].outcome


def test_nothing_is_left_when_it_is_closed(workers, task):
    """Are busy workers ended and their temporary files removed?"""
    next(workers.attempts(replace(task, student=f"s{number}") for number in range(9)))
    pids = [worker.process.pid for worker, _ in workers.busy.values()]
    assert pids and list(workers.scratch.iterdir())
    workers.close()
    assert not workers.scratch.exists()
    for pid in pids:  # the fork server was their parent; it sees to what is left of them
        with contextlib.suppress(ProcessLookupError):
            while True:
                os.kill(pid, 0)
                time.sleep(0.01)


def test_what_a_killed_run_left_is_removed(tmp_path):
    """Does a run begin with an empty folder for temporary files?"""
    (tmp_path / "scratch" / "jail-1").mkdir(parents=True)
    workers = Workers(1, tmp_path / "scratch")
    assert list(workers.scratch.iterdir()) == []
    workers.close()


def test_each_worker_stays_on_a_core_of_its_own():
    """Do two workers run on one core each, and not on the same where there are two?"""
    cores = []
    for place in (0, 1):
        code = (
            "import os\n"
            "from autograders.classroom.workers import stay_on_one_core\n"
            f"stay_on_one_core({place})\n"
            "print(*os.sched_getaffinity(0))\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        cores.append(done.stdout.split())
    assert [len(core) for core in cores] == [1, 1]
    assert (cores[0] != cores[1]) == (len(os.sched_getaffinity(0)) > 1)


def test_a_worker_that_hangs_in_the_grader_ends(task, tmp_path, monkeypatch):
    """Does a worker that takes far longer than a notebook may come to its end by itself?"""
    monkeypatch.setattr("autograders.classroom.workers.attempt", lambda task: time.sleep(600))
    limits = replace(task.settings.limits, notebook_seconds=0.1)
    context = multiprocessing.get_context("fork")  # so that it hangs there as well
    ours, theirs = context.Pipe()
    worker = context.Process(target=serve, args=(theirs, str(tmp_path), 0), daemon=True)
    worker.start()
    theirs.close()
    ours.send(replace(task, settings=replace(task.settings, limits=limits)))
    with pytest.raises(EOFError):
        ours.recv()
    worker.join()
    assert worker.exitcode == -signal.SIGALRM


@pytest.mark.parametrize("seconds", [math.inf, 1e300])
def test_a_course_may_set_no_limit(seconds):
    """Does a worker go on where a notebook may take as long as it wants?"""
    with deadline(seconds):
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        assert left > 10**6
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
