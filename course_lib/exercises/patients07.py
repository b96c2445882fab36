"""The patients of chapter 07: programs with one fault each. The notebook's cells begin with them.

They are texts, since no tool should find their faults for the learner. Each comes with three
tests, of which exactly one fails on it; a right program passes all three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Patient:
    """A broken program.

    name: of the exercise that mends it. subject: the class that is mended.
    program: its text, whose lines are counted from 1. tests: by letter, the text of each.
    """

    name: str
    subject: str
    program: str
    tests: Mapping[str, str]


SILENT_SIGMOID = Patient(
    name="silent_sigmoid",
    subject="Sigmoid",
    program="""\
class Sigmoid:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(-x))

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
""",
    tests={
        "A": """\
layer = Sigmoid()
layer.forward(np.zeros(3))
assert layer.y.shape == (3,)
""",
        "B": """\
layer = Sigmoid()
assert np.shape(layer.forward(np.zeros(3))) == (3,)
""",
        "C": """\
layer = Sigmoid()
layer.forward(np.zeros(3))
assert layer.backward(np.ones(3)).shape == (3,)
""",
    },
)

DEAF_AFFINE = Patient(
    name="deaf_affine",
    subject="Affine",
    program="""\
W = np.random.default_rng(5).normal(size=(4, 3))  # tried out this morning


class Affine:
    def __init__(self, w, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T
""",
    tests={
        "A": """\
layer = Affine(np.zeros((4, 3)), np.ones(3))
assert np.all(layer.forward(np.ones((2, 4))) == 1)
""",
        "B": """\
layer = Affine(np.zeros((4, 3)), np.ones(3))
assert np.all(layer.forward(np.zeros((2, 4))) == 1)
""",
        "C": """\
layer = Affine(np.zeros((4, 3)), np.ones(3))
assert gradient_check(layer, np.ones((2, 4))).passed
""",
    },
)

SQUARE_DENSE = Patient(
    name="square_dense",
    subject="Dense",
    program="""\
class Dense:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W
""",
    tests={
        "A": """\
layer = Dense(np.eye(4), np.zeros(4))
assert gradient_check(layer, np.ones((2, 4))).passed
""",
        "B": """\
layer = Dense(np.arange(16.0).reshape(4, 4), np.zeros(4))
layer.forward(np.ones((2, 4)))
assert layer.backward(np.ones((2, 4))).shape == (2, 4)
""",
        "C": """\
layer = Dense(np.arange(12.0).reshape(4, 3), np.zeros(3))
layer.forward(np.ones((2, 4)))
assert layer.backward(np.ones((2, 3))).shape == (2, 4)
""",
    },
)

MIRRORED_LOGISTIC = Patient(
    name="mirrored_logistic",
    subject="Logistic",
    program="""\
class Logistic:
    def forward(self, x):
        self.y = 1 / (1 + np.exp(x))
        return self.y

    def backward(self, dout):
        return dout * self.y * (1 - self.y)
""",
    tests={
        "A": """\
assert Logistic().forward(np.array([2.0]))[0] > 0.5
""",
        "B": """\
assert Logistic().forward(np.array([0.0]))[0] == 0.5
""",
        "C": """\
x = np.array([0.3, 1.0, 2.0])
assert np.allclose(Logistic().forward(x) + Logistic().forward(-x), 1)
""",
    },
)

CROWDED_SOFTMAX = Patient(
    name="crowded_softmax",
    subject="SoftmaxWithLoss",
    program="""\
def softmax(a):
    e = np.exp(a - np.max(a))
    return e / np.sum(e)


class SoftmaxWithLoss:
    def forward(self, x, t):
        self.y, self.t = softmax(x), t
        return -np.sum(t * np.log(self.y)) / len(x)

    def backward(self, dout=1):
        return dout * (self.y - self.t) / len(self.t)
""",
    tests={
        "A": """\
y = softmax(np.array([[1.0, 2.0, 3.0]]))
assert np.allclose(y.sum(axis=1), 1)
""",
        "B": """\
y = softmax(np.array([[1.0, 2.0, 3.0], [4.0, 0.0, 1.0]]))
assert y.shape == (2, 3) and np.all(y > 0)
""",
        "C": """\
y = softmax(np.zeros((4, 3)))
assert np.allclose(y.sum(axis=1), 1)
""",
    },
)

SUMMED_LOSS = Patient(
    name="summed_loss",
    subject="LogLoss",
    program="""\
def log_softmax(x):
    x = x - x.max(axis=1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=1, keepdims=True))


