"""Reference answers, one module a chapter: the truth behind every check and grade.

A module holds ``ANSWERS``, from exercise name to an answer of the kind that learners write. Where
it can, an answer is found in another way than the lesson's (by running a computation graph, say),
so that a mistake in the lesson's formula would show. It may also hold

- ``CARRIED``: for an exercise, by criterion, what is right given an answer's own wrong values for
  other criteria (error carried forward);
- ``OWN_FORWARD``: for an exercise, a function from an answer, the reference, cases and a random
  generator to the criteria that are right for what the answer's own forward does;
- ``BUILT``: for an exercise that builds on others, a function from the learner's answers to those
  to the reference that uses them.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Any


@functools.cache
def collected(kind: str) -> dict[str, Any]:
    """What the modules hold under that name, in one dict by exercise."""
    modules = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name.startswith("chapter"))
    found = [importlib.import_module(f"{__name__}.{name}") for name in modules]
    return {k: v for module in found for k, v in getattr(module, kind, {}).items()}


def all_references() -> dict[str, Any]:
    """Every reference answer by the name of its exercise."""
    return collected("ANSWERS")


def all_carried() -> dict[str, Any]:
    """Error carried forward: formulas by exercise and criterion."""
    return collected("CARRIED")


def all_own_forward() -> dict[str, Any]:
    """What tells the criteria that are right for an answer's own wrong forward, by exercise."""
    return collected("OWN_FORWARD")


def all_built() -> dict[str, Any]:
    """References made of a learner's own parts, by exercise."""
    return collected("BUILT")
