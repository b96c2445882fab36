"""A jail, and a session in it for each test."""

import pytest

from autograders.bridge import Session
from autograders.jail.launch import Jail
from autograders.jail.limits import Limits

AFFINE = """
import numpy as np
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b
    def backward(self, dout):
        self.dW = np.dot(self.x.T, dout)
        self.db = np.sum(dout, axis=0)
        return np.dot(dout, self.W.T)
"""


@pytest.fixture(scope="module")
def jail():
    with Jail("04_affine", Limits(call_seconds=3, cell_seconds=10)) as started:
        yield started


@pytest.fixture
def session(jail):
    with Session(jail.start()) as started:
        yield started


@pytest.fixture
def affine():
    """The source of a right Affine, as a learner would write it."""
    return AFFINE
