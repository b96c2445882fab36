"""The exercises of the installed course_lib: has each all that it needs?"""

from __future__ import annotations

import gettext
import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import course_lib
from course_lib.check.recorded import FOLDER, entries_of, truths_of
from course_lib.exercises import all_exercises
from course_lib.exercises.exercise import Exercise
from course_lib.language import catalogue

from ..references import all_references
from .finding import Finding

RECORD = "make record, or python -m autograders.record"
TRANSLATE = "make messages, and fill in what is empty in course_lib/locale/ko/*/course_lib.po"


def cannot_be_imported() -> Iterator[Finding]:
    """What is wrong where the exercises cannot even be imported; all else builds on them."""
    try:
        all_exercises(), all_references(), catalogue("ko")
    except Exception as error:  # the author's own code
        place = traceback.extract_tb(error.__traceback__)[-1]
        how = f"it happens in {place.filename}, line {place.lineno}"
        yield Finding("exercises", f"cannot be imported: {error!r}", False, how)


def look_at_exercises(source: Path) -> Iterator[Finding]:
    """Is each exercise whole, and has its chapter a notebook?"""
    exercises, references, korean = all_exercises(), all_references(), catalogue("ko")
    ill = False
    for exercise in exercises.values():
        where = f"the Exercise {exercise.name} in {module_of(exercise)}"
        for what, how in ills_of(exercise, references.get(exercise.name), korean):
            ill = True
            yield Finding(exercise.name, what, False, how or where)
    if strays := sorted(references.keys() - exercises.keys()):
        ill = True
        how = "take it out of autograders/references"
        yield Finding("references", f"no exercise is called {strays[0]}", False, how)
    if not ill:
        yield Finding("exercises", f"{len(exercises)}, each with reference, diagnoses and Korean")
    yield from without_notebook(exercises, source)


def module_of(exercise: Exercise) -> str:
    """Where an exercise stands."""
    return f"course_lib/exercises/chapter{exercise.chapter[:2]}.py"


def ills_of(
    exercise: Exercise, reference: Any, korean: gettext.NullTranslations
) -> Iterator[tuple[str, str]]:
    """What is wrong with an exercise, and how to mend it where that is not in the object itself."""
    if not exercise.misconceptions:
        yield "has no misconceptions, so it says what is wrong but never why", ""
    if len(exercise.hints) != 3:
        yield f"has {len(exercise.hints)} hints; the report opens three", ""
    if reference is None:
        how = f"add it to ANSWERS in autograders/references/chapter{exercise.chapter[:2]}.py"
        yield "has no reference", how
    else:
        yield from badly_recorded(exercise, reference)
    if english := [text for text in messages_of(exercise) if korean.gettext(text) == text]:
        yield f"{len(english)} messages have no Korean: {english[0]!r:.70}", TRANSLATE


def badly_recorded(exercise: Exercise, reference: Any) -> Iterator[tuple[str, str]]:
    """Are the values on the visible cases recorded, and those that the reference gives now?"""
    path = FOLDER / f"{exercise.chapter}.json"
    recorded = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    if exercise.name not in recorded:
        yield "has no recorded values", RECORD
        return
    try:
        truths = truths_of(exercise, reference, exercise.visible_cases())
        now = json.loads(json.dumps(entries_of(truths)))
    except Exception as error:  # the author's own code
        yield f"its reference fails: {error!r:.200}", ""
        return
    if recorded[exercise.name] != now:
        yield "its recorded values are not those that the reference gives now", RECORD


def messages_of(exercise: Exercise) -> Iterator[str]:
    """All that an exercise may say to a learner."""
    yield from (exercise.task, *exercise.hints)
    yield from (criterion.text for criterion in exercise.criteria.values())
    yield from (entry.says for entry in exercise.misconceptions)
    yield from (case.label for case in exercise.visible_cases() if case.label)


def without_notebook(exercises: dict[str, Exercise], source: Path) -> Iterator[Finding]:
    """Which chapters have exercises, but no notebook here?

    In the repository itself that is a fault; another course may leave chapters out.
    """
    chapters = sorted({exercise.chapter for exercise in exercises.values()})
    absent = [name for name in chapters if not (source / name).is_dir()]
    if absent:
        fault = (source.parent / Path(course_lib.__file__).parent.name).is_dir()
        how = f"restore {source / absent[0]}, or remove its exercises" if fault else ""
        found = f"have exercises but no notebook here: {', '.join(absent)}"
        yield Finding("chapters", found, not fault, how)
