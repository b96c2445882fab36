"""What an exercise is: one object that the check, the grade and the proof of the grader share."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .misconception import Misconception


@dataclass(frozen=True)
class Case:
    """Inputs of one trial, by name, and a label that says what is particular about them."""

    label: str
    inputs: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.inputs[name]

    def fresh(self) -> Case:
        """A deep copy, so that an answer which changes its inputs spoils nobody else's."""
        inputs = self.inputs.items()
        copies = {n: v.copy() if isinstance(v, np.ndarray) else copy.deepcopy(v) for n, v in inputs}
        return Case(self.label, copies)


# A trial tries an answer on a case: it yields a criterion's name and a look at what the answer
# gives. It never compares; the same trial runs the learner's answer and the reference. Looks are
# taken one by one, each for itself, so that one which raises leaves the others standing.
Look = Callable[[], Any]
Trial = Callable[[Any, Case], Iterator[tuple[str, Look]]]
# From an answer, all findings and the criteria that want a cause: a cause's name, what to say of
# it, and the criteria that it explains.
Explains = Callable[[Any, Any, list[str]], Iterable[tuple[str, str, frozenset[str]]]]


@dataclass(frozen=True)
class Criterion:
    """One thing that a right answer does. ``text`` is a message marked with ``N_``.

    needs: criteria that come first; while one of them fails, a failure here is *not judged yet*.
    """

    text: str
    weight: float = 1
    needs: tuple[str, ...] = ()
    # Relative to the largest entry expected: float32 answers pass, other formulas do not.
    tolerance: float = 1e-5


@dataclass(frozen=True)
class Exercise:
    """What is asked, how it is tried, and what counts.

    name: unique in the course; the grade id of its graded cell.
    chapter: the folder of its notebook, such as ``04_affine``.
    section: where the lesson stands in the book, such as ``5.6.2``.
    task: one sentence for the learner, marked with ``N_``.
    cases: given a random generator and whether to be harsh, yields the cases. Visible cases come
        from a fixed seed and are not harsh; hidden ones come from fresh seeds and are.
    trial: see `Trial`.
    criteria: by name, in the order of the report.
    asks_for: names of course_lib (``layers.Affine``) that the learner edition must not contain
        in this chapter and before it.
    one_answer: the question has fixed numbers, so that recorded values would be the solution;
        they are recorded as digests instead.
    hints: in the order in which they open, each marked with ``N_``.
    misconceptions: the catalogue of wrong ideas, likeliest first.
    gradients: for criteria that are gradients, the input of the case that each belongs to. With
        a criterion ``forward`` and an input ``dout``, the report can then say whether a wrong
        gradient agrees with the learner's own forward.
    graph: draws a case as a computation graph whose variables bear the names in ``gradients``.
    uses_graph: the answer is to use the graph engine; elsewhere its backward earns nothing.
    builds_on: exercises whose answers this answer uses; they are given to `check` after it.
    explains: reads an answer that can be read, such as the formulas of a derivation; see
        `Explains`.
    """

    name: str
    chapter: str
    section: str
    task: str
    cases: Callable[[np.random.Generator, bool], Iterable[Case]]
    trial: Trial
    criteria: Mapping[str, Criterion]
    asks_for: tuple[str, ...] = ()
    one_answer: bool = False
    hints: tuple[str, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    gradients: Mapping[str, str] = field(default_factory=dict)
    graph: Callable[[Case], Any] | None = None
    uses_graph: bool = False
    builds_on: tuple[str, ...] = ()
    explains: Explains | None = None

    def visible_cases(self) -> list[Case]:
        """The cases of the check cell, always the same."""
        return list(self.cases(np.random.default_rng(20240517), False))

    def hidden_cases(self, rng: np.random.Generator, rounds: int = 2) -> list[Case]:
        """The cases of the grade: fresh and harsher."""
        return [case for _ in range(rounds) for case in self.cases(rng, True)]


def one_case(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """The only case of a question with fixed numbers."""
    yield Case("")


def named_values(*names: str) -> Trial:
    """The trial of an answer that is a dict of plain values, one criterion for each name."""

    def trial(answer: Any, case: Case) -> Iterator[tuple[str, Look]]:
        for name in names:
            yield name, lambda name=name: answer[name]  # type: ignore[misc]

    return trial
