"""Pictures of computation graphs where there is no ``dot`` program: laid out here, by matplotlib.

The layout is the classic layered one (Sugiyama, Tagawa, Toda 1981): rank every point by its
longest path to the output, order each rank by the barycentre of its neighbours, then place. The
label of an edge is a box in a rank of its own, so that labels never overlap. Lengths in points.
"""

from __future__ import annotations

import io
import math
import unicodedata
import warnings
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from .drawing import ACCENT, FONTS, INK, Edge, Picture, Point

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SIZE = 12.0  # of the font
LINE = 1.3 * SIZE
GAP = 10.0  # between neighbours in a rank
LANE = 3.0  # half the distance between the forward and the backward line of an edge
APRON = 9.0  # on both sides of a rank, where lines run level and arrowheads stand
PORT = 13.0  # between the ends of edges at one point


@dataclass
class _Box:
    """A point, the label of an edge, or a place that a long edge passes through."""

    rank: int
    width: float
    height: float
    point: Point | None = None
    left: list[_Box] = field(default_factory=list)
    right: list[_Box] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0


@dataclass
class _Route:
    """The boxes that an edge passes through, from tail to head, and the one with its label."""

    edge: Edge
    boxes: list[_Box]
    label: _Box


def render(picture: Picture, file_format: Literal["svg", "png"]) -> bytes:
    """Return the picture as the bytes of an SVG or PNG file; the same bytes every time."""
    boxes, routes = _rank(picture)
    ranks = _order(boxes)
    _place(ranks)
    return _paint(picture, ranks, routes, file_format)


def text_width(text: str) -> float:
    """Estimate the width of the longest line, alike on every machine and without its fonts."""
    lines = text.split("\n")
    return max(sum(1.0 if _is_wide(c) else 0.66 for c in line) for line in lines) * SIZE


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _size(point: Point, edges: int) -> tuple[float, float]:
    width = text_width(point.label)
    if point.kind == "fork":
        return 3.0, PORT * edges
    if point.kind == "operator":
        return (size := max(34.0, PORT * (edges + 1))), size
    if point.kind == "constant":
        return width + 4, LINE
    return width + 26, max(LINE + 14, PORT * edges)


def _rank(picture: Picture) -> tuple[list[_Box], list[_Route]]:
    """Give points even ranks, the output the last, and edges a chain of boxes between."""
    edges = picture.edges
    depth = {point.id: 0 for point in picture.points}  # the longest path to the output
    for point in reversed(picture.points):
        for edge in edges:
            if edge.tail == point.id:
                depth[point.id] = max(depth[point.id], depth[edge.head] + 1)
    last = max(depth.values())
    points = {}
    for p in picture.points:
        ends = max(sum(e.head == p.id for e in edges), sum(e.tail == p.id for e in edges))
        points[p.id] = _Box(2 * (last - depth[p.id]), *_size(p, ends), p)
    boxes, routes = list(points.values()), []
    for edge in edges:
        tail, head = points[edge.tail], points[edge.head]
        between = [_Box(rank, 0.0, 4 * LANE) for rank in range(tail.rank + 1, head.rank)]
        label = between[-1]  # next to the head, where edges that share a tail are apart
        label.width = max(text_width(edge.value), text_width(edge.gradient or "")) + 8
        lines = 1 + edge.value.count("\n")
        label.height = 2 * (LANE + LINE * (lines if edge.value or edge.gradient else 0))
        chain = [tail, *between, head]
        for left, right in pairwise(chain):
            left.right.append(right)
            right.left.append(left)
        boxes += between
        routes.append(_Route(edge, chain, label))
    return boxes, routes


