"""Reference layers, held against PyTorch's autograd and central differences."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_lib.gradient import gradient_check
from course_lib.layers import AddLayer, Affine, MulLayer, Relu, Sigmoid, SoftmaxWithLoss

VALUES = st.floats(-20, 20, allow_subnormal=False)
SHAPES = array_shapes(max_dims=3, max_side=4)


def by_autograd(function, dout, *inputs):
    """Output and gradients of a PyTorch function."""
    tensors = [torch.tensor(value, requires_grad=True) for value in inputs]
    out = function(*tensors)
    out.backward(torch.tensor(dout, dtype=torch.float64))
    return out.detach().numpy(), [tensor.grad.numpy() for tensor in tensors]


@st.composite
def equal_arrays(draw, count):
    """So many arrays of one shape."""
    shape = draw(SHAPES)
    return [draw(arrays(float, shape, elements=VALUES)) for _ in range(count)]


@given(equal_arrays(3))
def test_mul_and_add_agree_with_autograd(values):
    """Are value and both gradients PyTorch's?"""
    x, y, dout = values
    for layer, function in ((MulLayer(), torch.mul), (AddLayer(), torch.add)):
        out, grads = by_autograd(function, dout, x, y)
        np.testing.assert_array_equal(layer.forward(x, y), out)
        np.testing.assert_array_equal(layer.backward(dout), grads)


def test_two_apples_cost_220():
    """Do the layers give the book's numbers: 220, and gradients 2.2, 110 and 200?"""
    apples, tax = MulLayer(), MulLayer()
    assert tax.forward(apples.forward(100, 2), 1.1) == pytest.approx(220)
    dprice, dtax = tax.backward(1)
    dapple, dnumber = apples.backward(dprice)
    assert (dapple, dnumber, dtax) == pytest.approx((2.2, 110, 200))


@given(equal_arrays(2))
def test_relu_and_sigmoid_agree_with_autograd(values):
    """Are value and gradient PyTorch's, also at exactly 0?"""
    x, dout = values
    for layer, function in ((Relu(), torch.relu), (Sigmoid(), torch.sigmoid)):
        out, (dx,) = by_autograd(function, dout, x)
        np.testing.assert_allclose(layer.forward(x), out, rtol=1e-12, atol=1e-300)
        np.testing.assert_allclose(layer.backward(dout), dx, rtol=1e-11, atol=1e-12)


def test_sigmoid_is_stable_for_large_inputs():
    """Does an input of -1000 give 0 without a warning?"""
    with np.errstate(over="raise", invalid="raise"):
        np.testing.assert_allclose(Sigmoid().forward([-1000.0, 0.0, 1000.0]), [0, 0.5, 1])


@st.composite
def affine_inputs(draw):
    """x with any number of leading dimensions, W, b and dout, sizes at random."""
    leading = draw(array_shapes(min_dims=0, max_dims=3, max_side=3))
    size_in, size_out = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    shapes = ((*leading, size_in), (size_in, size_out), (size_out,), (*leading, size_out))
    return [draw(arrays(float, shape, elements=VALUES)) for shape in shapes]


@given(affine_inputs())
def test_affine_agrees_with_autograd(values):
    """Are the output and the gradients of x, W and b PyTorch's, for any leading dimensions?"""
    x, W, b, dout = values
    layer = Affine(W, b)
    out, (dx, dW, db) = by_autograd(lambda x, W, b: x @ W + b, dout, x, W, b)
    np.testing.assert_allclose(layer.forward(x), out, rtol=1e-10, atol=1e-10)
    for mine, theirs in ((layer.backward(dout), dx), (layer.dW, dW), (layer.db, db)):
        assert mine.shape == theirs.shape
        np.testing.assert_allclose(mine, theirs, rtol=1e-10, atol=1e-10)


@given(affine_inputs())
def test_affine_backward_parameters_is_backward_without_dx(values):
    """Do the gradients of W and b alone equal those that backward leaves?"""
    x, W, b, dout = values
    layer, alone = Affine(W, b), Affine(W, b)
    layer.forward(x), alone.forward(x)
    layer.backward(dout)
    assert alone.backward_parameters(dout) is None
    np.testing.assert_array_equal(alone.dW, layer.dW)
    np.testing.assert_array_equal(alone.db, layer.db)


@given(st.integers(1, 5), st.integers(2, 5), st.floats(-3, 3), st.booleans(), st.data())
def test_softmax_with_loss_agrees_with_autograd(rows, classes, dout, as_one_hot, data):
    """Are loss and gradient PyTorch's, with both kinds of labels and any upstream gradient?"""
    x = data.draw(arrays(float, (rows, classes), elements=VALUES))
    t = data.draw(arrays(np.int64, rows, elements=st.integers(0, classes - 1)))
    layer = SoftmaxWithLoss()
    loss, (dx,) = by_autograd(
        lambda x: torch.nn.functional.cross_entropy(x, torch.tensor(t)), dout, x
    )
    labels = np.eye(classes)[t] if as_one_hot else t
    assert layer.forward(x, labels) == pytest.approx(float(loss), rel=1e-12, abs=1e-13)
    np.testing.assert_allclose(layer.backward(dout), dx, rtol=1e-11, atol=1e-13)


