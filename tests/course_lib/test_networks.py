"""TwoLayerNet, held against the same network in PyTorch."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from course_lib.networks import TwoLayerNet

SIZES = st.tuples(*[st.integers(1, 6)] * 3)


def random_case(sizes, rows, seed):
    """A network with nonzero biases, inputs and labels."""
    rng = np.random.default_rng(seed)
    net = TwoLayerNet(*sizes, 0.5, rng=rng)
    for name in ("b1", "b2"):
        net.params[name][...] = rng.normal(size=net.params[name].shape)
    return net, rng.normal(size=(rows, sizes[0])), rng.integers(0, sizes[2], rows)


@given(SIZES, st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_scores_loss_and_gradient_agree_with_autograd(sizes, rows, seed):
    """Is the whole network PyTorch's, forward and backward?"""
    net, x, t = random_case(sizes, rows, seed)
    p = {name: torch.tensor(value, requires_grad=True) for name, value in net.params.items()}
    scores = torch.relu(torch.tensor(x) @ p["W1"] + p["b1"]) @ p["W2"] + p["b2"]
    loss = torch.nn.functional.cross_entropy(scores, torch.tensor(t))
    loss.backward()
    np.testing.assert_allclose(net.predict(x), scores.detach().numpy(), rtol=1e-10, atol=1e-12)
    assert net.loss(x, t) == pytest.approx(loss.item(), rel=1e-10, abs=1e-12)
    for name, gradient in net.gradient(x, t).items():
        np.testing.assert_allclose(gradient, p[name].grad.numpy(), rtol=1e-9, atol=1e-12)


def test_numerical_gradient_agrees_with_backpropagation():
    """Do both ways to the gradient meet, for every parameter?"""
    net, x, t = random_case((4, 3, 2), 5, 1)
    slow, fast = net.numerical_gradient(x, t), net.gradient(x, t)
    assert slow.keys() == fast.keys() == net.params.keys()
    for name in fast:
        np.testing.assert_allclose(slow[name], fast[name], atol=1e-7)


def test_accuracy_counts_right_answers_for_both_kinds_of_labels():
    """Is it the share of rows whose highest score is the label's?"""
    net, x, _ = random_case((4, 3, 3), 6, 2)
    best = net.predict(x).argmax(axis=1)
    labels = np.where(np.arange(6) < 4, best, (best + 1) % 3)
    assert net.accuracy(x, labels) == pytest.approx(4 / 6)
    assert net.accuracy(x, np.eye(3)[labels]) == pytest.approx(4 / 6)


@pytest.mark.parametrize("in_place", [True, False])
def test_updated_parameters_are_seen(in_place):
    """Do the layers compute with a parameter that was changed in place, or replaced?"""
    net, x, _ = random_case((4, 3, 2), 5, 3)
    new = net.params["W2"] * -2
    if in_place:
        net.params["W2"] *= -2
    else:
        net.params["W2"] = new
    expected = np.maximum(x @ net.params["W1"] + net.params["b1"], 0) @ new + net.params["b2"]
    np.testing.assert_allclose(net.predict(x), expected)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_everything_keeps_its_precision(dtype):
    """Are scores and gradients of the type that was asked for?"""
    net = TwoLayerNet(4, 3, 2, dtype=dtype)
    x = np.ones((2, 4), dtype)
    assert net.predict(x).dtype == dtype
    assert {g.dtype for g in net.gradient(x, [0, 1]).values()} == {np.dtype(dtype)}


def test_the_start_is_small_weights_and_no_bias():
    """Are weights drawn with the given deviation, and biases zero?"""
    net = TwoLayerNet(100, 80, 60, 0.01, rng=np.random.default_rng(0))
    assert net.params["W1"].std() == pytest.approx(0.01, rel=0.05)
    assert net.params["W2"].shape == (80, 60)
    assert not net.params["b1"].any() and not net.params["b2"].any()


def test_inputs_of_another_width_are_named():
    """Does a batch that does not fit say which width was expected?"""
    with pytest.raises(ValueError, match=r"expected shape \(\.\.\., 4\), got \(2, 5\)"):
        TwoLayerNet(4, 3, 2).predict(np.ones((2, 5)))
