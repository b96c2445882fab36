"""How late something was handed in, against nbgrader's own reckoning."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Assignment, Student, SubmittedAssignment

from autograders.classroom.lateness import seconds_late

TIMES = st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))


@given(
    when=TIMES,
    due=TIMES,
    extension=st.none() | st.timedeltas(timedelta(days=-10), timedelta(days=999)),
)
def test_it_is_nbgraders(when, due, extension):
    """Is it what nbgrader counts, with an extension and without, where no time is known too? With
    an extension of no time, nbgrader fails."""
    theirs = SubmittedAssignment(
        assignment=Assignment(name="a", duedate=due),
        student=Student(id="kim"),
        timestamp=when,
        extension=extension,
    )
    known = due is not None or extension is None
    assert seconds_late(when, due, extension) == (theirs.total_seconds_late if known else 0)
