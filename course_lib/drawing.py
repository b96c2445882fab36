"""Pictures of computation graphs, in the book's manner: forward values and gradients on the edges.

`draw` describes a graph as points and edges once (`course_lib.drawing_words`). Graphviz's ``dot``
renders that description (`course_lib.drawing_dot`); where there is no ``dot`` program,
`course_lib.drawing_fallback` does.
"""

from __future__ import annotations

import functools
import re
from base64 import b64encode
from collections.abc import Collection, Mapping
from html import escape
from pathlib import Path
from typing import Any, Literal

from numpy.typing import ArrayLike

from . import drawing_fallback
from .drawing_dot import dot_source
from .drawing_picture import FONTS, Picture
from .drawing_words import Words, alt_text, picture_of
from .graph import Variable

_FIT = "max-width:100%;height:auto"  # a wide graph shrinks to the page


class Drawing:
    """A picture of a graph, shown by a notebook as an image.

    Attributes:
        source: the DOT text.
        alt: the text alternative.
    """

    def __init__(self, picture: Picture, alt: str) -> None:
        self.picture = picture
        self.source = dot_source(picture)
        self.alt = alt

    def svg(self) -> str:
        """Return the picture as an ``<svg>`` element with its text alternative."""
        svg = self._render("svg").decode()
        svg = svg[svg.index("<svg") :]  # no prologue, so that it can stand inside a page
        svg = re.sub(r"<!--.*?-->\s*|<title>.*?</title>\s*", "", svg, flags=re.DOTALL)
        title = escape(self.picture.title or "Computation graph")
        fonts = f' font-family="{",".join(FONTS)}"'
        svg = svg.replace(fonts, "")  # once for all texts, not again at each
        opening = f'<svg role="img" aria-label="{escape(self.alt)}" style="{_FIT}"{fonts}'
        return re.sub(
            r"<svg\b([^>]*>)", lambda m: f"{opening}{m[1]}<title>{title}</title>", svg, count=1
        )

    def save(self, path: str | Path) -> None:
        """Write the picture to a file that ends in .svg, .png or .dot."""
        path = Path(path)
        if path.suffix == ".svg":
            path.write_text(self.svg(), encoding="utf-8")
        elif path.suffix == ".png":
            path.write_bytes(self._render("png"))
        elif path.suffix == ".dot":
            path.write_text(self.source, encoding="utf-8")
        else:
            raise ValueError(f"save: expected a path ending in .svg, .png or .dot, got {path.name}")

    def _render(self, file_format: Literal["svg", "png"]) -> bytes:
        from graphviz import ExecutableNotFound

        source = self.source
        if file_format == "png":
            source = source.replace("graph [", "graph [dpi=150, ", 1)
        try:
            return rendered_by_dot(source, file_format)
        except (ExecutableNotFound, OSError):  # the latter in a browser's Python
            return drawing_fallback.render(self.picture, file_format)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        """An ``<img>``, not image/svg+xml: nbconvert would drop that one's text alternative."""
        data = b64encode(self.svg().encode()).decode()
        image = f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(self.alt)}"'
        return {"text/html": f'{image} style="{_FIT}">', "text/plain": self.alt}

    def __repr__(self) -> str:
        return self.alt


@functools.lru_cache(128)  # a class makes the same mistakes, and so the same pictures
def rendered_by_dot(source: str, file_format: str) -> bytes:
    """What the program ``dot`` makes of a DOT text."""
    import graphviz

    return graphviz.Source(source).pipe(format=file_format, quiet=True)


def draw(
    output: Variable,
    *,
    backward: bool | None = None,
    steps: int | None = None,
    symbols: bool = False,
    blank_values: Collection[str] = (),
    blank_gradients: Collection[str] = (),
    wrong: Mapping[str, ArrayLike] | None = None,
    title: str | None = None,
    alt: str | None = None,
) -> Drawing:
    """Draw the graph that leads to ``output``.

    Args:
        output: the last variable.
        backward: show the gradients; by default, when ``output.backward()`` has been run.
        steps: show only the gradients that the first so many nodes of the backward order sent.
        symbols: show names and derivatives such as ∂z/∂x in place of numbers.
        blank_values: names of variables whose value shows as "?"; "*" means all of them.
        blank_gradients: the same for gradients, whether backward has been run or not. "*" leaves
            the output's own gradient to be seen, since everything starts from it.
        wrong: a learner's wrong gradients, numbers or arrays by the variable's name. They always
            show, red and marked "✗". The right ones do not; what would give them away, a fork's
            parts and the numbers that are worked out from them, shows as "?".
        title: a line of text above the picture.
        alt: the text alternative; by default a list of all steps in English.
    """
    if not isinstance(output, Variable):
        raise TypeError(f"draw: expected a Variable, got {type(output).__name__}")
    words = Words(output, symbols, blank_values, blank_gradients, {} if wrong is None else wrong)
    words.choose_gradients(backward, steps)
    return Drawing(picture_of(words, title or ""), alt_text(words) if alt is None else alt)
