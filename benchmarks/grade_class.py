"""Grading a class: ours against stock nbgrader, side by side in one run.

    python benchmarks/grade_class.py [--chapters 03_layers 04_affine] [--stock 8] [--ours 30 300]

For each chapter a class hands in mixed answers: those of the sample class, each file with contents
of its own. What is compared is the marginal time of a submission: the time of a larger class less
that of a smaller one, divided by the difference in size, so that starting up counts for nothing.
Stock nbgrader and ours take turns, three times each; medians are printed. Memory is the largest
sum of the proportional set sizes of all processes of a command. The floor is the time that the same
cells take by bare ``exec`` in one process, without a jail, a report or a gradebook.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

from autograders.demo import nbgrader, prepare
from autograders.notebooks import NOTEBOOKS
from autograders.sample_class import CLASS

TURNS = 3
OURS = "from autograders.cli import main; main()"
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


@dataclass(frozen=True)
class Run:
    """One command's time and memory."""

    seconds: float
    mib: float


def main() -> None:
    """Print the table."""
    options = arguments()
    small, large = options.ours
    with tempfile.TemporaryDirectory() as folder:
        print(
            "| chapter | stock, s | ours, 1 worker | ours, 2 workers | again | floor "
            f"| MiB at {small} | MiB at {large} |"
        )
        print("|---|---|---|---|---|---|---|---|")
        for chapter in options.chapters:
            course = Path(folder) / chapter
            make_course(course, chapter, large)
            print(row(course, chapter, options), flush=True)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--chapters", nargs="+", default=["03_layers", "04_affine"])
    parser.add_argument("--stock", type=int, default=8, help="submissions that stock grades")
    parser.add_argument("--ours", type=int, nargs=2, default=[30, 300], help="sizes of class")
    return parser.parse_args()


def make_course(root: Path, chapter: str, size: int) -> None:
    """A course in which a class has handed in a chapter; ``stock.py`` is stock's configuration."""
    prepare(root)
    config = (root / "nbgrader_config.py").read_text()
    (root / "stock.py").write_text(config + STOCK_CONFIG)
    (root / "ours.py").write_text(config)
    nbgrader(root, "generate_assignment", chapter)
    source = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)
    released = nbformat.read(root / "release" / chapter / f"{chapter}.ipynb", as_version=4)
    learners = [learner for learner in CLASS if not learner.truncated]
    texts = [learner.hands_in(released, source) for learner in learners]
    for number in range(size):
        notebook = json.loads(texts[number % len(texts)])
        own = {"cell_type": "markdown", "id": "own", "metadata": {}, "source": f"learner {number}"}
        notebook["cells"].append(own)
        folder = root / "submitted" / f"learner{number:04}" / chapter
        folder.mkdir(parents=True)
        (folder / f"{chapter}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def row(course: Path, chapter: str, options: argparse.Namespace) -> str:
    """A chapter's line of the table."""
    small, large = options.ours
    stock: list[float] = []
    ours: dict[int, list[float]] = {1: [], 2: []}
    memory: dict[int, list[float]] = {small: [], large: []}
    for _ in range(TURNS):
        one = run_stock(course, chapter, 1).seconds
        many = run_stock(course, chapter, 1 + options.stock).seconds
        stock.append((many - one) / options.stock)
        for jobs in ours:
            runs = {size: run_ours(course, chapter, size, jobs) for size in (small, large)}
            ours[jobs].append((runs[large].seconds - runs[small].seconds) / (large - small))
            if jobs == 1:
                for size in runs:
                    memory[size].append(runs[size].mib)
    base = statistics.median(stock)
    cells = [f"{base:.2f}"]
    for jobs in ours:
        each = statistics.median(ours[jobs])
        cells.append(f"{base / each:.1f} times ({1000 * each:.0f} ms)")
    again = statistics.median(run_again(course, chapter) for _ in range(TURNS))
    cells.append(f"{again:.1f} s")
    cells.append(f"{1000 * floor(course, chapter, small):.0f} ms")
    cells += [f"{statistics.median(memory[size]):.0f}" for size in (small, large)]
    return f"| {chapter} | {' | '.join(cells)} |"


def run_stock(course: Path, chapter: str, size: int) -> Run:
    """Stock nbgrader on the first learners."""
    pattern = f"learner000[0-{size - 1}]"
    command = ["-m", "nbgrader", "autograde", chapter, "--student", pattern]
    return timed(course, "stock.py", command)


def run_ours(course: Path, chapter: str, size: int, jobs: int) -> Run:
    """Ours on the first learners: the others' folders are out of sight meanwhile."""
    aside = course / "aside"
    aside.mkdir()
    folders = sorted((course / "submitted").iterdir())
    for folder in folders[size:]:
        folder.rename(aside / folder.name)
    try:
        return timed(course, "ours.py", ["-c", OURS, "grade", chapter, "--jobs", str(jobs)])
    finally:
        for folder in folders[size:]:
            (aside / folder.name).rename(folder)
        aside.rmdir()


def run_again(course: Path, chapter: str) -> float:
    """Seconds to find that all of a class is graded already, starting up included."""
    start = time.perf_counter()
    command = [sys.executable, "-c", OURS, "grade", chapter, "--jobs", "1"]
    subprocess.run(command, cwd=course, check=True, capture_output=True)
    return time.perf_counter() - start


def timed(course: Path, config: str, command: list[str]) -> Run:
    """Run a command on a course in which nothing is graded yet."""
    shutil.rmtree(course / "autograded", ignore_errors=True)
    shutil.copyfile(course / config, course / "nbgrader_config.py")
    backup = course / "gradebook.released"
    if not backup.exists():
        shutil.copyfile(course / "gradebook.db", backup)
    shutil.copyfile(backup, course / "gradebook.db")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"PATH": path, "OPENBLAS_NUM_THREADS": "1"}
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=course, env=environment, stdout=said, stderr=said
        )
        peak = Peak(process.pid)
        if process.wait():
            said.seek(0)
            raise RuntimeError(said.read().decode()[-2000:])
    return Run(time.perf_counter() - start, peak.mib())


class Peak:
    """Watches how much memory a process and all its children use together."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.watch, args=[psutil.Process(pid)])
        self.thread.start()

    def watch(self, process: psutil.Process) -> None:
        """Look five times a second: each look costs time too."""
        while not self.over.wait(0.2):
            total = 0
            try:
                for one in [process, *process.children(recursive=True)]:
                    total += one.memory_full_info().pss
            except psutil.Error:  # it ended meanwhile
                continue
            self.most = max(self.most, total)

    def mib(self) -> float:
        """The most there was."""
        self.over.set()
        self.thread.join()
        return self.most / 2**20


def floor(course: Path, chapter: str, size: int) -> float:
    """Seconds a submission takes when its cells, answers and graded ones, are merely executed."""
    script = Path(__file__).with_name("bare_exec.py")
    command = [sys.executable, str(script), str(course), chapter, str(size)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return float(done.stdout)


if __name__ == "__main__":
    main()