def _order(boxes: list[_Box]) -> list[list[_Box]]:
    """Sort each rank by the mean position of its neighbours; keep the order that crosses least."""
    ranks: list[list[_Box]] = [[] for _ in range(1 + max(box.rank for box in boxes))]
    for box in boxes:
        ranks[box.rank].append(box)
    best, fewest = [list(rank) for rank in ranks], _crossings(ranks)
    for sweep in range(24):
        forward = sweep % 2 == 0
        for rank in ranks if forward else ranks[::-1]:
            position = {id(box): i for other in ranks for i, box in enumerate(other)}
            mean: dict[int, float] = {}
            for box in rank:
                near = box.left if forward else box.right
                places = [position[id(other)] for other in near] or [position[id(box)]]
                mean[id(box)] = sum(places) / len(places)
            rank.sort(key=lambda box: mean[id(box)])
        if (crossings := _crossings(ranks)) < fewest:
            best, fewest = [list(rank) for rank in ranks], crossings
    return best


def _crossings(ranks: list[list[_Box]]) -> int:
    count = 0
    for rank, following in pairwise(ranks):
        position = {id(box): i for i, box in enumerate(following)}
        ends = [[position[id(other)] for other in box.right] for box in rank]
        for i, upper in enumerate(ends):
            count += sum(a > b for lower in ends[i + 1 :] for a in upper for b in lower)
    return count


def _place(ranks: list[list[_Box]]) -> None:
    """Place every box as near its neighbours as there is room; then the ranks, left to right."""
    for rank in ranks:
        _settle(rank, [0.0] * len(rank))
    for sweep in range(60):
        for rank in ranks if sweep % 2 == 0 else ranks[::-1]:
            near = [box.left + box.right for box in rank]
            _settle(rank, [_mean([other.y for other in boxes]) for boxes in near])
    x = 0.0
    for rank in ranks:
        steepest = max((abs(box.y - other.y) for box in rank for other in box.left), default=0.0)
        half = max(box.width for box in rank) / 2
        x += half + 2 * APRON + max(2.0, 0.3 * steepest)
        for box in rank:
            box.x = x
        x += half


def _settle(rank: list[_Box], wishes: list[float]) -> None:
    """Give boxes the places nearest to their wishes that keep order and room (pool neighbours)."""
    offsets, offset = [], 0.0
    for i, box in enumerate(rank):
        if i:
            offset += (rank[i - 1].height + box.height) / 2 + GAP
        offsets.append(offset)
    pools: list[list[float]] = []  # each moves as one; it lies at the mean of its wishes
    for wish, shift in zip(wishes, offsets, strict=True):
        pools.append([wish - shift])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    starts = [_mean(pool) for pool in pools for _ in pool]
    for box, start, shift in zip(rank, starts, offsets, strict=True):
        box.y = start + shift


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)


