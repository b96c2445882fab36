"""A class that hands in every attempt, graded in one run as root and as an ordinary user."""

import copy
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType

import nbformat
import pytest

from autograders.demo import nbgrader, prepare, source_of
from autograders.jail.level import Level
from autograders.sample_class import CLASS, exercise_points

from ..jail.conftest import needs
from ..jail.test_ordinary_user import ROOT, as_ordinary_user
from . import folders, notebooks
from .cells import attempts, filled

CHAPTER = folders.CHAPTER
EVERY = 12  # so many attempts stand between two honest learners
LIMITS = """
c.Grading.cell_seconds = 1.5
c.Grading.call_seconds = 1.0
c.Grading.notebook_seconds = 10
c.Grading.cpu_seconds = 7
c.Grading.memory_mib = 700
c.Grading.disk_mib = 4
c.Grading.files = 100
c.Grading.output_characters = 200_000
"""
SECRETS = ("in_the_course", "in_the_home", "in_the_solution", "in_the_gradebook", "in_a_submission",
           "in_the_environment")  # fmt: skip


@dataclass(frozen=True)
class Graded:
    """A class after its grading.

    earns: what each learner deserves, by name. honest: learners who handed in right answers.
    full: the points of the chapter.
    canaries: texts that stand where nobody may read. token: the name of what attempts leave.
    before: all files that may not change, with their contents. run: how the command ended.
    """

    base: Path
    earns: dict[str, float]
    honest: tuple[str, ...]
    full: float
    canaries: dict[str, str]
    token: str
    before: dict[str, bytes]
    run: subprocess.CompletedProcess

    @property
    def root(self) -> Path:
        """The course."""
        return self.base / "course"

    def scores(self) -> dict[str, float]:
        """The points of every submission, by the learner's folder."""
        with closing(sqlite3.connect(self.root / "gradebook.db")) as db:
            return dict(
                db.execute(
                    "select submitted_assignment.student_id,"
                    " sum(coalesce(manual_score, auto_score))"
                    " from submitted_assignment join submitted_notebook"
                    " on submitted_notebook.assignment_id = submitted_assignment.id"
                    " join grade on grade.notebook_id = submitted_notebook.id"
                    " group by submitted_assignment.student_id"
                )
            )


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    """The chapter as it was released, what canaries it holds, and the answers."""
    root = tmp_path_factory.mktemp("released")
    canaries = {place: f"canary-{secrets.token_hex(12)}" for place in SECRETS}
    prepare(root)
    path = root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    source = nbformat.read(path, as_version=4)
    answer = next(c for c in source.cells if "### BEGIN SOLUTION" in c.source)
    answer.source = answer.source.replace(
        "### BEGIN SOLUTION", f"### BEGIN SOLUTION\n        # {canaries['in_the_solution']}", 1
    )
    nbformat.write(source, path)
    nbgrader(root, "generate_assignment", CHAPTER)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(LIMITS)
    (root / "secret.txt").write_text(canaries["in_the_course"])
    return root, canaries


USERS = [
    pytest.param("root", marks=needs(Level.FULL)),
    pytest.param(
        "ordinary",
        marks=[
            needs(Level.FULL),
            pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="already one"),
        ],
    ),
]


@pytest.fixture(scope="session", params=USERS)
def graded(request, released):
    """The class, graded by one command."""
    base = Path(f"/tmp/attacks-{os.getpid()}-{request.param}")  # pytest's own are closed to others
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(mode=0o755)
    try:
        yield grade_class(base, *released, ordinary=request.param == "ordinary")
    finally:
        shutil.rmtree(base)


def grade_class(base, released, canaries, ordinary):
    """Hand everything in, and run the command as this user or as nobody in particular."""
    root, home = base / "course", base / "home"
    shutil.copytree(released, root)
    home.mkdir()
    (home / "secret.txt").write_text(canaries["in_the_home"])
    token = f"left{secrets.token_hex(8)}"
    points = exercise_points(source_of(root, CHAPTER))
    full = sum(points.values())
    earns = hand_in(root, home, canaries, token, points)
    honest = tuple(name for name in earns if name.endswith("-honest"))
    leave_a_comment(root, canaries["in_the_gradebook"])
    command = [sys.executable, "-c", "from autograders.cli import main; main()"]
    command += ["grade", CHAPTER, "--root", str(root), "--jobs", "4"]
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "COLUMNS": "200",
        "CANARY": canaries["in_the_environment"],
        "ATTACKS": token,
    }
    if ordinary:
        command = [*as_ordinary_user(), *command]
        subprocess.run(["chown", "-Rh", "65534:65534", base], check=True)
    before = files_of(base)
    run = subprocess.run(command, cwd=base, env=environment, capture_output=True, text=True)
    return Graded(base, earns, honest, full, canaries, token, before, run)


