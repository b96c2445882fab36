"""Grades a whole class: many workers, one writer, and nothing lost.

A submission is done when the gradebook's mark says so and the published notebook is there; the
mark is written with the grades, in one transaction, after the files. So a run may end at any
moment, by whatever cause, and the next one goes on.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from nbgrader.api import Gradebook
from sqlalchemy.exc import SQLAlchemyError

from ..engine.refused import refused_outcome
from ..intake import fingerprint, language_of, read_submission
from ..intake.released import released_chapter
from ..jail.launch import JailError
from ..outcome import Outcome, Refusal, Task, Text
from .attempt import Attempt, Scheduler
from .course import Course, CourseError, HandedIn
from .gradebook import Done, Writer
from .interrupt import uninterrupted
from .publish import clear_leftovers, publish, remove
from .secret import NAME as SECRET
from .secret import read_secret
from .timestamp import NAME as TIMESTAMP
from .timestamp import Timestamp, read_timestamp

LOG = "autograders.log"
GIVEN_UP = {
    "en": "the grader could not finish it: {why}",
    "ko": "채점 프로그램이 끝까지 채점하지 못했습니다: {why}",
}
DIED = {"en": "its process died each time", "ko": "채점하는 프로세스가 매번 중단되었습니다"}
ADVICE = {
    "en": "This is not your fault as far as we know. Your instructor will look into it.",
    "ko": "알려진 바로는 제출하신 분의 잘못이 아닙니다. 담당 교수자가 살펴볼 것입니다.",
}


@dataclass
class Summary:
    """What a run did. refused: reasons by student; mended: notes by student."""

    chapter: str
    most: float
    total: int = 0
    graded: int = 0
    done: int = 0
    failed: int = 0
    points: float = 0.0
    seconds: float = 0.0
    refused: dict[str, str] = field(default_factory=dict)
    mended: dict[str, str] = field(default_factory=dict)
    levels: set[str] = field(default_factory=set)

    @property
    def finished(self) -> int:
        """How many submissions have an outcome now."""
        return self.done + self.graded + len(self.refused)

    @property
    def rate(self) -> float:
        """Submissions a second in this run."""
        return (self.finished - self.done) / max(self.seconds, 1e-9)


@dataclass(frozen=True)
class Begun:
    """A submission that is being graded, and what is to be written down with its outcome."""

    task: Task
    fingerprint: str
    handed_in: Timestamp
    secret: str
    notes: tuple[str, ...]


class Batch:
    """One run over a chapter's submissions."""

    def __init__(self, course: Course, gradebook: Gradebook, chapter: str, unsafe: bool) -> None:
        self.course = course
        try:
            self.released = released_chapter(gradebook, chapter, course.release(chapter))
        except (LookupError, ValueError) as error:
            raise CourseError(str(error)) from error
        self.writer = Writer(course, gradebook, self.released)
        self.settings = course.settings(unsafe)
        self.mode = course.file_mode()
        self.begun: dict[str, Begun] = {}
        about = (cell["metadata"].get("nbgrader", {}) for cell in self.released.cells)
        self.summary = Summary(chapter, sum(a.get("points", 0) for a in about))

    def run(
        self,
        handed_in: list[HandedIn],
        scheduler: Scheduler,
        step: Callable[[int, int], None],
        *,
        force: bool = False,
    ) -> None:
        """Grade what is not done; `summary` grows as it goes on.

        step: told after each submission how many are finished, and of how many.
        Raises JailError, CourseError, OSError or KeyboardInterrupt; the next run goes on then.
        """
        start = time.monotonic()
        self.summary.total = len(handed_in)
        to_do = list(handed_in if force else self.not_done(handed_in))
        self.summary.done = len(handed_in) - len(to_do)
        step(self.summary.finished, self.summary.total)
        for attempts in scheduler.attempts(self.tasks(to_do)):
            with uninterrupted():
                self.finish(*attempts)
            self.summary.seconds = time.monotonic() - start
            step(self.summary.finished, self.summary.total)

    def not_done(self, handed_in: list[HandedIn]) -> Iterator[HandedIn]:
        """The submissions that have no outcome, or one of other contents, or lost its notebook."""
        done = self.writer.done()
        for one in handed_in:
            folder = self.course.autograded(one.student, self.released.chapter)
            clear_leftovers(folder)
            published = (folder / f"{self.released.notebook}.ipynb").is_file()
            if not (published and one.student in done and self.same(one, done[one.student])):
                yield one

    def same(self, one: HandedIn, done: Done) -> bool:
        """Is what lies there still what was graded?"""
        begun = self.begin(one)
        handed_in = begun.handed_in.when or done.handed_in
        return begun.fingerprint == done.fingerprint and handed_in == done.handed_in

    def tasks(self, handed_in: list[HandedIn]) -> Iterator[Task]:
        """The tasks of these submissions, each read when it is asked for."""
        for one in handed_in:
            begun = self.begin(one)
            self.begun[one.student] = begun
            yield begun.task

    def begin(self, one: HandedIn) -> Begun:
        """Read what was handed in."""
        content: bytes | Refusal
        notes: list[str] = []
        lang, largest = self.settings.lang, self.course.largest_notebook
        try:
            content = read_submission(one.folder, self.released, largest, notes)
            seed = self.writer.seed(content)
            lang = language_of(content) or lang
        except Refusal as refusal:
            content, seed = refusal, 0
        settings = replace(self.settings, lang=lang)
        task = Task(one.student, content, self.released, settings, seed)
        handed_in = read_timestamp(one.folder)
        notes += [handed_in.note] if handed_in.note else []
        mark = fingerprint(content, self.released)
        return Begun(task, mark, handed_in, read_secret(one.folder), tuple(notes))

    def finish(self, *attempts: Attempt) -> None:
        """Publish and write down what came of submissions, all in one transaction.

        Raises JailError when no jail can be had, CourseError or OSError when it cannot be written.
        """
        written = []
        with self.writer.transaction():
            for attempt in attempts:
                begun = self.begun.pop(attempt.student)
                if attempt.jail:
                    raise JailError(attempt.jail)
                written.append(self.write_or_give_up(begun, attempt))
        for outcome, score in written:
            self.count(outcome, score)

    def write_or_give_up(self, begun: Begun, attempt: Attempt) -> tuple[Outcome, float]:
        """Write what came of a submission; where that is nothing, or nonsense, that it failed."""
        if attempt.outcome is None:
            why = last_line(attempt.error) or Text(DIED)
            return self.give_up(begun, why, attempt.error)
        try:
            return self.write(begun, attempt.outcome, begun.fingerprint, attempt.seconds)
        except (CourseError, OSError, SQLAlchemyError):
            raise
        except Exception:
            error = traceback.format_exc()
            return self.give_up(begun, last_line(error), error)

    def give_up(self, begun: Begun, why: str, error: str) -> tuple[Outcome, float]:
        """Refuse a submission at which the grader itself failed, and keep the error in the log.

        It is not marked as done, so the next run tries it again.
        """
        reason = Text(GIVEN_UP, why=why)
        with (self.course.root / LOG).open("a", encoding="utf-8") as log:
            now = datetime.now().isoformat(" ", "seconds")
            log.write(f"{now} {begun.task.student}, {self.released.chapter}: {reason}\n{error}")
        self.summary.failed += 1
        refusal = Refusal(reason, Text(ADVICE))
        return self.write(begun, refused_outcome(begun.task, refusal), "", 0.0)

    def write(
        self, begun: Begun, outcome: Outcome, mark: str, seconds: float
    ) -> tuple[Outcome, float]:
        """Write an outcome where nbgrader looks for it: first its files, then the gradebook."""
        outcome = replace(outcome, notes=begun.notes + outcome.notes)
        chapter = self.released.chapter
        files = {f"{self.released.notebook}.ipynb": outcome.notebook}
        if begun.handed_in.text:
            files[TIMESTAMP] = begun.handed_in.text
        if begun.secret:
            files[SECRET] = begun.secret
        folder = self.course.autograded(outcome.student, chapter)
        publish(folder, files, self.mode, groupshared=self.course.directory.groupshared)
        remove(self.course.feedback(outcome.student, chapter))  # it tells of an older outcome
        return outcome, self.writer.record(outcome, mark, begun.handed_in.when, seconds)

    def count(self, outcome: Outcome, score: float) -> None:
        """Add an outcome to the summary."""
        if outcome.refused:
            self.summary.refused[outcome.student] = outcome.refused
        else:
            self.summary.graded += 1
            self.summary.points += score
            self.summary.levels.add(outcome.level)
        if outcome.notes:
            self.summary.mended[outcome.student] = "; ".join(outcome.notes)


def last_line(error: str) -> str:
    """The line of a traceback that says what it was."""
    return error.strip().rsplit("\n", 1)[-1]
