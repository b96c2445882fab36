"""Grading on a dask cluster: two workers, each a process of its own."""

import os
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from distributed import LocalCluster

from autograders.classroom.batch import Batch
from autograders.classroom.cluster import Cluster
from autograders.classroom.course import CourseError, open_course
from autograders.classroom.gradebook import open_gradebook

CHAPTER = "04_affine"


@pytest.fixture(scope="module")
def cluster():
    """A cluster of two worker processes."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster


def scores(root):
    """Each student's score, and whether it was refused."""
    course = open_course(root)
    with open_gradebook(course) as book:
        return {one.student_id: one.score for one in book.assignment_submissions(CHAPTER)}


def test_a_cluster_gives_what_this_machine_gives(cluster, root, hand_in, texts, grade):
    """Are the same scores recorded, for more submissions than one message holds?"""
    learners = list(texts)
    for number in range(30):
        hand_in(f"s{number}", learners[number % len(learners)])
    done = grade("--scheduler", cluster.scheduler_address)
    assert done.returncode == 0, done.stderr
    there = scores(root)
    assert len(there) == 30 and len(set(there.values())) > 3
    done = grade("--force")
    assert done.returncode == 0, done.stderr
    assert scores(root) == there


def test_a_worker_that_is_killed_costs_nothing(root, hand_in, monkeypatch):
    """Is each graded whose message cost a worker its life, where dask gives up at once?"""
    monkeypatch.setattr("autograders.classroom.cluster.AT_ONCE", 2)
    hand_in("ada")
    course = open_course(root)
    with open_gradebook(course) as book:
        (ada,) = course.handed_in(CHAPTER)
        task = Batch(course, book, CHAPTER, unsafe=True).begin(ada).task
    tasks = [replace(task, student=f"s{number}") for number in range(16)]
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=":0",
        scheduler_kwargs={"allowed_failures": 0},
    ) as cluster:
        client = Cluster(cluster.scheduler_address)
        pids = list(client.client.run(os.getpid).values())
        attempts = client.attempts(tasks)
        found = list(next(attempts))
        os.kill(pids[0], signal.SIGKILL)
        found += [one for together in attempts for one in together]
        client.close()
    assert sorted(one.student for one in found) == sorted(one.student for one in tasks)
    assert all(one.outcome and not one.outcome.refused for one in found)


def test_workers_with_several_threads_are_not_used():
    """Is it said how to start the workers?"""
    with (
        LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=":0") as cluster,
        pytest.raises(CourseError, match="--nthreads 1"),
    ):
        Cluster(cluster.scheduler_address)


def test_a_cluster_that_is_not_there_is_told(monkeypatch):
    """Is a wrong address told, after a while?"""
    monkeypatch.setattr("autograders.classroom.cluster.CONNECT_SECONDS", 0.5)
    with pytest.raises(CourseError, match=r"no cluster answers at tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9")


def test_without_dask_it_is_said_how_to_get_it(root):
    """Is the extra named where it is not installed?"""
    script = (
        "import sys; sys.modules['distributed'] = None\nfrom autograders.cli import main; main()"
    )
    command = [sys.executable, "-c", script, "grade", CHAPTER, "--scheduler", "tcp://x:1"]
    done = subprocess.run([*command, "--root", root], capture_output=True, text=True)
    assert done.returncode == 1
    assert "pip install 'backprop-course[cluster]'" in done.stderr
    assert "Traceback" not in done.stderr
