"""Pictures of computation graphs, in the book's manner: forward values and gradients on the edges.

`draw` describes a graph as points and edges once. Graphviz's ``dot`` renders that description;
where there is no ``dot`` program, `course_lib.drawing_fallback` does.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Literal

import numpy as np

from .graph import Node, Value, Variable, forward_order

INK, ACCENT = "#1f2933", "#1d4ed8"  # forward values; gradients
# DejaVu first: the ∂ and the subscripts of the Korean fonts are hard to read. Every renderer takes
# Hangul, which DejaVu lacks, from the next font that is installed.
FONTS = (
    "DejaVu Sans",
    "NanumGothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "Noto Sans CJK KR",
    "sans-serif",
)
Kind = Literal["input", "constant", "operator", "layer", "fork", "output"]
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Point:
    """Something that edges join: an input, a constant, an operator, a layer, a fork, the output."""

    id: str
    kind: Kind
    label: str


@dataclass(frozen=True)
class Edge:
    """A value flowing from ``tail`` to ``head``, and the gradient that came back, if any."""

    tail: str
    head: str
    value: str
    gradient: str | None


@dataclass(frozen=True)
class Picture:
    """What is to be seen, before any layout; points in topological order."""

    points: tuple[Point, ...]
    edges: tuple[Edge, ...]
    title: str


class Drawing:
    """A picture of a graph, shown by a notebook as SVG.

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
        style = "max-width:100%;height:auto"
        opening = f'<svg role="img" aria-label="{escape(self.alt)}" style="{style}"'
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
        import graphviz

        from . import drawing_fallback

        source = self.source
        if file_format == "png":
            source = source.replace("graph [", "graph [dpi=150, ", 1)
        try:
            return graphviz.Source(source).pipe(format=file_format, quiet=True)
        except (graphviz.ExecutableNotFound, OSError):  # the latter in a browser's Python
            return drawing_fallback.render(self.picture, file_format)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": self.alt}

    def __repr__(self) -> str:
        return self.alt


