"""The course folder: nbgrader's configuration, its directories, and who handed in what."""

from __future__ import annotations

import fnmatch
import hashlib
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets import Float, Integer
from traitlets.config import Config, Configurable
from traitlets.config.loader import PyFileConfigLoader

from course_lib.language import LANGUAGES

from ..jail.limits import MIB, Limits
from ..outcome import Settings
from ..spelling import did_you_mean

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

CONFIG = "nbgrader_config.py"
LONGEST_ID = 200  # bytes; a folder's name may have 255
# What a folder's name may hold and neither a database, a table nor nbgrader's patterns can stand;
# and a backslash that could be taken for one of ours.
UNFIT = re.compile(r"\\(?=x)|[^\\]")


class CourseError(Exception):
    """Something in the course folder is not as it must be; says what, and what to do."""


class Grading(Configurable):
    """How much one notebook may use while it is graded; set it in nbgrader_config.py."""

    memory_mib = Integer(
        Limits.memory // MIB,
        help="MiB of address space, with the 200 that Python, numpy and matplotlib map.",
    ).tag(config=True)
    cpu_seconds = Integer(
        Limits.cpu_seconds, help="Seconds of processor time for the whole notebook."
    ).tag(config=True)
    cell_seconds = Float(
        Limits.cell_seconds, help="Seconds that one of the notebook's cells may take."
    ).tag(config=True)
    call_seconds = Float(
        Limits.call_seconds, help="Seconds that one call from a graded cell may take."
    ).tag(config=True)
    notebook_seconds = Float(
        Limits.notebook_seconds, help="Seconds that the whole notebook may take."
    ).tag(config=True)
    disk_mib = Integer(
        Limits.disk // MIB, help="MiB of all files that the notebook may write."
    ).tag(config=True)
    files = Integer(
        Limits.files, help="Number of files and folders that the notebook may make."
    ).tag(config=True)
    open_files = Integer(
        Limits.open_files, help="Number of files that the notebook may hold open at a time."
    ).tag(config=True)
    threads = Integer(
        Limits.threads, help="Number of threads that the notebook may start beside the main one."
    ).tag(config=True)
    output_characters = Integer(
        Limits.output, help="Characters that are kept of the notebook's outputs, with pictures."
    ).tag(config=True)
    largest_notebook_mib = Integer(8, help="MiB of the largest notebook file that is read.").tag(
        config=True
    )

    def limits(self) -> Limits:
        """These as the jail takes them. Raises CourseError for a number that cannot be one."""
        try:
            return Limits(
                memory=self.memory_mib * MIB,
                cpu_seconds=self.cpu_seconds,
                cell_seconds=self.cell_seconds,
                call_seconds=self.call_seconds,
                notebook_seconds=self.notebook_seconds,
                disk=self.disk_mib * MIB,
                files=self.files,
                open_files=self.open_files,
                threads=self.threads,
                output=self.output_characters,
            )
        except ValueError as error:
            raise CourseError(f"{CONFIG}: c.Grading: {error}") from None


@dataclass(frozen=True)
class HandedIn:
    """A student's folder of a chapter. student: the id in the gradebook; see `student_id`."""

    student: str
    folder: Path


