"""Attempts by way of the notebook file: its metadata, its cells, their ids and outputs.

Each function changes a released notebook, whose answers are blank, as one would who hopes to gain
by it; its docstring says how. Returned text is handed in as it is.
"""

import copy
import json

SCORE = {
    "output_type": "execute_result",
    "execution_count": 1,
    "data": {"text/plain": "4.0"},
    "metadata": {},
}
ODD = [
    "",
    None,
    -1,
    4.0,
    1e999,
    float("nan"),
    True,
    [],
    {},
    "'; DROP TABLE grade; --",
    "ŕelu",
    "x" * 9999,
]
NAMES = [
    "../../../secret",
    "/etc/passwd",
    "mul_layer\0",
    "<script>alert(1)</script>",
    "mul_Iayer",
    "mul_layеr",
    "mul_layer' OR 1=1; --",
    "{{ 7 * 7 }}",
    "\ud800",
    "\u202emul_layer",
    "..",
    "mul_layer-answer",
]


def about(cell):
    """nbgrader's metadata of a cell."""
    return cell["metadata"].get("nbgrader", {})


def graded(notebook):
    """The graded cells."""
    return [cell for cell in notebook["cells"] if about(cell).get("grade")]


def code(source, **metadata):
    """A code cell."""
    cell = {"cell_type": "code", "metadata": metadata, "source": source}
    return cell | {"outputs": [], "execution_count": None}


def tags_that_skip(notebook):
    """tags every cell so that it is skipped, hidden, or its errors are overlooked"""
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = [
            "skip-execution",
            "raises-exception",
            "remove-cell",
            "nbval-skip",
        ]


def flags_turned(notebook):
    """says that graded cells are the learner's, not locked, not graded, or tasks"""
    for number, cell in enumerate(graded(notebook)):
        turned = ["grade", "locked", "solution", "task"][number % 4]
        about(cell)[turned] = not about(cell).get(turned)
        cell["source"] = "4.0"


def points_raised(notebook):
    """gives each graded cell a hundred points, or points that are none"""
    for number, cell in enumerate(graded(notebook)):
        about(cell)["points"] = [100, 1e308, "4", -4, None, [100]][number % 6]


def graded_cells_rewritten(notebook):
    """puts the points in the place of the tests, with forged checksums and outputs"""
    for cell in graded(notebook):
        cell["source"] = f"float({about(cell)['points']})"
        cell["outputs"] = [SCORE]
        about(cell)["checksum"] = "0" * 32


def graded_cells_copied(notebook):
    """hands in each graded cell twice, the copy with its own points and text"""
    for cell in graded(notebook):
        twin = copy.deepcopy(cell)
        twin["source"], about(twin)["points"], twin["outputs"] = "100.0", 100, [SCORE]
        notebook["cells"] += [twin, copy.deepcopy(twin)]


def graded_cells_of_another_type(notebook):
    """makes graded cells prose, raw, headings and what no one knows"""
    for number, cell in enumerate(graded(notebook)):
        cell["cell_type"] = ["markdown", "raw", "heading", "code ", None, ["code"]][number % 6]


def graded_cells_left_out(notebook):
    """deletes every graded and locked cell"""
    notebook["cells"] = [cell for cell in notebook["cells"] if not about(cell).get("locked")]


def new_graded_cells(notebook):
    """adds graded cells of its own making, worth more than the chapter"""
    for name in ("bonus", "mul_layer2", "relu"):
        cell = code(
            "100.0", nbgrader={**about(graded(notebook)[0]), "grade_id": name, "points": 100}
        )
        notebook["cells"].append(cell | {"outputs": [SCORE]})


def names_that_act(notebook):
    """gives cells names that are paths, SQL, pages, templates, and look-alikes of the right ones"""
    for number, cell in enumerate(c for c in notebook["cells"] if about(c)):
        about(cell)["grade_id"] = NAMES[number % len(NAMES)]
        cell["id"] = NAMES[-number % len(NAMES)]


def metadata_of_odd_types(notebook):
    """puts everything but what belongs there into nbgrader's metadata"""
    for number, cell in enumerate(notebook["cells"]):
        known = about(cell)
        for place, key in enumerate(list(known)):
            known[key] = ODD[(number + place) % len(ODD)]
        if number % 3 == 0:
            cell["metadata"] = ODD[number % len(ODD)]
        elif number % 3 == 1:
            cell["metadata"]["nbgrader"] = ODD[number % len(ODD)]


def schemas_of_the_future(notebook):
    """says that its metadata is of another version"""
    for number, cell in enumerate(c for c in notebook["cells"] if about(c)):
        about(cell)["schema_version"] = [0, 1, 99, "3", None, 3.5][number % 6]
    notebook["nbformat_minor"] = 99


def kernels_of_its_own(notebook):
    """names programs to run as its kernel, and widgets to restore"""
    notebook["metadata"] = {
        "kernelspec": {
            "name": "bash",
            "display_name": "x",
            "language": "bash",
            "argv": ["touch", "<LEFT>"],
        },
        "language_info": {
            "name": "<script>alert(1)</script>",
            "pygments_lexer": "../../x",
            "version": "9",
        },
        "widgets": {
            "application/vnd.jupyter.widget-state+json": {
                "state": {"x": {"model_module": "http://leak.test/"}}
            }
        },
        "title": "<script>alert(1)</script>",
        "celltoolbar": "Create Assignment",
    }


def duplicate_ids(notebook):
    """gives all cells one id and all of nbgrader's cells one name"""
    for cell in notebook["cells"]:
        cell["id"] = "same"
        if about(cell):
            about(cell)["grade_id"] = "mul_layer"


def forged_outputs(notebook):
    """hands in outputs that tell of full points, in every cell and every form"""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [SCORE, {"output_type": "stream", "name": "stdout", "text": "4.0"}]
            cell["execution_count"] = 4
        cell["metadata"]["nbgrader_score"] = 4.0


def only_an_outputless_file(notebook):
    """hands in nothing but the graded cells, run and right"""
    notebook["cells"] = [cell | {"outputs": [SCORE]} for cell in graded(notebook)]


def thousands_of_cells(notebook):
    """adds cells until nobody can look at them any more"""
    notebook["cells"] += [code("x = 1") for _ in range(5000)]


def attachments_that_act(notebook):
    """attaches pages to prose as pictures, and points at them"""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["attachments"] = {
                "x.png": {
                    "image/png": '" onerror="alert(1)',
                    "text/html": "<script>alert(1)</script>",
                }
            }
            cell["source"] += (
                "\n![x](attachment:x.png) <img src='attachment:x.png'>"
                " [y](javascript:alert(1)) <script>alert(1)</script>"
            )


def sources_of_odd_types(notebook):
    """has sources and outputs that are lists of lists, numbers, nothing"""
    for number, cell in enumerate(notebook["cells"]):
        cell["source"] = [["x"], [1, 2], 4.0, None, {"a": 1}, ["x\n", "y"]][number % 6]
        cell["outputs"] = [4.0, [SCORE, 4.0], {"0": SCORE}, [[SCORE]], None, "4.0"][number % 6]


def nested_beyond_measure(notebook):
    """is JSON of a hundred thousand brackets"""
    return '{"cells": ' + "[" * 10**5 + "]" * 10**5 + "}"


def keys_twice(notebook):
    """has two lists of cells, the second with the points"""
    text = json.dumps(notebook)
    return text[:-1] + ', "cells": ' + json.dumps([code("4.0")]) + "}"


def no_text(notebook):
    """is bytes that no encoding knows, with half characters in JSON"""
    return b"\xff\xfe\x00\xd8" + json.dumps(notebook).encode("utf-16-le")[:-3]


def numbers_without_end(notebook):
    """holds a number of a million digits"""
    return json.dumps(notebook)[:-1] + ', "x": ' + "9" * 10**6 + ', "y": NaN, "z": 1e99999}'


def a_broken_file(notebook):
    """breaks off, where stock nbgrader keeps an older score"""
    return json.dumps(notebook)[:-1000]
