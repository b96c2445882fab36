"""The language of a report: one for all of it, so that no page mixes two."""

from __future__ import annotations

import os
from collections import Counter

from nbgrader import api
from sqlalchemy import func, select

from course_lib.language import LANGUAGES

from ..classroom.course import Course
from ..classroom.gradebook import OutcomeRow
from ..classroom.recorded import has_outcomes
from ..intake.language import language_of


def language_of_report(course: Course, book: api.Gradebook, chapter: str | None) -> str:
    """COURSE_LANG if it is one language; else that of the release, or of most releases of the
    course; else, where learners got both, that of most submissions."""
    chosen = os.environ.get("COURSE_LANG", "")
    if chosen in LANGUAGES:
        return chosen
    votes = of_releases(course, book, chapter) or of_submissions(book, chapter)
    return max(LANGUAGES, key=lambda lang: votes[lang])


def of_releases(course: Course, book: api.Gradebook, chapter: str | None) -> Counter[str]:
    """How many chapters are released in each language; those in both, or in none, left out."""
    names = [chapter] if chapter else book.db.scalars(select(api.Assignment.name))
    files = (sorted(course.release(name).glob("*.ipynb")) for name in names)
    spoken = (language_of(b"".join(path.read_bytes() for path in paths)) for paths in files)
    return Counter(lang for lang in spoken if lang)


def of_submissions(book: api.Gradebook, chapter: str | None) -> Counter[str]:
    """How many submissions were judged in each language; older outcomes do not say in which."""
    if not has_outcomes(book.db):
        return Counter()
    row, ours = api.SubmittedAssignment, OutcomeRow
    query = select(func.count()).select_from(ours).join(row, row.id == ours.submission_id)
    if chapter:
        of_chapter = api.Assignment.id == row.assignment_id
        query = query.join(api.Assignment, of_chapter).where(api.Assignment.name == chapter)
    # As JSON has it; in a text of a learner's, a quote would stand behind a backslash.
    said = {lang: ours.exercises.contains(f'"lang": "{lang}"') for lang in LANGUAGES}
    return Counter({lang: book.db.scalar(query.where(one)) for lang, one in said.items()})
