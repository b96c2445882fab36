"""A page for each learner: what was right, what was not and why, and where to read on.

``nbgrader generate_feedback`` and ``autograders feedback`` make the same page in the same place:
`exporter` is what the former is given, `run` is the latter. `page` makes it of a graded notebook
and of `facts`, which `gradebook` reads.
"""

from .run import give_feedback

__all__ = ["give_feedback"]
