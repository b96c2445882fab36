"""A learner's cells in the jail, one after another, with a new start where a cell ends Python."""

from __future__ import annotations

import functools
import time
from typing import Any

from course_lib.check.compare import ending
from course_lib.language import language

from ..bridge import Remote, Session, error_output
from ..jail.launch import Jail, JailError, Stopped
from ..jail.wire import Handle

CHANGED = {
    "en": "{name} means something else by now",
    "ko": "{name} 이름이 그사이 다른 것을 가리킵니다",
}
MOST_STARTS = 8  # processes for one notebook, the first included


class Lost(JailError):
    """The jail came to an end around a notebook, by no fault of its code that is known."""


class NotebookRun:
    """One notebook's run.

    A cell that ends its process (an endless loop, too much memory, ``os._exit``) costs its own
    effect only: the cells before it are run again in a fresh process, and the next one follows.
    """

    def __init__(self, jail: Jail) -> None:
        self.jail = jail
        self.until = time.monotonic() + jail.limits.notebook_seconds
        self.ran: list[str] = []  # cells that left their process alive
        self.starts = 0
        self.session: Session | None = None
        self.broken: JailError | None = None

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell and return its outputs. Raises JailError when the jail fails."""
        try:
            outputs = self.alive().run(source)
        except Stopped as stopped:
            return [self.told(stopped)]
        self.ran.append(source)
        return outputs

    def __getitem__(self, name: str) -> Any:
        """What a name stands for in the notebook: a plain value or a proxy.

        Raises KeyError for a name that is not defined, Stopped when nothing can be run any more.
        """
        value = self.alive()[name]
        return named_class(value._handle.kind)(self, name) if isinstance(value, Remote) else value

    def alive(self) -> Session:
        """The notebook's process; a fresh one, as far on, where the one before is over.

        Raises Stopped when there were too many, or no time is left.
        """
        if self.session is not None and self.session.process.over is None:
            return self.session
        self.check_lost()
        if self.starts == MOST_STARTS:
            raise Stopped("ended_often", f"the notebook ended Python {MOST_STARTS} times")
        if self.starts and time.monotonic() > self.until:
            seconds = self.jail.limits.notebook_seconds
            raise Stopped("late", f"the whole notebook took longer than {seconds:g} seconds")
        self.starts += 1
        try:
            self.session = Session(self.jail.start())
        except JailError as error:
            self.broken = error
            raise
        self.session.process.until = self.until
        for source in self.ran:
            self.session.run(source)
        return self.session

    def told(self, stopped: Stopped) -> dict[str, Any]:
        """The output of a cell that ended its process."""
        self.check_lost()
        return error_output("Stopped", ending(stopped.reason, str(stopped)))

    def check_lost(self) -> None:
        """Raise Lost where the jail, and not the learner's code, was what ended; JailError where
        it did not start any more. (Judging takes an exception for the answer's.)"""
        if self.broken:
            raise self.broken
        over = self.session.process.over if self.session is not None else None
        if over and over.reason == "lost":
            raise Lost(str(over))

    def close(self) -> None:
        """End the process."""
        if self.session is not None:
            self.session.process.stop("done", "it is over")


class Named(Remote):
    """Stands for what a name means in a notebook, in whatever process that runs by now.

    So an answer whose ``backward`` never returns can still be asked for its ``forward``.
    """

    __slots__ = ("_name", "_now", "_run")

    def __init__(self, run: NotebookRun, name: str) -> None:
        for slot, value in (("_run", run), ("_name", name), ("_now", None)):
            object.__setattr__(self, slot, value)

    @property
    def _session(self) -> Session:
        return self._run.alive()

    @property
    def _handle(self) -> Handle:
        session = self._session
        if self._now is None or self._now._session is not session:
            object.__setattr__(self, "_now", session[self._name])  # it lives as long as this
        if not isinstance(self._now, Remote):
            raise NameError(CHANGED[language()].format(name=self._name))
        return self._now._handle

    def __del__(self) -> None:
        """What was looked up releases itself."""


@functools.lru_cache(256)
def named_class(kind: str) -> type[Named]:
    """The class of such proxies of objects of a type, under that type's name."""
    return type(kind, (Named,), {"__slots__": (), "__module__": __name__})
