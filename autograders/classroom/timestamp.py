"""When a submission was handed in: nbgrader's ``timestamp.txt``, read without trusting it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAME = "timestamp.txt"
LARGEST = 200  # bytes; a time has some twenty
# A learner could write any year into the file, and spoil what is counted over time for all.
EARLIEST = datetime(2000, 1, 1)
AHEAD = timedelta(days=1)  # how far another machine's clock may be ahead


@dataclass(frozen=True)
class Timestamp:
    """The text of the file and the time in it (UTC); empty and None when there is no time.

    note: what is wrong with a file that is there.
    """

    text: str = ""
    when: datetime | None = None
    note: str = ""


def read_timestamp(folder: Path) -> Timestamp:
    """The timestamp in a submission's folder, as nbgrader understands it."""
    from nbgrader.utils import parse_utc

    from ..intake.files import Unreadable, read_file  # which needs to know NAME

    try:
        text = read_file(folder / NAME, LARGEST).decode().strip()
        if not text:
            return Timestamp()
        when = parse_utc(text)
        if not EARLIEST < when < datetime.now(UTC).replace(tzinfo=None) + AHEAD:
            return Timestamp(note=f"{NAME} tells no time: {text} cannot be when it was handed in")
        return Timestamp(text, when)
    except FileNotFoundError:
        return Timestamp()
    except (Unreadable, ValueError, OverflowError) as error:
        return Timestamp(note=f"{NAME} tells no time: {error}")
