"""The learner's process: runs cells in IPython and answers calls from the grader's side.

Whatever learner code does to this module, it does to its own answers only: the grader believes no
more than that a reply is made of plain values.
"""

from __future__ import annotations

import importlib
import inspect
import operator
import os
import struct
import traceback
import types
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import numpy as np

from course_lib.check import own_work
from course_lib.check.observe import raised
from course_lib.exercises import find

from .shell import Shell
from .wire import Handle, Place, WireError, decode, encode, is_plain, mutables


def kind_of(value: Any) -> str:
    """What to call the type of an object that stays here."""
    return f"array of {value.dtype}" if isinstance(value, np.ndarray) else type(value).__name__


def overwrite(owner: Any, path: list[Any], value: Any) -> None:
    """Give the array at ``owner.first[second]...`` new entries, in place."""
    array = getattr(owner, path[0])
    for key in path[1:]:
        array = array[key]
    array[...] = value


# What the grader's side may ask for, beside running a cell. The names are the wire's.
OPERATIONS: dict[str, Callable[..., Any]] = {
    "call": lambda function, arguments, named: function(*arguments, **named),
    "invoke": lambda owner, name, arguments, named: getattr(owner, name)(*arguments, **named),
    "get": getattr,
    "set": setattr,
    "item": operator.getitem,
    "length": len,
    "truth": bool,
    "overwrite": overwrite,
    "module": importlib.import_module,
}


# Learners' code can reach the module that tells what is borrowed; so it is put right before use.
OWN_WORK = dict(vars(own_work))
OWN_WORK_CODE = {
    f: f.__code__
    for value in OWN_WORK.values()
    for f in (value, inspect.unwrap(value) if callable(value) else None)  # a context manager's own
    if isinstance(f, types.FunctionType)
}


def watch(name: str, answer: Any) -> str:
    """`own_work.watch` as it was before a learner's code ran."""
    vars(own_work).update(OWN_WORK)
    for function, code in OWN_WORK_CODE.items():
        function.__code__ = code
    return own_work.watch(find(name), answer)


OPERATIONS |= {"watch": watch, "unwatch": own_work.unwatch}


class Runner:
    """Answers one request after another until the grader closes its end."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.objects: dict[int, Any] = {}  # what the grader's side holds proxies of, by number
        self.handed = 0

    def serve(self, requests: int, replies: int) -> None:
        """Say that it is ready; then read from one descriptor, answer on the other, to the end."""
        write(replies, encode("ready", self.handle))
        while head := read(requests, 4):
            frame = read(requests, struct.unpack("<I", head)[0])
            write(replies, self.answer(frame))

    def answer(self, frame: bytes) -> bytes:
        """The reply to a request: its number, "ok" or "raised", a value, changes of arguments."""
        number, operation, arguments, released = decode(frame, self.object_of)
        for gone in released:
            del self.objects[gone]
        given = mutables(arguments)
        before = [contents(item) for item in given]
        try:
            outcome = ["ok", self.perform(operation, arguments)]
        except BaseException as error:
            outcome = ["raised", told(error)]
        changes = [
            [place, item.copy()]
            for place, (item, was) in enumerate(zip(given, before, strict=True))
            if not same(contents(item), was)
        ]
        places = {id(item): Place(place) for place, item in enumerate(given)}

        def refer(value: Any) -> Handle | Place | None:
            return places.get(id(value)) if is_plain(value) else self.handle(value)

        try:
            return encode([number, *outcome, changes], refer)
        except WireError as error:
            return encode([number, "raised", told(error), []], refer)

    def handle(self, value: Any) -> Handle:
        """A handle of an object that stays here."""
        self.handed += 1
        self.objects[self.handed] = value
        return Handle(self.handed, kind_of(value))

    def object_of(self, handle: Handle | Place) -> Any:
        """The object that a handle stands for."""
        return self.objects[handle.number]

    def perform(self, operation: str, arguments: list[Any]) -> Any:
        """Do what was asked and return its value."""
        if operation == "run":
            return self.shell.run(*arguments)
        if operation == "name":
            return self.shell.user_ns[arguments[0]]
        return OPERATIONS[operation](*arguments)


def contents(item: Any) -> Any:
    """What tells whether an argument was changed: an array's bytes, a container's items."""
    if isinstance(item, np.ndarray):
        return item.tobytes()
    return [*item, *item.values()] if isinstance(item, dict) else list(item)


def same(now: Any, before: Any) -> bool:
    """Are two `contents` the same?"""
    if isinstance(now, bytes):
        return now == before
    return len(now) == len(before) and all(map(operator.is_, now, before))


def told(error: BaseException) -> dict[str, str]:
    """What the grader's side is told of an exception: the fields of `Raised`."""
    own = {__file__, importlib.__file__}
    frames = error.__traceback__
    while frames and traceback.extract_tb(frames, 1)[0].filename in own:
        frames = frames.tb_next  # this module's own lines are not the learner's
    return asdict(raised(error.with_traceback(frames)))


def read(descriptor: int, size: int) -> bytes:
    """Exactly so many bytes; fewer only at the end."""
    parts, missing = [], size
    while missing and (part := os.read(descriptor, min(missing, 2**20))):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def write(descriptor: int, data: bytes) -> None:
    """All of the bytes."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
