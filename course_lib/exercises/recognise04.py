"""Tests of what was seen, for misconceptions of chapter 04 that no single formula can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen

Formula = Callable[[Any], Any]
Shows = Callable[[Sequence[Seen]], bool]


def of(seen: Sequence[Seen], criterion: str) -> list[Seen]:
    """The looks at one criterion."""
    return [look for look in seen if look.criterion == criterion]


def kind_of(look: Seen) -> str:
    """The kind of exception that a look raised, or an empty string."""
    return str(look.came.kind) if hasattr(look.came, "message") else ""


def missed_attribute(came: Any) -> str:
    """The name of the attribute that an AttributeError missed, or an empty string."""
    return str(came.name) if getattr(came, "kind", "") == "AttributeError" else ""


def same(wrong: Any, came: Any) -> bool:
    """Is what came a wrong formula's value: its shape, and its numbers to five digits?"""
    try:
        numbers = np.asarray(came, dtype=float)
    except (TypeError, ValueError):  # an exception, a text, arrays of different shapes
        return False
    if came is None or numbers.shape != np.shape(wrong):
        return False
    size = float(np.max(np.abs(wrong), initial=0.0))
    return bool(np.allclose(numbers, wrong, rtol=0, atol=1e-5 * size))


def always_one_of(criterion: str, *formulas: Formula) -> Shows:
    """A test: does one of these wrong formulas give what came, in every case of which it speaks?"""

    def fits(formula: Formula, looks: list[Seen]) -> bool:
        with np.errstate(all="ignore"):  # nothing may go to stderr in a graded cell
            values = [(formula(look.case), look.came) for look in looks]
        spoken = [(wrong, came) for wrong, came in values if wrong is not None]
        return bool(spoken) and all(same(wrong, came) for wrong, came in spoken)

    return lambda seen: any(fits(formula, of(seen, criterion)) for formula in formulas)


def at(criterion: str, test: Shows) -> Shows:
    """The same test of the looks at one criterion alone."""
    return lambda seen: test(of(seen, criterion))


def always_made_of(criterion: str, *formulas: Callable[[Any, Mapping[str, Any]], Any]) -> Shows:
    """A test: does one of these give what came, from the case and the answer's other values?"""

    def fits(formula: Callable[[Any, Mapping[str, Any]], Any], seen: Sequence[Seen]) -> bool:
        for look in of(seen, criterion):
            own = {other.criterion: other.came for other in seen if other.case is look.case}
            try:
                wrong = formula(look.case, own)
            except (AttributeError, TypeError, ValueError):  # the other value is no such array
                return False
            if wrong is None or not same(wrong, look.came):
                return False
        return True

    return lambda seen: any(fits(formula, seen) for formula in formulas)


def several(criterion: str) -> Shows:
    """A test: did several values come where one is asked for?"""
    return lambda seen: all(
        isinstance(look.came, list) and len(look.came) > 1 and np.ndim(look.came[0]) == 2
        for look in of(seen, criterion)
    )


def refused(*products: str, by: tuple[Any, ...] = (np.dot, np.matmul)) -> Shows:
    """A test: did NumPy refuse one of these products of inputs, such as "dout W" or "x.T dout"?

    It did when the answer raised the very sentence that the product raises on the same case.
    ``@`` tells two sizes only; then the line that raised decides between products that agree.
    """

    def is_refusal(look: Seen, product: str) -> bool:
        names = product.split()
        factors = [array(look.case, name) for name in names]
        said = str(look.came.message).strip()
        if said not in {sentence(multiply, *factors) for multiply in by}:
            return False
        others = {"x", "W", "X", "dout", "dY"} - {name.removesuffix(".T") for name in names}
        line = str(look.came.line).split("=")[-1]
        return "matmul" not in said or not any(re.search(rf"\b{o}\b", line) for o in others)

    return lambda seen: any(
        is_refusal(look, product)
        for look in seen
        if kind_of(look) == "ValueError"
        for product in products
    )


def refused_by_entries(*products: str) -> Shows:
    """A test: did NumPy refuse to multiply these inputs entry by entry?"""
    return refused(*products, by=(np.multiply,))


def array(case: Any, name: str) -> Any:
    """An input of a case; "W.T" is the transposed one."""
    return case[name.removesuffix(".T")].T if name.endswith(".T") else case[name]


def sentence(multiply: Any, *factors: Any) -> str:
    """What NumPy says when two arrays do not fit; an empty string when they do."""
    try:
        multiply(*factors)
    except ValueError as error:
        return str(error).strip()
    return ""


def brackets_forgotten(*covers: str) -> Misconception:
    """The entry for ``x.copy`` or ``values.sum`` without the brackets of a call."""

    def shows(seen: Sequence[Seen]) -> bool:
        words = (getattr(s.came, part, "") for s in seen for part in ("kind", "on", "message"))
        return any("builtin_function_or_method" in word for word in words)

    return Misconception(
        "brackets_forgotten",
        N_(
            "A function stands where its result should. Its name alone is the function itself; "
            "only with brackets behind it does it run."
        ),
        shows=shows,
        covers=covers,
    )


def shares(x: Any, dout: Any) -> Any:
    """The matrix that each row adds to the gradient of the weights."""
    return np.einsum("nd,nm->ndm", x, dout)


def foreign_sizes(seen: Sequence[Seen]) -> bool:
    """Did an array take part whose sizes are none of those that an Affine layer was given?"""
    raised = [look for look in seen if kind_of(look) == "ValueError"]
    return any(set(sizes_in(look.came.message)) - own_sizes(look.case) for look in raised)


def sizes_in(message: str) -> Iterator[tuple[int, ...] | int]:
    """The shapes that an error of NumPy names; for ``@``, the two sizes that do not agree."""
    for inside in re.findall(r"\((\d+,[\d,]*)\)", message):
        yield tuple(int(size) for size in inside.split(",") if size)
    for pair in re.findall(r"size (\d+) is different from (\d+)", message):
        yield from map(int, pair)


def own_sizes(case: Any) -> set[tuple[int, ...] | int]:
    """Sizes and shapes of a case's inputs, also turned or flat, and of a column of the batch."""
    shapes = {np.shape(value) for value in case.inputs.values()}
    shapes |= {(size, 1) for shape in shapes for size in shape}
    columns = {(len(case["x"]),), (len(case["earlier_x"]),)}
    counts = {int(np.prod(shape)) for shape in shapes if len(shape) == 2}
    flat = {shape for n in counts for shape in (n, (n,), (1, n), (n, 1))}
    turned = {shape[::-1] for shape in shapes}
    return shapes | turned | columns | flat | {size for shape in shapes for size in shape}
