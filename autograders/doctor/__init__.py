"""``autograders doctor``: is everything here, and in order, that releasing and grading need?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..classroom.course import CourseError, open_course
from .course import look_at_course, look_at_settings
from .finding import Finding
from .machine import look_at_machine

__all__ = ["Finding", "findings"]


def findings(root: Path) -> Iterator[Finding]:
    """Look at this machine, and at the course in a folder: settings, chapters, exercises, class."""
    yield from look_at_machine(root)
    try:
        course = open_course(root)
        course.settings(unsafe=False)
    except CourseError as error:
        yield Finding("course", str(error), False)
        return
    yield from look_at_settings(course)
    from .chapters import look_at_chapters  # importing the exercises takes time
    from .exercises import cannot_be_imported, look_at_exercises

    if broken := list(cannot_be_imported()):
        yield from broken
        return
    source = root / course.directory.source_directory
    yield from look_at_chapters(source)
    yield from look_at_exercises(source)
    yield from look_at_course(course)