def _path(route: _Route, columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of an edge's line: level inside a column, slanted between columns."""
    tail, head = route.boxes[0], route.boxes[-1]
    tail_y = tail.y + _port(route.boxes[1], tail.right)
    head_y = head.y + _port(route.boxes[-2], head.left)
    corners = [(tail.x + _reach(tail, tail_y), tail_y), (columns[tail.rank][1], tail_y)]
    for box in route.boxes[1:-1]:
        corners += [(x, box.y) for x in columns[box.rank]]
    return [*corners, (columns[head.rank][0], head_y), (head.x - _reach(head, head_y), head_y)]


def _port(neighbour: _Box, side: list[_Box]) -> float:
    """How far above or below a point's middle the edge to ``neighbour`` ends."""
    ordered = sorted(side, key=lambda box: box.y)
    index = next(i for i, box in enumerate(ordered) if box is neighbour)
    return (index - (len(side) - 1) / 2) * PORT


def _reach(box: _Box, y: float) -> float:
    """Half the width of a point at the height ``y``."""
    assert box.point is not None
    if box.point.kind in ("constant", "layer", "fork"):
        return box.width / 2
    share = min(1.0, abs(y - box.y) / (box.height / 2))
    return box.width / 2 * math.sqrt(1 - share**2)


def _paint(
    picture: Picture,
    ranks: list[list[_Box]],
    routes: list[_Route],
    file_format: Literal["svg", "png"],
) -> bytes:
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.font_manager import fontManager

    boxes = [box for rank in ranks for box in rank]
    installed = {*fontManager.get_font_names(), "sans-serif"}
    style: Any = {
        "font.family": [font for font in FONTS if font in installed],
        "font.size": SIZE,
        "svg.fonttype": "none",  # text stays text
        "svg.hashsalt": "course_lib",  # the same ids every time
        "text.parse_math": False,
    }
    left = min(box.x - box.width / 2 for box in boxes) - GAP
    right = max(box.x + box.width / 2 for box in boxes) + GAP
    right = max(right, left + text_width(picture.title) + 2 * GAP)
    top = min(box.y - box.height / 2 for box in boxes) - GAP
    bottom = max(box.y + box.height / 2 for box in boxes) + GAP
    top -= 2 * LINE if picture.title else 0
    halves = [max(box.width for box in rank) / 2 + APRON for rank in ranks]
    columns = [(rank[0].x - h, rank[0].x + h) for rank, h in zip(ranks, halves, strict=True)]
    with matplotlib.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a font without Korean: the browser's
        figure = Figure(figsize=((right - left) / 72, (bottom - top) / 72))
        axes = figure.add_axes((0, 0, 1, 1), xlim=(left, right), ylim=(bottom, top))
        axes.axis("off")
        axes.text((left + right) / 2, top + LINE, picture.title, ha="center", va="center")
        for route in routes:
            _paint_edge(axes, route, _path(route, columns))
        for box in boxes:
            if box.point is not None:
                _paint_point(axes, box, box.point)
        buffer = io.BytesIO()
        metadata = {"Date": None, "Creator": None} if file_format == "svg" else {"Software": None}
        figure.savefig(buffer, format=file_format, dpi=150, metadata=metadata)
    return buffer.getvalue()


def _paint_edge(axes: Axes, route: _Route, path: list[tuple[float, float]]) -> None:
    gradient, label = route.edge.gradient, route.label
    lane = 0.0 if gradient is None else LANE
    _paint_line(axes, [(x, y - lane) for x, y in path], INK, "-")
    _paint_arrowhead(axes, path[-1][0], path[-1][1] - lane, -6.0, INK)
    axes.text(label.x, label.y - lane - 2, route.edge.value, color=INK, ha="center", va="bottom")
    if gradient is not None:
        _paint_line(axes, [(x, y + lane) for x, y in path], ACCENT, (0, (4, 2)))
        _paint_arrowhead(axes, path[0][0], path[0][1] + lane, 6.0, ACCENT)
        axes.text(label.x, label.y + lane + 2, gradient, color=ACCENT, ha="center", va="top")


def _paint_line(axes: Axes, path: list[tuple[float, float]], color: str, style: Any) -> None:
    axes.plot(*zip(*path, strict=True), color=color, linestyle=style, linewidth=1.0)


def _paint_arrowhead(axes: Axes, x: float, y: float, back: float, color: str) -> None:
    """An arrowhead with its tip at (x, y) and its base ``back`` to the right of it."""
    axes.fill([x, x + back, x + back], [y, y - 2.5, y + 2.5], color=color, linewidth=0)


def _paint_point(axes: Axes, box: _Box, point: Point) -> None:
    from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle

    corner = (box.x - box.width / 2, box.y - box.height / 2)
    line: Any = {"edgecolor": INK, "linewidth": 1.0, "zorder": 3}
    if point.kind == "fork":
        axes.add_patch(Rectangle(corner, box.width, box.height, facecolor=INK, **line))
    elif point.kind == "layer":
        rounded = "round,pad=0,rounding_size=6"
        axes.add_patch(
            FancyBboxPatch(
                corner, box.width, box.height, boxstyle=rounded, facecolor="#fef3c7", **line
            )
        )
    elif point.kind != "constant":
        face = "#ffffff" if point.kind == "operator" else "#f3f4f6"
        axes.add_patch(Ellipse((box.x, box.y), box.width, box.height, facecolor=face, **line))
    axes.text(box.x, box.y, point.label, color=INK, ha="center", va="center", zorder=4)
