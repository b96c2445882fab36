"""Parts of a picture: cut off, closed into one box, framed, put under each other.

A part is named by where it ends: the values on the edges that leave it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from graphlib import TopologicalSorter

from course_lib.drawing_picture import Edge, Group, Picture, Point


def leading_to(picture: Picture, *values: str) -> set[str]:
    """Return the ids of the nodes that lead to the edges with these values.

    Inputs do not belong to them: they stand outside of a layer. Constants do.
    """
    found = {edge.tail for edge in picture.edges if _name(edge) in values}
    if missing := set(values) - {_name(edge) for edge in picture.edges}:
        raise ValueError(f"expected values that stand on edges, got {sorted(missing)}")
    kinds = {point.id: point.kind for point in picture.points}
    for point in reversed(picture.points):
        found |= {e.tail for e in picture.edges if e.head == point.id and e.head in found}
    return {id for id in found if kinds[id] != "input"}


def _name(edge: Edge) -> str:
    return edge.value.split("\n")[0]  # without its shape


def cut_after(picture: Picture, *values: str) -> Picture:
    """Return what leads to the edges with these values, which now end in outputs of that name."""
    kept = leading_to(picture, *values)
    kept |= {edge.tail for edge in picture.edges if edge.head in kept}
    points = [point for point in picture.points if point.id in kept]
    edges = []
    for edge in picture.edges:
        if edge.head in kept:
            edges.append(edge)
        elif _name(edge) in values:
            end = Point(f"end{len(points)}", "output", _name(edge))
            points.append(end)
            edges.append(replace(edge, head=end.id))
    return replace(picture, points=tuple(points), edges=tuple(edges))


def close(picture: Picture, ids: Collection[str], label: str) -> Picture:
    """Return the picture with these points in one box: what goes on inside is not seen."""
    box = next(point.id for point in picture.points if point.id in ids)
    points = tuple(
        Point(box, "layer", label) if point.id == box else point
        for point in picture.points
        if point.id == box or point.id not in ids
    )
    edges = tuple(
        replace(edge, tail=box if edge.tail in ids else edge.tail)
        if edge.head not in ids
        else replace(edge, head=box)
        for edge in picture.edges
        if not (edge.tail in ids and edge.head in ids)
    )
    order = TopologicalSorter({p.id: [e.tail for e in edges if e.head == p.id] for p in points})
    place = {id: i for i, id in enumerate(order.static_order())}
    points = tuple(sorted(points, key=lambda point: place[point.id]))
    return replace(picture, points=points, edges=edges)


def framed(picture: Picture, ids: Collection[str], label: str) -> Picture:
    """Return the picture with a frame around these points."""
    return replace(picture, groups=(*picture.groups, Group(label, frozenset(ids))))


def renamed(picture: Picture, labels: Mapping[str, str]) -> Picture:
    """Return the picture with other words in its points."""
    points = tuple(replace(p, label=labels.get(p.label, p.label)) for p in picture.points)
    return replace(picture, points=points)


def beside(one: Picture, other: Picture) -> Picture:
    """Return one picture of two graphs that have nothing in common."""
    points = tuple(replace(point, id=f"b{point.id}") for point in other.points)
    edges = tuple(replace(e, tail=f"b{e.tail}", head=f"b{e.head}") for e in other.edges)
    return replace(one, points=one.points + points, edges=one.edges + edges)
