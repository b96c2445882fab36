"""From observations to a verdict: which criteria an answer meets, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..exercises.exercise import Case, Exercise
from ..language import tr
from .compare import difference, in_words, shown
from .diagnose import Diagnosis, diagnose
from .finding import Finding
from .observe import Foreign, Observed, Raised, observe
from .own_work import watched
from .recorded import Digest, Truth, digest

# What a criterion is expected to give when one that it needs went wrong: from the case and from
# what the answer gave for the others. Only the grader's side has such formulas.
Carried = Mapping[str, Callable[[Case, Mapping[str, Any]], Any]]

BORROWED = "borrowed"  # the name of the cause


@dataclass(frozen=True)
class Verdict:
    """What was found about an answer."""

    exercise: Exercise
    problems: dict[str, Finding | None]  # for each criterion where it first went wrong, or None
    waiting: frozenset[str] = frozenset()  # criteria not judged yet: what they need fails
    carried: frozenset[str] = frozenset()  # criteria met on the answer's own wrong values
    diagnoses: tuple[Diagnosis, ...] = ()  # the likeliest causes, root first
    advice: tuple[str, ...] = ()  # what costs nothing and is still worth knowing

    @property
    def passed(self) -> bool:
        """Are all criteria met?"""
        return not any(self.problems.values())

    @property
    def missed(self) -> frozenset[str]:
        """The criteria that are not met as they stand, those carried included."""
        return frozenset(name for name, problem in self.problems.items() if problem)

    @property
    def borrowed(self) -> bool:
        """Is it not the learner's own work?"""
        return any(diagnosis.name == BORROWED for diagnosis in self.diagnoses)

    @property
    def share(self) -> float:
        """Share of the points earned, from 0 to 1: the weights of the criteria met."""
        criteria = self.exercise.criteria
        earned = {name for name, p in self.problems.items() if p is None} | self.carried
        met = sum(criteria[name].weight for name in earned)
        return met / sum(criterion.weight for criterion in criteria.values())


def judge(
    exercise: Exercise,
    answer: Any,
    truths: list[Truth],
    *,
    reveal: bool,
    carried: Carried | None = None,
    unsolved: tuple[str, ...] = (),
) -> Verdict:
    """Compare an answer with the truth on every case.

    reveal: whether problems may tell expected values (visible cases) or not (hidden ones).
    carried: see `Carried`.
    unsolved: exercises that this one builds on and whose answers are not right.
    """
    with watched(exercise, answer) as borrowed:
        if borrowed:
            return borrowed_verdict(exercise, borrowed)
        given_up: dict[str, Raised] = {}
        observed = [observe(exercise, answer, case, given_up) for case, _ in truths]
        findings = [
            finding
            for (case, expected), seen in zip(truths, observed, strict=True)
            for finding in findings_of(exercise, case, expected, seen, reveal)
        ]
        problems = first_problems(exercise, findings)
        if borrowed := next((b for f in findings if (b := called_borrowed(f))), ""):
            return borrowed_verdict(exercise, borrowed)
        failing = frozenset(name for name, problem in problems.items() if problem)
        waiting = failing if unsolved else waiting_for(exercise, failing)
        diagnoses = () if unsolved else diagnose(exercise, answer, findings, waiting)
    return Verdict(
        exercise,
        problems,
        waiting,
        carried_over(exercise, findings, waiting, carried or {}),
        diagnoses,
        tuple(advice(observed, findings)),
    )


def findings_of(
    exercise: Exercise, case: Case, expected: Observed, seen: Observed, reveal: bool
) -> Iterator[Finding]:
    """For each look at one case: what was wanted, what came, and what is wrong or None."""
    for place, wanted in enumerate(expected.looks):
        if place < len(seen.looks):
            came = seen.looks[place].value
            tolerance = exercise.criteria[wanted.criterion].tolerance
            problem = problem_of(wanted.value, came, tolerance, reveal)
        else:
            came = seen.stopped
            problem = tr("could not be tried")
            if came:
                problem = tr("could not be tried: what comes before it {what}", what=in_words(came))
        yield Finding(case, wanted.criterion, wanted.value, came, problem)


def problem_of(wanted: Any, came: Any, tolerance: float, reveal: bool) -> str | None:
    """What is wrong with one observed value, or None."""
    if not isinstance(wanted, Digest):
        return difference(wanted, came, tolerance, reveal)
    if came is None:
        return tr("is still blank")
    if isinstance(came, (Raised, Foreign)):
        return difference(0, came, tolerance, reveal)
    if digest(wanted.salt, came) != wanted:
        return tr("got {came}, which is not right", came=shown(came))
    return None


def first_problems(exercise: Exercise, findings: list[Finding]) -> dict[str, Finding | None]:
    """For each criterion the first finding with a problem."""
    problems: dict[str, Finding | None] = dict.fromkeys(exercise.criteria)
    for finding in findings:
        if finding.problem and problems[finding.criterion] is None:
            problems[finding.criterion] = finding
    return problems


def waiting_for(exercise: Exercise, failing: frozenset[str]) -> frozenset[str]:
    """Failing criteria that need another one which fails."""
    return frozenset(n for n in failing if failing & set(exercise.criteria[n].needs))


def carried_over(
    exercise: Exercise, findings: list[Finding], waiting: frozenset[str], carried: Carried
) -> frozenset[str]:
    """Waiting criteria that are right when judged on the answer's own wrong values."""
    return frozenset(
        name
        for name in waiting & set(carried)
        if all(
            follows(exercise, f, findings, carried[name]) for f in findings if f.criterion == name
        )
    )


def follows(
    exercise: Exercise,
    finding: Finding,
    findings: list[Finding],
    formula: Callable[[Case, Mapping[str, Any]], Any],
) -> bool:
    """Does a value follow from what the answer gave for other criteria of the same case?"""
    if finding.came is None:
        return False  # nothing follows from nothing
    gave = {f.criterion: f.came for f in findings if f.case is finding.case}
    try:
        expected = formula(finding.case, gave)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):  # no such value
        return False
    tolerance = exercise.criteria[finding.criterion].tolerance
    return difference(expected, finding.came, tolerance, reveal=False) is None


def is_list_of_array(finding: Finding) -> bool:
    """Did a list come where an array was wanted?"""
    return isinstance(finding.wanted, np.ndarray) and isinstance(finding.came, list)


def called_borrowed(finding: Finding) -> str:
    """What an answer called although it should have replaced it, or an empty string."""
    came = finding.came
    return came.message if isinstance(came, Raised) and came.kind == "Borrowed" else ""


def borrowed_verdict(exercise: Exercise, name: str) -> Verdict:
    """The verdict on an answer that is not the learner's own work: nothing is earned."""
    text = tr("this uses {name}; write it yourself", name=name)
    nothing = {c: Finding(Case(""), c, None, None, text) for c in exercise.criteria}
    says = tr("Your answer hands its work to {name}. The exercise is to write it.", name=name)
    cause = Diagnosis(BORROWED, says, exercise.section, frozenset(exercise.criteria))
    return Verdict(exercise, dict(nothing), diagnoses=(cause,))


def advice(observed: list[Observed], findings: list[Finding]) -> Iterator[str]:
    """What is worth knowing and costs nothing."""
    if any(f.problem is None and is_list_of_array(f) for f in findings):
        yield tr(
            "Your code gives a list. Its numbers count, but code that goes on with them may need "
            "an array: np.array makes one of a list."
        )
    changed = sorted({name for seen in observed for name in seen.changed})
    if changed:
        yield tr(
            "Your code overwrites its input {names}. Whoever calls it may still need that array.",
            names=", ".join(changed),
        )
