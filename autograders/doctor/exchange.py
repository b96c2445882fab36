"""Can nbgrader give feedback back to those whom it did not collect from?

``nbgrader release_feedback`` needs two files that its exchange adds to a submission. Where a
notebook was put into its place by hand they are not there, and it fails for the whole class.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from ..classroom.course import Course
from ..classroom.secret import NAME as SECRET
from ..classroom.secret import read_secret
from ..classroom.timestamp import NAME as TIMESTAMP
from ..classroom.timestamp import read_timestamp
from .finding import Finding, some


def look_at_exchange(course: Course, chapter: str) -> Iterator[Finding]:
    """Whose submission lacks what nbgrader's exchange adds? That is no fault."""
    handed_in = sorted(course.find_handed_in(chapter), key=lambda one: one.student)
    untimed = [one.student for one in handed_in if not read_timestamp(one.folder).text]
    unknown = [one.student for one in handed_in if not read_secret(one.folder)]
    lacking = sorted({*untimed, *unknown})
    if not lacking:
        return
    found = f"{len(lacking)} of {len(handed_in)} handed in did not come through nbgrader's exchange"
    found += f": {some(lacking)}"
    if untimed:
        found += f"; without {TIMESTAMP}, so taken as in time: {some(untimed)}"
    how = f"give them feedback/ID/{chapter} yourself: nbgrader release_feedback fails without "
    how += f"{TIMESTAMP} and {SECRET}"
    if len(lacking) < len(handed_in):
        left_out = [*filter(None, course.directory.student_id_exclude.split(",")), *lacking]
        option = shlex.quote(f"--CourseDirectory.student_id_exclude={','.join(left_out)}")
        how += f"; for the others: nbgrader release_feedback {chapter} {option}"
    yield Finding(chapter, found, how=how)
