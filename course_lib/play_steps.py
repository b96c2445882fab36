"""The steps of `course_lib.play`: which part of the picture each one shows, and its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .drawing_picture import Picture
from .drawing_words import Words
from .graph import Node, Variable
from .graph_operators import Value
from .language import tr
from .play_sentences import Said, added_up, backward_sentence, forward_sentence, given, listed

Phase = Literal["forward", "backward", "as one"]


@dataclass(frozen=True)
class Step:
    """One step: a sentence, the points that are at work, the edges whose numbers appear.

    ``points`` are ids; ``values`` and ``gradients`` number the picture's edges.
    """

    phase: Phase
    sentence: str
    points: frozenset[str] = frozenset()
    values: frozenset[int] = frozenset()
    gradients: frozenset[int] = frozenset()


class Stepper:
    """Makes the steps of one graph.

    Backward goes edge by edge, from the output to the inputs. A gradient that is one of several
    for the same value waits until they are all there and can be added up: the order in which the
    book takes its six steps (Deep Learning from Scratch, appendix A.2).
    """

    def __init__(self, words: Words, picture: Picture) -> None:
        self.words = words
        self.picture = picture
        ends = {p.id for p in picture.points if p.kind in ("fork", "output")}
        sources = [p.id for p in picture.points if p.id not in ends]
        self.point = dict(zip(words.uses, sources, strict=True))
        self.end = {e.tail: i for i, e in enumerate(picture.edges) if e.head in ends}

    def forward(self) -> Iterator[Step]:
        """The inputs, then node after node."""
        inputs = [v for v in self.words.uses if v.node is None and not v.constant]
        said = [given(self.words.name(v), v.value) for v in inputs]
        points = frozenset(self.point[v] for v in inputs)
        values = frozenset(i for v in inputs for i in self._values(v))
        yield Step("forward", tr("Given: {inputs}.", inputs=listed(said)), points, values)
        for node in self.words.order:
            here = frozenset([self.point[node.output]])
            yield Step("forward", forward_sentence(node), here, self._values(node.output))

    def backward(self) -> Iterator[Step]:
        """The output's own gradient, then edge after edge."""
        output = self.words.output
        assert output.grad is not None
        end = self.end[self.point[output]]
        start = tr(
            "Backward starts at {name} with the upstream gradient {g:of}.",
            name=self.words.name(output), g=Said(output.grad),
        )  # fmt: skip
        here = frozenset([self.picture.edges[end].head])
        yield Step("backward", start, here, gradients=frozenset([end]))
        for node in reversed(self.words.order):
            for i, variable in enumerate(node.inputs):
                uses = self.words.uses[variable]  # forward order: the first is the last to send
                if not variable.constant and uses[0] == (node, i):
                    yield from self._arriving(variable, uses)

    def as_one(self, name: str) -> Step:
        """The whole graph, seen as a single node from outside."""
        words = self.words
        inputs = [v for v in words.uses if v.node is None and not v.constant]
        values = listed([Said(v.value, v.name) for v in inputs])
        sentence = tr(
            "Seen from outside, the {n} nodes are one node, {name}: it takes {inputs} and gives "
            "{z}.",
            n=len(words.order), name=name, inputs=values, z=Said(words.output.value),
        )  # fmt: skip
        if words.visible and words.output.grad is not None:
            back = [
                tr("{sent} to {target}", sent=Said(total), target=words.name(v))
                for v in inputs
                if (total := _total(words.uses[v])) is not None
            ]
            sentence += " " + tr(
                "It receives the upstream gradient {g:of} and sends back {back}.",
                g=Said(words.output.grad), back=listed(back),
            )  # fmt: skip
        return Step("as one", sentence)

    def _arriving(self, variable: Variable, uses: list[tuple[Node, int]]) -> Iterator[Step]:
        """The gradients that reach ``variable`` from each of its uses, then their sum."""
        sent = [(node, i) for node, i in uses if node.input_grads[i] is not None]
        end = self.end.get(self.point[variable])  # a fork's own edge, where the sum is shown
        total = frozenset[int]() if end is None else frozenset([end])
        for node, i in sent:
            head = self.point[node.output]
            edge = [j for j, e in enumerate(self.picture.edges) if e.head == head][i]
            gradients = frozenset([edge]) | (total if len(sent) == 1 else frozenset[int]())
            sentence = backward_sentence(node, i, self._target(variable))
            yield Step("backward", sentence, frozenset([head]), gradients=gradients)
        if len(sent) > 1:
            parts = [grad for node, i in sent if (grad := node.input_grads[i]) is not None]
            called = self._name(variable) or Said(variable.value)
            sentence = tr(
                "The gradients from the {n} uses of {value} add up: {sum}.",
                n=len(parts), value=called, sum=added_up(parts, sum(parts)),
            )  # fmt: skip
            fork = frozenset(self.picture.edges[i].head for i in total)
            yield Step("backward", sentence, fork, gradients=total)

    def _values(self, variable: Variable) -> frozenset[int]:
        """The edges that show the value of ``variable``."""
        tail = self.point[variable]
        return frozenset(i for i, e in enumerate(self.picture.edges) if e.tail == tail)

    def _name(self, variable: Variable) -> str:
        """What the picture or the learner calls it; empty when only its value can be named."""
        on_picture = variable.node is None or variable is self.words.output
        return self.words.name(variable) if on_picture else variable.name

    def _target(self, variable: Variable) -> str:
        return self._name(variable) or tr("its input {value:of}", value=Said(variable.value))


def _total(uses: list[tuple[Node, int]]) -> Value | None:
    parts = [grad for node, i in uses if (grad := node.input_grads[i]) is not None]
    return sum(parts) if parts else None
