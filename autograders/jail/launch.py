"""Starts a jail: the learner edition, a warm Python inside, and a process for each notebook."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Self

from ..edition import learner_edition
from . import view
from .level import Level, best_level
from .limits import Limits
from .process import Cold, PipePair, Process, Stopped
from .wire import decode

FOLDER = "/home/learner"  # inside the jail: the only place to write
LIBRARY = "/course"  # inside the jail: the learner edition, and these modules:
INSIDE = ("__init__", "limits", "wire", "confine", "shell", "runner", "zygote", "cold")
START_SECONDS = 60  # for the warm Python, on a busy machine
END_SECONDS = 5


class JailError(RuntimeError):
    """The jail itself does not work: the instructor's matter, never the learner's."""


class Jail:
    """Where the notebooks of one chapter run, one after another.

    level: how isolated; the best that this machine offers when None.
    Start it in a thread that lives as long as it: Linux ends it with the thread that started it.
    """

    def __init__(
        self,
        chapter: str,
        limits: Limits | None = None,
        *,
        lang: str = "en",
        level: Level | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.level = best_level() if level is None else level
        self.lang = lang
        self.library = tempfile.TemporaryDirectory(prefix="jail-")
        lay_out(Path(self.library.name), chapter, lang)
        self.zygote: Zygote | None = None
        self.process: Process | None = None

    def start(self) -> Process:
        """A fresh process for a notebook; the one before must be over.

        Raises JailError when the jail does not work on this machine.
        """
        if self.process is not None and self.process.over is None:
            raise RuntimeError("a process of this jail still runs; stop it first")
        warm = self.zygote is not None
        try:
            return self.started()
        except JailError:
            if not warm:
                raise
            self.close()  # the warm Python had died since the last notebook
            return self.started()

    def started(self) -> Process:
        """A process that has said that it is confined and ready."""
        pipes = self.cold() if self.level < Level.CONFINED else self.forked()
        self.process = Process(pipes, self.limits)
        try:
            said = decode(self.process.reply(time.monotonic() + START_SECONDS), lambda handle: None)
        except (EOFError, TimeoutError):
            said = "it does not answer"
        if said != "ready":
            self.process.stop("done", "")
            raise JailError(f"the jail does not hold: {said}")
        return self.process

    def forked(self) -> PipePair:
        """A process forked by the zygote, which is started if there is none."""
        if self.zygote is None or self.zygote.process.poll() is not None:
            self.close()
            self.zygote = Zygote(self)
        return self.zygote.fork()

    def cold(self) -> Cold:
        """A process of its own."""
        folder = self.library.name
        command = [sys.executable, "-P", "-m", "jail.cold", json.dumps(asdict(self.limits))]
        return Cold(command, self.environment(folder, folder), folder)

    def close(self) -> None:
        """End what runs."""
        if self.process is not None:
            self.process.stop("done", "the jail was closed")
        if self.zygote is not None:
            self.zygote.kill()
            self.zygote = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
        self.library.cleanup()

    def environment(self, library: str, folder: str) -> dict[str, str]:
        """The environment variables inside."""
        return {
            "PATH": "/usr/bin:/bin",
            "HOME": folder,
            "TMPDIR": folder,
            "LANG": "C.UTF-8",
            "PYTHONPATH": library,
            "PYTHONDONTWRITEBYTECODE": "1",
            "OPENBLAS_NUM_THREADS": "1",  # fork and the limit of threads both want it so
            "OMP_NUM_THREADS": "1",
            "MPLCONFIGDIR": "/tmp/matplotlib",
            "IPYTHONDIR": "/tmp/ipython",
            "XDG_CACHE_HOME": "/tmp",  # fontconfig's cache
            "COURSE_LANG": self.lang,
            "NBGRADER_EXECUTION": "autograde",  # as nbgrader tells notebooks that it runs them
        }


def lay_out(folder: Path, chapter: str, lang: str) -> None:
    """Write what may be imported inside: the learner edition, and the jail's own modules."""
    files = dict(learner_edition(chapter, lang, with_data=True))
    for name in INSIDE:
        files[f"jail/{name}.py"] = (Path(__file__).parent / f"{name}.py").read_bytes()
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


class Zygote:
    """The warm Python that forks the learners' processes; see ``zygote.py``."""

    def __init__(self, jail: Jail) -> None:
        self.control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control.settimeout(START_SECONDS)
        library = jail.library.name
        if jail.level == Level.FULL:
            variables = jail.environment(LIBRARY, FOLDER)
            readable, folder, environment = ["/"], FOLDER, {}
            command = view.bubblewrap({LIBRARY: library}, FOLDER, variables, jail.limits.disk)
        else:
            readable, folder, environment = [], None, jail.environment(library, library)
            readable = [*view.readable(), *view.DEVICES, library]
            command = []
        room = json.dumps({"readable": readable, "folder": folder})
        limits = json.dumps(asdict(jail.limits))
        command += [sys.executable, "-P", "-m", "jail.zygote", str(inside.fileno()), room, limits]
        with tempfile.TemporaryFile() as errors:
            self.process = subprocess.Popen(
                command,
                env=environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                pass_fds=[inside.fileno()],
            )
            inside.close()
            if not self.gets_ready():
                self.kill()
                errors.seek(0)
                said = errors.read().decode(errors="replace")
                raise JailError(f"the jail does not start: {said or 'it took too long'}")
        self.control.settimeout(END_SECONDS)

    def gets_ready(self) -> bool:
        """Wait until it is warm; False when it died, or takes too long."""
        try:
            return self.control.recv(16) == b"ready"
        except OSError:
            return False

    def fork(self) -> PipePair:
        """A confined process for a notebook."""
        theirs_in, requests = os.pipe()
        replies, theirs_out = os.pipe()
        try:
            socket.send_fds(self.control, [b"start"], [theirs_in, theirs_out])
        except OSError:
            os.close(requests)
            os.close(replies)
            raise JailError("the jail has died") from None
        finally:
            os.close(theirs_in)
            os.close(theirs_out)
        return PipePair(requests, replies, self.end)

    def end(self) -> int | None:
        """Kill the process that it forked, and learn how that ended; None when it is dead too."""
        try:
            self.control.send(b"end")
            return int(self.control.recv(16))
        except (OSError, ValueError):  # dead, or late
            self.kill()  # the next start makes a new one
            return None

    def kill(self) -> None:
        """End the zygote; whatever it started dies with it."""
        self.control.close()
        self.process.kill()
        self.process.wait()


__all__ = ["Jail", "JailError", "Stopped"]
