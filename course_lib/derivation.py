"""Derivations that are checked line by line: each line is a formula, tried on random numbers.

Two formulas that agree on random numbers are the same function, however they are written. So a
line may be expanded, factored, reordered, a sum over an index or a product of matrices.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from .derivation_names import Names
from .derivation_reading import FormulaError, UnknownName, as_python, pointed, read, start_of
from .derivation_slips import SAYS, Slip, slips
from .derivation_value import value
from .exercises.exercise import Case, Criterion, Exercise, Look
from .exercises.misconception import Misconception
from .language import tr

if TYPE_CHECKING:
    from .check.finding import Finding

# Formulas are exact: only rounding may part them from the truth.
TOLERANCE = 1e-9
# The search for a slip ends after so many nodes were worked out, within about a second.
MOST_SEARCHED = 100_000


@dataclass(frozen=True)
class Line:
    """A line of a derivation.

    text: what stands on the left of its equals sign, in words, marked with ``N_``.
    names: the inputs of a case that may stand in it.
    free: index letters for which the line holds, each with the largest number it stands for.
    needs: lines from which it follows.
    """

    text: str
    names: tuple[str, ...]
    free: Mapping[str, int] = field(default_factory=dict)
    needs: tuple[str, ...] = ()

    def known(self, case: Case) -> Names:
        """The numbers and arrays that may stand in the line."""
        return Names({name: case[name] for name in self.names})

    def value(self, written: Any, case: Case) -> Any:
        """What a line is worth on a case; None for one that is blank.

        written: a text, or a plain number. Raises FormulaError for what cannot be worked out.
        """
        text = as_text(written)
        if not text:
            return None
        try:
            return value(read(text), self.known(case), self.free)
        except FormulaError as error:
            raise error.pointing_into(text) from None


def as_text(written: Any) -> str:
    """A line as text; a blank one is empty. Raises FormulaError for what is no text."""
    if written is None:
        return ""
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        return repr(written)
    if not isinstance(written, str):
        says = tr("A formula stands between quotation marks; a {kind} came.", kind=kind_of(written))
        raise FormulaError(says)
    return written.strip()


def kind_of(written: Any) -> str:
    """What to call the type of something that is no text."""
    return type(written).__name__


def value_of(
    text: str, values: Mapping[str, Any], free: Mapping[str, int] = MappingProxyType({})
) -> Any:
    """What a formula is worth on these numbers and arrays.

    free: index letters for which it holds, each with the largest number it stands for; the value
    is then an array with an axis for each.
    Raises FormulaError, pointing at the place that cannot be read or worked out.
    """
    return Line("", tuple(values), free).value(text, Case("", values))


def derivation(
    *,
    name: str,
    chapter: str,
    section: str,
    task: str,
    cases: Callable[[np.random.Generator, bool], Iterable[Case]],
    lines: Mapping[str, Line],
    hints: tuple[str, ...],
    misconceptions: tuple[Misconception, ...],
) -> Exercise:
    """The exercise whose answer is a dict with a formula for each of these lines."""
    return Exercise(
        name=name,
        chapter=chapter,
        section=section,
        task=task,
        cases=cases,
        trial=functools.partial(try_lines, lines),
        criteria={
            key: Criterion(line.text, needs=line.needs, tolerance=TOLERANCE)
            for key, line in lines.items()
        },
        hints=hints,
        misconceptions=misconceptions,
        explains=functools.partial(explain, lines),
    )


def try_lines(lines: Mapping[str, Line], answer: Any, case: Case) -> Iterator[tuple[str, Look]]:
    """The trial of a dict of lines."""
    for name, line in lines.items():
        yield name, lambda name=name, line=line: line.value(answer[name], case)  # type: ignore[misc]


def explain(
    lines: Mapping[str, Line], answer: Any, seen: Sequence[Finding], wrong: Sequence[str]
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """For each of these wrong lines, if it can be told: a cause, what to say, and the line."""
    if not isinstance(answer, dict) or all(look.came is None for look in seen):
        return  # nothing is written yet
    for name in wrong:
        looks = [look for look in seen if look.criterion == name]
        if name in answer:
            found = cause(lines[name], answer[name], looks) or another_line(name, looks, seen)
            if found:
                yield found[0], f"{name}: {found[1]}", frozenset([name])


def cause(line: Line, written: Any, looks: Sequence[Finding]) -> tuple[str, str] | None:
    """Why a line is wrong, and what to say of it."""
    came = looks[0].came
    if came is None:
        return "still_blank", tr("This line is still blank.")
    kind = getattr(came, "kind", "")
    if kind == UnknownName.__name__:
        return "not_a_formula", came.message
    try:
        text = as_text(written)
        slip = slip_in(line, text, looks)
    except FormulaError:
        return "not_a_formula", came.message
    if slip:
        return slip.name, said(slip, text)
    if kind == FormulaError.__name__:
        return "not_a_formula", came.message
    if line.free and not letters_used(line, text, looks[0].case):
        letters = ", ".join(line.free)
        return "not_general", tr("The line is to hold for every {letters}.", letters=letters)
    return None


def slip_in(line: Line, text: str, looks: Sequence[Finding]) -> Slip | None:
    """The slip that, undone, makes the line right on every case."""
    cases = [(line.known(look.case), look.wanted) for look in looks]

    def right(candidate: ast.expr) -> bool:
        try:
            return all(same(value(candidate, names, line.free), wanted) for names, wanted in cases)
        except FormulaError:
            return False

    for slip in slips(read(text), cases[0][0], line.free):
        if right(slip.tree):
            return slip
        if cases[0][0].steps > MOST_SEARCHED:
            break
    return None


def said(slip: Slip, text: str) -> str:
    """A slip in words, with its place."""
    part = slip.part or ast.get_source_segment(as_python(text), slip.node) or text
    part = part if len(part) <= 40 else part[:38] + " …"
    words = tr(SAYS[slip.name], part=part.replace("| ", ".."), which=slip.which)
    return f"{words} {pointed(text, start_of(slip.node, text))}"


def letters_used(line: Line, text: str, case: Case) -> bool:
    """Does the formula use an index letter of its line?"""
    try:
        value(read(text), line.known(case), {})
    except FormulaError:
        return True
    return False


def another_line(
    name: str, looks: Sequence[Finding], seen: Sequence[Finding]
) -> tuple[str, str] | None:
    """Does the line give what another one is to give?"""
    for other in dict.fromkeys(look.criterion for look in seen if look.criterion != name):
        theirs = [look for look in seen if look.criterion == other]
        if all(same(look.came, their.wanted) for look, their in zip(looks, theirs, strict=True)):
            return "another_line", tr(
                "What stands here belongs into the line {other}.", other=other
            )
    return None


def same(came: Any, wanted: Any) -> bool:
    """Are these the same numbers, in the same shape?"""
    if not isinstance(came, (int, float, np.ndarray)) or np.shape(came) != np.shape(wanted):
        return False
    size = float(np.max(np.abs(wanted), initial=1e-8))
    return bool(np.allclose(came, wanted, rtol=0, atol=TOLERANCE * size))
