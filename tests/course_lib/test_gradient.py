"""Numerical gradients and the gradient check."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib.gradient import gradient_check, numerical_gradient
from course_lib.layers import Affine, Relu, Sigmoid
from course_lib.networks import TwoLayerNet


@given(arrays(float, array_shapes(max_dims=3, max_side=3), elements=st.floats(-2, 2)))
def test_numerical_gradient_agrees_with_autograd(x):
    """Is it PyTorch's gradient for an array of any shape, with x as it was afterwards?"""
    kept = x.copy()
    tensor = torch.tensor(x, requires_grad=True)
    (torch.sin(tensor).sum() * tensor.sum()).backward()
    mine = numerical_gradient(lambda x: float(np.sin(x).sum() * x.sum()), x)
    np.testing.assert_allclose(mine, tensor.grad.numpy(), atol=1e-6)
    np.testing.assert_array_equal(x, kept)


def test_x_is_put_back_when_f_raises():
    """Is nothing lost when the function fails half way?"""
    x = np.array([1.0, 2.0])
    with pytest.raises(ZeroDivisionError):
        numerical_gradient(lambda x: 1 / 0, x)
    np.testing.assert_array_equal(x, [1, 2])


@pytest.mark.parametrize("x", [3.0, [1.0], np.array([1, 2])])
def test_only_arrays_of_floats_can_be_moved_by_a_small_step(x):
    """Is an integer array, on which 1e-4 is lost, refused by name?"""
    with pytest.raises(TypeError, match="expected an array of floats, got"):
        numerical_gradient(lambda x: 0.0, x)


class WrongSigmoid(Sigmoid):
    """Multiplies by dout twice: right when dout is 1."""

    def backward(self, dout):
        return dout * super().backward(dout)


def test_a_gradient_that_is_right_for_ones_only_is_found():
    """Does the random upstream gradient catch what ones would hide?"""
    x = np.array([[0.5, -1.0, 2.0]])
    assert gradient_check(Sigmoid(), x).passed
    assert not gradient_check(WrongSigmoid(), x).passed


def test_the_worst_entry_is_named():
    """Does the check point at the one entry that is wrong?"""

    class OneWrongEntry(Affine):
        def backward(self, dout):
            dx = super().backward(dout)
            self.dW[1, 2] += 0.5
            return dx

    rng = np.random.default_rng(0)
    check = gradient_check(OneWrongEntry(rng.normal(size=(2, 3)), np.zeros(3)), np.ones((4, 2)))
    assert not check.passed
    assert check.comparisons["W"].index == (1, 2)
    assert check.comparisons["x"].error < 1e-9
    assert "FAILED" in repr(check) and "[1, 2]" in repr(check)


@given(st.floats(-9e-4, 9e-4))
def test_kinks_are_noticed_and_left_out(near_zero):
    """Is an entry with ReLU's corner within the step reported instead of failing?"""
    check = gradient_check(Relu(), np.array([1.0, near_zero, -1.0]))
    assert check.passed
    c = check.comparisons["x"]
    assert c.kinks + c.checked == 3 and c.kinks == 1


def test_a_wrong_gradient_is_not_excused_as_a_kink():
    """Does an unmasked ReLU fail where the function is smooth?"""

    class Unmasked(Relu):
        def backward(self, dout):
            return dout

    check = gradient_check(Unmasked(), np.array([1.0, -0.5, -1.0]))
    assert not check.passed and check.comparisons["x"].kinks == 0


def test_a_strongly_curved_function_has_no_kinks():
    """Is a wrong gradient of tanh, which bends everywhere, found at every entry?"""

    class WrongTanh:
        def forward(self, x):
            self.out = np.tanh(x)
            return self.out

        def backward(self, dout):
            return dout * (1 - self.out)

    check = gradient_check(WrongTanh(), np.random.default_rng(2).normal(size=(3, 4)))
    assert not check.passed and check.comparisons["x"].kinks == 0


def test_the_error_is_relative_to_what_was_compared():
    """Does an entry left out as a kink not make the error of the others look small?"""

    class Scaled(Relu):
        def forward(self, x):
            return super().forward(x) * np.array([1.0, 1000.0])

        def backward(self, dout):
            return 2 * super().backward(dout * np.array([1.0, 1000.0]))

    check = gradient_check(Scaled(), np.array([1.0, 1e-5]), tolerance=1e-9)
    assert check.comparisons["x"].kinks + check.comparisons["x"].checked == 2
    assert check.comparisons["x"].error >= 0.5


@pytest.mark.parametrize("seed", range(5))
def test_a_network_passes_at_1e9(seed):
    """Is every parameter's gradient within 1e-9 in float64, kinks excluded?"""
    rng = np.random.default_rng(seed)
    net = TwoLayerNet(11, 7, 4, rng=rng)
    check = gradient_check(net, rng.random((6, 11)), rng.integers(0, 4, 6), tolerance=1e-9)
    assert check.passed, check


def test_a_sample_of_entries_is_enough_when_asked():
    """Does ``entries`` bound how many entries of each array are compared?"""
    rng = np.random.default_rng(0)
    net = TwoLayerNet(50, 20, 5, rng=rng)
    check = gradient_check(net, rng.random((3, 50)), rng.integers(0, 5, 3), entries=10)
    assert [c.checked + c.kinks for c in check.comparisons.values()] == [10, 10, 10, 5]


def test_float32_is_refused():
    """Does the check say that it needs float64, instead of drowning in rounding?"""
    net = TwoLayerNet(4, 3, 2, dtype=np.float32)
    with pytest.raises(TypeError, match="W1: expected float64, got float32"):
        gradient_check(net, np.ones((1, 4), np.float32), [0])


def test_a_gradient_of_another_shape_is_named():
    """Does a dx of the wrong shape raise with both shapes?"""

    class Summed(Relu):
        def backward(self, dout):
            return super().backward(dout).sum()

    with pytest.raises(ValueError, match=r"expected a gradient of shape \(2,\), got \(\)"):
        gradient_check(Summed(), np.array([1.0, 2.0]))
