"""Is an answer the learner's own work? A borrowed reference or another's autograd earns nothing."""

from __future__ import annotations

import contextlib
import importlib
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

from .. import graph_operators
from ..exercises.exercise import Exercise

# Libraries that would derive a gradient for the learner.
AUTOGRAD = ("torch", "tensorflow", "keras", "jax", "autograd", "tinygrad", "mxnet", "theano")


class Borrowed(RuntimeError):
    """Raised when an answer calls what it should have replaced; its message is the full name."""


def borrowed_from(answer: Any) -> str:
    """What an answer was imported from or built upon, or an empty string when it is own work."""
    for kind in getattr(answer, "__mro__", (answer,)):
        module = getattr(kind, "__module__", None) or ""
        if module.split(".")[0] == "course_lib":
            return f"{module}.{kind.__name__}"
    return next((m for m in modules_named(answer) if m.split(".")[0] in AUTOGRAD), "")


def modules_named(answer: Any) -> Iterator[str]:
    """The modules of everything that an answer's code names, its helper functions included."""
    for name, value in values_named(answer):
        if value is None:  # perhaps imported inside the function
            yield name
        elif isinstance(value, types.ModuleType):
            yield value.__name__
        else:
            yield getattr(value, "__module__", None) or ""


def values_named(answer: Any) -> Iterator[tuple[str, Any]]:
    """The names in the code of an answer, of the classes it is built upon and of its helpers.

    With each name what it stands for; None for what is no global name of that code.
    """
    found = all_functions_of(answer)
    known = set(found)
    while found:
        function = found.pop()
        yield function.__name__, function
        for name in names_in(function.__code__):
            value = function.__globals__.get(name)
            yield name, value
            helpers = {f for f in all_functions_of(value) if f.__module__ == function.__module__}
            found += helpers - known
            known |= helpers


def all_functions_of(value: Any) -> list[types.FunctionType]:
    """A function itself, or the methods of a class and of all that it is built upon."""
    kinds = value.__mro__ if isinstance(value, type) else (value,)
    return [function for kind in kinds for function in functions_of(kind)]


def functions_of(value: Any) -> list[types.FunctionType]:
    """A function itself, or the methods of a class."""
    parts = vars(value).values() if isinstance(value, type) else [value]
    inside = (getattr(part, "__func__", getattr(part, "fget", part)) for part in parts)
    return [part for part in inside if isinstance(part, types.FunctionType)]


def names_in(code: types.CodeType) -> Iterator[str]:
    """The names that code refers to, functions inside it included."""
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from names_in(constant)


# Listed here, since learners' code can change what it finds in modules later.
OPERATORS_BACKWARD = tuple(
    function
    for kind in vars(graph_operators).values()
    for function in functions_of(kind)
    if function.__name__ == "backward"
)


@contextlib.contextmanager
def watched(exercise: Exercise, answer: Any) -> Iterator[str]:
    """While an answer is judged: gives what it is borrowed from, and forbids borrowing.

    An answer that lives in another process (a proxy) is watched there.
    """
    far_away = getattr(type(answer), "__watcher__", None)
    place: Any = far_away(answer) if far_away else sys.modules[__name__]
    borrowed = place.watch(exercise, answer)
    try:
        yield borrowed if isinstance(borrowed, str) else ""
    finally:
        with contextlib.suppress(Exception):  # a process that is over needs it no more
            place.unwatch()


WATCHING = contextlib.ExitStack()


def watch(exercise: Exercise, answer: Any) -> str:
    """See `borrowed_from`; until `unwatch`, `borrowing_forbidden` is in force."""
    WATCHING.enter_context(borrowing_forbidden(exercise))
    return borrowed_from(answer)


def unwatch() -> None:
    """Allow again what `watch` forbade."""
    WATCHING.close()


@contextlib.contextmanager
def borrowing_forbidden(exercise: Exercise) -> Iterator[None]:
    """While an answer is tried, whatever the exercise asks for raises `Borrowed` when called.

    That finds a reference that was wrapped or renamed. In the graph engine the backward of every
    operator raises, unless the exercise is about it: all its gradients come from there.
    (A learner's own folder has stubs in place of the references.)
    """
    with contextlib.ExitStack() as stack:
        if not exercise.uses_graph:
            for function in OPERATORS_BACKWARD:
                stack.enter_context(code_replaced(function, graph_forbidden))
        for full_name in exercise.asks_for:
            module, name = full_name.rsplit(".", 1)
            wanted = getattr(importlib.import_module(f"course_lib.{module}"), name)
            for function in functions_of(wanted):
                stack.enter_context(code_replaced(function, reference_forbidden))
        yield


@contextlib.contextmanager
def code_replaced(function: types.FunctionType, by: Callable[..., None]) -> Iterator[None]:
    """Replace what a function does; under whatever name it was imported, it is the same object."""
    before = function.__code__, function.__defaults__, function.__kwdefaults__
    code = by.__code__
    function.__code__, function.__defaults__, function.__kwdefaults__ = code, None, None
    try:
        yield
    finally:
        function.__code__, function.__defaults__, function.__kwdefaults__ = before


# These run with the globals of the function that they replace, hence the imports inside.
def graph_forbidden(*args: Any, **kwargs: Any) -> None:
    from course_lib.check.own_work import Borrowed

    raise Borrowed("course_lib.graph")


def reference_forbidden(*args: Any, **kwargs: Any) -> None:
    from course_lib.check.own_work import Borrowed

    raise Borrowed("course_lib")
