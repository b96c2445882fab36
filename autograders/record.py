"""Record what the references give on the visible cases: ``python -m autograders.record``."""

from __future__ import annotations

import json

from course_lib.check.recorded import FOLDER, entries_of, truths_of
from course_lib.exercises import all_exercises

from .references import all_references


def recordings() -> dict[str, str]:
    """For each chapter the text of its file of recorded values."""
    chapters: dict[str, dict[str, object]] = {}
    for exercise in all_exercises().values():
        truths = truths_of(exercise, all_references()[exercise.name], exercise.visible_cases())
        chapters.setdefault(exercise.chapter, {})[exercise.name] = entries_of(truths)
    return {name: json.dumps(found, indent=1) + "\n" for name, found in chapters.items()}


def main() -> None:
    """Write the files."""
    for chapter, text in recordings().items():
        (FOLDER / f"{chapter}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
