"""What a picture of a graph says: its names, values and gradients as text, and as one sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import ArrayLike

from .drawing_picture import WRONG_MARK, Edge, Kind, Picture, Point
from .graph import Node, Variable, forward_order, numeric_copy
from .graph_operators import Value

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def format_value(value: Value) -> str:
    """Return a number with four digits (six from a thousand on), or an array's row or shape."""
    if np.ndim(value) == 0:
        number = float(value) + 0.0  # no minus zero
        digits = 6 if 1e3 <= abs(number) < 1e6 else 4
        return f"{number:.{digits}g}".replace("-", "−")
    row = np.ravel(value)
    if 0 < row.size <= 3 and np.shape(value)[-1] == row.size:
        brackets = np.ndim(value)
        return "[" * brackets + " ".join(format_value(x) for x in row) + "]" * brackets
    return str(np.shape(value))


class Words:
    """The names, values and gradients that one picture shows, as text.

    Its parameters are those of `course_lib.drawing.draw`.
    """

    def __init__(
        self,
        output: Variable,
        symbols: bool,
        blank_values: Collection[str],
        blank_gradients: Collection[str],
        wrong: Mapping[str, ArrayLike],
    ) -> None:
        self.output = output
        self.symbols = symbols
        self.order = forward_order(output)
        self.uses: dict[Variable, list[tuple[Node, int]]] = {}  # the edges that leave a variable
        for node in self.order:
            for i, variable in enumerate(node.inputs):
                self.uses.setdefault(variable, []).append((node, i))
        self.uses[output] = []
        unnamed = [v for v in self.uses if not (v.name or v.constant or v is output)]
        self.names = {v: f"v{i}" for i, v in enumerate(unnamed, start=1)}
        self.blank_values = self._known(blank_values, "blank_values")
        self.blank_gradients = self._known(blank_gradients, "blank_gradients")
        if not isinstance(wrong, Mapping):
            raise TypeError(f"wrong: expected a dict of gradients, got {type(wrong).__name__}")
        self.wrong = {
            name: format_value(numeric_copy(wrong[name], f"wrong[{name!r}]"))
            for name in sorted(self._known(wrong, "wrong", star=False))
        }
        # What a wrong gradient is added up from, and all that is worked out from it, would give
        # the right one away.
        self.telling = {v for v in self.uses if self.name(v) in self.wrong}
        for node in reversed(self.order):
            if node.output in self.telling:
                self.telling.update(node.inputs)

    def _known(self, names: Collection[str], parameter: str, *, star: bool = True) -> set[str]:
        chosen = {names} if isinstance(names, str) else set(names)
        known = {self.name(v) for v in self.uses if not v.constant}
        if unknown := chosen - known - ({"*"} if star else set()):
            expected = f"{sorted(known)} or '*'" if star else f"{sorted(known)}"
            raise ValueError(
                f"{parameter}: expected names out of {expected}, got {sorted(unknown)}"
            )
        return chosen

    def choose_gradients(self, backward: bool | None, steps: int | None) -> None:
        """Decide whether gradients are to be seen, and those of which nodes."""
        runs = {id(node.run) for node in self.order}  # two if another output's backward came by
        self.was_run = self.output.grad is not None and len(runs) <= 1
        self.visible = self.was_run if backward is None else backward
        possible = self.was_run or self.symbols or self.blank_gradients or self.wrong
        if not possible and (self.visible or steps is not None):
            raise ValueError("draw: there are no gradients of this output; run backward() first")
        if steps is not None and steps < 0:
            raise ValueError(f"steps: expected 0 or more, got {steps}")
        self.senders = set(self.order[::-1][:steps])

    def name(self, variable: Variable) -> str:
        if variable.constant:
            return variable.name or format_value(variable.value)
        return variable.name or self.names.get(variable, "L")  # L: an output without a name

    def value(self, variable: Variable) -> str:
        if self.blank_values & {"*", self.name(variable)}:
            return "?"
        return self.name(variable) if self.symbols else format_value(variable.value)

    def sent(self, node: Node, i: int) -> str | None:
        """Return the gradient that ``node`` sends to its input number ``i``; None if not seen."""
        variable = node.inputs[i]
        uses = self.uses[variable]
        if variable.constant:
            return None
        if len(uses) == 1:
            return self.total(variable)
        if node not in self.senders:
            return None
        return self._gradient(variable, node.input_grads[i], uses.index((node, i)) + 1)

    def total(self, variable: Variable) -> str | None:
        """Return the gradient of ``variable`` once all that take it have sent their part."""
        if self.name(variable) in self.wrong:
            return f"{WRONG_MARK} {self.wrong[self.name(variable)]}"
        uses = self.uses[variable]
        if any(node not in self.senders for node, _ in uses):
            return None
        # Not variable.grad: a graph that shares only this input may have been run since.
        parts = [grad for node, i in uses if (grad := node.input_grads[i]) is not None]
        total = sum(parts) if parts else None
        return self._gradient(variable, total if uses else variable.grad, None)

    def _gradient(self, variable: Variable, grad: Value | None, part: int | None) -> str | None:
        name = self.name(variable)
        if not self.was_run:
            grad = None  # what is there belongs to another output
        elif grad is None:
            return None
        if name in self.blank_gradients:
            return "?"
        if "*" in self.blank_gradients:
            if variable is not self.output:
                return "?"
            grad = 1.0 if grad is None and np.ndim(variable.value) == 0 else grad
        elif not self.visible:
            return None
        if self.symbols:
            derivative = f"∂{self.name(self.output)}/∂{name}"
            return f"({derivative}){str(part).translate(_SUBSCRIPTS)}" if part else derivative
        if grad is None:
            return None
        return "?" if variable in self.telling else format_value(grad)


