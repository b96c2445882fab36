"""``autograders demo``: the whole course at work on a sample class, in a folder of its own.

Every step is a command, run as an instructor would run it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import numpy as np
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from rich import box
from rich.console import Console
from rich.table import Table

from course_lib import SGD, TwoLayerNet, fit, load_mnist

from .anew import make_anew
from .notebooks import NOTEBOOKS, ROOT
from .sample_class import CLASS, Learner, exercise_points

DUE = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
WIDTH = 88  # the table needs as much


def run_demo(root: Path) -> None:
    """Release, hand in, autograde, give feedback and train; end with a table.

    root: the folder to work in; grading is skipped when it was done there with the same course.
    Raises RuntimeError with nbgrader's own words when a step fails, and FileExistsError for a
    folder that holds anything else.
    """
    console = Console()
    console.width = max(console.width, WIDTH)
    stamp = root / ".done"
    if stamp.exists() and stamp.read_text() == course_fingerprint():
        console.print(f"Graded before with this same course: {root} is kept. (rm -r it to redo)")
    else:
        prepare(root)
        for chapter in chapters():
            console.print(f"releasing {chapter} and handing in {len(CLASS)} notebooks")
            nbgrader(root, "generate_assignment", chapter)
            hand_in(root, chapter)
            # The sample class can be trusted, also where it cannot be isolated.
            console.print(autograders(root, "grade", chapter, "--unsafe"), highlight=False)
            nbgrader(root, "generate_feedback", chapter)
        nbgrader(root, "export")
        stamp.write_text(course_fingerprint())
    train(console)
    show_results(console, root)


def chapters() -> list[str]:
    """The chapters of the course, in order."""
    return sorted(path.parent.name for path in NOTEBOOKS.glob("*/*.ipynb"))


def course_fingerprint() -> str:
    """A digest of everything that the graded class depends on."""
    digest = hashlib.sha256()
    for folder in (NOTEBOOKS, ROOT / "course_lib", ROOT / "autograders"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in {".ipynb", ".py", ".json", ".mo"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def prepare(root: Path) -> None:
    """A fresh nbgrader course: the notebooks, and a configuration that loads the course's.

    Raises FileExistsError for a folder that holds anything else; see `make_anew`.
    """
    make_anew(root)
    shutil.copytree(NOTEBOOKS, root / "notebooks")
    config = f"load_subconfig({str(ROOT / 'nbgrader_config.py')!r})\n"
    (root / "nbgrader_config.py").write_text(config)


def autograders(root: Path, *arguments: str) -> str:
    """Run one of our own commands in the course's folder; returns what it prints."""
    return run(root, "autograders", "-c", "from autograders.cli import main; main()", *arguments)


def nbgrader(root: Path, *arguments: str, may_fail: bool = False) -> None:
    """Run a stock nbgrader command in the course's folder."""
    run(root, "nbgrader", "-m", "nbgrader", *arguments, may_fail=may_fail)


