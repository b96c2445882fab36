"""A released folder, alone on a learner's machine."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import nbformat
import pytest
from jupyter_client import KernelManager
from nbclient import NotebookClient

from autograders.demo import chapters, nbgrader, prepare
from autograders.notebooks import NOTEBOOKS, ROOT
from autograders.sample_class import CLASS, REGION_MARK, answer_name

NEEDED = ("numpy", "matplotlib", "graphviz", "ipykernel")  # all that a learner must install
CHAPTERS = chapters()


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with every chapter released by stock nbgrader."""
    root = tmp_path_factory.mktemp("course")
    prepare(root)
    for chapter in CHAPTERS:
        (root / "notebooks" / chapter / ".progress.json").write_text("{}")  # the author's own
        nbgrader(root, "generate_assignment", chapter)
    return root


@pytest.fixture(scope="module")
def bare_python(tmp_path_factory):
    """An interpreter with what a learner must install and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    lock = (ROOT / "requirements.lock").read_text().splitlines()
    pins = folder / "pins.txt"  # the locked versions; hashes would be asked of everything then
    pins.write_text("\n".join(line.rstrip("\\ ") for line in lock if line[:1].isalnum()))
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", pins, *NEEDED], check=True)
    return python


@pytest.fixture
def alone(course, tmp_path):
    """A function that copies one released chapter to a place of its own."""

    def copy(chapter):
        return Path(shutil.copytree(course / "release" / chapter, tmp_path / chapter))

    return copy


def run(folder, notebook, python):
    """Run a notebook with that interpreter in that folder; errors are stored, not raised."""
    manager = KernelManager()
    manager.kernel_spec.argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COURSE_LANG")}
    client = NotebookClient(
        notebook,
        km=manager,
        timeout=600,
        allow_errors=True,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    try:
        client.execute(env=clean)
    finally:
        manager.shutdown_kernel(now=True)
    return notebook


def failing(notebook):
    """The ids of the cells that raised."""
    return {
        cell.id
        for cell in notebook.cells
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    }


def checks(notebook):
    """The ids of the check cells."""
    return {cell.id for cell in notebook.cells if cell.source.startswith("check(")}


def on_stderr(notebook):
    """What was written to stderr."""
    outputs = (o for cell in notebook.cells for o in cell.get("outputs", []))
    return [o.text for o in outputs if o.get("name") == "stderr"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_unanswered_chapter_fails_at_exactly_its_checks(alone, bare_python, chapter):
    """Does a fresh release, copied alone, run up to its unanswered checks and nowhere less?"""
    folder = alone(chapter)
    notebook = nbformat.read(folder / f"{chapter}.ipynb", as_version=4)
    run(folder, notebook, bare_python)
    assert failing(notebook) == checks(notebook) != set()
    assert on_stderr(notebook) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_answered_chapter_runs_from_top_to_bottom(alone, bare_python, chapter):
    """Does it run without an error once its exercises are answered, in another right style?"""
    folder = alone(chapter)
    released = nbformat.read(folder / f"{chapter}.ipynb", as_version=4)
    source = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)
    (learner,) = (learner for learner in CLASS if learner.name == "right_another_way")
    notebook = nbformat.reads(learner.hands_in(released, source), as_version=4)
    run(folder, notebook, bare_python)
    assert failing(notebook) == set()
    assert on_stderr(notebook) == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_solution_and_no_grader_goes_out(course, chapter):
    """Is no solution region, hidden region or output left in the released notebook?"""
    released = nbformat.read(course / "release" / chapter / f"{chapter}.ipynb", as_version=4)
    source = nbformat.read(NOTEBOOKS / chapter / f"{chapter}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in released.cells)
    assert "SOLUTION" not in text and "HIDDEN" not in text and "autograders" not in text
    assert not any(cell.get("outputs") for cell in released.cells)
    stubs = {answer_name(c): c.source for c in released.cells if answer_name(c)}
    for cell in source.cells:
        if name := answer_name(cell):
            assert stubs[name] != REGION_MARK.sub("", cell.source)
            assert "YOUR CODE HERE" in stubs[name]
    files = {p.name for p in (course / "release" / chapter).rglob("*") if p.is_file()}
    assert not files & {"grading.py", "edition.py", "demo.py", ".progress.json"}


def test_a_language_that_there_is_not_is_told(tmp_path, monkeypatch):
    """Does nbgrader end with a sentence, and release nothing, where COURSE_LANG is misspelt?"""
    monkeypatch.setenv("COURSE_LANG", "kr")
    prepare(tmp_path / "course")
    with pytest.raises(RuntimeError, match="COURSE_LANG: expected en, ko or both, got 'kr'") as no:
        nbgrader(tmp_path / "course", "generate_assignment", "02_chain_rule")
    assert "Traceback" not in str(no.value)
    assert not (tmp_path / "course" / "release").exists()


def test_a_release_in_one_language_drops_the_other(tmp_path, monkeypatch):
    """Does COURSE_LANG=ko leave Korean prose only, and a library that speaks Korean?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    prepare(tmp_path / "course")
    nbgrader(tmp_path / "course", "generate_assignment", "02_chain_rule")
    folder = tmp_path / "course" / "release" / "02_chain_rule"
    released = nbformat.read(folder / "02_chain_rule.ipynb", as_version=4)
    tags = {tag for cell in released.cells for tag in cell.metadata.get("tags", [])}
    assert "lang-ko" in tags and "lang-en" not in tags
    assert 'DEFAULT = "ko"' in (folder / "course_lib" / "language.py").read_text()


def validate(folder, chapter):
    """What ``nbgrader validate`` says about a notebook."""
    command = [sys.executable, "-m", "nbgrader", "validate", f"{chapter}.ipynb"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_validate_tells_a_learner_what_fails(alone):
    """Does nbgrader's Validate fail on unanswered exercises in words, and pass when answered?"""
    folder = alone("02_chain_rule")
    said = validate(folder, "02_chain_rule")
    path = folder / "02_chain_rule.ipynb"
    unanswered = len(checks(nbformat.read(path, as_version=4)))
    assert f"VALIDATION FAILED ON {unanswered} CELL(S)" in said
    assert "✗ chain_rule" in said and "Traceback" not in said
    released = nbformat.read(path, as_version=4)
    source = nbformat.read(NOTEBOOKS / "02_chain_rule" / path.name, as_version=4)
    path.write_text(CLASS[0].hands_in(released, source), encoding="utf-8")
    assert "Success" in validate(folder, "02_chain_rule")
