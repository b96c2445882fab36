"""A computation graph to step through: forward node by node, backward edge by edge.

The steps are told by `course_lib.play_steps` and `course_lib.play_sentences`, painted by
`course_lib.play_svg` and put into a notebook by `course_lib.play_page`: without JavaScript, and
without a kernel once the cell has run.
"""

from __future__ import annotations

from typing import Any

from .drawing_words import Words, picture_of
from .graph import Variable
from .language import tr
from .play_page import page
from .play_steps import Stepper
from .play_svg import Scene


class Play:
    """A graph to step through, shown by a notebook.

    Attributes:
        steps: the sentences, in order.
    """

    def __init__(self, html: str, steps: list[str]) -> None:
        self.html = html
        self.steps = steps

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": repr(self)}

    def __repr__(self) -> str:
        return "\n".join(f"{k}. {sentence}" for k, sentence in enumerate(self.steps, 1))


def play(
    output: Variable,
    *,
    forward: bool = True,
    backward: bool | None = None,
    as_one: str | None = None,
    title: str = "",
) -> Play:
    """Step through the graph that leads to ``output``, with one sentence for each step.

    Args:
        output: the last variable. Its graph may hold any layers (`course_lib.graph.apply`).
        forward: begin with the forward steps; if False, all values are there from the start.
        backward: go on with the backward steps; by default when ``output.backward()`` has run.
        as_one: end with a step that shows all nodes as a single one of this name. All inputs must
            stand to the left of the nodes.
        title: a line of text above the picture.

    Raises TypeError for anything but a Variable, ValueError when there is nothing to step through.
    """
    if not isinstance(output, Variable):
        raise TypeError(f"play: expected a Variable, got {type(output).__name__}")
    words = Words(output, False, (), (), {})
    words.choose_gradients(None if backward is None else False, None)
    words.visible = words.was_run if backward is None else backward
    if (words.visible or not forward) and not words.was_run:
        raise ValueError("play: there are no gradients of this output; run backward() first")
    if not (forward or words.visible):
        raise ValueError("play: nothing is left to step through without forward and backward")
    picture = picture_of(words, "")
    stepper = Stepper(words, picture)
    steps = [
        *(stepper.forward() if forward else ()),
        *(stepper.backward() if words.visible else ()),
    ]
    if as_one is not None:
        steps.append(stepper.as_one(as_one))
    name = tr("Computation graph of {name}", name=words.name(output))
    html = page(Scene(picture, steps, as_one), name, title)
    return Play(html, [step.sentence for step in steps])
