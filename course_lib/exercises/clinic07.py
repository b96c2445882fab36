"""The bug clinic's reception: bring a patient in, and see the gradient check that sent it here."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..gradient import gradient_check
from ..language import tr
from .patients07 import PATIENTS


def admit(name: str) -> Admission:
    """The clue and the program of a patient; LookupError names those that there are."""
    if name not in PATIENTS:
        raise LookupError(f"no patient is called {name!r}; there are: {', '.join(PATIENTS)}")
    return Admission(name, clue(name), PATIENTS[name].program)


@dataclass(frozen=True, repr=False)
class Admission:
    """What is known of a patient when it comes in; in a notebook the program opens on demand."""

    name: str
    clue: str
    program: str

    def numbered(self) -> str:
        """The program with the number of each line."""
        lines = self.program.splitlines()
        return "\n".join(f"{number:>3}  {line}".rstrip() for number, line in enumerate(lines, 1))

    def __repr__(self) -> str:
        return "\n".join([self.clue, "", tr("The program"), self.numbered()])

    def _repr_html_(self) -> str:
        title = html.escape(tr("The program"))
        clue, program = (
            f"<pre style='font-family:monospace'>{html.escape(text)}</pre>"
            for text in (self.clue, self.numbered())
        )
        return f"{clue}<details><summary>{title}</summary>{program}</details>"


def brought_in(name: str) -> dict[str, Any]:
    """What a patient's program defines, by name, beside what its tests need."""
    names: dict[str, Any] = {"np": np, "gradient_check": gradient_check, "__name__": "__main__"}
    exec(compile(PATIENTS[name].program, f"<{name}>", "exec"), names)
    return names


def clue(name: str) -> str:
    """What the gradient check of a patient prints, or why it could not be made."""
    subject = brought_in(name)[PATIENTS[name].subject]
    try:
        return EXAMINATIONS[name](subject)
    except (AttributeError, TypeError, ValueError) as error:
        return tr(
            "The gradient check could not be made.\n{kind}: {message}",
            kind=type(error).__name__,
            message=error,
        )


class OneLayer:
    """A network of one affine layer, which learns to give t."""

    def __init__(self, layer: Callable[[Any, Any], Any]) -> None:
        rng = np.random.default_rng(1)
        self.params = {"W": rng.normal(size=(4, 3)), "b": rng.normal(size=3)}
        self.layer = layer(self.params["W"], self.params["b"])

    def loss(self, x: Any, t: Any) -> Any:
        return np.sum((self.layer.forward(x) - t) ** 2) / len(x)

    def gradient(self, x: Any, t: Any) -> dict[str, Any]:
        self.layer.backward(2 * (self.layer.forward(x) - t) / len(x))
        return {"W": self.layer.dW, "b": self.layer.db}


class TwoLayers:
    """Two affine layers with tanh between them, 4 neurons everywhere."""

    def __init__(self, layer: Callable[[Any, Any], Any]) -> None:
        rng = np.random.default_rng(2)
        shapes: dict[str, Any] = {"W1": (4, 4), "b1": 4, "W2": (4, 4), "b2": 4}
        self.params = {name: rng.normal(size=shape) / 2 for name, shape in shapes.items()}
        self.first = layer(self.params["W1"], self.params["b1"])
        self.second = layer(self.params["W2"], self.params["b2"])

    def loss(self, x: Any, t: Any) -> Any:
        self.hidden = np.tanh(self.first.forward(x))
        self.miss = self.second.forward(self.hidden) - t
        return np.sum(self.miss**2) / len(x)

    def gradient(self, x: Any, t: Any) -> dict[str, Any]:
        self.loss(x, t)
        back = self.second.backward(2 * self.miss / len(x))
        self.first.backward(back * (1 - self.hidden**2))
        return {
            "W1": self.first.dW,
            "b1": self.first.db,
            "W2": self.second.dW,
            "b2": self.second.db,
        }


def draw_numbers(*shape: int) -> Any:
    """Random numbers, always the same for a shape."""
    return np.random.default_rng(0).normal(size=shape)


def labels(rows: int, classes: int) -> Any:
    """One-hot rows, always the same."""
    return np.eye(classes)[np.random.default_rng(3).integers(classes, size=rows)]


def relu_and_shortcut(Shortcut: Any) -> str:
    """The ReLU inside by itself, then the whole block."""
    alone, whole = (gradient_check(s, draw_numbers(2, 3)) for s in (Shortcut().relu, Shortcut()))
    return f"Relu\n{alone}\n\nShortcut\n{whole}"


def check_and_losses(Line: Any) -> str:
    """The gradient check of a network, and its loss while it learns."""
    x, t = draw_numbers(8, 3), draw_numbers(8, 2)
    net = Line(draw_numbers(3, 2), np.zeros(2))
    told = [repr(gradient_check(net, x, t)), ""]
    for step in range(5):
        told.append(f"step {step}: loss {net.loss(x, t):.4f}")
        net.learn(x, t, lr=0.1)
    return "\n".join(told)


EXAMINATIONS: dict[str, Callable[[Any], str]] = {
    "silent_sigmoid": lambda Sigmoid: repr(gradient_check(Sigmoid(), draw_numbers(2, 3))),
    "deaf_affine": lambda Affine: repr(
        gradient_check(OneLayer(Affine), draw_numbers(5, 4), draw_numbers(5, 3))
    ),
    "square_dense": lambda Dense: repr(
        gradient_check(TwoLayers(Dense), draw_numbers(5, 4), draw_numbers(5, 4))
    ),
    "mirrored_logistic": lambda Logistic: repr(gradient_check(Logistic(), draw_numbers(2, 3))),
    "crowded_softmax": lambda SoftmaxWithLoss: repr(
        gradient_check(SoftmaxWithLoss(), draw_numbers(7, 3), labels(7, 3))
    ),
    "summed_loss": lambda LogLoss: repr(
        gradient_check(LogLoss(), draw_numbers(7, 3), labels(7, 3))
    ),
    "spoiled_shortcut": relu_and_shortcut,
    "still_line": check_and_losses,
}
