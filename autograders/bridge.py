"""The learner's names on the grader's side: plain values, and proxies of whatever is not plain.

    with Session(jail.start()) as session:
        session.run("class Affine: ...")
        Affine = session["Affine"]
        layer = Affine(W, b)  # lives in the jail; here it is a proxy
        out = layer.forward(x)  # an exact array of this process

A call brings back what it changed in its arguments, so that ``optimizer.update(params, grads)``
works as written. What a proxy's attribute gives is a copy: to change an array that lives in the
jail, use `overwrite`.
"""

from __future__ import annotations

import functools
import json
import secrets
from typing import Any, Self

import numpy as np

from course_lib.check.observe import Raised
from course_lib.exercises.exercise import Exercise

from .jail.process import Process, Stopped
from .jail.wire import Handle, Place, WireError, decode, encode, mutables

LONGEST = 2000  # characters kept of each text about an exception
# What learners' code may raise here as the same built-in exception, so that `except ValueError`
# works as written. (StopIteration and SystemExit, say, would steer the grader's own code.)
BUILT_IN: dict[str, type[Exception]] = {
    error.__name__: error
    for error in (
        *(ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError),
        *(LookupError, IndexError, KeyError, NameError, UnboundLocalError, AttributeError),
        *(RuntimeError, NotImplementedError, RecursionError, TypeError, ValueError),
        AssertionError,
    )
}


class RemoteError(Exception):
    """An exception in the learner's code. ``raised`` tells all that is known of it."""

    def __init__(self, raised: Raised) -> None:
        super().__init__(raised.message)
        self.raised = raised

    def __str__(self) -> str:
        return self.raised.message  # a KeyError would put it into quotes


class Session:
    """One notebook's process: run its cells, then reach its names with ``session["Affine"]``."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.released: list[int] = []
        self.methods: set[tuple[str, str]] = set()  # a type's name and one of its methods

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell and return its outputs as they stand in a notebook; an error is one of them.

        Raises Stopped when the process is over.
        """
        try:
            outputs = self.request("run", source)
        except (RemoteError, WireError) as error:  # it broke IPython, or is too long to hand over
            outputs = [error_output(type(error).__name__, str(error))]
        if not are_outputs(outputs):
            raise self.process.stop("forged", "its outputs are no outputs")
        return list(outputs)

    def __getitem__(self, name: str) -> Any:
        """What a name stands for. Raises KeyError, so that a session can be used as a namespace."""
        return self.request("name", name)

    def module(self, name: str) -> Any:
        """A proxy of a module inside, of course_lib's say."""
        return self.request("module", name)

    def watch(self, exercise: Exercise, answer: Any) -> Any:
        """See `course_lib.check.own_work.watch`; it is done where the answer lives."""
        return self.request("watch", exercise.name, answer)

    def unwatch(self) -> None:
        """Allow again what `watch` forbade."""
        self.request("unwatch")

    def request(self, operation: str, *arguments: Any) -> Any:
        """Have something done in the learner's process; its value, or what it raised."""
        number = secrets.randbits(62)
        released, self.released = self.released, []
        given = list(arguments)
        frame = encode([number, operation, given, released], reference)
        limits = self.process.limits
        seconds = limits.cell_seconds if operation == "run" else limits.call_seconds
        answer = self.process.exchange(frame, seconds)
        places = mutables(given)
        try:
            reply = decode(answer, functools.partial(self.resolve, places))
            their_number, outcome, value, changes = reply
            if their_number != number:
                raise WireError("it answers another request")
            for place, now in changes:
                change(places[place], now)
            told = value if outcome == "ok" else remote_error(value)
        except (WireError, TypeError, ValueError, LookupError, AttributeError) as error:
            raise self.process.stop("forged", f"its reply is no reply: {error}") from None
        if outcome != "ok":
            raise told
        return told

    def resolve(self, places: list[Any], reference: Handle | Place) -> Any:
        """What a reference in a reply stands for: an argument that was given, or a proxy."""
        if isinstance(reference, Place):
            return places[reference.number]
        return proxy_class(reference.kind)(self, reference)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.stop("done", "it is over")


