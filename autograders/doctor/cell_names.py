"""What an author calls a cell: JupyterLab's ids, such as ``419dba2e``, tell nobody anything."""

from __future__ import annotations

import re
import textwrap

from nbformat import NotebookNode

# Not nbgrader's marks, such as ### BEGIN MARK SCHEME.
HEADING = re.compile(r"^#+ +(?!BEGIN |END )(.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)  # where # begins a comment
LONGEST = 40  # characters of a cell's first words


def cell_names(notebook: NotebookNode) -> dict[str, str]:
    """By cell id: nbgrader's id, or the heading that a cell stands under, or its first words.

    Where the notebook is in two languages, a cell goes by a heading in its own.
    """
    names, headings = {}, dict[bool, str]()
    for cell in notebook.cells:
        korean = "lang-ko" in cell.metadata.get("tags", [])
        here = HEADING.findall(CODE.sub("", cell.source)) if cell.cell_type == "markdown" else []
        if here and cell.source.startswith("#"):
            headings[korean] = here[0]
        names[cell.id] = name_of(cell, headings.get(korean) or headings.get(not korean, ""))
        if here:
            headings[korean] = here[-1]
    return names


def name_of(cell: NotebookNode, heading: str) -> str:
    """The name of a cell that stands under that heading, if any."""
    if "nbgrader" in cell.metadata:
        return str(cell.metadata.nbgrader.grade_id)
    if heading:
        return f'under "{heading}"'
    words = textwrap.shorten(cell.source, LONGEST, placeholder=" ...")
    return f'"{words}"' if words else "an empty cell"
