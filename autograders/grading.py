"""The graded cell: judge an answer on hidden cases and turn the verdict into points."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from course_lib.check import parts
from course_lib.check.judge import Verdict, judge
from course_lib.check.observe import quiet
from course_lib.check.recorded import Truth, canonical, truths_of
from course_lib.check.report import Report, show
from course_lib.exercises import find
from course_lib.exercises.exercise import Case, Exercise

from .references import all_built, all_carried, all_own_forward, all_references


@dataclass
class Sheet:
    """One notebook's grading while its graded cells run.

    most: the points of each graded cell. seed: of the hidden cases. verdicts: what came out so far.
    """

    most: Mapping[str, float]
    seed: int
    verdicts: list[Verdict] = field(default_factory=list)


SHEET: ContextVar[Sheet | None] = ContextVar("SHEET", default=None)


def grade(name: str, answer: Any, *own: Any) -> float:
    """Show the report on fresh hidden cases and return the points earned.

    own: the learner's answers that this one builds on, in the order of the exercise's
    ``builds_on``. A graded cell ends with this call; nbgrader takes the number as partial credit.
    In an instructor's own notebook, which has no `Sheet`, the most that can be earned is read from
    the cell's nbgrader metadata in the notebook file.
    """
    sheet = SHEET.get() or Sheet({name: maximum(name, Path.cwd())}, secrets.randbits(64))
    rng = np.random.default_rng([sheet.seed, *name.encode()])
    verdict = hidden_verdict(name, answer, rng, *own)
    sheet.verdicts.append(verdict)
    show(Report(verdict, reveal=False))
    return points(verdict.share, sheet.most[name])


def hidden_verdict(name: str, answer: Any, rng: np.random.Generator, *own: Any) -> Verdict:
    """The verdict on hidden cases drawn from ``rng``.

    Where an answer that this one builds on is wrong, this one is judged by what is right with it.
    """
    exercise = find(name)
    cases = exercise.hidden_cases(rng)
    truths = truths_of(exercise, all_references()[name], cases)
    carried = all_carried().get(name)
    verdict = judge(exercise, answer, truths, reveal=False, carried=carried)
    if verdict.passed or verdict.borrowed:
        return verdict
    if name in all_own_forward():
        paid = all_own_forward()[name](answer, all_references()[name], cases, rng)
        return replace(verdict, carried=verdict.carried | (paid & verdict.missed))
    mine = parts_used(exercise, answer, own) if own else {}
    if not mine:
        return verdict
    wrong = [part for part, of in mine.items() if hidden_verdict(part, of, rng).share < 1]
    with arrays_handed_over(answer, mine.values()):
        if not wrong:
            again = judge(exercise, answer, truths, reveal=False, carried=carried)
            return max(again, verdict, key=lambda found: found.share)
        built = judged_as_built(exercise, answer, cases, mine)
    return where_a_part_is_wrong(verdict, built, wrong)


def parts_used(exercise: Exercise, answer: Any, own: tuple[Any, ...]) -> dict[str, Any]:
    """Those of the learner's answers, by exercise, that this one uses."""
    mine = dict(zip(exercise.builds_on, own, strict=False))
    session = session_of(answer)
    there = [
        part if session is None or session_of(part) else getattr(part, "name", part)  # not defined
        for part in mine.values()
    ]
    found = None
    with contextlib.suppress(Exception):  # learners' code can reach what is asked
        found = module_beside(answer).uses(answer, *there)
    if not isinstance(found, list) or len(found) != len(mine):
        return mine
    return {part: mine[part] for part, used in zip(mine, found, strict=True) if used is not False}


@contextlib.contextmanager
def arrays_handed_over(answer: Any, own: Iterable[Any]) -> Iterator[None]:
    """While it lasts, the answer gets arrays where functions of the learner's give lists."""
    there = [part for part in own if session_of(part) == session_of(answer)]  # is defined there
    put_back = None
    with contextlib.suppress(Exception):  # as above
        put_back = module_beside(answer).hand_over_arrays(*there)
    try:
        yield
    finally:
        with contextlib.suppress(Exception):  # or a process that is over
            if put_back is not None:
                put_back()


def module_beside(answer: Any) -> Any:
    """`course_lib.check.parts` in the process where an answer lives."""
    session = session_of(answer)
    return session.module(parts.__name__) if session else parts


def session_of(answer: Any) -> Any:
    """The session with the process where an answer lives; None where that is this one."""
    far_away = getattr(type(answer), "__watcher__", None)
    return far_away(answer) if far_away else None


def where_a_part_is_wrong(verdict: Verdict, built: Verdict | None, wrong: Iterable[str]) -> Verdict:
    """The verdict on an answer that builds on a wrong one.

    verdict: as if all were right with those. built: with the learner's own parts in the reference,
    None where these give nothing to build with; then nobody can say what is wrong with the answer
    itself, and a cause found would be the part's. wrong: the exercises of the wrong parts.
    """
    if built is None:
        waiting, first = verdict.missed - verdict.carried, parts.to_be_mended_first(wrong)
        return replace(verdict, waiting=waiting, diagnoses=(), advice=(*verdict.advice, first))
    if built.share < verdict.share:  # it does not use what is wrong with the part
        return verdict
    entries = {entry.name for entry in verdict.exercise.misconceptions}
    exact = tuple(d for d in verdict.diagnoses if d.name in entries and not built.passed)
    return replace(built, diagnoses=built.diagnoses or exact)


def judged_as_built(
    exercise: Exercise, answer: Any, cases: list[Case], mine: Mapping[str, Any]
) -> Verdict | None:
    """The verdict with the learner's own parts in the reference; None where they give nothing."""
    all_parts = (mine.get(part, all_references()[part]) for part in exercise.builds_on)
    try:
        with quiet():
            reference = all_built()[exercise.name](*map(parts.giving_arrays, all_parts))
            truths = truths_of(exercise, reference, cases)
    except RuntimeError:
        return None
    if any(tells_nothing(criterion, truths) for criterion in exercise.criteria):
        return None
    return judge(exercise, answer, truths, reveal=False)


def tells_nothing(criterion: str, truths: list[Truth]) -> bool:
    """Would a criterion be met by zeros, or by one and the same value in every case?"""
    looks = [look for _, seen in truths for look in seen.looks if look.criterion == criterion]
    values = [look.value for look in looks]
    try:
        return len({canonical(v) for v in values}) < 2 or not any(map(np.any, values))
    except TypeError:  # no plain values
        return True


def points(share: float, most: float) -> float:
    """The share of the points, to two decimals."""
    return round(share * most, 2)


def maximum(name: str, folder: Path) -> float:
    """The points of an exercise's graded cell, from the notebook in ``folder`` that holds it."""
    for path in sorted(folder.glob("*.ipynb")):
        # Read as plain JSON: importing nbformat would cost every submission a second.
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            about = cell["metadata"].get("nbgrader", {})
            if about.get("grade") and about.get("grade_id") == name:
                return float(about["points"])
    raise LookupError(f"no notebook in {folder} has a graded cell with grade_id {name!r}")
