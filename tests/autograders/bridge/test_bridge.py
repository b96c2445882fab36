"""The learner's names on the grader's side."""

import numpy as np
import pytest

from autograders.bridge import RemoteError, overwrite

W, B, X = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), np.ones(3), np.array([[1.0, -1.0]])


def test_a_layer_behaves_as_written(session, affine):
    """Do construction, calls and attributes give exact arrays of this process?"""
    assert session.run(affine) == []
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


def test_arrays_inside_change_only_by_overwrite(session, affine):
    """Is what an attribute gives a copy, and does `overwrite` reach the array that layers share?"""
    session.run(
        affine + "class Net:\n    def __init__(self):\n"
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


def test_exceptions_come_back_as_what_they_are(session, affine):
    """Do kind, message, line, name and suggestion arrive, and does `except` catch them?"""
    session.run(
        affine + "class Own(Exception): pass\n"
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
