"""Tests of what was seen, for misconceptions of chapter 05 that no single formula can say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen

Formula = Callable[[Any], Any]
Shows = Callable[[Sequence[Seen]], bool]
EXACT = 1e-4  # looser than the criteria's own, so that an answer in float32 is recognised


def of(seen: Sequence[Seen], *criteria: str) -> list[Seen]:
    """The looks at some criteria."""
    return [look for look in seen if look.criterion in criteria]


def right(seen: Sequence[Seen], *criteria: str) -> bool:
    """Is all well with these criteria?"""
    return not any(look.problem for look in of(seen, *criteria))


def kind_of(look: Seen) -> str:
    """The kind of exception that a look raised, or an empty string."""
    return str(look.came.kind) if hasattr(look.came, "message") else ""


def raises(look: Seen, kind: str, *words: str) -> bool:
    """Did a look raise an exception of this kind, one of the words in its message?"""
    return kind_of(look) == kind and any(word in look.came.message for word in words or ("",))


def raised(kind: str, *words: str, at: tuple[str, ...]) -> Shows:
    """A test: was such an exception raised somewhere in these criteria?"""
    return lambda seen: any(raises(look, kind, *words) for look in of(seen, *at))


def numbers(came: Any) -> Any:
    """What came as an array of floats, lists included; None where it is no such thing."""
    if not isinstance(came, (int, float, list, np.ndarray)):
        return None
    try:
        return np.asarray(came, float)
    except (TypeError, ValueError):  # rows of different lengths, or no numbers
        return None


def same(wrong: Any, came: Any, tolerance: float = EXACT) -> bool:
    """Is what came a wrong formula's value, in shape and in numbers?"""
    got = numbers(came)
    if got is None or got.shape != np.shape(wrong):
        return False
    size = float(np.max(np.abs(wrong), initial=1e-3))  # a wrong 0 may come as an epsilon
    return bool(np.allclose(got, wrong, rtol=0, atol=tolerance * size))


def one_of(criterion: str, *formulas: Formula, tolerance: float = EXACT) -> Shows:
    """A test: is a criterion wrong, and does one formula give what came in every case?

    Where a formula gives no finite numbers, it says nothing.
    """

    def fits(formula: Formula, seen: Sequence[Seen]) -> bool:
        with np.errstate(all="ignore"):
            pairs = [(formula(look.case), look.came) for look in of(seen, criterion)]
        spoken = [(wrong, came) for wrong, came in pairs if np.isfinite(wrong).all()]
        return bool(spoken) and all(same(wrong, came, tolerance) for wrong, came in spoken)

    return lambda seen: not right(seen, criterion) and any(fits(f, seen) for f in formulas)


def either(*tests: Shows) -> Shows:
    """A test: does one of these hold?"""
    return lambda seen: any(test(seen) for test in tests)


def both(*tests: Shows) -> Shows:
    """A test: do all of these hold?"""
    return lambda seen: all(test(seen) for test in tests)


def shaped(criterion: str, shape: Callable[[Any], tuple[int, ...]]) -> Shows:
    """A test: is a criterion wrong, and does the shape that a case leads to come in every case?"""

    def of_shape(look: Seen) -> bool:
        got = numbers(look.came)
        return got is not None and got.shape == shape(look.case)

    return lambda seen: not right(seen, criterion) and all(map(of_shape, of(seen, criterion)))


def tables(seen: Sequence[Seen], criterion: str, name: str) -> Iterator[tuple[Any, Any]]:
    """What came in the shape of an input of its case, and that input."""
    for look in of(seen, criterion):
        got = numbers(look.came)
        if got is not None and got.shape == np.shape(look.case[name]):
            yield got, look.case[name]


def sums_to_one(values: Any, axis: int | None) -> bool:
    """Do the entries along an axis, or all of them, sum to 1?"""
    return bool(np.allclose(values.sum(axis=axis), 1, rtol=0, atol=1e-5))


def broken(look: Seen) -> bool:
    """Did numbers come with a NaN, an infinity or nothing but zeros among them?"""
    got = numbers(look.came)
    return got is not None and (not np.isfinite(got).all() or not got.any())


def multiple_of(came: Sequence[Any], features: Sequence[float], at_least: float) -> bool:
    """Are numbers one and the same multiple of features, a multiple of at least this?"""
    if not all(isinstance(value, (int, float)) for value in came) or not any(features):
        return False
    values, sizes = np.array(came, float), np.array(features, float)
    if np.isinf(values).any():
        return bool(np.isposinf(values[sizes > 0]).all() and np.isfinite(values[sizes == 0]).all())
    factor = float(values @ sizes / (sizes @ sizes))
    return factor >= at_least and bool(np.allclose(values, factor * sizes, rtol=1e-3, atol=1e-4))


def scalar_function(*covers: str) -> Misconception:
    """math.exp or math.log on an array."""
    return Misconception(
        "scalar_function",
        N_(
            "A function for a single number met a whole array. The functions of Python's own math "
            "module know numbers only."
        ),
        shows=raised("TypeError", "Python scalars", at=covers),
        covers=covers,
    )


def name_from_elsewhere(*covers: str) -> Misconception:
    """A name that the notebook's own cells have defined, in place of what the answer has."""

    def foreign(look: Seen) -> bool:
        on_variable = "Variable" in (getattr(look.came, part, "") for part in ("on", "holds"))
        met_variable = raises(look, "TypeError", "'Variable'", "type Variable")
        gave_objects = look.came.__class__.__name__ == "Foreign"
        return on_variable or met_variable or gave_objects or of_foreign_size(look)

    return Misconception(
        "name_from_elsewhere",
        N_(
            "A name here stands for something that was made further up in the notebook, not for "
            "what this code was given or has kept."
        ),
        shows=lambda seen: any(foreign(look) for look in of(seen, *covers) if look.problem),
        covers=covers,
    )


def of_foreign_size(look: Seen) -> bool:
    """Did a row take part, say numpy's words, that is as long as nothing in the case?"""
    sizes = {size for value in look.case.inputs.values() for size in np.shape(value)}
    rows = re.findall(r"\((\d+),\)", look.came.message) if raises(look, "ValueError") else []
    return any(int(row) not in sizes for row in rows)


def method_not_called(*covers: str) -> Misconception:
    """x.copy in place of x.copy()."""
    return Misconception(
        "method_not_called",
        N_(
            "A method stands here by its name alone, without parentheses. That is the method "
            "itself and not what it would give."
        ),
        shows=raised("TypeError", "builtin_function_or_method", "'method'", at=covers),
        covers=covers,
    )
