"""Attempts of learners' code to use up time, memory, disk or patience, or to end the grading."""

import time
from dataclasses import replace

import pytest

from autograders.bridge import RemoteError, Session, Stopped

from .conftest import AT_FULL, TIGHT, honest

# The limits are the same at every level, but for that of the disk, which only bubblewrap's has.
pytestmark = pytest.mark.parametrize("jail", AT_FULL, indirect=True)

STOPPED = {
    "endless_loop": ("while True: pass", "ended"),  # by the limit of processor time
    "endless_loop_that_catches_all": (
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "ended",
    ),
    "deaf_to_the_limit_of_processor_time": (
        "import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass",
        "ended",
    ),
    "endless_sleep": ("import time\nwhile True: time.sleep(100)", "time"),
    "endless_wait_for_the_grader": ("import os\nwhile True: os.read(pipes()[0], 1)", "time"),
    "exit_of_the_process": ("import os\nos._exit(0)", "ended"),
    "exit_with_a_status": ("import os\nos._exit(3)", "ended"),
    "abort": ("import os\nos.abort()", "ended"),
    "crash": ("import ctypes\nctypes.string_at(0)", "ended"),
    "exit_by_system_call": ("import ctypes\nctypes.CDLL(None)._exit(0)", "ended"),
    "hang_up": ("import os\nos.closerange(3, 64)", "ended"),
    "alarm": ("import signal\nsignal.alarm(1)\nwhile True: signal.pause()", "ended"),
    "sleep_with_a_half_reply": (
        "import os, time\nos.write(pipes()[1], b'xx')\ntime.sleep(99)",
        "time",
    ),
}
PIPES = """
import sys
def pipes():
    frame = sys._getframe()
    while frame.f_code.co_name != 'serve': frame = frame.f_back
    return frame.f_locals['requests'], frame.f_locals['replies']
"""


@pytest.mark.parametrize("name", STOPPED)
def test_what_does_not_end_is_ended(jail, name):
    """Is it stopped in time and for the right reason, for good, and the next learner unharmed?"""
    code, reason = STOPPED[name]
    began = time.monotonic()
    with Session(jail.start()) as session:
        session.run(PIPES)
        if reason == "time":
            session.process.limits = replace(TIGHT, cell_seconds=1)
        with pytest.raises(Stopped) as stopped:
            session.run(code)
        assert stopped.value.reason == reason
        assert stopped.value.raised.kind == "Stopped"
        with pytest.raises(Stopped, match=str(stopped.value)[:20]):
            session["pipes"]  # at once, however often it is asked
    assert time.monotonic() - began < TIGHT.cell_seconds + 10
    assert honest(jail) == 42


BORNE = {
    "memory": "import numpy as np\nkeep = []\nwhile True: keep.append(np.ones(2**20))",
    "memory_at_once": "x = bytearray(2**40)",
    "shared_memory": "import mmap\nkeep = [mmap.mmap(-1, 2**28) for _ in range(9)]",
    "disk": "for i in range(50): open(f'file{i}', 'wb').write(bytes(2**20))",
    "one_large_file": "open('file', 'wb').truncate(2**40)",
    "many_files": "for i in range(10**6): open(f'file{i}', 'w')",
    "deep_folders": "import os\nwhile True: os.mkdir('d'); os.chdir('d')",
    "open_files": "keep = []\nwhile True: keep.append(open('/dev/null'))",
    "pipes": "import os\nkeep = []\nwhile True: keep.append(os.pipe())",
    "recursion": "def f(): return f()\ntry: f()\nexcept RecursionError: pass",
    "deep_recursion": (
        "import sys\nsys.setrecursionlimit(50_000)\ndef f(): return f()\n"
        "try: f()\nexcept (RecursionError, MemoryError): pass"
    ),
    "exit": "import sys\nsys.exit(1)",
    "quit": "quit()",
    "exception": "raise KeyboardInterrupt",
    "exception_that_lies": "class E(Exception):\n    __str__ = lambda s: 1/0\nraise E",
    "syntax": "def (:",
    "null_byte": "x = 1\0",
    "fork_bomb": "import os\nwhile True: os.fork()",
    "thread_bomb": "import threading\nwhile True: threading.Thread(target=input).start()",
    "stdin": "input()",
    "no_more_output": "import sys\nsys.stdout = sys.stderr = None\nprint(1)",
    "displayhook": "import sys\nsys.displayhook = None\n2",
    "magic": "%pip install evil\n!ls /",
    "interrupt": "import _thread, time\n_thread.interrupt_main()\ntime.sleep(3)",
}


@pytest.mark.parametrize("name", BORNE)
def test_what_uses_up_a_limit_meets_it(jail, name):
    """Does the notebook go on after the cell that went too far, as in any kernel?"""
    with Session(jail.start()) as session:
        session.run("answer = 1")
        session.run(BORNE[name])
        session.run("answer += 1\nkeep = None")
        assert session["answer"] == 2
    assert honest(jail) == 42


@pytest.mark.parametrize(
    "flood", ["print('x' * 10**8)", "while True: print('x' * 50)", "'x' * 10**7"]
)
def test_a_flood_of_output_is_cut(jail, flood):
    """Is no more kept than the limit, and does the end say so?"""
    with Session(jail.start()) as session:
        try:
            outputs = session.run(flood)
        except Stopped as stopped:
            assert "while" in flood and "processor" in str(stopped)
        else:
            assert sum(len(str(output)) for output in outputs) < TIGHT.output + 1000
            assert "left out" in str(outputs[-1])


def test_output_is_limited_over_the_whole_notebook(jail):
    """Do many cells not put out more than one may?"""
    with Session(jail.start()) as session:
        kept = [session.run("print('x' * 100_000)") for _ in range(6)]
    assert sum(len(str(outputs)) for outputs in kept) < TIGHT.output + 3000


def test_a_call_has_its_own_limit(jail):
    """Is a function that never returns stopped after the seconds of a call?"""
    with Session(jail.start()) as session:
        session.run("import time\ndef slow(x): time.sleep(99)")
        slow = session["slow"]
        with pytest.raises(Stopped, match="2 seconds"):
            slow(1)


def test_all_calls_together_have_a_limit(jail):
    """Is a notebook stopped that stays just below the limit of each call?"""
    with Session(jail.start()) as session:
        session.process.until = time.monotonic() + 2
        session.run("import time\ndef slow(x): time.sleep(1)")
        slow = session["slow"]
        with pytest.raises(Stopped, match="whole notebook"):
            while True:
                slow(1)


@pytest.mark.parametrize(
    "value",
    ["np.zeros((4000, 4000))", "[0] * 10**7", "dict.fromkeys(map(str, range(10**6)))", "10**30"],
)
def test_a_huge_value_is_an_error_of_the_learner(jail, value):
    """Is what cannot be handed over an exception of the call or a proxy, and the session alive?"""
    with Session(jail.start()) as session:
        session.run(f"import numpy as np\ndef huge(x): return {value}")
        huge = session["huge"]
        if value == "10**30":
            assert type(huge(1)).__name__ == "int"
            assert not isinstance(huge(1), int)
        else:
            with pytest.raises(RemoteError, match="too large"):
                huge(1)
        assert session["__name__"] == "__main__"


def test_nested_without_end(jail):
    """Is a list that contains itself an exception, rather than a recursion of the grader's?"""
    with Session(jail.start()) as session:
        session.run("knot = []\nknot.append(knot)")
        with pytest.raises(RemoteError, match="nested"):
            session["knot"]
