"""The figures in images/, each made by running a computation graph: ``make figures``.

Beside each picture lies its graph as DOT text; a test holds that text against the code, since the
rendered bytes differ from one version of `dot` to the next.
"""

from __future__ import annotations

from collections.abc import Callable

from course_lib.drawing import Drawing, draw
from course_lib.graph import Variable, exp

from .notebooks import ROOT

IMAGES = ROOT / "images"


def two_apples() -> Drawing:
    """Two apples with tax, forward and backward (figures 5-5 and 5-14)."""
    apple, number, tax = Variable(100, "apple"), Variable(2, "number"), Variable(1.1, "tax")
    price = (apple * number * tax).named("price")
    price.backward()
    return draw(price)


def apples_and_oranges() -> Drawing:
    """Two apples and three oranges with tax (figure 5-17)."""
    apple, apple_num = Variable(100, "apple"), Variable(2, "apple_num")
    orange, orange_num = Variable(150, "orange"), Variable(3, "orange_num")
    price = (apple * apple_num + orange * orange_num) * Variable(1.1, "tax")
    price.named("price").backward()
    return draw(price)


def sigmoid_in_steps() -> Drawing:
    """The sigmoid as a chain of four nodes (figure 5-20)."""
    y = (1 / (1 + exp(-Variable(1.0, "x")))).named("y")
    y.backward()
    return draw(y)


FIGURES: dict[str, Callable[[], Drawing]] = {
    "5-14_two_apples": two_apples,
    "5-17_apples_and_oranges": apples_and_oranges,
    "5-20_sigmoid_in_steps": sigmoid_in_steps,
}


def main() -> None:
    """Write every figure as SVG, PNG and DOT."""
    IMAGES.mkdir(exist_ok=True)
    for name, make in FIGURES.items():
        for suffix in ("svg", "png", "dot"):
            make().save(IMAGES / f"{name}.{suffix}")


if __name__ == "__main__":
    main()
