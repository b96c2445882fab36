"""Functions on scores and probabilities, held against PyTorch."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_lib.functions import cross_entropy_error, log_softmax, one_hot, softmax

SHAPES = st.tuples(st.integers(1, 6), st.integers(1, 5))
SCORES = SHAPES.flatmap(lambda shape: arrays(float, shape, elements=st.floats(-50, 50)))


@given(SCORES)
def test_softmax_and_its_logarithm_agree_with_pytorch(x):
    """Do probabilities, and their logarithms, equal PyTorch's for any batch?"""
    expected = torch.softmax(torch.tensor(x), dim=-1).numpy()
    np.testing.assert_allclose(softmax(x), expected, rtol=1e-12, atol=1e-300)
    np.testing.assert_allclose(
        log_softmax(x), torch.log_softmax(torch.tensor(x), dim=-1).numpy(), rtol=1e-12, atol=1e-13
    )


@given(SCORES)
def test_a_row_does_not_depend_on_its_batch(x):
    """Is each row's result the one it has alone? (The frequent mistake is a missing axis.)"""
    rows = np.stack([softmax(row) for row in x])
    np.testing.assert_array_equal(softmax(x), rows)


def test_softmax_is_stable_for_large_scores():
    """Do scores of a thousand give finite probabilities, without a warning?"""
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(softmax([1000.0, 0.0, -1000.0]), [1, 0, 0])
        np.testing.assert_allclose(log_softmax([1000.0, 0.0, -1000.0]), [0, -1000, -2000])


@given(SCORES, st.data())
def test_cross_entropy_agrees_with_pytorch_for_both_kinds_of_labels(x, data):
    """Is the mean loss PyTorch's, with integers and with one-hot rows?"""
    rows, classes = x.shape
    t = data.draw(arrays(np.int64, rows, elements=st.integers(0, classes - 1)))
    y = softmax(x)
    expected = torch.nn.functional.nll_loss(torch.log(torch.tensor(y)), torch.tensor(t)).item()
    assert cross_entropy_error(y, t) == pytest.approx(expected, rel=1e-12, abs=1e-15)
    assert cross_entropy_error(y, np.eye(classes)[t]) == pytest.approx(
        expected, rel=1e-12, abs=1e-15
    )


def test_one_row_counts_as_a_batch_of_one():
    """Does a single row with a single label give the same loss as a batch that holds it?"""
    y = np.array([0.3, 0.2, 0.5])
    assert cross_entropy_error(y, 1) == pytest.approx(-np.log(0.2))
    assert cross_entropy_error(y, [0, 1, 0]) == cross_entropy_error(y[None], [1])


def test_a_probability_of_zero_gives_a_finite_loss():
    """Does log(0) stay out of the loss?"""
    assert np.isfinite(cross_entropy_error(np.array([1.0, 0.0]), 1))


def test_inputs_are_not_changed_and_float32_stays():
    """Are scores left alone, and is their precision kept?"""
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    kept = x.copy()
    assert softmax(x).dtype == np.float32
    np.testing.assert_array_equal(x, kept)


@pytest.mark.parametrize(
    ("t", "said"),
    [
        ([0, 3], "from 0 to 2, got values from 0 to 3"),
        ([-1, 0], "got values from -1 to 0"),
        ([0, 1, 2], r"expected shape \(2,\) \(integers\) or \(2, 3\) \(one-hot\), got \(3,\)"),
        ([[1, 1, 0], [0, 0, 1]], "sum to 1"),
    ],
)
def test_bad_labels_are_named(t, said):
    """Does an error say which labels were expected, and which came?"""
    with pytest.raises(ValueError, match=said):
        one_hot(t, np.zeros((2, 3)))


def test_labels_that_are_no_integers_are_refused():
    """Is a label of 0.5 an error rather than a rounded index?"""
    with pytest.raises(TypeError, match="expected integers, got dtype float64"):
        one_hot([0.5, 1.0], np.zeros((2, 3)))


@pytest.mark.parametrize("function", [softmax, log_softmax])
def test_a_single_number_is_no_row_of_scores(function):
    """Does a scalar raise and say what shape was expected?"""
    with pytest.raises(ValueError, match=r"\(\.\.\., classes\), got \(\)"):
        function(3.0)


def test_probabilities_of_three_dimensions_are_refused():
    """Is the loss of a cube of probabilities an error?"""
    with pytest.raises(ValueError, match=r"got \(2, 2, 2\)"):
        cross_entropy_error(np.full((2, 2, 2), 0.5), np.zeros((2, 2), int))
