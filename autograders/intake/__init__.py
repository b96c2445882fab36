"""From what a learner handed in to cells that are safe to grade.

    content = read_submission(folder, released, largest)  # bytes, found without being led astray
    placed, notes = plan(content, released)  # the chapter's notebook with the learner's answers

Both raise `Refusal` when there is nothing that could be graded. Nothing that was handed in is
imported or run here. `released.released_chapter` makes the `Released` that both need; it stands
apart because importing nbgrader takes seconds, and a worker does without.
"""

from .language import language_of
from .rebuild import plan
from .submission import fingerprint, read_submission

__all__ = ["fingerprint", "language_of", "plan", "read_submission"]
