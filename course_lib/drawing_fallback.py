"""Pictures of computation graphs where there is no ``dot`` program: painted by matplotlib."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any, Literal

from .drawing_layout import APRON, GAP, LANE, LINE, SIZE, Box, Route, lay_out, text_width
from .drawing_picture import (
    ACCENT,
    END_FILL,
    FONTS,
    FRAME,
    INK,
    LAYER_FILL,
    WRONG,
    Group,
    Picture,
    Point,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def render(picture: Picture, file_format: Literal["svg", "png"]) -> bytes:
    """Return the picture as the bytes of an SVG or PNG file; the same bytes every time."""
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.font_manager import fontManager

    boxes, routes = lay_out(picture)
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
    top -= LINE + GAP if picture.groups else 0
    top -= 2 * LINE if picture.title else 0
    with matplotlib.rc_context(style), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")  # a font without Korean: the browser's
        figure = Figure(figsize=((right - left) / 72, (bottom - top) / 72))
        axes = figure.add_axes((0, 0, 1, 1), xlim=(left, right), ylim=(bottom, top))
        axes.axis("off")
        axes.text((left + right) / 2, top + LINE, picture.title, ha="center", va="center")
        for group in picture.groups:
            _paint_frame(axes, group, boxes, routes)
        for route in routes:
            _paint_edge(axes, route)
        for box in boxes:
            if box.point is not None:
                _paint_point(axes, box, box.point)
        buffer = io.BytesIO()
        metadata = {"Date": None, "Creator": None} if file_format == "svg" else {"Software": None}
        figure.savefig(buffer, format=file_format, dpi=150, metadata=metadata)
    return buffer.getvalue()


def _paint_frame(axes: Axes, group: Group, boxes: list[Box], routes: list[Route]) -> None:
    """A frame around the points of a group and the edges between them; its name stands on top."""
    from matplotlib.patches import FancyBboxPatch

    inside = [box for box in boxes if box.point is not None and box.point.id in group.points]
    inside += [box for route in routes if group.has(route.edge) for box in route.boxes[1:-1]]
    left = min(box.x - box.width / 2 for box in inside) - APRON / 2
    right = max(box.x + box.width / 2 for box in inside) + APRON / 2
    top = min(box.y - box.height / 2 for box in inside) - GAP / 2
    bottom = max(box.y + box.height / 2 for box in inside) + GAP / 2
    rounded = "round,pad=0,rounding_size=6"
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            right - left,
            bottom - top,
            boxstyle=rounded,
            facecolor="none",
            edgecolor=FRAME,
        )
    )
    axes.text((left + right) / 2, top - 3, group.label, color=INK, ha="center", va="bottom")


def _paint_edge(axes: Axes, route: Route) -> None:
    gradient, label, path = route.edge.gradient, route.label, route.corners
    color, width = (WRONG, 2.5) if route.edge.wrong else (ACCENT, 1.0)
    lane = 0.0 if gradient is None else LANE
    _paint_line(axes, [(x, y - lane) for x, y in path], INK, "-")
    _paint_arrowhead(axes, path[-1][0], path[-1][1] - lane, -6.0, INK)
    axes.text(label.x, label.y - lane - 2, route.edge.value, color=INK, ha="center", va="bottom")
    if gradient is not None:
        _paint_line(axes, [(x, y + lane) for x, y in path], color, (0, (4, 2)), width)
        _paint_arrowhead(axes, path[0][0], path[0][1] + lane, 6.0, color)
        axes.text(label.x, label.y + lane + 2, gradient, color=color, ha="center", va="top")


def _paint_line(
    axes: Axes, path: list[tuple[float, float]], color: str, style: Any, width: float = 1.0
) -> None:
    axes.plot(*zip(*path, strict=True), color=color, linestyle=style, linewidth=width)


def _paint_arrowhead(axes: Axes, x: float, y: float, back: float, color: str) -> None:
    """An arrowhead with its tip at (x, y) and its base ``back`` to the right of it."""
    axes.fill([x, x + back, x + back], [y, y - 2.5, y + 2.5], color=color, linewidth=0)


def _paint_point(axes: Axes, box: Box, point: Point) -> None:
    from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle

    corner = (box.x - box.width / 2, box.y - box.height / 2)
    line: Any = {"edgecolor": INK, "linewidth": 1.0, "zorder": 3}
    if point.kind == "fork":
        axes.add_patch(Rectangle(corner, box.width, box.height, facecolor=INK, **line))
    elif point.kind == "layer":
        rounded = "round,pad=0,rounding_size=6"
        axes.add_patch(
            FancyBboxPatch(
                corner, box.width, box.height, boxstyle=rounded, facecolor=LAYER_FILL, **line
            )
        )
    elif point.kind != "constant":
        face = "#ffffff" if point.kind == "operator" else END_FILL
        axes.add_patch(Ellipse((box.x, box.y), box.width, box.height, facecolor=face, **line))
    axes.text(box.x, box.y, point.label, color=INK, ha="center", va="center", zorder=4)
