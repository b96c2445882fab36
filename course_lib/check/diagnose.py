"""From what is wrong to why: the misconceptions and symptoms that explain an answer's failures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..exercises.exercise import Exercise
from ..exercises.misconception import Misconception
from ..language import tr
from .apart import telling_apart
from .compare import difference
from .finding import Finding
from .observe import quiet
from .relations import relations
from .symptoms import symptoms


@dataclass(frozen=True)
class Diagnosis:
    """A likely cause, in the learner's language.

    covers: the failing criteria that it explains. also: other causes that fit as well.
    apart: what would tell this cause from those.
    """

    name: str
    says: str
    section: str
    covers: frozenset[str]
    also: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def diagnose(
    exercise: Exercise, answer: Any, findings: list[Finding], waiting: frozenset[str]
) -> tuple[Diagnosis, ...]:
    """The likeliest causes, root first: each explains failing criteria that none before it does.

    An exact misconception comes before what the exercise itself reads in an answer, that before a
    symptom (an exception, a None), and a symptom before a mere relation (a sign, a factor); what
    only waits for another criterion needs no cause.
    """
    failing = [c for c in exercise.criteria if any(f.problem for f in findings if f.criterion == c)]
    remaining = [c for c in failing if c not in waiting]
    known = [*fitting(exercise, findings)]
    unexplained = [c for c in remaining if not any(c in diagnosis.covers for diagnosis in known)]
    ranks = (
        known,
        [*explained(exercise, answer, findings, unexplained)],
        [Diagnosis(*found) for found in symptoms(exercise, answer, findings)],
        [Diagnosis(*found) for found in relations(exercise, answer, findings)],
    )
    chosen: list[Diagnosis] = []
    for criterion in failing:
        candidates = [[d for d in rank if criterion in d.covers] for rank in ranks]
        best = next((c for c in candidates if c), [])
        if criterion in remaining and best:
            likeliest = max(best, key=lambda d: len(d.covers & set(remaining)))
            others = [d for d in candidates[0] if d.name != likeliest.name]
            if likeliest.says not in [d.says for d in chosen]:
                also = tuple(d.says for d in others)
                apart = tuple(dict.fromkeys(apart_from(exercise, likeliest, d) for d in others))
                chosen.append(replace(likeliest, also=also, apart=apart))
            remaining = [c for c in remaining if c not in likeliest.covers]
    return tuple(chosen)


def apart_from(exercise: Exercise, one: Diagnosis, other: Diagnosis) -> str:
    """What would tell two diagnosed misconceptions apart."""
    entries = {entry.name: entry for entry in exercise.misconceptions}
    return telling_apart(exercise, entries[one.name], entries[other.name])


def fitting(exercise: Exercise, findings: list[Finding]) -> Iterator[Diagnosis]:
    """The exercise's misconceptions that fit, as diagnoses."""
    for entry in exercise.misconceptions:
        if fits_safely(entry, exercise, findings):
            covers = frozenset(entry.covers or entry.gives)
            yield Diagnosis(entry.name, tr(entry.says), entry.section or exercise.section, covers)


def explained(
    exercise: Exercise, answer: Any, findings: list[Finding], criteria: list[str]
) -> Iterator[Diagnosis]:
    """What the exercise itself can read in the answer about these criteria, as diagnoses."""
    if exercise.explains is not None:
        with quiet():
            for name, says, covers in exercise.explains(answer, findings, criteria):
                yield Diagnosis(name, says, exercise.section, covers)


def fits_safely(entry: Misconception, exercise: Exercise, findings: list[Finding]) -> bool:
    """Like `fits`; an answer so odd that a formula or a test fails on it does not fit."""
    try:
        return fits(entry, exercise, findings)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False


def fits(entry: Misconception, exercise: Exercise, findings: list[Finding]) -> bool:
    """Does an answer give what a misconception leads to, and is it wrong there?"""
    failing = {f.criterion for f in findings if f.problem}
    if not failing & set(entry.covers or entry.gives):
        return False
    for criterion in entry.gives:
        looks = [f for f in findings if f.criterion == criterion]
        if criterion not in failing or not all_given(entry, exercise, looks):
            return False
    with quiet():
        return entry.shows is None or bool(entry.shows(findings))


def all_given(entry: Misconception, exercise: Exercise, looks: list[Finding]) -> bool:
    """Did the answer give the wrong value of the entry's formula on every case it speaks of?"""
    judged = 0
    for look in looks:
        with quiet():
            wrong = entry.gives[look.criterion](look.case)
        if wrong is None:
            continue
        judged += 1
        tolerance = exercise.criteria[look.criterion].tolerance
        if difference(wrong, look.came, tolerance, reveal=False):
            return False
    return judged > 0