def picture_of(words: Words, title: str) -> Picture:
    """Return the points and edges of the graph with what ``words`` says of them."""
    points: list[Point] = []
    edges: list[Edge] = []
    source: dict[Variable, str] = {}  # the point where a variable's edges leave

    def add(kind: Kind, label: str) -> str:
        points.append(Point(f"n{len(points)}", kind, label))
        return points[-1].id

    def forked(variable: Variable) -> bool:
        return len(words.uses[variable]) > 1 and not variable.constant

    for variable, uses in words.uses.items():
        node = variable.node
        if node is None:
            source[variable] = add(
                "constant" if variable.constant else "input", words.name(variable)
            )
        else:
            source[variable] = add(_kind(node.label), node.label)
            for i, x in enumerate(node.inputs):
                value = "" if x.constant or forked(x) else words.value(x)
                edges.append(Edge(source[x], source[variable], value, words.sent(node, i)))
        if forked(variable) or not uses:  # the sum of a fork's gradients gets an edge of its own
            end = add("fork", "") if uses else add("output", words.name(variable))
            value, total = words.value(variable), words.total(variable)
            edges.append(Edge(source[variable], end, value, total))
            source[variable] = end
    return Picture(tuple(points), tuple(edges), title)


def _kind(label: str) -> Kind:
    """A layer has a longer name; a sign with a number, such as ×1.1, fits in a circle."""
    is_short = len(label) <= 3 or (len(label) == 4 and not label.isalpha())
    return "operator" if is_short else "layer"


def alt_text(words: Words) -> str:
    """Return the whole graph as sentences: inputs, forward steps, backward steps, mistakes."""

    def named(variable: Variable) -> str:
        name = words.name(variable)
        bare = variable.constant or (words.symbols and words.value(variable) == name)
        return name if bare else f"{name} = {words.value(variable)}"

    def told(gradient: str | None) -> bool:  # a wrong one is told as a mistake instead
        return gradient is not None and not gradient.startswith(WRONG_MARK)

    inputs = [named(v) for v in words.uses if v.node is None and not v.constant]
    forward = [
        f"{node.label} takes {', '.join(words.name(x) for x in node.inputs)} "
        f"and gives {named(node.output)}"
        for node in words.order
    ]
    start = words.total(words.output)
    backward = [f"{words.name(words.output)} starts from {start}"] if told(start) else []
    for node in reversed(words.order):
        sent = [(words.sent(node, i), words.name(x)) for i, x in enumerate(node.inputs)]
        if parts := [f"{gradient} to {name}" for gradient, name in sent if told(gradient)]:
            backward.append(f"{node.label} sends {', '.join(parts)}")
    backward += [
        f"{words.name(v)} receives {words.total(v)} in all"
        for v, uses in words.uses.items()
        if len(uses) > 1 and told(words.total(v))
    ]
    backward += [f"the gradient {text} at {name} is wrong" for name, text in words.wrong.items()]
    parts = [f"Computation graph of {words.name(words.output)}"]
    for heading, items in (("Inputs", inputs), ("Forward", forward), ("Backward", backward)):
        if items:
            parts.append(f"{heading}: {'; '.join(items)}")
    return ". ".join(parts) + "."
