"""The graph's own operators and functions: values and gradients against PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_lib import graph
from course_lib.graph import Variable, dot, exp, log
from course_lib.graph_operators import Power

SHAPES = hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3)


def drawn_array(seed: int, shape: tuple[int, ...]) -> np.ndarray:
    """Values from 0.5 to 2, where every operation here is smooth."""
    return np.random.default_rng(seed).uniform(0.5, 2.0, shape)


def assert_same_as_torch(ours, theirs, *arrays: np.ndarray) -> None:
    """Same output, and same gradients for a drawn upstream gradient."""
    variables = [Variable(array) for array in arrays]
    tensors = [torch.tensor(array, requires_grad=True) for array in arrays]
    output, expected = ours(*variables), theirs(*tensors)
    assert np.shape(output.value) == tuple(expected.shape)
    np.testing.assert_allclose(output.value, expected.detach().numpy(), rtol=1e-12)
    dout = drawn_array(7, np.shape(output.value))
    output.backward(dout)
    expected.backward(torch.tensor(dout))
    for variable, tensor in zip(variables, tensors, strict=True):
        assert np.shape(variable.grad) == np.shape(variable.value)
        np.testing.assert_allclose(variable.grad, tensor.grad.numpy(), rtol=1e-10)


@pytest.mark.parametrize(
    "operation",
    [
        lambda x, y: x + y,
        lambda x, y: x - y,
        lambda x, y: x * y,
        lambda x, y: x / y,
        lambda x, y: (x - y) * x + y / x,  # every variable joins several edges
    ],
)
@settings(deadline=None)
@given(shapes=SHAPES, seed=st.integers(0, 2**32 - 1))
def test_binary_operators_agree_with_torch_under_broadcasting(operation, shapes, seed):
    """Are gradients summed back to the shape of a broadcast input?"""
    x, y = (drawn_array(seed + i, shape) for i, shape in enumerate(shapes.input_shapes))
    assert_same_as_torch(operation, operation, x, y)


@pytest.mark.parametrize(
    "operation",
    [
        lambda x: -x,
        lambda x: 2 + x,
        lambda x: 2 - x,
        lambda x: x - 2,
        lambda x: 3 * x,
        lambda x: 3 / x,
        lambda x: 1 / x,
        lambda x: x / 3,
        lambda x: x**2,
        lambda x: x**0.5,
        lambda x: x**-3,
        lambda x: x**0,
        lambda x: x * x * x,
    ],
)
@settings(deadline=None)
@given(shape=hnp.array_shapes(min_dims=0, max_dims=3, max_side=3), seed=st.integers(0, 1000))
def test_operators_with_numbers_agree_with_torch(operation, shape, seed):
    """Do operators take a plain number on either side?"""
    assert_same_as_torch(operation, operation, drawn_array(seed, shape))


@settings(deadline=None)
@given(shape=hnp.array_shapes(min_dims=0, max_dims=3, max_side=3), seed=st.integers(0, 1000))
def test_exp_and_log_agree_with_torch(shape, seed):
    """Are exp, log and their chain right?"""
    x = drawn_array(seed, shape)
    assert_same_as_torch(lambda v: exp(v) * log(v), lambda v: torch.exp(v) * torch.log(v), x)


@settings(deadline=None)
@given(data=st.data(), shape=hnp.array_shapes(max_dims=3, max_side=3), keepdims=st.booleans())
def test_sum_agrees_with_torch(data, shape, keepdims):
    """Does every summand get the gradient of its sum, along any axes?"""
    axis = data.draw(st.none() | st.integers(-len(shape), len(shape) - 1))
    axes = tuple(range(len(shape))) if axis is None else axis
    x = drawn_array(3, shape)
    assert_same_as_torch(
        lambda v: graph.sum(v * v, axis, keepdims),
        lambda v: torch.sum(v * v, dim=axes, keepdim=keepdims),
        x,
    )


@settings(deadline=None)
@given(
    shapes=hnp.mutually_broadcastable_shapes(signature="(n?,k),(k,m?)->(n?,m?)", max_dims=0),
    seed=st.integers(0, 1000),
)
def test_dot_agrees_with_torch(shapes, seed):
    """Is dot right for vectors and matrices on either side, and their inner product?"""
    x, w = (drawn_array(seed + i, shape) for i, shape in enumerate(shapes.input_shapes))
    assert_same_as_torch(dot, torch.matmul, x, w)


@settings(deadline=None)
@given(seed=st.integers(0, 1000), batch=st.integers(1, 4), classes=st.integers(2, 4))
def test_softmax_with_loss_agrees_with_central_differences(seed, batch, classes):
    """Is a graph with forks and joins right against differences of its own forward values?"""
    rng = np.random.default_rng(seed)
    a = rng.normal(size=(batch, classes))
    t = np.eye(classes)[rng.integers(classes, size=batch)]

    def loss(scores: Variable) -> Variable:
        e = exp(scores)
        y = e / graph.sum(e, axis=1, keepdims=True)
        return -graph.sum(t * log(y)) / batch

    scores = Variable(a)
    loss(scores).backward()
    expected = np.zeros_like(a)
    for i in np.ndindex(a.shape):
        step = np.zeros_like(a)
        step[i] = 1e-5
        expected[i] = (loss(Variable(a + step)).value - loss(Variable(a - step)).value) / 2e-5
    np.testing.assert_allclose(scores.grad, expected, atol=1e-8)


def test_dot_and_power_check_their_arguments():
    """Are wrong shapes and exponents refused, and what is a power called?"""
    with pytest.raises(ValueError, match=r"dot: .*\(\) and \(2,\)"):
        dot(1.0, [1.0, 2.0])
    with pytest.raises(TypeError, match="exponent, got Variable"):
        Variable(2.0) ** Variable(2.0)
    assert Power(2).symbol == "**2"
