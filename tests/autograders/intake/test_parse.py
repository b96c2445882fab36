"""Bytes that are a notebook, hardly one, or none."""

import json
import subprocess
import sys

import nbformat
import pytest

from autograders.intake import plan
from autograders.intake.parse import MOST_CELLS, MOST_TEXT, handed_cells
from autograders.outcome import Refusal

from .conftest import ANSWER, code, find, placed_of, planned, refused


def read(*cells, **more):
    """The cells of a notebook of format 4 with these, and notes."""
    return handed_cells(json.dumps({"cells": list(cells), "nbformat": 4, **more}).encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_text_is_read_in_any_unicode_encoding(encoding):
    """Is Korean read from each of them, and a note made when it is not UTF-8?"""
    text = json.dumps({"cells": [code("# 순전파")], "nbformat": 4}, ensure_ascii=False)
    handed, notes = handed_cells(text.encode(encoding))
    assert handed[0].source == "# 순전파"
    assert bool(notes) == (not encoding.startswith("utf-8"))


def test_what_is_not_utf_8_is_borne(notebook, released):
    """Is a notebook graded that a Korean editor saved in its old encoding?"""
    find(notebook, "affine-answer")["source"] = "# 계층\n" + ANSWER
    content = json.dumps(notebook, ensure_ascii=False).encode("cp949", "replace")
    placed, notes = plan(content, released)
    assert placed_of(placed, "affine-answer").cell["source"].endswith(ANSWER)
    assert notes[0].startswith("not utf-8 at byte ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b'{"cells": [\n{"cell_ty', "breaks off at line 2"),
        (b'{"cells": [\n', "breaks off at line"),
        (b'{"cells": [\n}', "is broken at line 2, column 1"),
        (b"<html></html>", "is broken at line 1, column 1"),
        (b"[1]", "is a list, not an object"),
        (b"NaN", "is a float, not an object"),
        (b"{}", "has no cells"),
        (b'{"cells": [], "nbformat": 4}', "has no cells"),
        (b'{"cells": 7, "nbformat": 4}', "has no cells"),
        (b'{"worksheets": [5, {"cells": 1}], "nbformat": 3}', "has no cells"),
        (b'{"cells": [{}], "nbformat": 5}', "a notebook of format 5"),
        (b'{"a":' * 100_000, "nested beyond all measure"),
        (b"\xff\xfe\x00", "not a notebook"),
        (b"\x00" * 50, "not a notebook"),
        (b"PK\x03\x04 a zip archive \xff", "is broken at line 1, column 1"),
    ],
)
def test_what_is_no_notebook_is_refused(content, reason, released):
    """Is the reason said, with the place where the text breaks?"""
    assert reason in refused(content, released)


def test_every_truncation_is_refused(notebook, released):
    """Is a file that breaks off anywhere refused as one that breaks off, or as broken?"""
    content = json.dumps(notebook, indent=1).encode()
    for end in range(1, len(content) - 1, 997):
        assert refused(content[:end], released).startswith("not a notebook: the JSON ")


def test_odd_numbers_are_borne():
    """Do numbers that Python refuses to read, or that are none, harm nothing?"""
    text = '{"cells": [{"cell_type": "code", "source": "a", "execution_count": %s}]}'
    for number in ("NaN", "-Infinity", "1e999", "9" * 5000):
        assert handed_cells((text % number).encode())[0][0].source == "a"
    huge = f'{{"nbformat": {"9" * 5000}, "cells": [{{"source": "a"}}]}}'
    assert handed_cells(huge.encode())[0][0].source == "a"


def test_deep_outputs_are_dropped_and_the_cell_kept():
    """Is a nest that JSON can read, and what follows could not, left behind?"""
    deep = json.loads("[" * 300 + "]" * 300)
    data = {"text/plain": deep, "application/json": {"a": deep}, "text/html": ["a", "b"]}
    handed, _ = read(code("a", outputs=[{"output_type": "display_data", "data": data}]))
    assert handed[0].outputs == [
        {"output_type": "display_data", "data": {"text/html": "ab"}, "metadata": {}}
    ]


@pytest.mark.parametrize("minor", [0, 4, 5, 99, "new", None])
def test_minor_versions_are_borne(notebook, released, minor):
    """Is a notebook of an older or newer minor version graded like any other?"""
    notebook["nbformat_minor"] = minor
    placed, notes = planned(notebook, released)
    assert placed_of(placed, "affine-answer").cell["source"] == ANSWER and notes == []


def test_a_notebook_of_format_3_is_read_as_nbformat_does(notebook, released):
    """Is what stands in worksheets the same for us as for nbformat's own upgrade?"""
    own = nbformat.reads(json.dumps(notebook), as_version=4)
    own.cells.insert(0, nbformat.v4.new_markdown_cell("## A title"))
    old = nbformat.convert(own, 3)
    assert old.worksheets[0].cells[0].cell_type == "heading"
    assert {"input"} <= find({"cells": old.worksheets[0].cells}, "affine-answer").keys()
    handed, _ = handed_cells(json.dumps(old).encode())
    new = nbformat.convert(old, 4)
    assert [(h.cell_type, h.source) for h in handed] == [(c.cell_type, c.source) for c in new.cells]
    placed, _ = planned(json.loads(json.dumps(old)), released)
    assert placed_of(placed, "affine-answer").cell["source"] == ANSWER


def test_cells_are_read_one_by_one():
    """Does an odd cell spoil nothing but itself, with a note?"""
    handed, notes = read(
        7,
        {"cell_type": "code"},
        {"cell_type": "code", "source": 5},
        {"cell_type": "code", "source": ["a", 5]},
        {"cell_type": "code", "source": ["a\n", "b"], "metadata": []},
        {"cell_type": "<script>", "source": "x", "metadata": {"nbgrader": "none", "tags": 3}},
        {"cell_type": "markdown", "source": "\ud800", "id": 9},
        {"cell_type": ["code"], "source": "y"},
    )
    assert [(h.cell_type, h.source, h.id) for h in handed] == [
        ("code", "", ""),
        ("code", "a\nb", ""),
        ("raw", "x", ""),
        ("markdown", "?", ""),
        ("raw", "y", ""),
    ]
    assert notes == [
        "cell 1: it was no cell; left out",
        "cell 3: its source was no text; left out",
        "cell 4: its source was no text; left out",
        "cell 6: of the unknown type ?script?; taken as raw",
        "cell 8: of the unknown type [?code?]; taken as raw",
    ]


def test_a_notebook_beyond_all_measure_is_refused():
    """Are too many cells, or too much text, refused?"""
    with pytest.raises(Refusal, match=f"{MOST_CELLS + 1} cells"):
        read(*[code("")] * (MOST_CELLS + 1))
    assert len(read(*[code("")] * MOST_CELLS)[0]) == MOST_CELLS
    with pytest.raises(Refusal, match="characters of text"):
        read(code("a" * MOST_TEXT), code("a"))


def test_a_worker_needs_no_nbgrader():
    """Is planning free of the seconds that importing nbgrader takes?"""
    program = "import sys, autograders.intake; sys.exit('nbgrader' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
