"""The report as data: JSON, exact, and CSV, which a spreadsheet can open without harm."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ..export.sheet import text
from .content import Content
from .numbers import Estimate

FOR_EXCEL = "\ufeff"  # without it, Excel reads Korean in the system's old encoding


def as_json(content: Content) -> str:
    """Everything, as it is."""
    told = asdict(content)
    return json.dumps(told, ensure_ascii=False, indent=1, default=moment) + "\n"


def moment(value: Any) -> str:
    """A time as JSON has it; all are UTC."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    raise TypeError(f"expected a time, got {value!r}")


def as_tables(content: Content) -> dict[str, str]:
    """The CSV files by their names."""
    return {
        "exercises.csv": as_csv(exercise_rows(content)),
        "criteria.csv": as_csv(criterion_rows(content)),
        "misconceptions.csv": as_csv(misconception_rows(content)),
        "learners.csv": as_csv(learner_rows(content)),
    }


def exercise_rows(content: Content) -> Iterable[list[Any]]:
    """A row an exercise, also those that a person grades."""
    yield [
        *("chapter", "exercise", "graded_by", "section", "points", "answered", "unanswered"),
        *("mean_share", "mean_share_low", "mean_share_high"),
        *("discrimination", "discrimination_low", "discrimination_high", "no_discrimination"),
        *("not_run", "unexplained", "waiting"),
    ]
    for chapter in content.chapters:
        for one in chapter.exercises:
            known = [one.section, one.points, one.answered, one.unanswered]
            yield [
                *(chapter.name, one.name, "grader", *known, *ends(one.difficulty)),
                *(*ends(one.discrimination), one.discrimination.why),
                *(sum(number for _, number in one.stopped), one.unexplained, 0),
            ]
        for task in chapter.by_hand:
            mean = None if task.mean is None else task.mean / task.points
            yield [
                *(chapter.name, task.name, "person", "", task.points, task.given, None),
                *(mean, None, None, None, None, None, "", None, None, task.waiting),
            ]


def ends(estimate: Estimate) -> tuple[float | None, float | None, float | None]:
    """A number and its interval."""
    return estimate.value, estimate.low, estimate.high


def criterion_rows(content: Content) -> Iterable[list[Any]]:
    """A row a criterion."""
    yield [
        *("chapter", "exercise", "criterion", "text", "answered"),
        *("met", "missed", "not_judged", "not_tried"),
    ]
    for chapter in content.chapters:
        for exercise in chapter.exercises:
            for one in exercise.criteria:
                numbers = [exercise.answered, one.met, one.missed, one.waiting, one.untried]
                yield [chapter.name, exercise.name, one.name, one.text, *numbers]


def misconception_rows(content: Content) -> Iterable[list[Any]]:
    """A row a cause in an exercise, the commonest first."""
    yield [
        *("chapter", "exercise", "misconception", "learners", "answered", "points_lost"),
        *("section", "says", "example"),
    ]
    for one in content.commonest:
        yield [
            *(one.chapter, one.exercise, one.name, one.learners, one.answered, one.lost),
            *(one.section, one.says, one.example),
        ]


def learner_rows(content: Content) -> Iterable[list[Any]]:
    """A row a learner, those first who may need help most."""
    yield [
        *("student", "first_name", "last_name", "handed_in", "graded", "refused", "failed", "late"),
        *("points", "of", "share", "unanswered", "need", "why"),
    ]
    for one in content.learners:
        person, why = one.person, "; ".join(one.reasons)
        yield [
            *(person.id, person.first_name, person.last_name),
            *(one.handed_in, one.graded, one.refused, one.failed, one.late),
            *(one.points, one.most, one.share, one.blank, one.grave, why),
        ]


def as_csv(rows: Iterable[list[Any]]) -> str:
    """Rows as a CSV file."""
    file = io.StringIO()
    csv.writer(file).writerows([harmless(value) for value in row] for row in rows)
    return FOR_EXCEL + file.getvalue()


def harmless(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula; numbers are rounded, as there is noise."""
    if isinstance(value, str):
        return text(value)
    return round(value, 6) if isinstance(value, float) else value
