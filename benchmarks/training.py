"""An epoch of TwoLayerNet 784-50-10 on the shipped digits, in batches of 100.

Against the book's algorithm, written out plainly (Deep Learning from Scratch, 5.4 to 5.7: double
precision, layers in a list, the gradient of the images computed and thrown away), and against
PyTorch with the same network and single precision. All learn from the same 10,000 images, draw
each batch at random, use one thread, and update by plain gradient descent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from measure import Line, medians

from course_lib import SGD, TwoLayerNet, fit, load_mnist

TURNS, BATCH, RATE = 11, 100, 0.1
Array = Any


class BookAffine:
    """The book's Affine."""

    def __init__(self, W: Array, b: Array) -> None:
        self.W, self.b = W, b

    def forward(self, x: Array) -> Array:
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dout: Array) -> Array:
        self.dW = np.dot(self.x.T, dout)
        self.db = dout.sum(axis=0)
        return np.dot(dout, self.W.T)


class BookRelu:
    """The book's ReLU, with its mask of what is not positive."""

    def forward(self, x: Array) -> Array:
        self.off = x <= 0
        out = x.copy()
        out[self.off] = 0
        return out

    def backward(self, dout: Array) -> Array:
        dout[self.off] = 0
        return dout


class BookLoss:
    """The book's softmax, classes down, and cross-entropy with 1e-7 in the logarithm."""

    def forward(self, x: Array, t: Array) -> float:
        columns = x.T - x.T.max(axis=0)
        self.y = (np.exp(columns) / np.exp(columns).sum(axis=0)).T
        self.t = t
        return float(-np.log(self.y[np.arange(len(t)), t] + 1e-7).sum() / len(t))

    def backward(self) -> Array:
        dx = self.y.copy()
        dx[np.arange(len(dx)), self.t] -= 1
        return dx / len(dx)


class BookNetwork:
    """The book's TwoLayerNet."""

    def __init__(self, rng: np.random.Generator) -> None:
        W1, W2 = 0.01 * rng.standard_normal((784, 50)), 0.01 * rng.standard_normal((50, 10))
        self.first, self.last = BookAffine(W1, np.zeros(50)), BookAffine(W2, np.zeros(10))
        self.layers: list[Any] = [self.first, BookRelu(), self.last]
        self.loss_layer = BookLoss()

    def predict(self, x: Array) -> Array:
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x: Array, t: Array) -> float:
        return self.loss_layer.forward(self.predict(x), t)

    def accuracy(self, x: Array, t: Array) -> float:
        return float(np.mean(self.predict(x).argmax(axis=1) == t))

    def learn(self, x: Array, t: Array) -> None:
        """A step of gradient descent."""
        self.loss(x, t)
        dout = self.loss_layer.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        for layer in (self.first, self.last):
            layer.W -= RATE * layer.dW
            layer.b -= RATE * layer.db


class TorchNetwork:
    """The same in PyTorch."""

    def __init__(self) -> None:
        torch.set_num_threads(1)
        parts = torch.nn.Linear(784, 50), torch.nn.ReLU(), torch.nn.Linear(50, 10)
        self.network = torch.nn.Sequential(*parts)
        self.optimizer = torch.optim.SGD(self.network.parameters(), RATE)

    def learn(self, x: Any, t: Any) -> float:
        """A step of gradient descent; the loss comes with it."""
        self.optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(self.network(x), t)
        loss.backward()
        self.optimizer.step()
        return loss.item()


def lines() -> Iterator[Line]:
    """Steps alone; and `fit`, which also measures each batch's loss and the accuracies, as the
    book's loop does."""
    (x, t), _ = load_mnist()
    x = x.reshape(len(x), -1)
    rng = np.random.default_rng(0)
    batches = [rng.choice(len(x), BATCH) for _ in range(len(x) // BATCH)]
    mine = TwoLayerNet(784, 50, 10, rng=rng, dtype=np.float32)
    optimizer, book, pytorch = SGD(RATE), BookNetwork(rng), TorchNetwork()
    tensors = torch.from_numpy(x), torch.from_numpy(t.astype(np.int64))

    def steps_of_ours() -> None:
        for b in batches:
            optimizer.update(mine.params, mine.gradient(x[b], t[b]))

    def steps_of_book() -> None:
        for b in batches:
            book.learn(x[b], t[b])

    def steps_of_pytorch() -> None:
        for b in map(torch.from_numpy, batches):
            pytorch.learn(tensors[0][b], tensors[1][b])

    def loop_of_book() -> None:
        book.accuracy(x, t)
        for b in batches:
            book.learn(x[b], t[b])
            book.loss(x[b], t[b])
        book.accuracy(x, t)

    def fit_of_ours() -> None:
        fit(mine, (x, t), optimizer=optimizer, steps=len(batches), progress=False)

    jobs = steps_of_ours, steps_of_book, steps_of_pytorch, fit_of_ours, loop_of_book
    ours, plain, torchs, fitted, whole = medians(TURNS, *jobs)
    yield Line("an epoch of gradients and updates", ours, "the book's algorithm", plain)
    yield Line("an epoch of gradients and updates", ours, "PyTorch, one thread", torchs)
    yield Line("`fit`, with losses and accuracies", fitted, "the book's loop", whole)
