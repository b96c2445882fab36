"""Names that may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that is not known: those that it is like, if any."""
    close = difflib.get_close_matches(name, list(known))
    return f"; did you mean {' or '.join(close)}?" if close else ""