class Remote:
    """Stands for an object in the learner's process."""

    __slots__ = ("_handle", "_session")
    # Or a loop here would last for as long as learners' code likes.
    __iter__ = None

    def __init__(self, session: Session, handle: Handle) -> None:
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_handle", handle)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python's own protocols: only those below
            raise AttributeError(name)
        known = (self._handle.kind, name)
        if known in self._session.methods:
            return Method(self, name)
        value = self._session.request("get", self, name)
        if isinstance(value, Remote) and value._handle.kind == "method":
            self._session.methods.add(known)
        return value

    def __setattr__(self, name: str, value: Any) -> None:
        self._session.request("set", self, name, value)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._session.request("call", self, list(arguments), named)

    def __getitem__(self, key: Any) -> Any:
        return self._session.request("item", self, key)

    def __len__(self) -> int:
        return int(self._session.request("length", self))

    def __bool__(self) -> bool:
        return bool(self._session.request("truth", self))

    def __repr__(self) -> str:
        return f"<{self._handle.kind} in the jail>"

    def __watcher__(self) -> Session:
        """Where this is watched while it is judged."""
        return self._session

    def __overwrite__(self, path: list[Any], value: Any) -> None:
        """See `overwrite`."""
        self._session.request("overwrite", self, path, value)

    def __del__(self) -> None:
        self._session.released.append(self._handle.number)


class Method(Remote):
    """What was a method before, under this name and for an object of such a type: looking it up
    and calling it are then one request. If it is something else by now, the call tells."""

    __slots__ = ("_looked_up", "_name", "_owner")

    def __init__(self, owner: Remote, name: str) -> None:
        for slot, value in (("_session", owner._session), ("_owner", owner), ("_name", name)):
            object.__setattr__(self, slot, value)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._session.request("invoke", self._owner, self._name, list(arguments), named)

    @property
    def _handle(self) -> Handle:
        found = self._session.request("get", self._owner, self._name)
        object.__setattr__(self, "_looked_up", found)  # lives as long as this
        return found._handle

    def __del__(self) -> None:
        """What was looked up releases itself."""


def overwrite(owner: Any, path: list[Any], value: Any) -> None:
    """``owner.first[second][...] = value``, in place: ``overwrite(net, ["params", "W1"], W)``."""
    owner.__overwrite__(path, value)


@functools.lru_cache(256)
def proxy_class(kind: str) -> type[Remote]:
    """The class of proxies of objects of a type, under that type's name."""
    return type(kind, (Remote,), {"__slots__": (), "__module__": __name__})


def reference(value: Any) -> Handle | None:
    """What stands for a proxy on the wire."""
    return value._handle if isinstance(value, Remote) else None


def change(given: Any, now: Any) -> None:
    """Make an argument what it has become in the learner's process."""
    if type(now) is not type(given):
        raise TypeError(f"an argument became a {type(now).__name__}")
    if isinstance(now, np.ndarray):
        if now.shape != given.shape or now.dtype != given.dtype:
            raise ValueError("an argument changed its shape or dtype")
        if given.flags.writeable:
            given[...] = now
    elif isinstance(now, dict):
        given.clear()
        given.update(now)
    else:
        given[:] = now


def remote_error(told: dict[str, str]) -> RemoteError:
    """The exception to raise here for what was told of one there."""
    raised = Raised(**{key: exact_text(value) for key, value in told.items()})
    return exception_class(raised.kind)(raised)


@functools.lru_cache(256)
def exception_class(kind: str) -> type[RemoteError]:
    """The class of an exception, under its name in the learner's process."""
    bases = (RemoteError, BUILT_IN[kind]) if kind in BUILT_IN else (RemoteError,)
    return type(kind, bases, {"__module__": __name__})


def exact_text(text: Any) -> str:
    """A text of bounded length."""
    if not isinstance(text, str):
        raise TypeError(f"expected a text, got {type(text).__name__}")
    return text[:LONGEST]


def error_output(name: str, message: str) -> dict[str, Any]:
    """An exception as notebooks store it."""
    lines = [f"{name}: {message}"]
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": lines}


def are_outputs(outputs: Any) -> bool:
    """Is this a list of outputs in the form that notebooks store?"""
    try:
        json.dumps(outputs, allow_nan=False)
    except (TypeError, ValueError):  # an array, a proxy, a NaN
        return False
    return type(outputs) is list and all(map(is_output, outputs))


def is_output(output: Any) -> bool:
    """Has an output the form that notebooks store?"""
    match output:
        case {"output_type": "stream", "name": "stdout" | "stderr", "text": str()}:
            return len(output) == 3
        case {"output_type": "error", "ename": str(), "evalue": str(), "traceback": list(lines)}:
            return len(output) == 4 and all(isinstance(line, str) for line in lines)
        case {"output_type": "display_data", "data": dict(), "metadata": dict()}:
            return len(output) == 3
        case {"output_type": "execute_result", "data": dict(), "metadata": dict()}:
            return len(output) == 4 and isinstance(output.get("execution_count"), int)
    return False


__all__ = ["RemoteError", "Session", "Stopped", "overwrite"]
