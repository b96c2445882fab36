"""The course's notebooks, and the rules they keep."""

import copy
import json
import subprocess
import sys

import nbformat
import pytest

from autograders.notebooks import METADATA, NOTEBOOKS, normalise, problems
from course_lib.exercises import all_exercises

PATHS = sorted(NOTEBOOKS.glob("*/*.ipynb"))
READ = {path.stem: nbformat.read(path, as_version=4) for path in PATHS}


def about(cell):
    """A cell's nbgrader metadata."""
    return cell.metadata.get("nbgrader", {})


def test_a_folder_without_a_notebook_is_told():
    """Does the command end in words where a chapter is misspelt?"""
    command = [sys.executable, "-m", "autograders.notebooks", "notebooks/03_layer"]
    done = subprocess.run(command, cwd=NOTEBOOKS.parent, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == (
        "notebooks/03_layer: there is no notebook in it; did you mean 03_layers?\n"
    )


def test_every_chapter_of_the_exercises_is_there():
    """Is the whole course there, one notebook a folder, of the folder's name?"""
    assert [path.stem for path in PATHS] == [path.parent.name for path in PATHS]
    assert {path.stem for path in PATHS} == {e.chapter for e in all_exercises().values()}


@pytest.mark.parametrize("name", READ)
def test_a_notebook_keeps_the_rules(name):
    """Is it valid, twinned in both languages, free of stderr, errors and machine paths?"""
    assert list(problems(READ[name])) == []


@pytest.mark.parametrize("name", READ)
def test_outputs_are_stored_from_one_run_from_top_to_bottom(name):
    """Do the execution counts run 1, 2, 3 ...?"""
    counts = [c.execution_count for c in READ[name].cells if c.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


@pytest.mark.parametrize("name", READ)
def test_every_exercise_has_its_check_and_its_graded_cell(name):
    """Has each exercise of the chapter both, with the full points reached by the solution?"""
    cells = {about(c)["grade_id"]: c for c in READ[name].cells if about(c)}
    wanted = {e.name for e in all_exercises().values() if e.chapter == name}
    graded = {i for i, c in cells.items() if about(c)["grade"] and about(c)["points"]}
    assert graded == wanted
    for exercise in wanted:
        check = cells[f"{exercise}-check"]
        assert about(check)["locked"] and about(check)["grade"] and about(check)["points"] == 0
        assert check.source.startswith(f'check("{exercise}", ')
        result = [o for o in cells[exercise].outputs if o.output_type == "execute_result"]
        assert float(result[0].data["text/plain"]) == about(cells[exercise])["points"]


@pytest.mark.parametrize("name", READ)
def test_a_graded_cell_shows_nothing_but_the_call(name):
    """Does no value stand in a graded cell, since feedback prints it verbatim?"""
    for cell in READ[name].cells:
        if about(cell).get("grade") and about(cell)["points"]:
            code = [line for line in cell.source.splitlines() if line and not line.startswith("#")]
            assert code[0] == "from autograders import grade"
            assert code[1].startswith(f'grade("{about(cell)["grade_id"]}", ') and len(code) == 2


@pytest.mark.parametrize("name", READ)
def test_figures_have_a_text_alternative_and_are_left_out_of_comparison(name):
    """Has every drawn graph words in its place, without an address, and the tag for nbval?"""
    from html import escape

    for cell in READ[name].cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            drawn = "<img " in data.get("text/html", "")
            if drawn or "image/png" in data:
                assert "nbval-ignore-output" in cell.metadata.get("tags", []), cell.id
            if "<iframe " in data.get("text/html", ""):  # a graph to step through
                steps = [line.split(". ", 1)[1] for line in data["text/plain"].splitlines()]
                assert all(f"<li>{escape(step)}</li>" in data["text/html"] for step in steps)
            elif drawn:
                assert f' alt="{escape(data["text/plain"])}"' in data["text/html"], cell.id
            if drawn:
                assert "0x" not in data["text/plain"] and len(data["text/plain"]) > 20
            assert "image/svg+xml" not in data, cell.id  # nbconvert would drop its words


def small_notebook():
    """A notebook that keeps every rule."""
    from autograders.notebooks import fingerprint

    english = nbformat.v4.new_markdown_cell("Why?", metadata={"tags": ["lang-en"]})
    korean = nbformat.v4.new_markdown_cell(
        "왜?", metadata={"tags": ["lang-ko"], "course": {"translates": fingerprint("Why?")}}
    )
    code = nbformat.v4.new_code_cell("1", metadata={"nbgrader": {"grade_id": "one"}})
    return nbformat.v4.new_notebook(cells=[english, korean, code], metadata=METADATA)


def spoil_translation(nb):
    nb.cells[0].source = "Why not?"


def spoil_twin(nb):
    del nb.cells[1]


def spoil_id(nb):
    nb.cells.append(copy.deepcopy(nb.cells[2]))
    nb.cells[-1].id = "another"


def spoil_stderr(nb):
    nb.cells[2].outputs = [nbformat.v4.new_output("stream", name="stderr", text="careful")]


def spoil_error(nb):
    nb.cells[2].outputs = [nbformat.v4.new_output("error", ename="E", evalue="", traceback=[])]


def spoil_path(nb):
    text = str(NOTEBOOKS / "x")
    nb.cells[2].outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (spoil_translation, "older text"),
        (spoil_twin, "no Korean twin"),
        (spoil_id, "grade_id 'one' stands on 2 cells"),
        (spoil_stderr, "stderr"),
        (spoil_error, "raises E"),
        (spoil_path, "path of this machine"),
    ],
)
def test_a_broken_rule_is_named(spoil, said):
    """Would each kind of fault be found?"""
    nb = small_notebook()
    assert list(problems(nb)) == []
    spoil(nb)
    assert any(said in problem for problem in problems(nb))


def test_normalising_takes_out_what_differs_from_run_to_run():
    """Do times and versions of the machine go, and nothing else?"""
    nb = small_notebook()
    nb.metadata["language_info"] = {"name": "python", "version": "3.11.7"}
    nb.cells[2].metadata["execution"] = {"iopub.execute_input": "2026-01-01"}
    normalise(nb)
    assert json.loads(json.dumps(nb.metadata)) == METADATA
    assert "execution" not in nb.cells[2].metadata
    assert nb.cells[2].metadata.nbgrader.grade_id == "one"
