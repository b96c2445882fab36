"""Where the points and edges of a picture lie, where there is no ``dot`` program to say so.

The layout is the classic layered one (Sugiyama, Tagawa, Toda 1981): rank every point by its
longest path to the output, order each rank by the barycentre of its neighbours, then place. The
label of an edge is a box in a rank of its own, so that labels never overlap. Lengths in points.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

from .drawing_picture import Edge, Picture, Point

SIZE = 12.0  # of the font
LINE = 1.3 * SIZE
GAP = 10.0  # between neighbours in a rank
LANE = 3.0  # half the distance between the forward and the backward line of an edge
APRON = 9.0  # on both sides of a rank, where lines run level and arrowheads stand
PORT = 13.0  # between the ends of edges at one point


@dataclass
class Box:
    """A point, the label of an edge, or a place that a long edge passes through."""

    rank: int
    width: float
    height: float
    point: Point | None = None
    left: list[Box] = field(default_factory=list)
    right: list[Box] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0


@dataclass
class Route:
    """The boxes from tail to head, the one with the label, and the corners of the edge's line."""

    edge: Edge
    boxes: list[Box]
    label: Box
    corners: list[tuple[float, float]] = field(default_factory=list)


def lay_out(picture: Picture) -> tuple[list[Box], list[Route]]:
    """Return all boxes, rank after rank from left to right, and the routes of all edges."""
    boxes, routes = _rank(picture)
    ranks = _order(boxes)
    _place(ranks)
    halves = [max(box.width for box in rank) / 2 + APRON for rank in ranks]
    columns = [(rank[0].x - h, rank[0].x + h) for rank, h in zip(ranks, halves, strict=True)]
    for route in routes:
        route.corners = _corners(route, columns)
    return [box for rank in ranks for box in rank], routes


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


def _rank(picture: Picture) -> tuple[list[Box], list[Route]]:
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
        points[p.id] = Box(2 * (last - depth[p.id]), *_size(p, ends), p)
    boxes, routes = list(points.values()), []
    for edge in edges:
        tail, head = points[edge.tail], points[edge.head]
        between = [Box(rank, 0.0, 4 * LANE) for rank in range(tail.rank + 1, head.rank)]
        label = between[-1]  # next to the head, where edges that share a tail are apart
        label.width = max(text_width(edge.value), text_width(edge.gradient or "")) + 8
        lines = 1 + max(edge.value.count("\n"), (edge.gradient or "").count("\n"))
        label.height = 2 * (LANE + LINE * (lines if edge.value or edge.gradient else 0))
        chain = [tail, *between, head]
        for left, right in pairwise(chain):
            left.right.append(right)
            right.left.append(left)
        boxes += between
        routes.append(Route(edge, chain, label))
    return boxes, routes


def _order(boxes: list[Box]) -> list[list[Box]]:
    """Sort each rank by the mean position of its neighbours; keep the order that crosses least."""
    ranks: list[list[Box]] = [[] for _ in range(1 + max(box.rank for box in boxes))]
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


def _crossings(ranks: list[list[Box]]) -> int:
    count = 0
    for rank, following in pairwise(ranks):
        position = {id(box): i for i, box in enumerate(following)}
        ends = [[position[id(other)] for other in box.right] for box in rank]
        for i, upper in enumerate(ends):
            count += sum(a > b for lower in ends[i + 1 :] for a in upper for b in lower)
    return count


def _place(ranks: list[list[Box]]) -> None:
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


def _settle(rank: list[Box], wishes: list[float]) -> None:
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


def _corners(route: Route, columns: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of an edge's line: level inside a column, slanted between columns."""
    tail, head = route.boxes[0], route.boxes[-1]
    tail_y = tail.y + _port(route.boxes[1], tail.right)
    head_y = head.y + _port(route.boxes[-2], head.left)
    corners = [(tail.x + _reach(tail, tail_y), tail_y), (columns[tail.rank][1], tail_y)]
    for box in route.boxes[1:-1]:
        corners += [(x, box.y) for x in columns[box.rank]]
    return [*corners, (columns[head.rank][0], head_y), (head.x - _reach(head, head_y), head_y)]


def _port(neighbour: Box, side: list[Box]) -> float:
    """How far above or below a point's middle the edge to ``neighbour`` ends."""
    ordered = sorted(side, key=lambda box: box.y)
    index = next(i for i, box in enumerate(ordered) if box is neighbour)
    return (index - (len(side) - 1) / 2) * PORT


def _reach(box: Box, y: float) -> float:
    """Half the width of a point at the height ``y``."""
    assert box.point is not None
    if box.point.kind in ("constant", "layer", "fork"):
        return box.width / 2
    share = min(1.0, abs(y - box.y) / (box.height / 2))
    return box.width / 2 * math.sqrt(1 - share**2)
