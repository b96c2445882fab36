"""The picture that `course_lib.play` steps through: one SVG in which numbers appear step by step.

It always has the layout of `course_lib.drawing_layout`, with ``dot`` or without: so it is the same
on every machine, nothing moves between two steps, and each number is an element of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .drawing_layout import GAP, LANE, LINE, SIZE, Box, Route, lay_out, text_width
from .drawing_picture import ACCENT, END_FILL, FONTS, INK, LAYER_FILL, Picture, Point
from .play_steps import Step

_SCALE, _SMALLEST = 1.2, 0.9  # pixels for a unit of the layout: with room, and at the least
_AT_WORK, _GLOW = "#b45309", "#fde68a"  # what a step points at: a second outline, a broad line
_STYLE = f"""
text{{font:{SIZE:g}px {",".join(f"'{font}'" for font in FONTS[:-1])},sans-serif;fill:{INK};
text-anchor:middle;dominant-baseline:central}}
path{{fill:none;stroke:{INK}}}
.g path{{stroke:{ACCENT};stroke-dasharray:4 2}}.g text{{fill:{ACCENT}}}
.n{{fill:#fff;stroke:{INK}}}.n.e{{fill:{END_FILL}}}.n.l{{fill:{LAYER_FILL}}}.n.f{{fill:{INK}}}
.r{{fill:none;stroke:{_AT_WORK};stroke-width:3}}.b{{fill:#fffbeb;stroke:{_AT_WORK};stroke-width:2}}
path.w{{stroke:{_GLOW};stroke-width:11;stroke-linejoin:round}}
"""
_HEADS = (
    f"<marker id='v' orient='auto' markerWidth='7' markerHeight='6' refX='6' refY='3'>"
    f"<path d='M0,0 7,3 0,6z' style='fill:{INK};stroke:none'/></marker>"
    f"<marker id='u' orient='auto' markerWidth='7' markerHeight='6' refX='1' refY='3'>"
    f"<path d='M7,0 0,3 7,6z' style='fill:{ACCENT};stroke:none'/></marker>"
)


class Scene:
    """A picture with its places.

    Attributes:
        size: the width and height in pixels, where there is room for them.
        smallest: those below which its text would be hard to read.
    """

    def __init__(self, picture: Picture, steps: Sequence[Step], as_one: str | None) -> None:
        self.picture = picture
        self.steps = steps
        self.as_one = as_one
        self.boxes, self.routes = lay_out(picture)
        self.constants = {point.id for point in picture.points if point.kind == "constant"}
        left = min(box.x - box.width / 2 for box in self.boxes) - GAP
        top = min(box.y - box.height / 2 for box in self.boxes) - GAP
        width = max(box.x + box.width / 2 for box in self.boxes) + GAP - left
        height = max(box.y + box.height / 2 for box in self.boxes) + GAP - top
        self.view = (left, top, width, height)
        self.size = (round(width * _SCALE), round(height * _SCALE))
        self.smallest = (round(width * _SMALLEST), round(height * _SMALLEST))

    def middle(self, step: Step) -> int:
        """How far from the left a step happens, in pixels at the smallest size.

        Where it points at several things, which may be far apart, the first of them counts.
        """
        x = [box.x for box in self.boxes if box.point and box.point.id in step.points]
        x += [self.routes[i].label.x for i in step.values | step.gradients]
        left, _, width, _ = self.view
        if len(step.points) > 1:
            x = [min(x)]
        middle = (min(x) + max(x)) / 2 - left if x else width / 2
        return round(middle * _SMALLEST)

    def svg(self, name: str, *, finished: bool = False) -> str:
        """Return the ``<svg>``, called ``name``.

        An element of class ``a3`` is for the third step and all after it, one of class ``o3`` for
        the third step only; with class ``h`` it is hidden until a style sheet shows it. Class
        ``k`` is what a single node has inside. With ``finished`` everything stands there to stay,
        and nothing is pointed at.
        """
        parts = [] if finished else [self._glow(k, step) for k, step in enumerate(self.steps, 1)]
        for i, route in enumerate(self.routes):
            parts.append(self._edge(i, route, finished))
        parts += [_point(box, box.point) for box in self.boxes if box.point]
        if not finished:
            parts += [self._rings(k, step) for k, step in enumerate(self.steps, 1)]
            if self.as_one is not None:
                parts.append(self._whole(self.as_one, len(self.steps)))
        width, height = self.size
        return (
            f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' "
            f"viewBox='{' '.join(f'{x:.0f}' for x in self.view)}' role='img' "
            f"aria-label='{escape(name)}'>"
            f"<style>{_STYLE}</style><defs>{_HEADS}</defs>{''.join(parts)}</svg>"
        )

    def _edge(self, i: int, route: Route, finished: bool) -> str:
        """Both lines and both numbers of an edge, and from which step on they are to be seen."""
        value = _Lane(route, backward=False)
        inside = " class='k'" if route.edge.tail in self.constants else ""
        since = next((k for k, step in enumerate(self.steps, 1) if i in step.values), 0)
        drawn = (
            f"<path{inside} d='{value.line}' marker-end='url(#v)'/>"
            f"<g{_since(since, finished)}>{value.number()}</g>"
        )
        if route.edge.gradient is None:
            return drawn
        gradient = _Lane(route, backward=True)
        since = next((k for k, step in enumerate(self.steps, 1) if i in step.gradients), 0)
        return drawn + (
            f"<g{_since(since, finished, 'g ')}><path d='{gradient.line}' "
            f"marker-start='url(#u)'/>{gradient.number()}</g>"
        )

    def _glow(self, k: int, step: Step) -> str:
        """What lies under the edges of a step: broad lines, and frames for their numbers."""
        lanes = [_Lane(self.routes[i], backward=False) for i in sorted(step.values)]
        lanes += [_Lane(self.routes[i], backward=True) for i in sorted(step.gradients)]
        marks = "".join(f"<path class='w' d='{lane.line}'/>" for lane in lanes)
        return f"<g class='h o{k}'>{marks}{''.join(lane.frame() for lane in lanes)}</g>"

    def _rings(self, k: int, step: Step) -> str:
        """A second outline around each point that is at work."""
        boxes = [box for box in self.boxes if box.point and box.point.id in step.points]
        return f"<g class='h o{k}'>{''.join(_outline(box, 'r', 5) for box in boxes)}</g>"

    def _whole(self, name: str, k: int) -> str:
        """A single node that covers all nodes and leaves the inputs and the output to be seen."""
        inner = [b for b in self.boxes if b.point and b.point.kind in ("operator", "layer")]
        if not inner:
            raise ValueError("as_one: expected a graph with nodes, got a variable alone")
        left = min(box.x - box.width / 2 for box in inner)
        right = max(box.x + box.width / 2 for box in inner)
        for box in self.boxes:
            if box.point and box.point.kind == "input" and box.x > left:
                raise ValueError(
                    "as_one: expected a graph with all inputs to the left of its nodes, but "
                    f"{box.point.label!r} joins later on"
                )
        _, top, _, height = self.view
        return (
            f"<g class='h o{k}'><rect class='n l' rx='12' x='{left:.1f}' y='{top + 2:.1f}' "
            f"width='{right - left:.1f}' height='{height - 4:.1f}'/>"
            f"{_text((left + right) / 2, top + height / 2, name)}</g>"
        )


class _Lane:
    """One direction of an edge: its line, as a path's ``d``, and where its number stands."""

    def __init__(self, route: Route, *, backward: bool) -> None:
        gradient = route.edge.gradient
        self.text = (gradient or "") if backward else route.edge.value
        self.x = route.label.x
        self.height = LINE * (1 + self.text.count("\n"))
        away = 0.0 if gradient is None else LANE
        down = 1 if backward else -1
        self.y = route.label.y + down * (away + 2 + self.height / 2)
        corners = [(f"{x:.1f}", f"{y + down * away:.1f}") for x, y in route.corners]
        self.line = "M" + " ".join(f"{x},{y}" for x, y in corners)

    def number(self) -> str:
        return _text(self.x, self.y, self.text) if self.text else ""

    def frame(self) -> str:
        """A rectangle around the number."""
        width = text_width(self.text) + 8
        return (
            f"<rect class='b' rx='4' x='{self.x - width / 2:.1f}' "
            f"y='{self.y - self.height / 2:.1f}' width='{width:.1f}' height='{self.height:.1f}'/>"
        )


def _since(step: int, finished: bool, also: str = "") -> str:
    """The class attribute of what is to be seen from ``step`` on; 0 means always."""
    names = f"{also}h a{step}" if step and not finished else also.strip()
    return f" class='{names}'" if names else ""


def _text(x: float, y: float, text: str) -> str:
    """One or more lines, in the middle of (x, y)."""
    lines = text.split("\n")
    first = y - LINE * (len(lines) - 1) / 2
    return "".join(
        f"<text x='{x:.1f}' y='{first + LINE * i:.1f}'>{escape(line)}</text>"
        for i, line in enumerate(lines)
    )


def _point(box: Box, point: Point) -> str:
    kinds = {"input": "n e", "output": "n e", "operator": "n", "layer": "n l", "fork": "n f"}
    if point.kind == "constant":
        return f"<g class='k'>{_text(box.x, box.y, point.label)}</g>"
    label = _text(box.x, box.y, point.label) if point.label else ""
    return _outline(box, kinds[point.kind], 0) + label


def _outline(box: Box, css_class: str, wider: float) -> str:
    """An ellipse for an operator, an input or the output; a rectangle for a layer or a fork."""
    width, height = box.width / 2 + wider, box.height / 2 + wider
    if box.point is not None and box.point.kind in ("layer", "fork"):
        corner = 6 if box.point.kind == "layer" else 0
        return (
            f"<rect class='{css_class}' rx='{corner}' x='{box.x - width:.1f}' "
            f"y='{box.y - height:.1f}' width='{2 * width:.1f}' height='{2 * height:.1f}'/>"
        )
    return (
        f"<ellipse class='{css_class}' cx='{box.x:.1f}' cy='{box.y:.1f}' rx='{width:.1f}' "
        f"ry='{height:.1f}'/>"
    )
