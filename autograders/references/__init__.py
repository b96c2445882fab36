"""Reference answers, one module a chapter: the truth behind every check and grade.

A module holds ``ANSWERS``, from exercise name to an answer of the kind that learners write. Where
it can, an answer is found in another way than the lesson's (by running a computation graph, say),
so that a mistake in the lesson's formula would show.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from typing import Any


@functools.cache
def all_references() -> dict[str, Any]:
    """Every reference answer by the name of its exercise."""
    modules = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name.startswith("chapter"))
    found = [importlib.import_module(f"{__name__}.{name}").ANSWERS for name in modules]
    return {name: answer for chapter in found for name, answer in chapter.items()}