def run(root: Path, name: str, *arguments: str, may_fail: bool = False) -> str:
    """Run a command of this Python's; its words go to a log file in the course's folder too."""
    command = [sys.executable, *arguments]
    # nbgrader calls alembic by its name, so the environment's own programs must be found.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    with (root / "commands.log").open("a", encoding="utf-8") as log:
        log.write(f"$ {name} {' '.join(arguments[2:])}\n{done.stdout}{done.stderr}\n")
    if done.returncode and not may_fail:
        raise RuntimeError(f"{name} {' '.join(arguments[2:])} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def hand_in(root: Path, chapter: str) -> None:
    """Put what every sample learner hands in where nbgrader's collect would put it."""
    source = source_of(root, chapter)
    released = nbformat.read(root / "release" / chapter / f"{chapter}.ipynb", as_version=4)
    with gradebook(root) as book:
        book.update_or_create_assignment(chapter, duedate=DUE.replace(tzinfo=None))
    for learner in CLASS:
        folder = root / "submitted" / learner.name / chapter
        folder.mkdir(parents=True)
        text = learner.hands_in(released, source)
        (folder / f"{chapter}.ipynb").write_text(text, encoding="utf-8")
        handed_in = DUE + timedelta(days=1 if learner.late else -1)
        (folder / "timestamp.txt").write_text(handed_in.strftime("%Y-%m-%d %H:%M:%S %Z"))


def gradebook(root: Path) -> Gradebook:
    """nbgrader's database of this course."""
    return Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop")


def train(console: Console) -> None:
    """Train the network of chapter 06 on real handwritten digits."""
    console.print("\nTraining TwoLayerNet 784-50-10 on 10,000 handwritten digits of MNIST")
    training, test = load_mnist()
    network = TwoLayerNet(784, 50, 10, rng=np.random.default_rng(0), dtype=np.float32)
    fit(network, training, test, optimizer=SGD(0.1), batch_size=100, steps=3000)
    console.print(f"Accuracy on 2,000 digits it has not seen: {network.accuracy(*test):.3f}")


def show_results(console: Console, root: Path) -> None:
    """The table of exercises and learners, and the paths of what to open next."""
    console.print()
    for number, learner in enumerate(CLASS, start=1):
        console.print(f"{number:>4}  {learner.name}", highlight=False)
    earned = {chapter: scores_of_class(root, chapter) for chapter in chapters()}
    console.print(results_table(root, earned))
    console.print("l: handed in late     r: refused, the file is no notebook any more")
    console.print(comparison(root, earned), "\n")
    for what, path in (
        ("a released chapter", root / "release/03_layers/03_layers.ipynb"),
        ("feedback for a learner", root / "feedback/mixes_up_operands/04_affine/04_affine.html"),
        ("all grades", root / "grades.csv"),
        ("the commands' own words", root / "commands.log"),
    ):
        console.print(f"{what:>22}: {path}", highlight=False, soft_wrap=True)


def results_table(root: Path, earned: dict[str, list[dict[str, float]]]) -> Table:
    """Exercises down, learners across, points in the cells."""
    table = Table("exercise", "of", *map(str, range(1, len(CLASS) + 1)), title="Points")
    table.box, table.padding = box.SIMPLE_HEAD, (0, 1, 0, 0)
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.justify = "right"
    for chapter, scores in earned.items():
        most = exercise_points(source_of(root, chapter))
        for name, points in most.items():
            table.add_row(name, f"{points:g}", *(shown(s[name]) for s in scores))
        totals = (shown(sum(s.values())) for s in scores)
        marks = ("l" * learner.late + "r" * learner.truncated for learner in CLASS)
        row = (total + mark for total, mark in zip(totals, marks, strict=True))
        whole = f"{sum(most.values()):g}"
        table.add_row(chapter, whole, *row, style="bold", end_section=True)
    return table


def comparison(root: Path, earned: dict[str, list[dict[str, float]]]) -> str:
    """Whether every learner has the points that the planted mistakes deserve."""
    wrong, count = [], 0
    for chapter, scores in earned.items():
        source = source_of(root, chapter)
        for learner, score in zip(CLASS, scores, strict=True):
            deserved = learner.deserves(source)
            count += len(deserved)
            if score != deserved:
                wrong.append(f"{learner.name} in {chapter}: {score}, deserved {deserved}")
    return "\n".join(wrong) or f"All {count} scores are what the planted mistakes deserve."


def source_of(root: Path, chapter: str) -> NotebookNode:
    """The instructor's notebook of a chapter."""
    return nbformat.read(root / "notebooks" / chapter / f"{chapter}.ipynb", as_version=4)


def shown(points: float) -> str:
    """Points as the table shows them."""
    return f"{points:.3g}"


def scores_of_class(root: Path, chapter: str) -> list[dict[str, float]]:
    """For each learner the points by exercise."""
    with gradebook(root) as book:
        return [scores_of(book, learner, chapter) for learner in CLASS]


def scores_of(book: Gradebook, learner: Learner, chapter: str) -> dict[str, float]:
    """A learner's points by exercise."""
    return dict(graded_cells(book.find_submission(chapter, learner.name)))


def graded_cells(submission: object) -> Iterator[tuple[str, float]]:
    """The exercises of a submission and their points."""
    for notebook in submission.notebooks:  # type: ignore[attr-defined]
        for grade in notebook.grades:
            by_hand = grade.cell.type == "TaskCell"
            if grade.max_score and not by_hand:
                yield grade.name, grade.score
