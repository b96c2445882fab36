"""``autograders demo``: the whole course at work on a sample class, in a folder of its own.

Every step is a stock nbgrader command, run as an instructor would run it.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import nbformat
import numpy as np
from nbgrader.api import Gradebook, MissingEntry
from rich.console import Console
from rich.table import Table

from course_lib import SGD, TwoLayerNet, fit, load_mnist

from .notebooks import NOTEBOOKS, ROOT
from .sample_class import CLASS, Learner, exercise_points

DUE = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STEPS = ("release", "hand in", "autograde", "feedback", "export")


def run_demo(root: Path) -> None:
    """Release, hand in, autograde, give feedback and train; end with a table.

    root: the folder to work in; grading is skipped when it was done there with the same course.
    Raises RuntimeError with nbgrader's own words when a step fails.
    """
    console = Console()
    stamp = root / ".done"
    if stamp.exists() and stamp.read_text() == course_fingerprint():
        console.print(f"Graded before with this same course: {root} is kept. (rm -r it to redo)")
    else:
        prepare(root)
        for chapter in chapters():
            console.print(f"[bold]{chapter}[/bold]", end="")
            for step in STEPS[:-1]:
                console.print(f" {step} ..", end="")
                do(step, chapter, root)
            console.print(" done")
        do("export", "", root)
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
    """A fresh nbgrader course: the notebooks, and a configuration that loads the course's."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(NOTEBOOKS, root / "notebooks")
    config = f"load_subconfig({str(ROOT / 'nbgrader_config.py')!r})\n"
    (root / "nbgrader_config.py").write_text(config)


def do(step: str, chapter: str, root: Path) -> None:
    """One step of the way of a chapter."""
    match step:
        case "release":
            nbgrader(root, "generate_assignment", chapter)
        case "hand in":
            hand_in(root, chapter)
        case "autograde":
            # A submission that is no notebook makes the command fail after the others are graded.
            nbgrader(root, "autograde", chapter, may_fail=True)
        case "feedback":
            nbgrader(root, "generate_feedback", chapter)
        case "export":
            nbgrader(root, "export")


def nbgrader(root: Path, *arguments: str, may_fail: bool = False) -> None:
    """Run a stock nbgrader command in the course's folder; its words go to a log file there."""
    command = [sys.executable, "-m", "nbgrader", *[a for a in arguments if a]]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    with (root / "nbgrader.log").open("a", encoding="utf-8") as log:
        log.write(f"$ nbgrader {' '.join(arguments)}\n{done.stdout}{done.stderr}\n")
    if done.returncode and not may_fail:
        raise RuntimeError(f"nbgrader {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")


def hand_in(root: Path, chapter: str) -> None:
    """Put what every sample learner hands in where nbgrader's collect would put it."""
    source = nbformat.read(root / "notebooks" / chapter / f"{chapter}.ipynb", as_version=4)
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
        console.print(f"{number:>2}  {learner.name}", highlight=False)
    console.print(results_table(root))
    console.print("l = handed in late; - = not graded, since the file is no notebook\n")
    chapter = chapters()[-1]
    for what, path in (
        ("a released chapter", root / "release" / chapter / f"{chapter}.ipynb"),
        ("feedback for a learner", root / "feedback" / CLASS[3].name / "04_affine/04_affine.html"),
        ("all grades", root / "grades.csv"),
        ("nbgrader's own words", root / "nbgrader.log"),
    ):
        console.print(f"{what:>22}: {path}", highlight=False, soft_wrap=True)


def results_table(root: Path) -> Table:
    """Exercises down, learners across, points in the cells."""
    table = Table("exercise", "max", *map(str, range(1, len(CLASS) + 1)), title="Points")
    for column in table.columns[1:]:
        column.justify = "right"
    with gradebook(root) as book:
        for chapter in chapters():
            path = root / "notebooks" / chapter / f"{chapter}.ipynb"
            most = exercise_points(nbformat.read(path, as_version=4))
            scores = [scores_of(book, learner, chapter) for learner in CLASS]
            for name, points in most.items():
                table.add_row(name, f"{points:g}", *(cell(s, name) for s in scores))
            totals = (cell({"": sum(s.values())} if s else {}, "") for s in scores)
            late = ("l" if learner.late else "" for learner in CLASS)
            marked = (total + mark for total, mark in zip(totals, late, strict=True))
            total = f"{sum(most.values()):g}"
            table.add_row(chapter, total, *marked, style="bold", end_section=True)
    return table


def scores_of(book: Gradebook, learner: Learner, chapter: str) -> dict[str, float]:
    """A learner's points by exercise; empty when nothing was graded."""
    try:
        submission = book.find_submission(chapter, learner.name)
    except MissingEntry:
        return {}
    return dict(graded_cells(submission))


def graded_cells(submission: object) -> Iterator[tuple[str, float]]:
    """The exercises of a submission and their points."""
    for notebook in submission.notebooks:  # type: ignore[attr-defined]
        for grade in notebook.grades:
            if grade.max_score and grade.auto_score is not None:
                yield grade.name, grade.score


def cell(scores: dict[str, float], name: str) -> str:
    """One cell of the table."""
    return f"{scores[name]:.4g}" if name in scores else "-"
