"""A learner's cells in the jail, one after another, with a new start where a cell ends Python."""

from __future__ import annotations

import time
from typing import Any

from .bridge import Session
from .jail.launch import Jail, JailError, Stopped

MOST_STARTS = 4  # processes for one notebook, the first included


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
        return self.alive()[name]

    def alive(self) -> Session:
        """The notebook's process; a fresh one, as far on, where the one before is over.

        Raises Stopped when there were too many, or no time is left.
        """
        if self.session is not None and self.session.process.over is None:
            return self.session
        self.check_lost()
        if self.starts == MOST_STARTS:
            raise Stopped("ended", f"the notebook ended Python {MOST_STARTS} times")
        if self.starts and time.monotonic() > self.until:
            seconds = self.jail.limits.notebook_seconds
            raise Stopped("time", f"the whole notebook took longer than {seconds:g} seconds")
        self.starts += 1
        self.session = Session(self.jail.start())
        self.session.process.until = self.until
        for source in self.ran:
            self.session.run(source)
        return self.session

    def told(self, stopped: Stopped) -> dict[str, Any]:
        """The output of a cell that ended its process."""
        self.check_lost()
        text = f"Stopped: {stopped}"
        return {
            "output_type": "error",
            "ename": "Stopped",
            "evalue": str(stopped),
            "traceback": [text],
        }

    def check_lost(self) -> None:
        """Raise Lost where the jail, and not the learner's code, was what ended."""
        over = self.session.process.over if self.session is not None else None
        if over and over.reason == "lost":
            raise Lost(str(over))

    def close(self) -> None:
        """End the process."""
        if self.session is not None:
            self.session.process.stop("done", "it is over")
