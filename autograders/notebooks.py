"""Re-run and normalise the course's notebooks: ``python -m autograders.notebooks [FOLDER ...]``.

Outputs come from a real run; whatever would differ from one machine or run to the next, and is
not an output, is taken out. What a notebook must keep to is listed by `problems`.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from .spelling import did_you_mean

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def main() -> None:
    """Re-run the notebooks in the folders named, or all; exit 1 when one breaks a rule."""
    folders = [Path(name) for name in sys.argv[1:]] or sorted(NOTEBOOKS.iterdir())
    found = [f"{path.name}: {text}" for path in paths_in(folders) for text in rerun(path)]
    if found:
        sys.exit("\n".join(found))


def paths_in(folders: list[Path]) -> Iterator[Path]:
    """The notebooks directly in these folders; ends the program where there is none in one."""
    for folder in folders:
        found = sorted(folder.glob("*.ipynb"))
        if not found:
            like = did_you_mean(folder.name, (one.name for one in NOTEBOOKS.iterdir()))
            sys.exit(f"{folder}: there is no notebook in it{like}")
        yield from found


def rerun(path: Path) -> list[str]:
    """Run a notebook, store its outputs, and return what is wrong with it."""
    print(f"running {path.name}", flush=True)
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": path.parent}}
    # Streams joined, or a progress bar would be stored as a thousand outputs.
    NotebookClient(notebook, timeout=600, coalesce_streams=True, resources=resources).execute()
    normalise(notebook)
    nbformat.write(notebook, path)
    return list(problems(notebook))


def normalise(notebook: NotebookNode) -> None:
    """Take out what differs from run to run: times of execution, versions of the machine."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)


def problems(notebook: NotebookNode) -> Iterator[str]:
    """The rules of a course notebook that this one breaks, one sentence each."""
    for rule in (invalid, repeated, drifted, bad_outputs):
        yield from rule(notebook)


def invalid(notebook: NotebookNode) -> Iterator[str]:
    """Where it is no valid notebook."""
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        yield f"not a valid notebook: {error.message}"


def repeated(notebook: NotebookNode) -> Iterator[str]:
    """Grade ids that several cells have."""
    for grade_id, count in Counter(grade_ids(notebook)).items():
        if count > 1:
            yield f"grade_id {grade_id!r} stands on {count} cells"


def bad_outputs(notebook: NotebookNode) -> Iterator[str]:
    """Outputs that no course notebook may show."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.get("name") == "stderr":
                yield f"cell {cell.id} writes to stderr: {output.text[:80]!r}"
            if output.output_type == "error":
                yield f"cell {cell.id} raises {output.ename}"
            for secret in (str(ROOT), str(Path.home()) + "/", "/tmp/"):
                if secret in str(output):
                    yield f"cell {cell.id} has a path of this machine in its output: {secret}"


def grade_ids(notebook: NotebookNode) -> list[str]:
    """The nbgrader ids of a notebook's cells."""
    return [c.metadata.nbgrader.grade_id for c in notebook.cells if "nbgrader" in c.metadata]


def drifted(notebook: NotebookNode) -> Iterator[str]:
    """English prose without Korean right after it, or whose Korean translates an older text."""
    cells = [*notebook.cells, nbformat.v4.new_raw_cell()]
    for cell, after in pairwise(cells):
        if "lang-en" in cell.metadata.get("tags", []):
            if "lang-ko" not in after.metadata.get("tags", []):
                yield f"cell {cell.id} has no Korean twin after it"
            elif after.metadata.get("course", {}).get("translates") != fingerprint(cell.source):
                yield f"cell {after.id} translates an older text of cell {cell.id}"


def fingerprint(text: str) -> str:
    """What a Korean cell remembers of the English text that it translates."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    main()
