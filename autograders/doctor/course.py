"""A course's settings, its releases and its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..classroom.course import CONFIG, Course, CourseError
from .finding import Finding, some

# Without one of these, or in another order, a release would give solutions away, lack course_lib,
# or hold both languages where one was asked for.
RELEASE = (
    "nbconvert.preprocessors.TagRemovePreprocessor",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "autograders.nbgrader_plugin.AddLearnerEdition",
)
AUTOGRADE = ("autograders.nbgrader_plugin.GradeInJail",)
READER = "autograders.nbgrader_plugin.SafeReader"
OURS = f"take it from the repository's {CONFIG}; load_subconfig() does so in one line"


def look_at_settings(course: Course) -> Iterator[Finding]:
    """Do nbgrader's commands release and grade by this course's own means?"""
    yield Finding("course", str(course.root))
    if not course.directory.course_id:
        how = f'c.CourseDirectory.course_id = "..." in {CONFIG}; the exchange goes by it'
        yield Finding("course_id", "none is set", False, how)
    source = course.root / course.directory.source_directory
    if not source.is_dir():
        how = f"c.CourseDirectory.source_directory in {CONFIG}"
        yield Finding("chapters", f"there is no folder {source}", False, how)
    config = course.config
    yield from plugged_in(
        "GenerateAssignment.preprocessors", config.GenerateAssignment.get("preprocessors"), RELEASE
    )
    grading = config.Autograde.get("autograde_preprocessors")
    yield from plugged_in("Autograde.autograde_preprocessors", grading, AUTOGRADE)
    if dotted(config.Autograde.get("exporter_class")) != READER:
        yield Finding("Autograde.exporter_class", f"is not {READER}", False, OURS)
    if config.Autograde.get("sanitize_preprocessors") != []:
        yield Finding("Autograde.sanitize_preprocessors", "is not []", False, OURS)


def plugged_in(setting: str, found: Any, wanted: tuple[str, ...]) -> Iterator[Finding]:
    """Does a list of preprocessors hold those that are wanted, in their order?"""
    listed = found if isinstance(found, list | tuple) else ()  # a lazy value where none was set
    names = iter([dotted(one) for one in listed])
    absent = [name for name in wanted if name not in names]  # `in` goes on where it stopped
    if absent:
        yield Finding(setting, f"lacks, or has not in its place, {absent[0]}", False, OURS)


def dotted(item: Any) -> str:
    """The dotted name of a class, or of a setting that names one."""
    return f"{item.__module__}.{item.__qualname__}" if isinstance(item, type) else str(item)


def look_at_course(course: Course) -> Iterator[Finding]:
    """Can the gradebook be reached, are its releases current, who waits to be graded?"""
    from ..classroom.gradebook import NoGradebook, open_gradebook
    from .exchange import look_at_exchange
    from .releases import look_at_release

    try:
        with open_gradebook(course) as book:
            # A due date can be set before anything is released.
            chapters = sorted(one.name for one in book.assignments if one.notebooks)
            said = f"chapters released: {', '.join(chapters) or 'none yet'}"
            yield Finding("gradebook", said)
            for chapter in chapters:
                yield from look_at_release(course, book, chapter)
                yield from waiting(course, book, chapter)
                yield from look_at_exchange(course, chapter)
    except NoGradebook:
        yield Finding("gradebook", "none yet; releasing a chapter makes it")
    except CourseError as error:
        yield Finding("gradebook", str(error), False)


def waiting(course: Course, book: Any, chapter: str) -> Iterator[Finding]:
    """Who has handed a chapter in and was never graded? That is no fault."""
    handed_in = {one.student for one in course.find_handed_in(chapter)}
    left = sorted(handed_in - set(with_outcome(book, chapter)))
    if left:
        found = f"{len(left)} of {len(handed_in)} handed in are not graded yet: {some(left)}"
        yield Finding(chapter, found, how=f"autograders grade {chapter}")


def with_outcome(book: Any, chapter: str) -> Iterable[str]:
    """The students whose submissions are graded or refused."""
    from nbgrader.api import Assignment, SubmittedAssignment
    from sqlalchemy import select

    from ..classroom.gradebook import OutcomeRow
    from ..classroom.recorded import has_outcomes

    if not has_outcomes(book.db):
        return ()
    query = (
        select(SubmittedAssignment.student_id)
        .join(OutcomeRow, OutcomeRow.submission_id == SubmittedAssignment.id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .where(Assignment.name == chapter, OutcomeRow.fingerprint != "")
    )
    found: Iterable[str] = book.db.scalars(query).all()
    return found
