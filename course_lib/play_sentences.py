"""What `course_lib.play` says of each step: what a node does with what arrives, in one sentence.

The graph's own operators are told by what they do; any other layer, whose inside is not known, by
what went in and what came out of it. Numbers are the graph's own, right or wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .drawing_words import format_value
from .graph import Layer, Node
from .graph_operators import Add, Div, Dot, Exp, Log, Mul, Power, Sub, Sum, Value
from .korean import Word
from .language import N_, tr

_FORWARD = {
    "add": N_("{node} adds {x} and {y}: {z} goes on."),
    "sub": N_("{node} takes {y} away from {x}: {z} goes on."),
    "mul": N_("{node} multiplies {x} by {y}: {z} goes on."),
    "div": N_("{node} divides {x} by {y}: {z} goes on."),
    "1/x": N_("{node} divides 1 by {x}: {z} goes on."),
    "square": N_("{node} squares {x}: {z} goes on."),
    "power": N_("{node} raises {x} to the power of {n}: {z} goes on."),
    "exp": N_("{node} raises e to the power of {x}: {z} goes on."),
    "log": N_("{node} takes the natural logarithm of {x}: {z} goes on."),
    "sum": N_("{node} adds up all entries of {x}: {z} goes on."),
    "sum over axis": N_("{node} adds up {x} along axis {axis}: {z} goes on."),
    "dot": N_("{node} takes the matrix product of {x} and {y}: {z} goes on."),
    "layer": N_("{node} takes {inputs} and gives {z}."),
}

_PASSED_ON = N_("{node} passes the upstream gradient {g:of} back to {target} unchanged.")
_NEGATED = N_(
    "{node} flips the sign of the upstream gradient {g:of} and passes {sent} back to {target}."
)
_TIMES_OTHER = N_(
    "{node} passes {sent} back to {target}: the upstream gradient {g:of} times the other input "
    "{other:of}."
)
_OVER_DIVISOR = N_(
    "{node} passes {sent} back to {target}: the upstream gradient {g:of} divided by the other "
    "input {other:of}."
)
_TO_DIVISOR = N_(
    "{node} passes {sent} back to {target}: the upstream gradient {g:of} times minus the other "
    "input {other:of} over the square of {y}."
)
_COPIED = N_("{node} copies the upstream gradient {g:of} to every entry of {target}: {sent}.")
_DOT_LEFT = N_(
    "{node} passes {sent} back to {target}: the matrix product of the upstream gradient {g:of} "
    "and the transpose of the other input {other:of}."
)
_DOT_RIGHT = N_(
    "{node} passes {sent} back to {target}: the matrix product of the transpose of the other "
    "input {other:of} and the upstream gradient {g:of}."
)
# One message for each input, in order.
_BACKWARD = {
    "add": (_PASSED_ON, _PASSED_ON),
    "sub": (_PASSED_ON, _NEGATED),
    "mul": (_TIMES_OTHER, _TIMES_OTHER),
    "div": (_OVER_DIVISOR, _TO_DIVISOR),
    "1/x": (
        N_(
            "{node} passes {sent} back to {target}: the upstream gradient {g:of} times minus the "
            "square of its own output {z:of}."
        ),
    ),
    "square": (
        N_(
            "{node} passes {sent} back to {target}: the upstream gradient {g:of} times twice its "
            "input {x:of}."
        ),
    ),
    "power": (
        N_(
            "{node} passes {sent} back to {target}: the upstream gradient {g:of} times {n} times "
            "the power of {m} of its input {x:of}."
        ),
    ),
    "exp": (
        N_(
            "{node} passes {sent} back to {target}: the upstream gradient {g:of} times its own "
            "output {z:of}."
        ),
    ),
    "log": (
        N_(
            "{node} passes {sent} back to {target}: the upstream gradient {g:of} divided by its "
            "input {x:of}."
        ),
    ),
    "sum": (_COPIED,),
    "sum over axis": (_COPIED,),
    "dot": (_DOT_LEFT, _DOT_RIGHT),
}
_ANY_LAYER = N_("{node} receives the upstream gradient {g:of} and sends {sent} back to {target}.")
_PASSED_TO_COPIES = N_(
    "{node} passes the upstream gradient {g:of} back to the copies of {target} that broadcasting "
    "made. Added up they are {sent}."
)
_FROM_COPIES = N_("Broadcasting had copied {target}: {sent} is the sum over the copies.")
_KINDS: dict[type, str] = {
    Add: "add", Sub: "sub", Mul: "mul", Div: "div", Exp: "exp", Log: "log", Dot: "dot"
}  # fmt: skip


class Said(Word):
    """A value as a sentence names it: a number, a short row, or else a shape with a name if any.

    ``{x:of}`` puts it behind a noun: "gradient 1.1", "gradient of shape (2, 3)".
    """

    of: str

    def __new__(cls, value: Value, name: str = "") -> Said:
        text = behind = format_value(value)
        if is_shape(value):
            named = tr("{name} of shape {shape}", name=name, shape=text)
            behind = named if name else tr("of shape {shape}", shape=text)
            text = named if name else tr("a {shape} array", shape=text)
        said = super().__new__(cls, text)
        said.of = behind
        return said

    def __format__(self, spec: str) -> str:
        return self.of if spec == "of" else super().__format__(spec)


def is_shape(value: Value) -> bool:
    """Whether a value has too many numbers to show, so that its shape stands for it."""
    return np.ndim(value) > 0 and not format_value(value).startswith("[")


def given(name: str, value: Value) -> str:
    """Say what an input is: "x = 2", "W of shape (2, 3)"."""
    return Said(value, name) if is_shape(value) else f"{name} = {Said(value)}"


def forward_sentence(node: Node) -> str:
    """Say what ``node`` did with its inputs."""
    return tr(_FORWARD[_kind(node.layer)], **_facts(node))


def backward_sentence(node: Node, i: int, target: str) -> str:
    """Say what ``node`` sent back to its input number ``i``, called ``target``, and from what."""
    facts = _facts(node)
    kind = _kind(node.layer)
    arrived, sent = node.output.grad, node.input_grads[i]
    assert arrived is not None and sent is not None
    message = _BACKWARD[kind][i] if kind in _BACKWARD else _ANY_LAYER
    facts |= {"target": Word(target), "g": Said(arrived), "sent": Said(sent)}
    if len(node.inputs) == 2:
        facts["other"] = Said(node.inputs[1 - i].value, node.inputs[1 - i].name)
    if kind in ("add", "sub", "mul", "div") and np.shape(sent) != np.shape(arrived):
        if message == _PASSED_ON:
            return tr(_PASSED_TO_COPIES, **facts)
        return tr(message, **facts) + " " + tr(_FROM_COPIES, **facts)
    return tr(message, **facts)


def listed(texts: Sequence[str]) -> Word:
    """Join texts: "1", "1 and 2", "1, 2 and 3"."""
    if len(texts) < 2:
        return Word("".join(texts))
    return Word(tr("{first} and {last}", first=Word(", ".join(texts[:-1])), last=texts[-1]))


def added_up(parts: Sequence[Value], total: Value) -> str:
    """Write a sum as "0.1 + (−0.5) = −0.4"; arrays too large to show make one phrase."""
    if is_shape(total):
        return Said(total)
    texts = [format_value(part) for part in parts]
    terms = " + ".join(f"({text})" if text.startswith("−") else text for text in texts)
    return f"{terms} = {format_value(total)}"


def _kind(layer: Layer) -> str:
    """Which message tells of a layer. A subclass may do something else, so the type must be it."""
    if isinstance(layer, Power) and type(layer) is Power:
        return "1/x" if layer.exponent == -1 else "square" if layer.exponent == 2 else "power"
    if isinstance(layer, Sum) and type(layer) is Sum:
        return "sum" if layer.axis is None else "sum over axis"
    return _KINDS.get(type(layer), "layer")


def _facts(node: Node) -> dict[str, object]:
    inputs = [Said(variable.value, variable.name) for variable in node.inputs]
    facts: dict[str, object] = dict(zip("xy", inputs, strict=False))
    facts |= {
        "node": Word(node.label),
        "inputs": listed(inputs),
        "z": Said(node.output.value, node.output.name),
    }
    if isinstance(node.layer, Power):
        exponent = node.layer.exponent
        facts |= {"n": Said(exponent), "m": Said(exponent - 1)}
    if isinstance(node.layer, Sum):
        facts["axis"] = node.layer.axis
    return facts
