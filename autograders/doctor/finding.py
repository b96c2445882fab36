"""What the doctor says of one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something that was looked at: what was found, and how to get it where it is not well."""

    what: str
    found: str
    well: bool = True
    how: str = ""
