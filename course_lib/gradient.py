"""Gradients by central differences, and the check of a backward against them (5.7.3)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from .functions import Array

STEP = 1e-4  # the book's step
CHECK_STEP = 1e-3  # wider, since `fine_difference` leaves an error of order h**4 only


def numerical_gradient(f: Callable[[Array], float], x: Array, h: float = STEP) -> Array:
    """dL/dx of a number L = f(x) by central differences, one entry of x after another (4.4).

    x: array of floats of any shape. Each entry is moved by h in place and put back, so that
    f may also read x from where it lives (a network's parameter). Costs 2 x.size calls of f.
    """
    require_floats("numerical_gradient", x)
    slopes = [central_difference(f, x, index, h) for index in np.ndindex(x.shape)]
    return np.array(slopes, dtype=x.dtype).reshape(x.shape)


def central_difference(
    f: Callable[[Array], float], x: Array, index: tuple[int, ...], h: float
) -> float:
    """Slope of f at one entry of x: (f(x + h) - f(x - h)) / 2h."""
    return (moved(f, x, index, h) - moved(f, x, index, -h)) / (2 * h)


def fine_difference(f: Callable[[Array], float], x: Array, index: tuple[int, ...]) -> float:
    """Slope of f by two central differences whose errors of order h**2 cancel (Richardson)."""
    wide = central_difference(f, x, index, CHECK_STEP)
    narrow = central_difference(f, x, index, CHECK_STEP / 2)
    return (4 * narrow - wide) / 3


def moved(f: Callable[[Array], float], x: Array, index: tuple[int, ...], by: float) -> float:
    """f with one entry of x moved; the entry is put back also when f raises."""
    kept = x[index]
    x[index] = kept + by
    try:
        return f(x)
    finally:
        x[index] = kept


def require_floats(who: str, x: Any) -> None:
    """Raise TypeError unless x is an array of floats: a step of 1e-4 is lost on an integer."""
    if not isinstance(x, np.ndarray) or not np.issubdtype(x.dtype, np.floating):
        came = f"an array of {x.dtype}" if isinstance(x, np.ndarray) else type(x).__name__
        raise TypeError(f"{who}: expected an array of floats, got {came}")


@dataclass(frozen=True)
class Comparison:
    """How one gradient compares with central differences, kinks left out."""

    error: float  # largest difference, relative to the largest entry of the gradient
    index: tuple[int, ...]  # where the largest difference is
    backward: float  # what backward says there
    numerical: float  # what central differences say there
    checked: int  # entries compared
    kinks: int  # entries left out: the function has a corner within the step


@dataclass(frozen=True)
class GradientCheck:
    """Result of `gradient_check`: a comparison for each input and parameter, by name."""

    comparisons: dict[str, Comparison]
    tolerance: float

    @property
    def passed(self) -> bool:
        """True when something was compared and every relative error is within the tolerance."""
        return all(c.checked and c.error <= self.tolerance for c in self.comparisons.values())

    def __repr__(self) -> str:
        lines = [
            f"gradient check {'passed' if self.passed else 'FAILED'} (tolerance {self.tolerance:g})"
        ]
        for name, c in self.comparisons.items():
            worst = (
                f"worst at {list(c.index)}: backward {c.backward:.6g}, numerical {c.numerical:.6g}"
            )
            kinks = f"; {c.kinks} kink(s) left out" if c.kinks else ""
            lines.append(f"  {name:>4}  relative error {c.error:.1e}  {worst}{kinks}")
        return "\n".join(lines)


def gradient_check(
    subject: Any,
    *inputs: Any,
    entries: int | None = None,
    tolerance: float = 1e-6,
    seed: int = 0,
) -> GradientCheck:
    """Compare backward with central differences for each float input and each parameter.

    subject: a layer (``forward(*inputs)``, ``backward(dout)``, perhaps ``W, b`` with
    ``dW, db``) or a network (``params``, ``loss(x, t)``, ``gradient(x, t)``).
    A layer gets a random upstream gradient: with ones, common mistakes go unseen.
    entries: compare at most so many entries of each array, drawn at random; None for all.
    Everything must be float64, else rounding would drown the comparison (TypeError).
    """
    rng = np.random.default_rng(seed)
    pairs = (
        network_pairs(subject, inputs)
        if hasattr(subject, "params")
        else layer_pairs(subject, inputs, rng)
    )
    comparisons = {
        name: compare(loss, array, gradient, chosen(array, entries, rng), tolerance)
        for name, loss, array, gradient in pairs
    }
    return GradientCheck(comparisons, tolerance)


Pair = tuple[str, Callable[[Array], float], Array, Array]


def network_pairs(network: Any, inputs: tuple[Any, ...]) -> Iterator[Pair]:
    """The parameters of a network, each with its gradient by backpropagation."""
    for name, gradient in network.gradient(*inputs).items():
        require_float64(name, network.params[name])
        yield name, lambda _: network.loss(*inputs), network.params[name], np.array(gradient)


def layer_pairs(layer: Any, inputs: tuple[Any, ...], rng: np.random.Generator) -> Iterator[Pair]:
    """The inputs and parameters of a layer, each with the gradient that backward gives."""
    inputs = tuple(np.array(value) for value in inputs)
    out = np.asarray(layer.forward(*inputs))
    dout = rng.standard_normal(out.shape)[()]
    # Copied, because a backward may overwrite its upstream gradient or return a view of it.
    grads = layer.backward(np.array(dout) if out.ndim else float(dout))
    grads = [np.array(g) for g in (grads if isinstance(grads, tuple) else (grads,))]

    def loss(_: Array) -> float:
        return float(np.sum(layer.forward(*inputs) * dout))

    parameters = [
        (n, getattr(layer, n), np.array(getattr(layer, "d" + n)))
        for n in ("W", "b")
        if hasattr(layer, n)
    ]
    names = list(inspect.signature(layer.forward).parameters)
    for name, array, gradient in [*zip(names, inputs, grads, strict=False), *parameters]:
        require_float64(name, array)
        yield name, loss, array, gradient


def require_float64(name: str, array: Any) -> None:
    """Raise TypeError unless the array is float64."""
    came = getattr(array, "dtype", type(array).__name__)
    if came != np.float64:
        raise TypeError(f"gradient_check, {name}: expected float64, got {came}")


def chosen(array: Array, entries: int | None, rng: np.random.Generator) -> list[tuple[int, ...]]:
    """All indices of an array, or ``entries`` of them drawn at random."""
    everything = list(np.ndindex(array.shape))
    if entries is None or entries >= len(everything):
        return everything
    return [everything[i] for i in sorted(rng.choice(len(everything), entries, replace=False))]


def compare(
    f: Callable[[Array], float],
    x: Array,
    gradient: Array,
    indices: list[tuple[int, ...]],
    tolerance: float,
) -> Comparison:
    """Compare one gradient with central differences at the given indices."""
    if gradient.shape != x.shape:
        raise ValueError(
            f"gradient_check: expected a gradient of shape {x.shape}, got {gradient.shape}"
        )
    numerical = {i: fine_difference(f, x, i) for i in indices}
    gaps = {i: abs(float(gradient[i]) - slope) for i, slope in numerical.items()}

    def scale(entries: list[tuple[int, ...]]) -> float:
        return max([1e-12, *(max(abs(numerical[i]), abs(float(gradient[i]))) for i in entries)])

    suspicious = tolerance * scale(indices)
    kinks = {i for i in indices if gaps[i] > suspicious and has_kink(f, x, i, gaps[i])}
    smooth = [i for i in indices if i not in kinks]
    worst = max(smooth, key=gaps.__getitem__, default=indices[0])
    error = gaps[worst] / scale(smooth) if smooth else 0.0
    return Comparison(
        error, worst, float(gradient[worst]), numerical[worst], len(smooth), len(kinks)
    )


def has_kink(f: Callable[[Array], float], x: Array, index: tuple[int, ...], gap: float) -> bool:
    """Does a corner of f within one step explain a gap between the slopes at this entry?

    For a smooth f, the right slope minus the left slope halves when the step halves; at a
    corner it does not. Two halvings, since one alone is blind to a corner at a third of the step.
    A corner always breaks this rule by more than it moves the slope, so that a wrong gradient
    of a smooth f is not excused.
    """
    here = f(x)

    def bend(h: float) -> float:
        return (moved(f, x, index, h) - here + moved(f, x, index, -h) - here) / h

    bends = [bend(CHECK_STEP), bend(CHECK_STEP / 2), bend(CHECK_STEP / 4)]
    return any(abs(wide - 2 * narrow) > gap for wide, narrow in pairwise(bends))
