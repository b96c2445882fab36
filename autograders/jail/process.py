"""A learner's process as the grader has it: two pipes, a clock, and an end."""

from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from course_lib.check.observe import Raised

from .limits import MIB, Limits
from .wire import LARGEST_FRAME


class Stopped(Exception):
    """A learner's process is over. ``reason``: "time", "ended", "forged" or "done"; "lost" when
    not the learner's code but the jail around it came to an end."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.raised = Raised("Stopped", message)


class Pipes(Protocol):
    """The two ways to a process, and its end."""

    def send(self, data: bytes, until: float) -> None: ...
    def receive(self, size: int, until: float) -> bytes: ...
    def end(self) -> int | None:
        """Kill the process; its exit status, negative for a signal, None when unknown."""


class Process:
    """A learner's process: it is sent a request, and must reply in time."""

    def __init__(self, pipes: Pipes, limits: Limits) -> None:
        self.limits = limits
        self.pipes = pipes
        self.until = time.monotonic() + limits.notebook_seconds
        self.over: Stopped | None = None

    def exchange(self, frame: bytes, seconds: float) -> bytes:
        """The reply to a request, without its first length. Raises Stopped, then and ever after."""
        if self.over:
            raise Stopped(self.over.reason, str(self.over))
        until = min(time.monotonic() + seconds, self.until)
        try:
            self.pipes.send(frame, until)
            return self.reply(until)
        except TimeoutError:
            all_in_all = until == self.until
            given = self.limits.notebook_seconds if all_in_all else seconds
            what = "the whole notebook" if all_in_all else "this step"
            raise self.stop("time", f"{what} took longer than {given:g} seconds") from None
        except (EOFError, BrokenPipeError):
            raise self.stop("ended", "") from None

    def reply(self, until: float) -> bytes:
        """The next frame that it sends, without its first length."""
        (size,) = struct.unpack("<I", self.pipes.receive(4, until))
        if size > LARGEST_FRAME:
            raise self.stop("forged", f"its reply has {size} bytes")
        return self.pipes.receive(size, until)

    def stop(self, reason: str, message: str) -> Stopped:
        """End the process, if it is not over; what every exchange raises from now on."""
        if self.over is None:
            status = self.pipes.end()
            if status is None and reason == "ended":
                reason = "lost"
            self.over = Stopped(reason, message or in_words(status))
        return self.over


def in_words(status: int | None) -> str:
    """How a process ended."""
    if status is None:
        return "the jail around it came to an end"
    if status >= 0:
        return f"the code ended Python itself (exit status {status})"
    if -status == getattr(signal, "SIGXCPU", None):
        return "it used more processor time than is allowed"
    return f"it was killed by signal {-status} ({signal.strsignal(-status)})"


class PipePair:
    """Pipes to a process that a zygote forked; ``end_it`` is the zygote's way to end it."""

    def __init__(self, requests: int, replies: int, end_it: Callable[[], int | None]) -> None:
        self.requests, self.replies, self.end_it = requests, replies, end_it
        self.received = bytearray()
        os.set_blocking(requests, False)

    def send(self, data: bytes, until: float) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self.requests, rest) :]
            except BlockingIOError:  # the pipe is full
                wait_for(self.requests, select.POLLOUT, until)

    def receive(self, size: int, until: float) -> bytes:
        # What comes is read in large pieces: most replies come in one with their length.
        while len(self.received) < size:
            wait_for(self.replies, select.POLLIN, until)
            part = os.read(self.replies, MIB)
            if not part:
                raise EOFError
            self.received += part
        data = bytes(self.received[:size])
        del self.received[:size]
        return data

    def end(self) -> int | None:
        os.close(self.requests)
        os.close(self.replies)
        return self.end_it()


def wait_for(descriptor: int, event: int, until: float) -> None:
    """Wait until a pipe can be used; raises TimeoutError."""
    poll = select.poll()
    poll.register(descriptor, event)
    left = until - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise TimeoutError


class Cold:
    """Pipes to a process of its own, on any system: a timer kills it when it is late."""

    def __init__(self, command: list[str], environment: dict[str, str], folder: str) -> None:
        inherited = {} if os.name == "posix" else dict(os.environ)  # Windows needs its own
        self.late = False
        self.process = subprocess.Popen(
            command,
            env=inherited | environment,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def send(self, data: bytes, until: float) -> None:
        self.in_time(until, lambda: self.pipe("stdin").write(data))
        self.in_time(until, lambda: self.pipe("stdin").flush())

    def receive(self, size: int, until: float) -> bytes:
        data = bytes(self.in_time(until, lambda: self.pipe("stdout").read(size)))
        if len(data) < size:
            raise EOFError
        return data

    def pipe(self, name: str) -> Any:
        """The process's stdin or stdout."""
        return getattr(self.process, name)

    def in_time(self, until: float, step: Callable[[], Any]) -> Any:
        """Do a step; kill the process and raise TimeoutError when it takes too long."""
        timer = threading.Timer(max(until - time.monotonic(), 0), self.give_up)
        timer.start()
        try:
            return step()
        finally:
            timer.cancel()
            if self.late:
                raise TimeoutError

    def give_up(self) -> None:
        """It is too late."""
        self.late = True
        self.kill()

    def kill(self) -> None:
        """Kill it, and on POSIX what it started, unless that has left its session."""
        if os.name == "posix" and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()

    def end(self) -> int | None:
        self.kill()
        self.process.communicate()  # reaps it and closes the pipes
        return self.process.returncode
