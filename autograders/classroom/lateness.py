"""How late something was handed in."""

from __future__ import annotations

from datetime import datetime, timedelta


def seconds_late(
    handed_in: datetime | None, due: datetime | None, extension: timedelta | None
) -> float:
    """Seconds after the time set for a learner, as nbgrader counts them; 0 when in time, or when
    one of the times is not known."""
    if handed_in is None or due is None:
        return 0.0
    return max(0.0, (handed_in - due - (extension or timedelta())).total_seconds())
