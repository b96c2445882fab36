"""Who gets a page of a chapter: everyone whose submission is graded or refused."""

from __future__ import annotations

from nbgrader.converters import GenerateFeedback

from ..classroom.course import Course, CourseError
from ..classroom.gradebook import open_gradebook
from ..intake.released import row_of
from ..spelling import did_you_mean
from .gradebook import facts_of
from .place import Order


def orders_of(course: Course, chapter: str, student: str | None, *, force: bool) -> list[Order]:
    """The pages to make, by student; of one student only when one is named.

    Raises CourseError when there are none.
    """
    try:
        with open_gradebook(course) as gradebook:
            row = row_of(gradebook, chapter)
            known, name = facts_of(gradebook, row), f"{row.name}.ipynb"
    except (LookupError, ValueError) as error:
        raise CourseError(str(error)) from error
    left_out = course.directory.student_id_exclude.split(",")
    stock = GenerateFeedback(coursedir=course.directory, config=course.config)
    mode, shared = int(str(stock.permissions), 8), course.directory.groupshared
    orders = [
        Order(known[who], path, course.feedback(who, chapter), mode, shared, force)
        for who in sorted(known)
        if (path := course.autograded(who, chapter) / name).is_file() and who not in left_out
    ]
    if not orders:
        raise CourseError(f"nothing of {chapter} is graded; run: autograders grade {chapter}")
    if student is None:
        return orders
    chosen = [order for order in orders if order.facts.student == student]
    if not chosen:
        hint = did_you_mean(student, [order.facts.student for order in orders])
        raise CourseError(f"no submission of {student!r} in {chapter} is graded{hint}")
    return chosen


def not_graded(course: Course, chapter: str, orders: list[Order]) -> list[str]:
    """Who has handed in and gets no page yet."""
    done = {order.facts.student for order in orders}
    return sorted(one.student for one in course.find_handed_in(chapter) if one.student not in done)
