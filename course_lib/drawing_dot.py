"""A picture of a computation graph in the DOT language, for Graphviz."""

from __future__ import annotations

from html import escape

from .drawing_picture import (
    ACCENT,
    END_FILL,
    FONTS,
    FRAME,
    INK,
    LAYER_FILL,
    WRONG,
    Edge,
    Kind,
    Picture,
)

_STYLES: dict[Kind, str] = {
    "input": f'shape=ellipse, style=filled, fillcolor="{END_FILL}"',
    "constant": "shape=plaintext, width=0.2, height=0.2",
    "operator": "shape=circle, width=0.5, fixedsize=true",
    "layer": f'shape=box, style="rounded,filled", fillcolor="{LAYER_FILL}"',
    "fork": "shape=point, width=0.07",
    "output": f'shape=ellipse, style="filled", fillcolor="{END_FILL}"',
}


def dot_source(picture: Picture) -> str:
    """Return the picture in the DOT language.

    An edge's label is a node of its own, in the middle of the edge: so dot keeps it clear of all
    else, and the value stands above the two lines, the gradient below.
    """
    fonts = ",".join(FONTS)
    room, width, arrow = "nodesep=0.13, ranksep=0.24", "", "0.7"
    if picture.is_long:
        room, width, arrow = "nodesep=0.1, ranksep=0.13", ", width=0.5", "0.55"
    ordering = "" if picture.groups else "ordering=in, "  # dot forgets it across frames
    lines = [
        "digraph {",
        f"  graph [rankdir=LR, {ordering}{room}, labelloc=t, fontsize=14, "
        f'fontname="{fonts}", label={_quoted(picture.title)}]',
        f'  node [fontname="{fonts}", fontsize=13, color="{INK}", fontcolor="{INK}"{width}]',
        f'  edge [arrowsize={arrow}, color="{INK}"]',
    ]
    for point in picture.points:
        lines.append(f"  {point.id} [label={_quoted(point.label)}, {_STYLES[point.kind]}]")
    for i, edge in enumerate(picture.edges):
        if edge.bare:
            lines.append(f"  {edge.tail} -> {edge.head} [minlen=2]")
            continue
        lines.append(f"  e{i} [shape=plain, label=<{_edge_label(edge)}>]")
        if edge.gradient is not None:  # first: dot puts the later of two parallel edges on top
            back = f'style=dashed, color="{_color(edge)}"' + (", penwidth=2" if edge.wrong else "")
            lines.append(f"  {edge.tail} -> e{i}:w [dir=back, {back}]")
            lines.append(f"  e{i}:e -> {edge.head} [dir=none, {back}]")
        lines.append(f"  {edge.tail} -> e{i}:w [dir=none]")
        lines.append(f"  e{i}:e -> {edge.head}")
    for i, group in enumerate(picture.groups):
        inside = [point.id for point in picture.points if point.id in group.points]
        inside += [f"e{k}" for k, e in enumerate(picture.edges) if group.has(e) and not e.bare]
        lines.append(
            f"  subgraph cluster_{i} {{label={_quoted(group.label)}; margin=6; style=rounded; "
            f'color="{FRAME}"; {"; ".join(inside)}}}'
        )
    return "\n".join([*lines, "}", ""])


def _color(edge: Edge) -> str:
    return WRONG if edge.wrong else ACCENT


def _edge_label(edge: Edge) -> str:
    def row(text: str, color: str) -> str:
        words = "<br/>".join(map(escape, text.split("\n"))) or " "
        return f'<tr><td cellpadding="2"><font color="{color}">{words}</font></td></tr>'

    def line(side: str, style: str, color: str, width: int = 1) -> str:
        return (
            f'<tr><td border="{width}" sides="{side}" style="{style}" color="{color}" '
            'cellpadding="0" width="22" height="2"></td></tr>'
        )

    rows = row(edge.value, INK) + line("t", "solid", INK)
    if edge.gradient is not None:
        rows += line("b", "dashed", _color(edge), width=2 if edge.wrong else 1)
    rows += row(edge.gradient or "", _color(edge))
    return f'<table border="0" cellspacing="0" cellpadding="1">{rows}</table>'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
