"""A bound on what the grader itself takes."""

import sys

import numpy as np
import pytest

from autograders.engine.memory import bounded_memory


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces it")
def test_what_would_take_too_much_raises_within_only():
    """Is a broadcast beyond all measure an exception, and an array of that size fine afterwards?"""
    tall, wide = np.zeros((2**20, 1), "u1"), np.zeros((1, 256), "u1")
    with bounded_memory(128 * 2**20), pytest.raises(MemoryError):
        tall + wide
    assert (tall + wide).shape == (2**20, 256)


def test_it_can_be_nested():
    """Does an inner bound not lift an outer one?"""
    with bounded_memory(64 * 2**20), bounded_memory():
        if sys.platform == "linux":
            with pytest.raises(MemoryError):
                np.zeros(2**27, "u1") + 1
