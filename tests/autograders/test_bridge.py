"""The learner's names on the grader's side, and answers that lie across the wire."""

import dataclasses

import numpy as np
import pytest

from autograders.bridge import Remote, RemoteError, Session, Stopped, overwrite
from autograders.jail.launch import Jail
from autograders.jail.level import best_level
from autograders.jail.limits import Limits
from autograders.references import all_references
from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.exercises import find

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
W, B, X = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.ones(3), np.array([[1.0, -1.0]])


@pytest.fixture(scope="module")
def jail():
    with Jail("04_affine", Limits(call_seconds=3, cell_seconds=10)) as started:
        yield started


@pytest.fixture
def session(jail):
    with Session(jail.start()) as started:
        yield started


def test_a_layer_behaves_as_written(session):
    """Do construction, calls and attributes give exact arrays of this process?"""
    assert session.run(AFFINE) == []
    Affine = session["Affine"]
    layer = Affine(W, b=B)
    out = layer.forward(X)
    assert type(out) is np.ndarray
    assert np.array_equal(out, X @ W + B)
    assert np.array_equal(layer.backward(np.ones((1, 3))), np.ones((1, 3)) @ W.T)
    assert np.array_equal(layer.dW, X.T @ np.ones((1, 3)))
    layer.b = np.zeros(3)
    assert np.array_equal(layer.forward(X), X @ W)
    assert (type(layer).__name__, type(Affine).__name__) == ("Affine", "type")


def test_plain_values_are_plain(session):
    """Do numbers, texts, tuples and blanks arrive as what they are, numpy's numbers as Python's?"""
    session.run(
        "import numpy as np\n"
        "blanks = {'a': 1, 'b': (2, 3), 'c': [None, True, 'x'], 'd': np.float64(0.5)}"
    )
    assert session["blanks"] == {"a": 1, "b": (2, 3), "c": [None, True, "x"], "d": 0.5}
    assert type(session["blanks"]["d"]) is float


def test_what_is_not_plain_is_a_proxy_named_after_its_type(session):
    """Does whatever cannot cross stay there, also inside of a dict?"""
    session.run(
        "import numpy as np\nclass Layer:\n    size = 3\n"
        "net = {'layer': Layer(), 'odd': np.array([1j]), 'numbers': {1: 'one'}, 'set': {1}}"
    )
    net = session["net"]
    names = [type(value).__name__ for value in net.values()]
    assert names == ["Layer", "array of complex128", "dict", "set"]
    assert net["layer"].size == 3
    assert net["numbers"][1] == "one"
    assert len(net["set"]) == 1 and bool(net["set"])
    with pytest.raises(TypeError):
        net["layer"] + 1
    with pytest.raises(TypeError):
        float(net["layer"])
    with pytest.raises(TypeError):
        list(net["set"])


def test_a_session_is_a_namespace(session):
    """Can a graded cell be run with the learner's names, and is an unknown one a NameError?"""
    session.run("def double(x): return 2 * x")
    found = {}
    exec(
        "result = double(4)",
        {"__builtins__": {}, "found": found, "double": session["double"]},
        found,
    )
    assert found == {"result": 8}
    with pytest.raises(KeyError):
        session["triple"]


def test_a_call_changes_its_arguments_as_if_it_were_here(session):
    """Do arrays change in place, dicts by key, and is what is returned of them the same object?"""
    session.run(
        "def step(params, grads):\n"
        "    params['W'] -= grads['W']\n"
        "    params['b'] = params['b'] - grads['b']\n"
        "    params['new'] = 1\n"
        "    del params['old']\n"
        "    return params['W'], grads\n"
        "def grow(values):\n    values.append(values[0])\n    raise ValueError('late')"
    )
    params = {"W": np.ones(2), "b": np.ones(2), "old": None}
    held, grads = dict(params), {"W": np.ones(2), "b": np.ones(2)}
    given, back = session["step"](params, grads)
    assert list(params) == ["W", "b", "new"]
    assert params["W"] is held["W"] is given
    assert held["W"].tolist() == [0, 0]
    assert params["b"] is not held["b"]
    assert (params["b"].tolist(), held["b"].tolist()) == ([0, 0], [1, 1])
    assert back is grads
    values = [np.zeros(2)]
    with pytest.raises(ValueError, match="late"):
        session["grow"](values)
    assert values[1] is values[0]


def test_a_read_only_array_stays_as_it_is(session):
    """Is an array that may not be written to left alone?"""
    session.run("def spoil(x): x[...] = 7")
    x = np.zeros(2)
    x.flags.writeable = False
    session["spoil"](x)
    assert x.tolist() == [0, 0]


def test_arrays_inside_change_only_by_overwrite(session):
    """Is what an attribute gives a copy, and does `overwrite` reach the array that layers share?"""
    session.run(
        AFFINE + "class Net:\n    def __init__(self):\n"
        "        self.params = {'W': np.zeros((2, 3)), 'b': np.zeros(3)}\n"
        "        self.layer = Affine(self.params['W'], self.params['b'])\n"
    )
    net = session["Net"]()
    net.params["W"][...] = W
    assert not net.layer.forward(X).any()
    overwrite(net, ["params", "W"], W)
    assert np.array_equal(net.layer.forward(X), X @ W)
    with pytest.raises(KeyError):
        overwrite(net, ["params", "V"], W)


