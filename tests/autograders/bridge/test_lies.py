"""Answers that lie across the wire."""

import dataclasses

import numpy as np
import pytest

from autograders.bridge import Remote, RemoteError, Session, Stopped
from autograders.jail.level import best_level
from autograders.jail.limits import Limits
from autograders.references import all_references
from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.exercises import find

FRAME = """
import sys
def runners_frame():
    frame = sys._getframe()
    while frame.f_code.co_name != 'serve': frame = frame.f_back
    return frame
def send(frame):
    import os
    os.write(runners_frame().f_locals['replies'], frame)
def number():
    frame = sys._getframe()
    while 'released' not in frame.f_locals: frame = frame.f_back
    return frame.f_locals['number']
import jail.runner, jail.wire, struct, msgpack, numpy as np
def reply(*parts):
    send(jail.wire.encode(list(parts), lambda value: None))
"""


def test_objects_are_released(session, affine):
    """Does the learner's process forget objects whose proxies are gone?"""
    session.run(affine)
    Affine = session["Affine"]
    session.run(FRAME + "def count(x): return len(runners_frame().f_locals['self'].objects)")
    count = session["count"]
    before = count(1)
    for _ in range(50):
        Affine(np.ones((2, 3)), np.ones(3)).forward(np.ones((1, 2)))
    assert count(1) - before < 5


