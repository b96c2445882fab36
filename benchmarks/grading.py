"""Grading a class: ours against stock nbgrader, otter-grader, and bare ``exec`` of the same cells.

A class hands in the mixed answers of the sample class, each file with contents of its own. What is
compared is the marginal time of a submission: the time of a larger class less that of a smaller
one, divided by the difference in size, so that starting up counts for nothing; all take turns.
Memory is the largest sum of the proportional set sizes of all processes of a command. Otter-grader
grades the same notebooks with tests that ask the same graders the same hidden cases, without its
container, in a process that stays; see ``otter_grader.py``. Bare ``exec`` (``bare_exec.py``) has no
jail, no report and no gradebook.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from distributed import LocalCluster
from measure import Line, Run, run_python
from otter_grader import Otter

from autograders.demo import nbgrader, prepare
from autograders.notebooks import NOTEBOOKS
from autograders.sample_class import CLASS

CHAPTERS = ("03_layers", "04_affine")
TURNS = 3
STOCK = 3  # submissions that stock nbgrader and otter-grader grade beside the first
OURS = (22, 110)  # sizes of class
GROWTH = (30, 300, 1000)
COMMAND = ("-c", "from autograders.cli import main; main()")
STOCK_CONFIG = """
from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
c.Autograde.exporter_class = NotebookExporter
stock = Autograde.class_traits()
c.Autograde.sanitize_preprocessors = stock["sanitize_preprocessors"].default()
c.Autograde.autograde_preprocessors = stock["autograde_preprocessors"].default()
c.Execute.extra_arguments = [
    "--HistoryManager.hist_file=:memory:", "--InteractiveShellApp.ignore_cwd=True"
]
c.Execute.timeout = 60
"""


def lines() -> Iterator[Line]:
    """Both chapters against the others; then growth, and dask, with chapter 04."""
    with tempfile.TemporaryDirectory() as folder:
        for chapter in CHAPTERS:
            course = Course(Path(folder) / chapter, chapter, max(GROWTH))
            yield from against_others(course)
        yield from growth(course)
        yield from dask(course)


class Course:
    """A course in which a class has handed in a chapter, and nothing is graded."""

    def __init__(self, root: Path, chapter: str, size: int) -> None:
        self.root, self.chapter = root, chapter
        prepare(root)
        self.config = (root / "nbgrader_config.py").read_text()
        nbgrader(root, "generate_assignment", chapter)
        shutil.copyfile(root / "gradebook.db", root / "gradebook.released")
        source = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)
        released = nbformat.read(root / "release" / chapter / f"{chapter}.ipynb", as_version=4)
        learners = [learner for learner in CLASS if not learner.truncated]
        texts = [learner.hands_in(released, source) for learner in learners]
        for number in range(size):
            notebook = json.loads(texts[number % len(texts)])
            own = {"cell_type": "markdown", "id": "own", "metadata": {}, "source": f"No. {number}"}
            notebook["cells"].append(own)
            folder = root / "handed_in" / f"learner{number:04}" / chapter
            folder.mkdir(parents=True)
            (folder / f"{chapter}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    def submissions(self, size: int) -> list[Path]:
        """The first notebooks that were handed in."""
        return sorted((self.root / "handed_in").glob("*/*/*.ipynb"))[:size]

    def ours(self, size: int, *options: str) -> Run:
        """Grade the first submissions with ours."""
        return self.timed(size, self.config, [*COMMAND, "grade", self.chapter, *options])

    def stock(self, size: int) -> Run:
        """Grade the first submissions with stock nbgrader."""
        command = ["-m", "nbgrader", "autograde", self.chapter]
        return self.timed(size, self.config + STOCK_CONFIG, command)

    def timed(self, size: int, config: str, command: list[str]) -> Run:
        """Run a command on a class of which nothing is graded yet."""
        for name in ("autograded", "submitted"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        for path in self.submissions(size):
            shutil.copytree(path.parent, self.root / "submitted" / path.parts[-3] / self.chapter)
        (self.root / "nbgrader_config.py").write_text(config)
        shutil.copyfile(self.root / "gradebook.released", self.root / "gradebook.db")
        return run_python(self.root, command)


def against_others(course: Course) -> Iterator[Line]:
    """One and two workers against stock nbgrader; one against otter-grader and bare exec."""
    small, large = OURS
    otter = Otter(course.root, course.chapter)
    stock, otters, one, two = [], [], [], []
    for _ in range(TURNS):
        stock.append((course.stock(1 + STOCK).seconds - course.stock(1).seconds) / STOCK)
        otters.append(otter.seconds(course.submissions(1 + STOCK)))
        for jobs, taken in (("1", one), ("2", two)):
            least = course.ours(small, "--jobs", jobs).seconds
            most = course.ours(large, "--jobs", jobs).seconds
            taken.append((most - least) / (large - small))
    what = f"a submission of {course.chapter}"
    ours, ours2, nbgraders, others = map(statistics.median, (one, two, stock, otters))
    yield Line(f"{what}, one worker", ours, "stock nbgrader", nbgraders)
    yield Line(f"{what}, two workers", ours2, "stock nbgrader", nbgraders)
    yield Line(f"{what}, one worker", ours, "otter-grader", others)
    yield Line(f"{what}, one worker", ours, "bare `exec` of its cells", floor(course, small))


def floor(course: Course, size: int) -> float:
    """Seconds a submission takes when its cells, answers and graded ones, are merely executed."""
    script = Path(__file__).with_name("bare_exec.py")
    command = [sys.executable, str(script), str(course.root), course.chapter, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def growth(course: Course) -> Iterator[Line]:
    """Whether a submission costs more in a large class, in time or in memory; and a second run."""
    small, middle, large = (course.ours(size, "--jobs", "2") for size in GROWTH)
    again = run_python(course.root, [*COMMAND, "grade", course.chapter]).seconds
    first, second, third = GROWTH
    early = (middle.seconds - small.seconds) / (second - first)
    late = (large.seconds - middle.seconds) / (third - second)
    yield Line(f"one of the last {third - second} of {third:,}", late, "of the first 300", early)
    yield Line(f"memory, {third:,} submissions", large.mib, f"{first}", small.mib, "MiB")
    yield Line(f"{third:,} submissions, nothing new", again, "all of them new", large.seconds)


def dask(course: Course) -> Iterator[Line]:
    """A dask cluster of two workers, which wait for it, against two workers of our own."""
    small, large = OURS
    theirs, own = [], []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        on_cluster = "--scheduler", cluster.scheduler_address
        course.ours(small, *on_cluster)  # its workers import the graders
        for _ in range(TURNS):
            for options, taken in ((on_cluster, theirs), (("--jobs", "2"), own)):
                least, most = (course.ours(size, *options).seconds for size in (small, large))
                taken.append((most - least) / (large - small))
    mine, others = statistics.median(theirs), statistics.median(own)
    yield Line("a submission, two dask workers", mine, "two workers of ours", others)