@dataclass(frozen=True)
class Course:
    """A course folder. directory: nbgrader's own idea of where things are."""

    root: Path
    config: Config
    directory: CourseDirectory
    grading: Grading

    def settings(self, unsafe: bool) -> Settings:
        """How its submissions are graded."""
        lang = os.environ.get("COURSE_LANG", "en")
        lang = lang if lang in LANGUAGES else LANGUAGES[0]  # reports are in one language
        return Settings(self.grading.limits(), lang, unsafe)

    @property
    def largest_notebook(self) -> int:
        """The size of the largest notebook that is read, in bytes."""
        return int(self.grading.largest_notebook_mib) * MIB

    def file_mode(self) -> int:
        """The permissions of graded files, as stock autograde would give them."""
        from nbgrader.converters import Autograde

        return int(str(Autograde(coursedir=self.directory, config=self.config).permissions), 8)

    def release(self, chapter: str) -> Path:
        """Where a released chapter is."""
        return self.path(self.directory.release_directory, ".", chapter)

    def autograded(self, student: str, chapter: str) -> Path:
        """Where a student's graded notebook goes."""
        return self.path(self.directory.autograded_directory, student, chapter)

    def feedback(self, student: str, chapter: str) -> Path:
        """Where nbgrader puts a student's feedback."""
        return self.path(self.directory.feedback_directory, student, chapter)

    def path(self, step: str, student: str, chapter: str) -> Path:
        """The folder of one of nbgrader's steps."""
        return Path(os.path.normpath(self.directory.format_path(step, student, chapter)))

    def handed_in(self, chapter: str, student: str | None = None) -> list[HandedIn]:
        """What was handed in of a chapter, by student; of one student only when one is named.

        Raises CourseError when that is nothing.
        """
        found = sorted(self.find_handed_in(chapter), key=lambda one: one.student)
        if not found:
            submitted = self.directory.submitted_directory
            raise CourseError(f"nobody has handed in {chapter}: nothing in {self.root / submitted}")
        if student is None:
            return found
        chosen = [one for one in found if one.student == student]
        if not chosen:
            hint = did_you_mean(student, [one.student for one in found])
            raise CourseError(f"no student {student!r} has handed in {chapter}{hint}")
        return chosen

    def find_handed_in(self, chapter: str) -> Iterator[HandedIn]:
        """Whatever has the place of a student's submission; whether it is one, intake will say.

        Hidden folders and students whom nbgrader is to leave out are not looked at.
        """
        mark = "\0"  # stands for the student, whatever structure of folders nbgrader is set to
        pattern = str(self.path(self.directory.submitted_directory, mark, chapter))
        before, _, after = pattern.partition(mark)
        parent, start = os.path.split(before)
        end, _, below = after.partition(os.sep)
        left_out = self.directory.student_id_exclude.split(",")
        for name in os.listdir(parent) if os.path.isdir(parent) else ():
            folder = Path(parent, name, below)
            student = student_id(name.removeprefix(start).removesuffix(end))
            if (
                name.startswith(start)
                and name.endswith(end)
                and not name.startswith(".")
                and os.path.lexists(folder)
                and student not in left_out
                and fnmatch.fnmatchcase(student, self.directory.student_id)
            ):
                yield HandedIn(student, folder)


def require_course(root: Path) -> None:
    """Raise CourseError when a folder is no course's."""
    if not (root / CONFIG).is_file():
        raise CourseError(f"no course in {root}: it has no {CONFIG}; name its folder with --root")


def open_course(root: Path) -> Course:
    """The course in a folder. Raises CourseError when there is none, or it cannot be read."""
    require_course(root)
    sys.path.append(str(root))  # nbgrader too finds a course's own plug-ins beside its config
    try:
        config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    except Exception as error:
        raise CourseError(f"{root / CONFIG} cannot be loaded: {error!r}") from error
    from nbgrader.coursedir import CourseDirectory  # takes seconds

    directory = CourseDirectory(config=config)
    if "root" not in config.CourseDirectory:
        directory.root = str(root)
    return Course(root, config, directory, Grading(config=config))


def without_grammars() -> None:
    """Have nbgrader imported sooner, by whoever calls this first.

    jsonschema, which it imports, would compile grammars for a second or more, to check a kind of
    address that no notebook holds; it does without where they are not installed.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]


def student_id(name: str) -> str:
    """The id of the student whose folder has this name: the name itself, unless it holds what a
    database or nbgrader could not stand. Two names never share an id.

    Bytes that are no text, controls and line breaks become ``\\xNN``. An id that would get too
    long for a folder's name ends in a digest of the name.
    """
    escaped = UNFIT.sub(lambda match: as_text(match[0]), name)
    if len(escaped.encode()) <= LONGEST_ID:
        return escaped
    digest = hashlib.blake2b(os.fsencode(name), digest_size=8).hexdigest()
    return escaped.encode()[: LONGEST_ID - 20].decode(errors="ignore") + "~" + digest


def as_text(character: str) -> str:
    """A character of a folder's name, or how it is written down when it is unfit."""
    if character.isprintable() and character != "\\":
        return character
    return "".join(f"\\x{byte:02x}" for byte in os.fsencode(character))
