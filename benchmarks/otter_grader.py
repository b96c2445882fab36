"""Otter-grader on the notebooks that learners handed in for a chapter.

It is installed into an environment of its own, since its dependencies are not the course's. Each
graded cell becomes one of its tests, which asks the course's graders the hidden cases that the cell
asks. Its container is left out (`otter.api.grade_submission`), and so is its start: one process
grades all.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import venv
import zipfile
from pathlib import Path

import nbformat

from autograders.notebooks import NOTEBOOKS, ROOT

ENVIRONMENT = ROOT / "build" / "otter-grader"
REQUIREMENTS = ("otter-grader==7.0.0", "ipykernel", "numpy", "matplotlib", "graphviz")
TEST = """
import numpy as np
from otter.test_files import test_case
from autograders.grading import hidden_verdict

OK_FORMAT = False
name = {name!r}
points = {points}

@test_case(points={points}, hidden=True)
def test_answer({given}):
    verdict = hidden_verdict({name!r}, {first}, np.random.default_rng(0), {others})
    assert verdict.passed, [diagnosis.says for diagnosis in verdict.diagnoses]
"""
GRADE = """
import json, sys, time
from otter.api import grade_submission

archive, first, *others = sys.argv[1:]

def grade(path):
    results = grade_submission(path, archive, quiet=True)
    return results.total / results.possible

shares = [grade(first)]  # which also pays for the imports
start = time.perf_counter()
shares += map(grade, others)
print(json.dumps([(time.perf_counter() - start) / len(others), shares]))
"""


class Otter:
    """Otter-grader, ready to grade a chapter of a course; what it needs stands in ``folder``."""

    def __init__(self, root: Path, chapter: str) -> None:
        self.python = environment()
        self.folder = root / "otter"
        self.folder.mkdir()
        source = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)
        self.calls = dict(graded_calls(source))
        with zipfile.ZipFile(self.folder / "autograder.zip", "w") as archive:
            archive.writestr("otter_config.json", "{}")
            for name, (points, given) in self.calls.items():
                first, *others = given
                test = TEST.format(
                    name=name,
                    points=points,
                    given=", ".join(given),
                    first=first,
                    others=", ".join(others),
                )
                archive.writestr(f"tests/{name}.py", test)

    def seconds(self, notebooks: list[Path]) -> float:
        """Seconds that each notebook but the first takes."""
        paths = [self.with_tests(path, number) for number, path in enumerate(notebooks)]
        command = [self.python, "-c", GRADE, self.folder / "autograder.zip", *paths]
        done = subprocess.run(
            list(map(str, command)),
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        each, shares = json.loads(done.stdout.splitlines()[-1])
        if shares[0] != 1 or min(shares) == 1:  # the first of the class is right, others are not
            raise RuntimeError(f"otter-grader gave shares of {shares}: it did not grade as we do")
        return float(each)

    def with_tests(self, path: Path, number: int) -> Path:
        """A copy of a notebook that tells otter-grader which test follows which cell."""
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in self.calls:
                cell.metadata["otter"] = {"tests": [name]}
        copy = self.folder / f"{number}.ipynb"
        nbformat.write(notebook, copy)
        return copy


def graded_calls(notebook: nbformat.NotebookNode) -> list[tuple[str, tuple[float, list[str]]]]:
    """Of each graded cell the name, the points, and the learner's names that it grades."""
    found = []
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about.get("grade") and about["points"]:
            call = ast.parse(cell.source).body[-1].value  # type: ignore[attr-defined]
            given = [argument.id for argument in call.args[1:]]
            found.append((about["grade_id"], (about["points"], given)))
    return found


def environment() -> Path:
    """The Python of otter-grader's environment, which is made when it is not there."""
    python = ENVIRONMENT / "bin" / "python"
    done = ENVIRONMENT / ".installed"
    if not done.exists():
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", *REQUIREMENTS], check=True)
        done.touch()
    return python
