"""Observing an answer: values become plain, and nothing that it does escapes."""

import sys
import warnings

import numpy as np
import pytest

from course_lib.check.observe import Foreign, observe, plain
from course_lib.exercises.exercise import Case, Criterion, Exercise


def two_looks(answer, case):
    """A trial that makes an object, then looks at it twice."""
    made = answer(case["x"])
    yield "first", lambda: made.first
    yield "second", lambda: made.second()


EXERCISE = Exercise(
    name="thing",
    chapter="99_test",
    section="9.9",
    task="",
    cases=lambda rng, harsh: [Case("only", {"x": np.ones(2)})],
    trial=two_looks,
    criteria={"first": Criterion(""), "second": Criterion("")},
)
CASE = EXERCISE.visible_cases()[0]


def test_a_look_that_raises_leaves_the_next_standing():
    """Is a missing attribute noted, and the method still tried?"""

    class Thing:
        def __init__(self, x):
            pass

        def second(self):
            return 5

    first, second = observe(EXERCISE, Thing, CASE).looks
    assert (first.value.kind, first.value.name, first.value.on) == (
        "AttributeError",
        "first",
        "Thing",
    )
    assert (second.criterion, second.value) == ("second", 5)


def test_a_constructor_that_raises_stops_the_trial():
    """Is what stopped it noted, with no look after it?"""
    observed = observe(EXERCISE, lambda: None, CASE)
    assert observed.looks == [] and observed.stopped.kind == "TypeError"


def test_quit_does_not_end_the_grader():
    """Is SystemExit in learner code noted like any other exception?"""
    assert observe(EXERCISE, lambda x: sys.exit(1), CASE).stopped.kind == "SystemExit"


def test_nothing_is_printed_and_no_warning_escapes(capsys):
    """Do prints, stderr and warnings of an answer stay out of the graded cell?"""

    class Loud:
        first = 1

        def __init__(self, x):
            print("hello")
            print("oops", file=sys.stderr)
            warnings.warn("careful", stacklevel=1)

        def second(self):
            return np.exp(np.array(1e4))

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        observe(EXERCISE, Loud, CASE)
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


def test_an_answer_that_changes_its_input_spoils_nothing():
    """Does every answer get inputs of its own?"""

    class Changes:
        first = 1

        def __init__(self, x):
            x[...] = 0

        def second(self):
            return 2

    assert observe(EXERCISE, Changes, CASE).changed == ("x",)
    np.testing.assert_array_equal(CASE["x"], 1)


class Subclass(np.ndarray):
    """Claims to equal everything."""

    def __eq__(self, other):
        return np.ones(self.shape, bool)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.float32(1.5), 1.5),
        (np.longdouble(2.5), 2.5),
        ((1, [2.0, None]), [1, [2.0, None]]),
        ({1: np.int64(3)}, {"1": 3}),
        (object(), Foreign("object")),
        (np.array(["a"]), Foreign("array of <U1")),
        (1j, Foreign("complex")),
    ],
)
def test_values_become_plain(value, expected):
    """Is what comes out built of numbers, strings, lists and dicts only?"""
    assert plain(value) == expected


def test_a_subclass_of_ndarray_becomes_an_exact_array():
    """Can an array that lies about equality lie no more?"""
    came = plain(np.ones(3).view(Subclass))
    assert type(came) is np.ndarray


def test_a_misspelt_name_is_recognised():
    """Does a NameError tell the line, the name, and the nearest name that exists?"""

    def answer(x):
        number_of_rows = len(x)
        return nubmer_of_rows + number_of_rows  # noqa: F821

    stopped = observe(EXERCISE, answer, CASE).stopped
    assert (stopped.kind, stopped.name) == ("NameError", "nubmer_of_rows")
    assert stopped.suggestion == "number_of_rows"
    assert stopped.line.startswith("return nubmer_of_rows")


def test_what_a_list_holds_is_noted():
    """Is a list of numbers told from a list of objects, where an array's attribute was asked?"""

    class Thing:
        def __init__(self, x):
            self.lists = [[x], [1.0], []]

        @property
        def first(self):
            return self.lists[0].ndim

        def second(self):
            return self.lists[2].ndim

    first, second = observe(EXERCISE, Thing, CASE).looks
    assert (first.value.on, first.value.holds) == ("list", "ndarray")
    assert (second.value.on, second.value.holds) == ("list", "")
