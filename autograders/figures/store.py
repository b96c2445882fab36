"""The files of the figures in images/, and the index that lists them."""

from __future__ import annotations

from pathlib import Path

from course_lib.drawing import Drawing

from . import FIGURES
from .figure import Figure

_INTRODUCTION = """# Figures

Made by `make figures`, which also writes this page; do not edit by hand. The code is in
`autograders/figures/`: its table `FIGURES` says the same and gives the full text alternatives in
English and Korean, `FIGURES["5-14"].image("ko").alt`. Beside each picture lies what it shows as
text (`.dot` for a graph, `.json` for a table of numbers), which the tests hold against the code.

A picture from which the answer to an exercise can be read belongs after it: see the last column.
Figure numbers are those of the book *Deep Learning from Scratch*, chapter 5 and appendix A.

| figure | file | chapter | section | after exercise |
|---|---|---|---|---|
"""


def stem(figure: Figure) -> str:
    """Return the name of a figure's files, without suffix: its number and what it shows."""
    number = next(number for number, other in FIGURES.items() if other is figure)
    return f"{number.replace('(', '_').replace(')', '')}_{figure.slug}"


def source_name(figure: Figure) -> str:
    """Return the name of the file that holds what the figure shows as text."""
    return stem(figure) + (".dot" if isinstance(figure.image(), Drawing) else ".json")


def file_names() -> set[str]:
    """Return the names of all files in images/."""
    pictures = {stem(f) + suffix for f in FIGURES.values() for suffix in (".svg", ".png")}
    return {"README.md"} | pictures | {source_name(figure) for figure in FIGURES.values()}


def save(figure: Figure, folder: Path) -> None:
    """Write a figure as SVG and PNG, and what it shows as text."""
    for name in (f"{stem(figure)}.svg", f"{stem(figure)}.png", source_name(figure)):
        figure.image().save(folder / name)


def index() -> str:
    """Return the page that says which figure is in which file and where it belongs."""
    lines = [
        f"| {number} | [{stem(figure)}]({stem(figure)}.svg) | {figure.chapter} "
        f"| {figure.section} | {figure.answers} |"
        for number, figure in FIGURES.items()
    ]
    shown = [
        f"\n## {number}\n\n![{figure.image().alt}]({stem(figure)}.svg)\n\n"
        f"{figure.shows['en']}\n\n{figure.shows['ko']}\n"
        for number, figure in FIGURES.items()
    ]
    return _INTRODUCTION + "\n".join(lines) + "\n" + "".join(shown)