def test_exceptions_come_back_as_what_they_are(session):
    """Do kind, message, line, name and suggestion arrive, and does `except` catch them?"""
    session.run(
        AFFINE + "class Own(Exception): pass\n"
        "def misspelt(layer):\n    layer_width = 1\n    return layer_widht\n"
        "def own(x):\n    raise Own('no')\n"
    )
    with pytest.raises(NameError) as error:
        session["misspelt"](1)
    raised = error.value.raised
    assert isinstance(error.value, RemoteError)
    assert (raised.kind, raised.name, raised.suggestion) == (
        "NameError",
        "layer_widht",
        "layer_width",
    )
    assert raised.line == "return layer_widht"
    layer = session["Affine"](W, B)
    with pytest.raises(AttributeError) as error:
        print(layer.dw_)
    assert (error.value.raised.on, error.value.raised.name) == ("Affine", "dw_")
    assert not hasattr(layer, "db")
    with pytest.raises(ValueError, match="shapes") as error:
        layer.forward(np.ones(7))
    assert error.value.raised.line == "return np.dot(x, self.W) + self.b"
    with pytest.raises(TypeError, match="argument") as error:
        session["Affine"](W)
    assert error.value.raised.line == ""
    with pytest.raises(RemoteError, match="no") as error:
        session["own"](1)
    assert type(error.value).__name__ == "Own"


@pytest.mark.parametrize(
    "kind", ["SystemExit", "StopIteration", "GeneratorExit", "KeyboardInterrupt"]
)
def test_no_exception_steers_the_grader(session, kind):
    """Is an exception that would end a loop or the program here an ordinary one?"""
    session.run(f"def f(x): raise {kind}('now')")
    with pytest.raises(RemoteError) as error:
        session["f"](1)
    assert error.value.raised.kind == kind
    assert isinstance(error.value, Exception)
    assert not isinstance(error.value, StopIteration)


def test_objects_are_released(session):
    """Does the learner's process forget objects whose proxies are gone?"""
    session.run(AFFINE)
    Affine = session["Affine"]
    session.run(FRAME + "def count(x): return len(runners_frame().f_locals['self'].objects)")
    count = session["count"]
    before = count(1)
    for _ in range(50):
        Affine(W, B).forward(X)
    assert count(1) - before < 5


def test_functions_of_the_grader_do_not_cross(session):
    """Is a callback, which learners' code could use to run things here, refused?"""
    session.run("def apply(f): return f(1)")
    with pytest.raises(ValueError, match="plain"):
        session["apply"](lambda x: x)


def test_modules_inside_can_be_reached(session):
    """Does the grader reach the learner edition, to ask inside whose work an answer is?"""
    session.run("from course_lib.layers import Affine as Borrowed\nclass Own: pass")
    own_work = session.module("course_lib.check.own_work")
    assert own_work.borrowed_from(session["Borrowed"]) == "course_lib.layers.Affine"
    assert own_work.borrowed_from(session["Own"]) == ""


def test_borrowing_can_be_forbidden_inside(session):
    """Does an answer that lets the graph engine derive its gradient raise Borrowed there?"""
    session.run(
        "from course_lib.graph import Variable\n"
        "def square_gradient(x):\n"
        "    v = Variable(x)\n    (v * v).backward()\n    return v.grad"
    )
    assert session["square_gradient"](3.0) == 6.0
    exercise = session.module("course_lib.exercises").find("affine")
    forbidden = session.module("course_lib.check.own_work").borrowing_forbidden(exercise)
    session.request("get", forbidden, "__enter__")()
    with pytest.raises(RemoteError, match=r"course_lib\.graph") as error:
        session["square_gradient"](3.0)
    assert error.value.raised.kind == "Borrowed"
    session.request("get", forbidden, "__exit__")(None, None, None)
    assert session["square_gradient"](3.0) == 6.0


def test_outputs_are_as_the_notebook_stores_them(session):
    """Do text, values, pictures and errors come in their order and form?"""
    outputs = session.run(
        "import matplotlib.pyplot as plt, sys\nprint('a')\nprint('b')\n"
        "plt.plot([1, 2])\nplt.show()\nprint('c', file=sys.stderr)\ndisplay({'x': 1})\n1 + 1"
    )
    kinds = [output["output_type"] for output in outputs]
    assert kinds == ["stream", "display_data", "stream", "display_data", "execute_result"]
    assert outputs[0] == {"output_type": "stream", "name": "stdout", "text": "a\nb\n"}
    assert outputs[1]["data"]["image/png"].startswith("iVBOR")
    assert outputs[2]["name"] == "stderr"
    assert outputs[4] == {
        "output_type": "execute_result",
        "execution_count": 1,
        "data": {"text/plain": "2"},
        "metadata": {},
    }
    (error,) = session.run("1 / 0")
    assert (error["ename"], error["evalue"]) == ("ZeroDivisionError", "division by zero")
    assert any("1 / 0" in line or "ZeroDivisionError" in line for line in error["traceback"])


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
def test_tricks_gain_nothing(session, name):
    """Does an answer without a right gradient stay below full points, whatever it does beside?"""
    wrong = AFFINE.replace("np.dot(dout, self.W.T)", "dout * 0").replace("self.dW =", "self.d =")
    session.run(wrong + TRICKS[name])
    assert hidden_share("affine", session["Affine"]) < 0.6
    if "searched" in name:
        session.run("stolen = len(steal())")
        assert session["stolen"] == 0


def test_an_honest_answer_gets_all(session):
    """Does the course's own judge give full points over the bridge?"""
    session.run(AFFINE)
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
