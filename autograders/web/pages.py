"""What the pages show: chapters to read, and the figures. Nothing on them answers an exercise."""

from __future__ import annotations

from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode

from autograders.figures import FIGURES
from autograders.figures.store import stem

WORDS = {
    "en": ("Figure {}", "Explained in {}.", "Figures that answer an exercise", "after exercise"),
    "ko": ("그림 {}", "{}에서 설명합니다.", "연습의 답이 드러나는 그림", "이 연습 다음에"),
}


def chapter_page(released: NotebookNode, source: NotebookNode) -> NotebookNode:
    """A chapter to read: its released notebook, with the outputs that come before any answer.

    Cells that are graded are left out; learners see nothing but a line of comment in them.
    """
    outputs = {cell.id: cell.outputs for cell in source.cells if needs_no_answer(cell)}
    page = nbformat.v4.new_notebook(metadata=source.metadata)
    for cell in released.cells:
        if not cell.metadata.get("nbgrader", {}).get("points"):
            page.cells.append(cell)
            if cell.cell_type == "code":
                cell.outputs = outputs.get(cell.id, [])
    return page


def needs_no_answer(cell: NotebookNode) -> bool:
    """Is this code that is neither part of an exercise nor goes on with a learner's answers?

    Whatever does go on with them asks `course_lib.check.ready` first: a chapter without answers
    has to run up to its checks.
    """
    of_exercise = "nbgrader" in cell.metadata
    return cell.cell_type == "code" and not of_exercise and "ready(" not in cell.source


def figure_list(lang: str, titles: dict[str, str]) -> str:
    """The figures in Markdown, for a folder beside ``images/``; answers by name only.

    titles: the title of each chapter, in that language.
    """
    return "\n\n".join(figure_lines(lang, titles))


def figure_lines(lang: str, titles: dict[str, str]) -> Iterator[str]:
    """The paragraphs of `figure_list`."""
    numbered, explained, hidden, after = WORDS[lang]
    for number, figure in FIGURES.items():
        if not figure.answers:
            where = f"[{titles[figure.chapter]}](../{figure.chapter}.ipynb)"
            yield f"## {numbered.format(number)}"
            yield f"![{figure.image(lang).alt}](../images/{stem(figure)}.svg)"  # type: ignore[arg-type]
            yield f"{figure.shows[lang]} {explained.format(where)}"  # type: ignore[index]
    yield f"## {hidden}"
    yield "\n".join(
        f"- {numbered.format(number)}: [{titles[figure.chapter]}](../{figure.chapter}.ipynb), "
        f"{after} `{figure.answers}`"
        for number, figure in FIGURES.items()
        if figure.answers
    )


def title_of(notebook: NotebookNode) -> str:
    """A chapter's title: the first heading."""
    for cell in notebook.cells:
        for line in cell.source.splitlines():
            if cell.cell_type == "markdown" and line.startswith("# "):
                return str(line.removeprefix("# "))
    raise ValueError("expected a notebook with a heading, got none")
