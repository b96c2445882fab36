"""The exercises, one module a chapter; a learner's folder holds those of its own chapter only."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from .exercise import Exercise


@functools.cache
def all_exercises() -> dict[str, Exercise]:
    """Every exercise that is installed here, by name, in the order of the course."""
    modules = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name.startswith("chapter"))
    found = [importlib.import_module(f"{__name__}.{name}").EXERCISES for name in modules]
    return {exercise.name: exercise for chapter in found for exercise in chapter}


def find(name: str) -> Exercise:
    """The exercise of that name; LookupError names those that there are."""
    exercises = all_exercises()
    if name not in exercises:
        known = ", ".join(exercises)
        raise LookupError(f"no exercise is called {name!r}; there are: {known}")
    return exercises[name]
