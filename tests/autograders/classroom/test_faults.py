"""Kill -9 at any moment: is nothing lost, nothing graded twice, and nothing left running?"""

import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import determine_grade, is_grade

from autograders.classroom.batch import Batch
from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook

CHAPTER = "04_affine"
KILLS = 50
STUDENTS = 40
SEED = 7  # of the moments and the victims
GRADE = [sys.executable, "-c", "from autograders.cli import main; main()", "grade", CHAPTER]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def course(root, texts):
    """A course in which forty have handed in, each something else, some of it broken."""
    for number in range(STUDENTS):
        text = texts[list(texts)[number % len(texts)]]
        folder = root / "submitted" / f"student{number:02}" / CHAPTER
        folder.mkdir(parents=True)
        (folder / f"{CHAPTER}.ipynb").write_text(text + "\n" * number)
        (folder / "timestamp.txt").write_text(f"2026-03-0{1 + number % 5} 12:00:00 UTC")
    with open_gradebook(open_course(root)) as gradebook:
        Batch(open_course(root), gradebook, CHAPTER, unsafe=False)  # makes the course's secret
    return root


def start(root):
    """Start the command."""
    command = [*GRADE, "--root", str(root), "--jobs", "2"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def processes():
    """The parent and the command line of each process that is alive, by process id."""
    found = {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (path / "stat").read_text().rpartition(")")[2].split()[:2]
            line = (path / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # it has ended by now
            continue
        if state not in "ZX":
            found[int(path.name)] = int(parent), line
    return found


def below(pid):
    """The processes that a process has started, and those have, with what each of them is."""
    alive = processes()
    kinds, waiting = {}, [pid]
    while waiting:
        above = waiting.pop()
        for child in (child for child, (parent, _) in alive.items() if parent == above):
            parents_line, line = alive.get(above, (0, ""))[1], alive[child][1]
            kind = "other"
            if "forkserver" in parents_line and "bwrap" not in line:
                kind = "worker"
            elif "bwrap" in parents_line and "zygote" in line:
                kind = "zygote"
            kinds[child] = kind
            waiting.append(child)
    return kinds


def kill(pid):
    """Kill -9, unless it has ended by itself."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def assert_all_gone(pids):
    """Do these processes end within a while?"""
    until = time.monotonic() + 10
    while left := {pid: line for pid, (_, line) in processes().items() if pid in pids}:
        assert time.monotonic() < until, f"still running: {left}"
        time.sleep(0.02)


def disturb(root, chance, pace, kills):
    """One run with kills at random moments; returns how many there were.

    pace: the seconds from one kill to the next at most; so the run gets on in between.
    """
    run = start(root)
    moment = None
    early = chance.random() < 0.2  # while it is still starting
    seen, done = set(), 0
    while run.poll() is None and done < kills:
        found = below(run.pid)
        seen |= set(found)
        kinds = {kind: [pid for pid in found if found[pid] == kind] for kind in found.values()}
        if moment is None and (early or "zygote" in kinds):
            moment = time.monotonic() + chance.uniform(0, pace)
        if moment is None or time.monotonic() < moment:
            time.sleep(0.005)
            continue
        kind = "main" if early else chance.choices(("main", "worker", "zygote"), (1, 3, 3))[0]
        victims = [run.pid] if kind == "main" else kinds.get(kind)
        if victims and kill(chance.choice(victims)):
            done += 1
            moment = time.monotonic() + chance.uniform(0, pace)
    kill(run.pid)
    run.wait()
    assert_all_gone(seen)
    return done


def marks(root):
    """When each finished submission was graded, with its fingerprint."""
    with closing(sqlite3.connect(root / "gradebook.db")) as db:
        query = """SELECT student_id, fingerprint, graded_at FROM autograders_outcome
            JOIN submitted_assignment ON submission_id = id WHERE fingerprint != ''"""
        return {(student, mark): when for student, mark, when in db.execute(query)}


def hand_in_again(root, chance):
    """Some learners hand in anew."""
    for path in chance.sample(sorted(root.glob("submitted/*/*/*.ipynb")), 15):
        path.write_text(path.read_text() + "\n")


def rows(root):
    """The gradebook's rows, without ids and times of grading, in an order of their own."""
    queries = (
        """SELECT student.*, timestamp, extension, flagged, late_submission_penalty, refused,
            advice, level, notes, exercises, fingerprint FROM student
            LEFT JOIN submitted_assignment ON student_id = student.id
            LEFT JOIN submitted_notebook
                ON submitted_notebook.assignment_id = submitted_assignment.id
            LEFT JOIN autograders_outcome ON submission_id = submitted_assignment.id""",
        """SELECT student_id, base_cell.name, auto_score, manual_score, extra_credit,
            needs_manual_grade FROM grade JOIN base_cell ON base_cell.id = cell_id
            JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
            JOIN submitted_assignment
                ON submitted_assignment.id = submitted_notebook.assignment_id""",
        """SELECT student_id, base_cell.name, auto_comment, manual_comment
            FROM comment JOIN base_cell ON base_cell.id = cell_id
            JOIN submitted_notebook ON submitted_notebook.id = comment.notebook_id
            JOIN submitted_assignment
                ON submitted_assignment.id = submitted_notebook.assignment_id""",
        "SELECT count(*) FROM grade",
        "SELECT count(*) FROM comment",
        "SELECT count(*) FROM submitted_notebook",
        "SELECT count(*) FROM submitted_assignment",
        "SELECT count(*) FROM autograders_outcome",
    )
    with closing(sqlite3.connect(root / "gradebook.db")) as db:
        return [sorted(db.execute(query).fetchall(), key=str) for query in queries]


def published(root):
    """What lies in autograded/, with the scores of each notebook's graded cells."""
    found = {}
    for path in sorted((root / "autograded").rglob("*")):
        name = str(path.relative_to(root))
        if path.suffix == ".ipynb":
            cells = nbformat.read(path, as_version=4).cells
            found[name] = [determine_grade(cell) for cell in cells if is_grade(cell)]
        else:
            found[name] = path.read_text() if path.is_file() else None
    return found


def calm_run(root):
    """A run that nothing disturbs; returns the seconds that it graded."""
    done = subprocess.run([*GRADE, "--root", root], check=True, capture_output=True, text=True)
    return float(re.search(r"([\d.]+) seconds", done.stdout)[1])


def test_kill_at_any_moment_loses_nothing_and_leaves_nothing(course, tmp_path):
    """Do 50 kills of the command, its workers and its jails leave what an undisturbed run does?"""
    calm = shutil.copytree(course, tmp_path / "calm")
    pace = calm_run(calm) / 6
    chance = random.Random(SEED)
    before, kills = {}, 0
    while kills < KILLS:
        done = disturb(course, chance, pace, KILLS - kills)
        kills += done
        after = marks(course)
        again = {key for key in before if key in after and after[key] != before[key]}
        assert not again, "graded once more, though it was marked as done"
        before = after
        if not done:  # it has come to its end
            hand_in_again(course, chance)
    calm_run(course)
    shutil.rmtree(calm / "submitted")
    shutil.copytree(course / "submitted", calm / "submitted")
    calm_run(calm)
    assert rows(course) == rows(calm)
    assert published(course) == published(calm)
    left = {path.name for path in course.iterdir()} - {path.name for path in calm.iterdir()}
    assert left <= {"autograders.log"}
