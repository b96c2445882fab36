"""One look at one case: what was wanted, what came, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..exercises.exercise import Case


@dataclass(frozen=True)
class Finding:
    """``problem`` says in words how ``came`` differs from ``wanted``; None when it does not."""

    case: Case
    criterion: str
    wanted: Any  # a plain value or a Digest
    came: Any  # a plain value, Raised, Foreign, or None
    problem: str | None
