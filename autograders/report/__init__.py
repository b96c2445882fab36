"""``autograders report``: what the class misunderstood, as a page and as data."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from course_lib.language import language

from ..classroom.course import Course, CourseError, open_course, without_grammars

FOLDER = "report"  # in the course's folder
WHOLE = "course"  # in it, the report on all chapters


def write_report(root: Path, chapter: str | None, site: str) -> int:
    """Write the report on a chapter, or on the whole course, into the course's folder.

    site: the address of the pages that ``make site`` makes, or empty. Returns the exit code: 1,
    with a line on stderr, when there is nothing to report.
    """
    without_grammars()
    try:
        folder = publish_report(open_course(root), chapter, checked(site))
    except (CourseError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    from .words import Words

    print(Words(language())("written", path=folder / "index.html"))
    return 0


def publish_report(course: Course, chapter: str | None, site: str) -> Path:
    """Make the report's folder hold the report; see `publish`. Two reports at once are written one
    after the other.

    Raises CourseError when there is nothing to report.
    """
    from ..classroom.gradebook import open_gradebook  # takes seconds
    from ..classroom.one_grader import one_after_another
    from ..classroom.publish import publish
    from ..engine.grade_task import reports_in
    from .content import content_of
    from .page import page
    from .read import read_chapters, read_people
    from .tables import as_json, as_tables
    from .tongue import language_of_report

    now = datetime.now(UTC).replace(tzinfo=None)
    with open_gradebook(course) as book, reports_in(language_of_report(course, book, chapter)):
        chapters = read_chapters(course, book, chapter)
        people = read_people(book)
        content = content_of(course, chapters, people, chapter=chapter or "", site=site, now=now)
        files = {"index.html": page(content), "report.json": as_json(content)}
        files |= as_tables(content)
    files = {name: text.encode("utf-8", "replace").decode() for name, text in files.items()}
    folder = course.root / FOLDER / (chapter or WHOLE)
    shared = course.directory.groupshared  # nbgrader's way for several instructors
    folder.parent.mkdir(parents=True, exist_ok=True)
    with one_after_another(folder.with_name(f".{folder.name}.lock")):
        publish(folder, files, 0o660 if shared else 0o600, groupshared=shared)
    return folder


def checked(site: str) -> str:
    """The address of the course's pages; of a folder here as well.

    Raises CourseError when it is none that a page could lead to.
    """
    if not site or urlsplit(site).scheme in ("http", "https"):
        return site
    if Path(site).is_dir():
        return Path(site).resolve().as_uri()
    raise CourseError(
        f"--site: expected an address such as https://example.org/course, or the folder that "
        f"`make site` made; got {site!r}"
    )