# What learners' code sends while it is called, or does to the code that answers for it.
FORGERIES = {
    "a reply to no request": "reply(1, 'ok', 1.0, [])",
    "a reply to the next request": "reply(number() + 1, 'ok', 1.0, [])",
    "two replies": "reply(number(), 'ok', 1.0, [])",
    "noise": "send(b'\\xff' * 100)",
    "no reply at all": "send(struct.pack('<II', 8, 4) + msgpack.packb([1, 2, 3]))",
    "a pickle": "import pickle; send(struct.pack('<I', 60) + pickle.dumps(print).ljust(60))",
    "an answer that is no list": "reply()",
    "a fifth part": "reply(number(), 'ok', 1.0, [], 0)",
    "changes of what was not given": "reply(number(), 'ok', 1.0, [[9, [1.0]]])",
    "a change of shape": "reply(number(), 'ok', 1.0, [[1, np.zeros(99)]])",
    "a change of type": "reply(number(), 'ok', 1.0, [[1, 'text']])",
    "a change that is no change": "reply(number(), 'ok', 1.0, [1])",
    "an exception without a kind": "reply(number(), 'raised', {'message': 'x'}, [])",
    "an exception of arrays": (
        "reply(number(), 'raised', {'kind': np.zeros(2), 'message': 'x'}, [])"
    ),
    "an exception that is no dict": "reply(number(), 'raised', 1.0, [])",
    "a nameless class": "reply(number(), 'raised', {'kind': 'a\\0b', 'message': 'x'}, [])",
    "an array as the number": "reply(np.zeros(2), 'ok', 1.0, [])",
    "an array as the outcome": "reply(number(), np.zeros(2), 1.0, [])",
    "a place that was not given": (
        "send(jail.wire.encode([number(), 'ok', object(), []], lambda v: "
        "jail.wire.Place(99) if type(v) is object else None))"
    ),
    "another encoder": "jail.runner.encode = lambda *a: struct.pack('<II', 4, 0)",
    "no encoder": "jail.runner.encode = None",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_reply_ends_the_session(session, jail, name):
    """Is it over at the latest with the next request, with no value but a plain one given?"""
    session.run(FRAME + f"def f(x):\n    {FORGERIES[name]}\n    return 2.0")
    f, x = session["f"], np.zeros(3)
    with pytest.raises((Stopped, RemoteError)):
        assert type(f(x)) is float
        f(x)
    with pytest.raises(Stopped):
        for _ in range(3):
            session["f"]
    assert not x.any()
    with Session(jail.start()) as another:
        another.run("a = 1")
        assert another["a"] == 1


@pytest.mark.parametrize(
    "output",
    [
        "{'output_type': 'script', 'text': 'x'}",
        "{'output_type': 'stream', 'name': 'stdin', 'text': 'x'}",
        "{'output_type': 'stream', 'name': 'stdout', 'text': ['x']}",
        "{'output_type': 'stream', 'name': 'stdout', 'text': 'x', 'more': 1}",
        "{'output_type': 'error', 'ename': 'x', 'evalue': 'x', 'traceback': [1]}",
        "{'output_type': 'display_data', 'data': {'text/plain': np.zeros(3)}, 'metadata': {}}",
        "{'output_type': 'display_data', 'data': {'text/plain': object()}, 'metadata': {}}",
        "{'output_type': 'display_data', 'data': {'x': float('nan')}, 'metadata': {}}",
        "{'output_type': 'execute_result', 'data': {}, 'metadata': {}, 'execution_count': 'x'}",
        "1",
    ],
)
def test_outputs_that_are_none_end_the_session(session, output):
    """Do only outputs come through that a notebook can hold?"""
    session.run(f"import numpy as np\nget_ipython().run = lambda source: [{output}]")
    with pytest.raises(Stopped, match="outputs"):
        session.run("1")


LIARS = {
    "array that equals everything": (
        "class Liar(np.ndarray):\n"
        "    def __eq__(self, other): return np.bool_(True)\n"
        "    def __sub__(self, other): return np.zeros(1)\n"
        "    __rsub__ = __sub__\n"
        "    def __array_function__(self, *a, **k): return np.bool_(True)\n"
        "    def __array_ufunc__(self, *a, **k): return np.zeros(1)\n"
        "lie = np.zeros((2, 3)).view(Liar)"
    ),
    "number that equals everything": (
        "class Liar(float):\n"
        "    def __eq__(self, other): return True\n"
        "    def __float__(self): return 1.0\n"
        "    def __sub__(self, other): return 0.0\n"
        "lie = Liar(0)"
    ),
    "object that equals everything": (
        "class Liar:\n"
        "    shape, dtype, size, kind = (2, 3), np.dtype(float), 6, 'f'\n"
        "    def __eq__(self, other): return True\n"
        "    def __getattr__(self, name): return self\n"
        "    def __call__(self, *a, **k): return self\n"
        "    def __float__(self): return 1.0\n"
        "    def __len__(self): return 2\n"
        "    def __getitem__(self, key): return self\n"
        "    def __array__(self, *a, **k): return np.zeros((2, 3))\n"
        "lie = Liar()"
    ),
    "text that is a number": "lie = 'nan'",
    "nan": "lie = np.full((2, 3), np.nan)",
    "infinity": "lie = np.full((2, 3), np.inf)",
    "none": "lie = None",
    "truth": "lie = True",
    "empty": "lie = np.empty((0,))",
    "masked": "lie = np.ma.masked_all((2, 3))",
}


@pytest.mark.parametrize("name", LIARS)
def test_lies_earn_nothing(session, name):
    """Does an answer that gives such a value for everything meet no criterion?"""
    session.run(
        f"import numpy as np\n{LIARS[name]}\n"
        "class Affine:\n"
        "    dW = db = lie\n"
        "    def __init__(self, W, b): pass\n"
        "    def forward(self, x): return lie\n"
        "    def backward(self, dout): return lie\n"
    )
    assert hidden_share("affine", session["Affine"]) == 0


TRICKS = {
    "comparison patched": (
        "np.allclose = np.array_equal = np.testing.assert_allclose = lambda *a, **k: True"
    ),
    "course_lib patched": (
        "import course_lib.check.judge as j, course_lib.check.compare as c\n"
        "j.difference = c.difference = lambda *a, **k: None"
    ),
    "frames searched for expected values": (
        "import sys, gc\n"
        "def steal():\n"
        "    return [o for o in gc.get_objects() if type(o).__name__ in ('Observed', 'Digest')]\n"
    ),
    "input handed back": "Affine.forward = Affine.backward = lambda self, x: x",
    "input overwritten": (
        "def spoil(self, x):\n    x[...] = 0\n    return x * 0\n"
        "Affine.forward = Affine.backward = spoil"
    ),
    "good at the first call only": (
        "calls = []\nfor name in ('forward', 'backward'):\n"
        "    def wrong(self, x, right=getattr(Affine, name)):\n"
        "        calls.append(1)\n        return right(self, x) * (len(calls) <= 2)\n"
        "    setattr(Affine, name, wrong)"
    ),
    "another type at each call": (
        "import itertools\nkinds = itertools.cycle([1, 'x', None, [], {}, object(), 1.0])\n"
        "Affine.forward = Affine.backward = lambda self, x: next(kinds)"
    ),
}


@pytest.mark.parametrize("name", TRICKS)
def test_tricks_gain_nothing(session, affine, name):
    """Does an answer without a right gradient stay below full points, whatever it does beside?"""
    wrong = affine.replace("np.dot(dout, self.W.T)", "dout * 0").replace("self.dW =", "self.d =")
    session.run(wrong + TRICKS[name])
    assert hidden_share("affine", session["Affine"]) < 0.6
    if "searched" in name:
        session.run("stolen = len(steal())")
        assert session["stolen"] == 0


def test_an_honest_answer_gets_all(session, affine):
    """Does the course's own judge give full points over the bridge?"""
    session.run(affine)
    assert isinstance(session["Affine"], Remote)
    assert hidden_share("affine", session["Affine"]) == 1


def hidden_share(name: str, answer) -> float:
    """The share of the points on fresh hidden cases."""
    exercise = find(name)
    cases = exercise.hidden_cases(np.random.default_rng(3), rounds=1)
    truths = truths_of(exercise, all_references()[name], cases)
    return judge(exercise, answer, truths, reveal=False).share


def test_limits_must_be_positive():
    """Is a limit of nothing a mistake of whoever configured it?"""
    with pytest.raises(ValueError, match="memory"):
        Limits(memory=0)
    assert dataclasses.replace(Limits(), threads=0).threads == 0
    assert best_level() >= 0
