"""Inputs on which the authors' tests fail: only the broken programs can fail."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib.exercises.inputs07 import TESTS, allowed, outcome_of

NUMBERS = st.one_of(st.just(0.0), st.floats(0.01, 10), st.floats(-10, -0.01))


@pytest.mark.parametrize("patient", TESTS)
@given(data=st.data())
def test_a_right_program_passes_on_every_input_that_is_allowed(mended, patient, data):
    """Is a test that fails always the broken program's fault?"""
    subject, test, axes, _ = TESTS[patient]
    shapes = array_shapes(min_dims=axes, max_dims=axes, max_side=5)
    value = data.draw(arrays(float, shapes, elements=NUMBERS))
    assert test(mended(patient)[subject], allowed(value, axes))


@pytest.mark.parametrize(
    "value",
    [np.ones((2, 2)), [], [np.nan], [11.0], [1e-5], np.ones(101), "two", None, [[1], [1, 2]]],
    ids=["axes", "empty", "nan", "large", "tiny", "many", "text", "none", "ragged"],
)
def test_other_inputs_are_refused(value):
    """Can nobody pass with an input that would make right programs fail too?"""
    with pytest.raises((TypeError, ValueError)):
        allowed(value, 1)


def test_the_authors_inputs_pass_and_others_fail():
    """Does each test pass as its author ran it, and fail where the fault shows?"""
    authors = {
        "mirrored_logistic": np.zeros(1),
        "crowded_softmax": np.array([[1.0, 2.0, 3.0]]),
        "square_dense": np.eye(3),
        "spoiled_shortcut": np.array([1.0, 2.0, 3.0]),
    }
    for patient, value in authors.items():
        assert outcome_of(patient, value)["test"] == "passes"
    others = (np.ones(1), np.eye(3), np.ones((1, 3)), -np.ones(3))
    assert [outcome_of(p, v) for p, v in zip(TESTS, others, strict=True)] == [{"test": "fails"}] * 4
