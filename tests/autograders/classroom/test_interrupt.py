"""Ctrl-C, held back while something is written."""

import os
import signal

import pytest

from autograders.classroom.interrupt import uninterrupted


def test_ctrl_c_waits_until_all_is_written():
    """Is an interrupt held back, and then let through?"""
    before, written = signal.getsignal(signal.SIGINT), False
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        written = True
    assert written
    assert signal.getsignal(signal.SIGINT) is before
