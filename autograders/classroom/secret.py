"""By what a learner's feedback is fetched: the ``submission_secret.txt`` of nbgrader's exchange.

``nbgrader submit`` leaves it in the submission and with the learner; ``nbgrader release_feedback``
needs it beside the page, and fails for the whole class where one learner's is not there.
"""

from __future__ import annotations

from pathlib import Path

NAME = "submission_secret.txt"
LARGEST = 1000  # bytes; nbgrader's have 128


def read_secret(folder: Path) -> str:
    """The secret in a submission's folder, to the letter; empty when there is none."""
    from ..intake.files import Unreadable, read_file

    try:
        return read_file(folder / NAME, LARGEST).decode("ascii")
    except (FileNotFoundError, Unreadable, UnicodeDecodeError):
        return ""
