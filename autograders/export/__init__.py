"""Grades for other systems: plug-ins of ``nbgrader export``.

    nbgrader export --exporter=autograders.export.Canvas
    nbgrader export --exporter=autograders.export.Moodle
    nbgrader export --exporter=autograders.export.Wide

nbgrader's own options choose the file, assignments and students: ``--to FILE``,
``--assignment 04_affine``, ``--student kim``; the last two may be given several times.

What is true of all three. The numbers are nbgrader's: a score by hand comes before the
autograder's, and the penalty for lateness is taken off once, down to 0 at most. Who has handed
nothing in has no score, which is not 0: it is for the other system to say what a missing score
means, and an extension is nothing handed in. A refused submission counts 0, as in formgrader and
on the learner's feedback page; the learner may hand in again. Where the grader itself failed there
is no score, until ``autograders grade`` has tried again. Points that a person gave to one of these
count. Where a person has still to grade something by hand, the score is the one so far. The command
names how many are refused, failed or waiting.

Files are UTF-8 with a byte order mark, by which spreadsheets know it; Canvas and Moodle take it.
"""

from .canvas import Canvas
from .moodle import Moodle
from .wide import Wide

__all__ = ["Canvas", "Moodle", "Wide"]