class LogLoss:
    def forward(self, x, t):
        self.log_y, self.t = log_softmax(x), t
        return -np.sum(t * self.log_y)

    def backward(self, dout=1):
        return dout * (np.exp(self.log_y) - self.t) / len(self.t)
""",
    tests={
        "A": """\
once = LogLoss().forward(np.zeros((1, 3)), np.eye(3)[[0]])
twice = LogLoss().forward(np.zeros((2, 3)), np.eye(3)[[0, 0]])
assert np.isclose(once, twice)
""",
        "B": """\
loss = LogLoss().forward(np.zeros((1, 3)), np.eye(3)[[0]])
assert np.isclose(loss, np.log(3))
""",
        "C": """\
layer = LogLoss()
layer.forward(np.array([[1.0, 2.0, 3.0], [4.0, 0.0, 1.0]]), np.eye(3)[[0, 1]])
assert np.allclose(layer.backward().sum(axis=1), 0)
""",
    },
)

SPOILED_SHORTCUT = Patient(
    name="spoiled_shortcut",
    subject="Shortcut",
    program="""\
class Relu:
    def forward(self, x):
        self.off = x <= 0
        return np.where(self.off, 0, x)

    def backward(self, dout):
        dout[self.off] = 0
        return dout


class Shortcut:
    def __init__(self):
        self.relu = Relu()

    def forward(self, x):
        return self.relu.forward(x) + x

    def backward(self, dout):
        return self.relu.backward(dout) + dout
""",
    tests={
        "A": """\
assert gradient_check(Relu(), np.array([-1.0, 2.0, -3.0])).passed
""",
        "B": """\
layer, dout = Shortcut(), np.ones(3)
layer.forward(np.array([-1.0, 2.0, -3.0]))
layer.backward(dout)
assert np.all(dout == 1)
""",
        "C": """\
assert gradient_check(Shortcut(), np.array([1.0, 2.0, 3.0])).passed
""",
    },
)

STILL_LINE = Patient(
    name="still_line",
    subject="Line",
    program="""\
class Line:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.params = {"W": W, "b": b}

    def predict(self, x):
        return x @ self.W + self.b

    def loss(self, x, t):
        return np.sum((self.predict(x) - t) ** 2) / len(x)

    def gradient(self, x, t):
        dout = 2 * (self.predict(x) - t) / len(x)
        return {"W": x.T @ dout, "b": dout.sum(axis=0)}

    def learn(self, x, t, lr):
        grads = self.gradient(x, t)
        for name in grads:
            self.params[name] = self.params[name] - lr * grads[name]
""",
    tests={
        "A": """\
net, x, t = Line(np.ones((2, 1)), np.zeros(1)), np.eye(2), np.zeros((2, 1))
assert gradient_check(net, x, t).passed
""",
        "B": """\
net, x, t = Line(np.ones((2, 1)), np.zeros(1)), np.eye(2), np.zeros((2, 1))
net.learn(x, t, lr=0.1)
assert np.all(net.params["W"] != 1)
""",
        "C": """\
net, x, t = Line(np.ones((2, 1)), np.zeros(1)), np.eye(2), np.zeros((2, 1))
before = net.loss(x, t)
net.learn(x, t, lr=0.1)
assert net.loss(x, t) < before
""",
    },
)

PATIENTS = {
    patient.name: patient
    for patient in (
        SILENT_SIGMOID,
        DEAF_AFFINE,
        SQUARE_DENSE,
        MIRRORED_LOGISTIC,
        CROWDED_SOFTMAX,
        SUMMED_LOSS,
        SPOILED_SHORTCUT,
        STILL_LINE,
    )
}
