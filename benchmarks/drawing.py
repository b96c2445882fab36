"""Drawing a computation graph: run it, lay it out, make the picture and its words.

Against the program `dot` alone, on the same text; and without it, by the course's own fallback.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

from measure import Line, medians

from course_lib import drawing, drawing_fallback
from course_lib.drawing import Drawing, draw
from course_lib.exercises import find

TURNS = 7


def lines() -> Iterator[Line]:
    """The chain rule along several paths, one of the larger graphs of the chapters."""
    exercise = find("sum_over_paths")
    case = max(exercise.visible_cases(), key=lambda case: len(case["du_dx"]))
    assert exercise.graph

    def made() -> Drawing:
        return draw(exercise.graph(case))

    def whole() -> None:
        drawing.rendered_by_dot.cache_clear()
        made().svg()

    source = made().source.encode()
    ours, dot, fallback = medians(
        TURNS,
        whole,
        lambda: subprocess.run(["dot", "-Tsvg"], input=source, check=True, capture_output=True),
        lambda: drawing_fallback.render(made().picture, "svg"),
    )
    yield Line("drawing a graph", ours, "`dot` alone", dot)
    yield Line("drawing a graph", ours, "the fallback without `dot`", fallback)