def hand_in(root, home, canaries, token, points):
    """Every attempt in a folder of its own; what each deserves.

    points: of each exercise.
    """
    blank = json.loads((root / "release" / CHAPTER / f"{CHAPTER}.ipynb").read_text())
    right = json.loads(CLASS[0].hands_in(nbformat.from_dict(blank), source_of(root, CHAPTER)))
    right["cells"][0]["source"] += f"\n\n{canaries['in_a_submission']}"
    places = {
        "<ROOT>": str(root),
        "<HOME>": str(home),
        "<LIBRARY>": str(ROOT),
        "<TOKEN>": token,
        "<LEFT>": f"/tmp/{token}",
        "<OPEN>": '" "'.join(canaries["in_the_home"]),  # printed where something could be opened
    }
    made = [
        *(
            (a.name, points[a.exercise] * a.honest, notebook_of(blank, a, places))
            for a in attempts()
        ),
        *((f"notebooks-{n}", 0, changed(blank, f)) for n, f in functions_of(notebooks)),
        *((f"folders-{n}", 0, blank) for n, _ in functions_of(folders)),
        *((name, 0, blank) for name in folders.LEARNERS),
    ]
    earns = {}
    for number, (name, deserved, content) in enumerate(made):
        if number % EVERY == 0:
            earns[put(root, f"{number:03}-honest", right)] = sum(points.values())
        name = name if name in folders.LEARNERS else f"{number:03}-{name}"
        earns[put(root, name, content)] = deserved
        for function, change in functions_of(folders):
            if name.endswith(f"-folders-{function}"):
                change(root / "submitted" / name / CHAPTER, root, home)
    earns[put(root, "zzz-honest", right)] = sum(points.values())
    return earns


def functions_of(module):
    """The attempts in a module, by name: the functions whose docstring says what they try."""
    helpers = ("about", "graded", "code")
    for name, function in vars(module).items():
        if isinstance(function, FunctionType) and name not in helpers:
            yield name, function


def changed(blank, change):
    """A blank notebook that was changed, or what is handed in instead."""
    notebook = copy.deepcopy(blank)
    return change(notebook) or notebook


def notebook_of(blank, attempt, places):
    """A notebook with an attempt's cells, all other answers left as they were released."""
    notebook = copy.deepcopy(blank)
    cells = notebook["cells"]
    (place,) = (
        n for n, cell in enumerate(cells) if notebooks.about(cell).get("grade_id") == attempt.answer
    )
    first, *more = (filled(cell, places) for cell in attempt.cells)
    cells[place]["source"] = first
    cells[place + 1 : place + 1] = [notebooks.code(source) for source in more]
    return notebook


def put(root, name, content):
    """Hand something in; the name."""
    folder = root / "submitted" / name / CHAPTER
    folder.mkdir(parents=True)
    if isinstance(content, dict):
        content = json.dumps(content)
    if isinstance(content, str):
        content = content.encode()
    (folder / f"{CHAPTER}.ipynb").write_bytes(content)
    return name


def leave_a_comment(root, text):
    """Let the gradebook hold words about another learner."""
    with closing(sqlite3.connect(root / "gradebook.db")) as db:
        db.execute("create table words (comment text)")
        db.execute("insert into words values (?)", [text])
        db.commit()


def files_of(base):
    """What must stay as it is: all but what a grading writes, and the cache of graphviz's fonts."""
    written = (
        "course/autograded",
        "course/gradebook.db",
        "course/.autograders",
        "course/submitted",
        "home/.cache",
    )
    found = {}
    for path in sorted(base.rglob("*")):
        name = str(path.relative_to(base))
        if not name.startswith(written):
            found[name] = path.read_bytes() if path.is_file() else b""
    for path in (base / "course" / "submitted").glob("*honest/*/*.ipynb"):
        found[str(path.relative_to(base))] = path.read_bytes()
    return found
