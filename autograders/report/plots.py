"""Where the bars and lines of the plots stand; the template draws them as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

WIDTH, HEIGHT = 460, 180  # of a plot's field, in SVG units
GAP = 0.12  # share of a bar's place that is left free


@dataclass(frozen=True)
class Bar:
    """A bar of a histogram, from (x, y) down to the axis."""

    x: float
    y: float
    width: float
    height: float
    count: int


@dataclass(frozen=True)
class Line:
    """A line of steps that ends in the upper right.

    path: SVG's ``d``. first, last: the times at the axis's ends. due: where the due date stands,
    None outside of it.
    """

    path: str
    first: datetime
    last: datetime
    due: float | None


def bars(counts: list[int]) -> list[Bar]:
    """A histogram; the highest bar fills the height."""
    place, most = WIDTH / len(counts), max([*counts, 1])
    return [
        Bar(
            round(number * place + place * GAP / 2, 1),
            round(HEIGHT * (1 - count / most), 1),
            round(place * (1 - GAP), 1),
            round(HEIGHT * count / most, 1),
            count,
        )
        for number, count in enumerate(counts)
    ]


def line(steps: list[tuple[datetime, int]], due: datetime | None) -> Line | None:
    """How many had handed in by when; None when no time is known."""
    if not steps:
        return None
    times = [when for when, _ in steps] + ([due] if due else [])
    first, last = min(times), max(times)
    room = max((last - first) * 0.04, timedelta(hours=1))
    first, last, most = first - room, last + room, steps[-1][1]

    def across(when: datetime) -> float:
        return round(WIDTH * ((when - first) / (last - first)), 1)

    path = f"M0 {HEIGHT}"
    for when, count in steps:
        path += f"H{across(when)}V{round(HEIGHT * (1 - count / most), 1)}"
    return Line(f"{path}H{WIDTH}", first, last, across(due) if due else None)
