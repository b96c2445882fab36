"""What stands between a graph and its renderers: a picture as points and edges, and its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

INK, ACCENT, WRONG = "#1f2933", "#1d4ed8", "#b91c1c"  # values; gradients; a learner's wrong ones
END_FILL, LAYER_FILL = "#f3f4f6", "#fef3c7"  # inputs and the output; layers
FRAME = "#9aa5b1"  # around the nodes of one layer
WRONG_MARK = "✗"  # stands before a wrong gradient, for those who do not see the colour
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


@dataclass(frozen=True)
class Point:
    """Something that edges join: an input, a constant, an operator, a layer, a fork, the output."""

    id: str
    kind: Kind
    label: str


@dataclass(frozen=True)
class Edge:
    """A value flowing from ``tail`` to ``head``, and the gradient that came back, if any.

    Both may have several lines.
    """

    tail: str
    head: str
    value: str
    gradient: str | None

    @property
    def bare(self) -> bool:
        """Whether there is nothing to write at the edge."""
        return not self.value and self.gradient is None

    @property
    def wrong(self) -> bool:
        """Whether the gradient is a learner's wrong one, as its mark says."""
        return (self.gradient or "").startswith(WRONG_MARK)


@dataclass(frozen=True)
class Group:
    """Points in one frame, such as the nodes that make up a layer, by their ids."""

    label: str
    points: frozenset[str]

    def has(self, edge: Edge) -> bool:
        """Whether both ends of the edge lie in the frame."""
        return edge.tail in self.points and edge.head in self.points


@dataclass(frozen=True)
class Picture:
    """What is to be seen, before any layout; points in topological order."""

    points: tuple[Point, ...]
    edges: tuple[Edge, ...]
    title: str
    groups: tuple[Group, ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether six points or more follow each other, so that the width of a page gets scarce."""
        count = {point.id: 1 for point in self.points}
        for point in self.points:
            before = [count[edge.tail] for edge in self.edges if edge.head == point.id]
            count[point.id] += max(before, default=0)
        return max(count.values()) >= 6