def test_softmax_with_loss_takes_one_row():
    """Does the book's example give (0.3, -0.8, 0.5), for a row with one label?"""
    layer = SoftmaxWithLoss()
    layer.forward(np.log([0.3, 0.2, 0.5]), [0, 1, 0])
    np.testing.assert_allclose(layer.backward(), [0.3, -0.8, 0.5])
    layer.forward(np.log([0.3, 0.2, 0.5]), 1)
    np.testing.assert_allclose(layer.backward(), [0.3, -0.8, 0.5])


def test_softmax_with_loss_is_stable_for_large_scores():
    """Is the loss at scores of ±1000 exact, without a warning?"""
    layer = SoftmaxWithLoss()
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert layer.forward([[1000.0, -1000.0]], [1]) == 2000
        np.testing.assert_allclose(layer.backward(), [[1, -1]])


LAYERS = [
    (MulLayer(), (np.array([1.5, -2.0]), np.array([0.5, 3.0]))),
    (AddLayer(), (np.array([1.5, -2.0]), np.array([0.5, 3.0]))),
    (Relu(), (np.array([[1.5, -2.0], [0.3, -0.1]]),)),
    (Sigmoid(), (np.array([[1.5, -2.0], [0.3, -0.1]]),)),
    (
        Affine(np.linspace(-1, 1, 12).reshape(3, 4), np.linspace(1, 2, 4)),
        (np.linspace(-2, 3, 30).reshape(2, 5, 3),),
    ),
    (SoftmaxWithLoss(), (np.linspace(-2, 3, 12).reshape(4, 3), np.array([0, 2, 1, 0]))),
]


@pytest.mark.parametrize(("layer", "inputs"), LAYERS, ids=lambda v: type(v).__name__)
def test_backward_agrees_with_central_differences(layer, inputs):
    """Does every gradient survive a gradient check at 1e-9?"""
    check = gradient_check(layer, *inputs, tolerance=1e-9)
    assert check.passed, check


@pytest.mark.parametrize(("layer", "inputs"), LAYERS, ids=lambda v: type(v).__name__)
def test_inputs_are_never_changed(layer, inputs):
    """Are inputs and the upstream gradient left as they were?"""
    kept = [value.copy() for value in inputs]
    dout = np.ones(np.shape(layer.forward(*inputs)))
    layer.backward(dout)
    np.testing.assert_array_equal(dout, 1)
    for before, after in zip(kept, inputs, strict=True):
        np.testing.assert_array_equal(before, after)


@pytest.mark.parametrize(
    "layer", [MulLayer(), Relu(), Sigmoid(), Affine(np.ones((2, 3)), np.ones(3)), SoftmaxWithLoss()]
)
def test_backward_before_forward_says_so(layer):
    """Does backward without forward name the layer and what to do?"""
    with pytest.raises(RuntimeError, match=f"{type(layer).__name__}.backward: call forward first"):
        layer.backward(np.ones(3))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: MulLayer().forward(np.ones(2), np.ones(3)), r"expected shape \(2,\), got \(3,\)"),
        (lambda: AddLayer().forward(np.ones(2), 1.0), r"expected shape \(2,\), got \(\)"),
        (lambda: Affine(np.ones((2, 3)), np.ones(2)), r"got \(2, 3\) and \(2,\)"),
        (
            lambda: Affine(np.ones((2, 3)), np.ones(3)).forward(np.ones((4, 5))),
            r"expected shape \(\.\.\., 2\), got \(4, 5\)",
        ),
        (lambda: forwarded(Relu(), np.ones((2, 2))).backward(np.ones(2)), r"\(2, 2\), got \(2,\)"),
        (lambda: forwarded(Sigmoid(), np.ones(2)).backward(1.0), r"\(2,\), got \(\)"),
        (
            lambda: forwarded(Affine(np.ones((2, 3)), np.ones(3)), np.ones((4, 2))).backward(
                np.ones((4, 2))
            ),
            r"expected shape \(4, 3\), got \(4, 2\)",
        ),
        (lambda: SoftmaxWithLoss().forward(np.ones((2, 3)), [0, 7]), "from 0 to 2, got values"),
    ],
)
def test_wrong_shapes_and_labels_say_what_was_expected_and_what_came(call, said):
    """Does a bad call raise ValueError with both shapes in it?"""
    with pytest.raises(ValueError, match=said):
        call()


def forwarded(layer, x):
    """The layer after a forward."""
    layer.forward(x)
    return layer
