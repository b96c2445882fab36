"""What the doctor says of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_NAMED = 5  # in one finding


@dataclass(frozen=True)
class Finding:
    """Something that was looked at: what was found, and how to get it where it is not well."""

    what: str
    found: str
    well: bool = True
    how: str = ""


def some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    shown, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown
