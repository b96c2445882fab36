"""Does training do what it says, and does it show it well?"""

import sys
import threading
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from matplotlib import pyplot as plt
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from course_lib import training
from course_lib.data import load_mnist
from course_lib.networks import TwoLayerNet
from course_lib.training import SGD, Array, History, fit

ROOT = Path(training.__file__).parents[1]
finite = st.floats(-1e3, 1e3, width=32)


class Line:
    """A network of another kind: y = w x with squared error. Notes each batch that it is given."""

    def __init__(self) -> None:
        self.params: dict[str, Array] = {"w": np.zeros(1)}
        self.batches: list[Array] = []

    def loss(self, x: Array, t: Array) -> float:
        return float(np.mean((x * self.params["w"] - t) ** 2) / 2)

    def accuracy(self, x: Array, t: Array) -> float:
        return float(np.mean(np.abs(x * self.params["w"] - t) < 0.1))

    def gradient(self, x: Array, t: Array) -> Mapping[str, Array]:
        self.batches.append(x)
        return {"w": np.array([np.mean((x * self.params["w"] - t) * x)])}


INPUTS = np.linspace(-1, 1, 40)
LINE = (INPUTS, 3 * INPUTS)


def fit_line(train: Any = LINE, test: Any = None, **options: Any) -> tuple[Line, History]:
    network = Line()
    chosen: dict[str, Any] = {"batch_size": 8, "steps": 50, "progress": False} | options
    return network, fit(network, train, test, optimizer=SGD(0.5), **chosen)


@settings(deadline=None)
@given(st.data(), st.floats(1e-4, 1), st.integers(1, 4))
def test_sgd_agrees_with_pytorch(draw: st.DataObject, lr: float, updates: int) -> None:
    """Does SGD take the same steps as torch.optim.SGD, in the arrays that a layer holds?"""
    shapes = {"W1": (3, 2), "b1": (2,), "W2": (2, 4)}
    start = {
        key: draw.draw(hnp.arrays(float, shape, elements=finite)) for key, shape in shapes.items()
    }
    params = {key: value.copy() for key, value in start.items()}
    held_by_a_layer = dict(params)
    tensors = {key: torch.tensor(value, requires_grad=True) for key, value in start.items()}
    oracle = torch.optim.SGD(tensors.values(), lr=lr)
    for _ in range(updates):
        grads = {
            key: draw.draw(hnp.arrays(float, shape, elements=finite))
            for key, shape in shapes.items()
        }
        SGD(lr).update(params, grads)
        for key, tensor in tensors.items():
            tensor.grad = torch.tensor(grads[key])
        oracle.step()
    for key in shapes:
        assert params[key] is held_by_a_layer[key]
        np.testing.assert_allclose(
            params[key], tensors[key].detach().numpy(), rtol=1e-12, atol=1e-9
        )


def test_sgd_keeps_float32() -> None:
    """Does a float32 network stay one when its gradients come as float64?"""
    params = {"w": np.ones(3, np.float32)}
    SGD(0.1).update(params, {"w": np.ones(3)})
    assert params["w"].dtype == np.float32
    np.testing.assert_allclose(params["w"], 0.9, rtol=1e-6)


@pytest.mark.parametrize("lr", [0, -0.1, float("nan"), float("inf")])
def test_sgd_refuses_a_learning_rate_that_is_not_positive(lr: float) -> None:
    """Is a learning rate that can not work refused, and named?"""
    with pytest.raises(ValueError, match=f"positive, finite lr, got {lr}"):
        SGD(lr)


def test_sgd_refuses_a_learning_rate_that_is_no_number() -> None:
    """Is a learning rate in quotes refused at once?"""
    with pytest.raises(TypeError, match="number for lr, got str"):
        SGD("0.1")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("grads", "message"),
    [
        ({"W": np.ones((2, 3))}, r"gradients for \['W', 'b'\], got \['W'\]"),
        ({"W": np.ones((2, 3)), "b": np.ones(3), "c": 1}, r"got \['W', 'b', 'c'\]"),
        ({"W": np.ones((2, 3)), "b": 1.0}, r"b: .*shape \(3,\), got \(\)"),
        ({"W": np.ones((2, 3)), "b": np.ones((1, 3))}, r"b: .*shape \(3,\), got \(1, 3\)"),
        ({"W": np.ones((2, 3)), "b": None}, r"b: .*shape \(3,\), got \(\)"),
    ],
)
def test_sgd_refuses_gradients_that_do_not_fit(grads: dict[str, Any], message: str) -> None:
    """Is a missing or a broadcastable gradient refused, with nothing changed?"""
    params = {"W": np.zeros((2, 3)), "b": np.zeros(3)}
    with pytest.raises(ValueError, match=message):
        SGD(0.1).update(params, grads)
    assert not params["W"].any()
    assert not params["b"].any()


def test_sgd_refuses_a_parameter_that_is_no_array() -> None:
    """A plain number can not change in place: is it refused?"""
    with pytest.raises(TypeError, match="w: expected an array as the parameter, got float"):
        SGD(0.1).update({"w": 1.0}, {"w": 1.0})  # type: ignore[dict-item]


def test_fit_agrees_with_pytorch() -> None:
    """Given the same start and batches, does fit reach the same weights and losses as PyTorch?"""
    rng = np.random.default_rng(7)
    x, t = rng.standard_normal((30, 6)), rng.integers(0, 4, 30)
    network = TwoLayerNet(6, 5, 4, weight_init_std=0.5, rng=rng)
    tensors = {
        key: torch.tensor(value, requires_grad=True) for key, value in network.params.items()
    }
    oracle = torch.optim.SGD(tensors.values(), lr=0.3)
    history = fit(
        network, (x, t), optimizer=SGD(0.3), batch_size=7, steps=25, seed=5, progress=False
    )

    draws, losses = np.random.default_rng(5), []
    for _ in range(25):
        batch = draws.choice(30, 7)
        hidden = torch.relu(torch.tensor(x[batch]) @ tensors["W1"] + tensors["b1"])
        scores = hidden @ tensors["W2"] + tensors["b2"]
        loss = torch.nn.functional.cross_entropy(scores, torch.tensor(t[batch]))
        oracle.zero_grad()
        loss.backward()
        oracle.step()
        losses.append(loss.item())
    np.testing.assert_allclose(history.losses, losses, rtol=1e-9)
    for key, tensor in tensors.items():
        np.testing.assert_allclose(network.params[key], tensor.detach().numpy(), rtol=1e-9)


def test_fit_learns_digits() -> None:
    """Do three passes over the shipped digits take the book's network well beyond guessing?"""
    train, test = load_mnist()
    network = TwoLayerNet(784, 50, 10, rng=np.random.default_rng(0))
    history = fit(network, train, test, optimizer=SGD(0.1), steps=300, progress=False)
    assert history.steps == [0, 100, 200, 300]
    assert history.train_accuracy[0] < 0.3
    assert history.train_accuracy[-1] > 0.85
    assert history.test_accuracy[-1] > 0.85
    assert np.mean(history.losses[-20:]) < 0.3 * np.mean(history.losses[:20])
    assert history.test_accuracy[-1] == network.accuracy(*test)


def test_fit_trains_any_network() -> None:
    """Does fit need no more of a network than params, loss, accuracy and gradient?"""
    network, history = fit_line(steps=200, test=([2.0], [6.0]))
    np.testing.assert_allclose(network.params["w"], 3, atol=1e-6)
    assert history.test_accuracy[0] == 0
    assert history.test_accuracy[-1] == 1


def test_fit_is_determined_by_its_seed() -> None:
    """Does a seed fix the whole run, and another seed draw other batches?"""
    first, again, other = (fit_line(seed=seed) for seed in (3, 3, 4))
    assert first[1].losses == again[1].losses
    np.testing.assert_array_equal(first[0].params["w"], again[0].params["w"])
    assert first[1].losses != other[1].losses


def test_fit_draws_with_replacement() -> None:
    """Does a step draw a batch at random with replacement, so that a batch may exceed the data?"""
    network, _ = fit_line(batch_size=100, steps=10)
    assert [batch.shape for batch in network.batches] == [(100,)] * 10
    assert len({batch.tobytes() for batch in network.batches}) == 10
    assert set(np.concatenate(network.batches)) == set(INPUTS)


@settings(deadline=None)
@given(steps=st.integers(1, 30), every=st.one_of(st.none(), st.integers(1, 40)))
def test_fit_evaluates_first_last_and_between(steps: int, every: int | None) -> None:
    """When are the accuracies measured, and does each measurement have its step?"""
    _, history = fit_line(steps=steps, evaluate_every=every, test=LINE)
    epoch = len(INPUTS) // 8
    assert history.steps == sorted({0, steps, *range(0, steps, every or epoch)})
    assert len(history.losses) == steps
    assert len(history.train_accuracy) == len(history.test_accuracy) == len(history.steps)
    assert history.seconds > 0


def test_fit_without_test_data_has_no_test_accuracy() -> None:
    """Is an accuracy that was not measured absent, not 0?"""
    assert fit_line()[1].test_accuracy == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"train": ([], [])}, "train: expected as many labels as inputs, at least one"),
        ({"train": (INPUTS, INPUTS[:-1])}, r"inputs of shape \(40,\) and labels of shape \(39,\)"),
        ({"train": (1.0, 2.0)}, r"inputs of shape \(\)"),
        ({"train": INPUTS}, "train: expected a pair .*, got ndarray"),
        ({"test": (INPUTS, INPUTS, INPUTS)}, "test: expected a pair"),
        ({"test": (INPUTS, INPUTS[:3])}, "test: expected as many labels"),
        ({"steps": 0}, "positive steps, got 0"),
        ({"steps": -5}, "positive steps, got -5"),
        ({"batch_size": 0}, "positive batch_size, got 0"),
        ({"evaluate_every": 0}, "positive evaluate_every, got 0"),
    ],
)
def test_fit_refuses_bad_calls(options: dict[str, Any], message: str) -> None:
    """Does a call that can not work say what was expected and what came?"""
    with pytest.raises(ValueError, match=message):
        fit_line(**options)


def test_fit_refuses_fractions_of_a_step() -> None:
    """Is steps=1e4 refused instead of being rounded?"""
    with pytest.raises(TypeError, match="float"):
        fit_line(steps=1e4)


def test_bar_is_on_stdout_and_the_same_each_time(capfd: pytest.CaptureFixture[str]) -> None:
    """nbgrader scores stderr as 0 and nbval compares stdout: is the bar fit for both?"""
    finals = []
    for _ in range(2):
        fit_line(progress=True)
        out, err = capfd.readouterr()
        assert err == ""
        finals.append(out.split("\r")[-1])
    assert finals[0] == finals[1]
    assert finals[0].endswith("50/50 steps\n")


def test_bar_starts_no_thread() -> None:
    """Where learner code runs confined, threads may be forbidden: does fit do without?"""
    before = set(threading.enumerate())
    fit_line(progress=True)
    assert set(threading.enumerate()) <= before


@pytest.mark.parametrize("installed", [True, False])
def test_fit_is_silent_without_a_bar(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    """Does fit work without tqdm, and print nothing when no bar is asked for?"""
    if not installed:
        monkeypatch.setitem(sys.modules, "tqdm", None)
    _, history = fit_line(progress=not installed)
    assert len(history.losses) == 50
    assert capfd.readouterr() == ("", "")


def test_history_describes_itself_alike_each_time() -> None:
    """Can a History stand at the end of a cell: no address, no time, the accuracies?"""
    first, again = (repr(fit_line(test=LINE)[1]) for _ in range(2))
    assert first == again
    assert first.startswith("History(50 steps, loss ")
    assert "train accuracy" in first
    assert "test accuracy" in first
    assert repr(History()) == "History(0 steps)"


def test_plot_shows_what_happened() -> None:
    """Do the two panels hold the losses and the accuracies, with names on every axis?"""
    _, history = fit_line(test=LINE)
    figure = history.plot()
    losses, accuracies = figure.axes
    np.testing.assert_array_equal(losses.lines[0].get_ydata(), history.losses)
    assert [line.get_label() for line in accuracies.lines] == ["train", "test"]
    for line, values in zip(
        accuracies.lines, (history.train_accuracy, history.test_accuracy), strict=True
    ):
        np.testing.assert_array_equal(line.get_xdata(), history.steps)
        np.testing.assert_array_equal(line.get_ydata(), values)
    for axes in figure.axes:
        assert axes.get_title()
        assert axes.get_xlabel()
        assert axes.get_ylabel()
    figure.savefig(BytesIO())
    assert plt.get_fignums() == []


def test_notebook_shows_the_plot_once() -> None:
    """In a real kernel, does `history.plot()` give one picture and nothing on stderr?"""
    code = (
        "from course_lib.training import History\n"
        "History([0, 2], [2.3, 1.1], [0.1, 0.6], [0.1, 0.5]).plot()"
    )
    notebook = new_notebook(cells=[new_code_cell(code)])
    NotebookClient(notebook, resources={"metadata": {"path": str(ROOT)}}).execute()
    (output,) = notebook.cells[0].outputs
    assert "image/png" in output.data
    assert " at 0x" not in output.data["text/plain"]