def draw(
    output: Variable,
    *,
    backward: bool | None = None,
    steps: int | None = None,
    symbols: bool = False,
    blank_values: Collection[str] = (),
    blank_gradients: Collection[str] = (),
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
        title: a line of text above the picture.
        alt: the text alternative; by default a list of all steps in English.
    """
    if not isinstance(output, Variable):
        raise TypeError(f"draw: expected a Variable, got {type(output).__name__}")
    words = _Words(output, symbols, blank_values, blank_gradients)
    words.choose_gradients(backward, steps)
    return Drawing(_picture(words, title or ""), _alt(words) if alt is None else alt)


def format_value(value: Value) -> str:
    """Return a number with four digits (six from a thousand on), or an array's row or shape."""
    if np.ndim(value) == 0:
        number = float(value) + 0.0  # no minus zero
        digits = 6 if 1e3 <= abs(number) < 1e6 else 4
        return f"{number:.{digits}g}".replace("-", "−")
    row = np.ravel(value)
    if 0 < row.size <= 3 and np.shape(value)[-1] == row.size:
        brackets = np.ndim(value)
        return "[" * brackets + " ".join(format_value(x) for x in row) + "]" * brackets
    return str(np.shape(value))


class _Words:
    """The names, values and gradients that one picture shows, as text."""

    def __init__(
        self,
        output: Variable,
        symbols: bool,
        blank_values: Collection[str],
        blank_gradients: Collection[str],
    ) -> None:
        self.output = output
        self.symbols = symbols
        self.order = forward_order(output)
        self.uses: dict[Variable, list[tuple[Node, int]]] = {}  # the edges that leave a variable
        for node in self.order:
            for i, variable in enumerate(node.inputs):
                self.uses.setdefault(variable, []).append((node, i))
        self.uses[output] = []
        unnamed = [v for v in self.uses if not (v.name or v.constant or v is output)]
        self.names = {v: f"v{i}" for i, v in enumerate(unnamed, start=1)}
        self.blank_values = self._known(blank_values, "blank_values")
        self.blank_gradients = self._known(blank_gradients, "blank_gradients")

    def _known(self, names: Collection[str], parameter: str) -> set[str]:
        chosen = {names} if isinstance(names, str) else set(names)
        known = {self.name(v) for v in self.uses if not v.constant}
        if unknown := chosen - known - {"*"}:
            raise ValueError(
                f"{parameter}: expected names out of {sorted(known)} or '*', got {sorted(unknown)}"
            )
        return chosen

    def choose_gradients(self, backward: bool | None, steps: int | None) -> None:
        """Decide whether gradients are to be seen, and those of which nodes."""
        runs = {id(node.run) for node in self.order}  # two if another output's backward came by
        self.was_run = self.output.grad is not None and len(runs) <= 1
        self.visible = self.was_run if backward is None else backward
        possible = self.was_run or self.symbols or self.blank_gradients
        if not possible and (self.visible or steps is not None):
            raise ValueError("draw: there are no gradients of this output; run backward() first")
        if steps is not None and steps < 0:
            raise ValueError(f"steps: expected 0 or more, got {steps}")
        self.senders = set(self.order[::-1][:steps])

    def name(self, variable: Variable) -> str:
        if variable.constant:
            return variable.name or format_value(variable.value)
        return variable.name or self.names.get(variable, "L")  # L: an output without a name

    def value(self, variable: Variable) -> str:
        if self.blank_values & {"*", self.name(variable)}:
            return "?"
        return self.name(variable) if self.symbols else format_value(variable.value)

    def sent(self, node: Node, i: int) -> str | None:
        """Return the gradient that ``node`` sends to its input number ``i``; None if not seen."""
        variable = node.inputs[i]
        if variable.constant or node not in self.senders:
            return None
        uses = self.uses[variable]
        part = uses.index((node, i)) + 1 if len(uses) > 1 else None
        return self._gradient(variable, node.input_grads[i], part)

    def total(self, variable: Variable) -> str | None:
        """Return the gradient of ``variable`` once all that take it have sent their part."""
        if any(node not in self.senders for node, _ in self.uses[variable]):
            return None
        return self._gradient(variable, variable.grad, None)

    def _gradient(self, variable: Variable, grad: Value | None, part: int | None) -> str | None:
        name = self.name(variable)
        if self.was_run and grad is None:
            return None
        if name in self.blank_gradients:
            return "?"
        if "*" in self.blank_gradients:
            if variable is not self.output:
                return "?"
            grad = 1.0 if grad is None and np.ndim(variable.value) == 0 else grad
        elif not self.visible:
            return None
        if self.symbols:
            derivative = f"∂{self.name(self.output)}/∂{name}"
            return f"({derivative}){str(part).translate(_SUBSCRIPTS)}" if part else derivative
        return None if grad is None else format_value(grad)


def _picture(words: _Words, title: str) -> Picture:
    points: list[Point] = []
    edges: list[Edge] = []
    source: dict[Variable, str] = {}  # the point where a variable's edges leave

    def add(kind: Kind, label: str) -> str:
        points.append(Point(f"n{len(points)}", kind, label))
        return points[-1].id

    def forked(variable: Variable) -> bool:
        return len(words.uses[variable]) > 1 and not variable.constant

    for variable, uses in words.uses.items():
        node = variable.node
        if node is None:
            source[variable] = add(
                "constant" if variable.constant else "input", words.name(variable)
            )
        else:
            source[variable] = add("operator" if len(node.label) <= 3 else "layer", node.label)
            for i, x in enumerate(node.inputs):
                value = "" if x.constant or forked(x) else words.value(x)
                edges.append(Edge(source[x], source[variable], value, words.sent(node, i)))
        if forked(variable) or not uses:  # the sum of a fork's gradients gets an edge of its own
            end = add("fork", "") if uses else add("output", words.name(variable))
            value, total = words.value(variable), words.total(variable)
            edges.append(Edge(source[variable], end, value, total))
            source[variable] = end
    return Picture(tuple(points), tuple(edges), title)


def _alt(words: _Words) -> str:
    def named(variable: Variable) -> str:
        name = words.name(variable)
        bare = variable.constant or (words.symbols and words.value(variable) == name)
        return name if bare else f"{name} = {words.value(variable)}"

    inputs = [named(v) for v in words.uses if v.node is None and not v.constant]
    forward = [
        f"{node.label} takes {', '.join(words.name(x) for x in node.inputs)} "
        f"and gives {named(node.output)}"
        for node in words.order
    ]
    backward = []
    for node in reversed(words.order):
        sent = [(words.sent(node, i), words.name(x)) for i, x in enumerate(node.inputs)]
        if parts := [f"{gradient} to {name}" for gradient, name in sent if gradient]:
            backward.append(f"{node.label} sends {', '.join(parts)}")
    backward += [
        f"{words.name(v)} receives {words.total(v)} in all"
        for v, uses in words.uses.items()
        if len(uses) > 1 and words.total(v)
    ]
    if start := words.total(words.output):
        backward.insert(0, f"{words.name(words.output)} starts from {start}")
    parts = [f"Computation graph of {words.name(words.output)}"]
    for heading, items in (("Inputs", inputs), ("Forward", forward), ("Backward", backward)):
        if items:
            parts.append(f"{heading}: {'; '.join(items)}")
    return ". ".join(parts) + "."


_STYLES: dict[Kind, str] = {
    "input": 'shape=ellipse, style=filled, fillcolor="#f3f4f6"',
    "constant": "shape=plaintext, width=0.2, height=0.2",
    "operator": "shape=circle, width=0.5, fixedsize=true",
    "layer": 'shape=box, style="rounded,filled", fillcolor="#fef3c7"',
    "fork": "shape=point, width=0.07",
    "output": 'shape=ellipse, style="filled", fillcolor="#f3f4f6"',
}


def dot_source(picture: Picture) -> str:
    """Return the picture in the DOT language.

    An edge's label is a node of its own, in the middle of the edge: so dot keeps it clear of all
    else, and the value stands above the two lines, the gradient below.
    """
    fonts = ",".join(FONTS)
    lines = [
        "digraph {",
        "  graph [rankdir=LR, ordering=in, nodesep=0.13, ranksep=0.24, labelloc=t, fontsize=14, "
        f'fontname="{fonts}", label={_quoted(picture.title)}]',
        f'  node [fontname="{fonts}", fontsize=13, color="{INK}", fontcolor="{INK}"]',
        f'  edge [arrowsize=0.7, color="{INK}"]',
    ]
    for point in picture.points:
        lines.append(f"  {point.id} [label={_quoted(point.label)}, {_STYLES[point.kind]}]")
    for i, edge in enumerate(picture.edges):
        if not edge.value and edge.gradient is None:
            lines.append(f"  {edge.tail} -> {edge.head} [minlen=2]")
            continue
        lines.append(f"  e{i} [shape=plain, label=<{_edge_label(edge)}>]")
        if edge.gradient is not None:  # first: dot puts the later of two parallel edges on top
            back = f'style=dashed, color="{ACCENT}"'
            lines.append(f"  {edge.tail} -> e{i}:w [dir=back, {back}]")
            lines.append(f"  e{i}:e -> {edge.head} [dir=none, {back}]")
        lines.append(f"  {edge.tail} -> e{i}:w [dir=none]")
        lines.append(f"  e{i}:e -> {edge.head}")
    return "\n".join([*lines, "}", ""])


def _edge_label(edge: Edge) -> str:
    def row(text: str, color: str) -> str:
        return f'<tr><td><font color="{color}">{escape(text) or " "}</font></td></tr>'

    def line(side: str, style: str, color: str) -> str:
        return (
            f'<tr><td border="1" sides="{side}" style="{style}" color="{color}" '
            'cellpadding="0" width="22" height="2"></td></tr>'
        )

    rows = row(edge.value, INK) + line("t", "solid", INK)
    if edge.gradient is not None:
        rows += line("b", "dashed", ACCENT)
    rows += row(edge.gradient or "", ACCENT)
    return f'<table border="0" cellspacing="0" cellpadding="1">{rows}</table>'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
