"""Are difficulty and discrimination right, and silent where they would be guesses?"""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from autograders.report.numbers import FEWEST, Z, item_rest_correlation, mean_share

SHARES = st.floats(0, 1, width=32)
SCORES = st.integers(FEWEST, 40).flatmap(
    lambda n: st.integers(2, 6).flatmap(
        lambda k: arrays(float, (n, k), elements=st.integers(0, 8).map(float))
    )
)
ALL = np.ones(6, dtype=bool)


@given(st.lists(SHARES, min_size=1, max_size=50))
def test_the_ends_of_the_interval_are_as_far_from_the_mean_as_their_own_spread_allows(shares):
    """Do both ends solve (mean - p)² = z² p(1 - p)/n, the equation that Wilson's are defined by?"""
    found = mean_share(np.array(shares))
    assert found.value == pytest.approx(sum(shares) / len(shares))
    for end in (found.low, found.high):
        off = (found.value - end) ** 2 - Z**2 * end * (1 - end) / len(shares)
        assert off == pytest.approx(0, abs=1e-9)
    assert 0 <= found.low <= found.value + 1e-12 and found.value <= found.high + 1e-12 <= 1 + 1e-9


def test_wilson_interval_by_hand():
    """Is it 0.614 ± 0.144, that is (0.470, 0.758), when 25 of 40 are right?"""
    found = mean_share(np.array([1.0] * 25 + [0.0] * 15))
    assert (round(found.low, 3), round(found.high, 3)) == (0.470, 0.758)


@pytest.mark.parametrize("n", [1, 3])
def test_equal_shares_leave_doubt(n):
    """Does the interval have width when everybody, or the only learner, has all the points?"""
    found = mean_share(np.ones(n))
    assert found.value == found.high == 1
    assert found.low == pytest.approx(n / (n + Z * Z))


def test_no_learners_have_no_mean():
    """Is that said, in place of a number?"""
    assert mean_share(np.array([])).why == "none"


@given(SCORES, st.data())
def test_discrimination_is_the_correlation_with_the_rest(points, data):
    """Does it agree with numpy's own correlation of an item and the sum of the others?"""
    item = data.draw(st.integers(0, points.shape[1] - 1))
    rest = [sum(row) - row[item] for row in points.tolist()]
    here = points[:, item].tolist()
    found = item_rest_correlation(points, item, ALL[: points.shape[1]])
    if len(set(here)) == 1 or len(set(rest)) == 1:
        assert found.value is None and found.why in ("item", "rest")
        return
    expected = np.corrcoef(here, rest)[0, 1]
    assert found.value == pytest.approx(expected, abs=1e-9)
    if found.low is not None:
        assert -1 < found.low < found.value < found.high < 1


def test_interval_of_a_correlation_by_hand():
    """Is it Fisher's: for r = 0.5 and n = 28, tanh(0.5493 ± 1.96/√25), so 0.156 and 0.736?"""
    x, noise = orthogonal(28)
    points = np.column_stack([x, 0.5 * x + math.sqrt(0.75) * noise])
    found = item_rest_correlation(points, 0, ALL[:2])
    assert [round(v, 3) for v in (found.value, found.low, found.high)] == [0.5, 0.156, 0.736]


def orthogonal(n):
    """Two columns with mean 0 and length 1 that are orthogonal."""
    random = np.random.default_rng(0).normal(size=(n, 2))
    basis, _ = np.linalg.qr(random - random.mean(axis=0))
    return basis.T


@given(st.integers(6, 500), st.floats(-0.9, 0.9))
def test_more_learners_leave_less_doubt(n, r):
    """Does the interval of the same correlation shrink when four times as many are graded?"""
    assume(abs(r) > 1e-3)

    def width(learners):
        x, noise = orthogonal(learners)
        points = np.column_stack([x, r * x + math.sqrt(1 - r * r) * noise])
        found = item_rest_correlation(points, 0, ALL[:2])
        return found.high - found.low

    assert width(4 * n) < width(n)


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ([[1, 0], [0, 1], [1, 1]], "few"),
        ([[1, 0]], "few"),
        ([[1, k % 2] for k in range(8)], "item"),
        ([[k % 2, 1] for k in range(8)], "rest"),
        ([[k % 2] for k in range(8)], "alone"),
    ],
)
def test_there_is_a_reason_where_there_is_no_correlation(points, why):
    """Is it said why: few learners, all equal here or elsewhere, nothing else to compare with?"""
    points = np.array(points, dtype=float)
    found = item_rest_correlation(points, 0, np.ones(points.shape[1], dtype=bool))
    assert (found.value, found.low, found.high, found.why) == (None, None, None, why)


def test_rounding_is_not_taken_for_a_difference():
    """Is the rest all equal when 0.1 + 0.2 stands beside 0.3 + 0?"""
    points = np.array([[0, 0.1, 0.2], [1, 0.3, 0.0]] * 4)
    assert item_rest_correlation(points, 0, ALL[:3]).why == "rest"


def test_a_perfect_correlation_has_no_interval():
    """Is ±1 told without an interval that Fisher's formula cannot give?"""
    points = np.array([[k, 2 * k] for k in range(8)], dtype=float)
    found = item_rest_correlation(points, 0, ALL[:2])
    assert (found.value, found.low, found.high) == (1.0, None, None)


def test_what_nobody_has_graded_yet_is_left_out():
    """Does a correlation rest on those learners only whose points here are given?"""
    points = np.array([[k % 3, k % 2 + k] for k in range(9)], dtype=float)
    more = np.vstack([points, [[np.nan, 100.0]] * 3])
    assert item_rest_correlation(more, 0, ALL[:2]) == item_rest_correlation(points, 0, ALL[:2])
