"""Computation graphs: the book's numbers, and the rules of the graph."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.graph import Variable, apply, forward_order


class Twice:
    """A learner's layer that keeps what it needs, as the book's do."""

    def forward(self, x):
        self.x = x
        return 2 * x

    def backward(self, dout):
        return 2 * dout


class Returning:
    """A layer whose forward and backward return what they are told to."""

    def __init__(self, forward=1.0, backward=1.0):
        self.results = forward, backward

    def forward(self, *inputs):
        return self.results[0]

    def backward(self, dout):
        return self.results[1]


class InPlaceRelu:
    """The book's Relu (5.5.1): it overwrites dout; this one overwrites its input too."""

    def forward(self, x):
        self.mask = x <= 0
        x[self.mask] = 0
        return x

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


# ---- values and gradients ----


def test_two_apples_give_the_books_numbers():
    """Does the first example of the book come out to the last digit?"""
    apple, number, tax = Variable(100, "apple"), Variable(2, "number"), Variable(1.1, "tax")
    price = apple * number * tax
    assert type(price.value) is float
    assert price.value == 220.00000000000003
    price.backward()
    assert (apple.grad, number.grad, tax.grad) == (2.2, 110.00000000000001, 200.0)


def test_apples_and_oranges_give_the_books_numbers():
    """Does the second example come out to the last digit?"""
    values = [Variable(v) for v in (100, 2, 150, 3, 1.1)]
    apple, apple_num, orange, orange_num, tax = values
    price = (apple * apple_num + orange * orange_num) * tax
    price.backward()
    assert price.value == 715.0000000000001
    assert [v.grad for v in values] == [2.2, 110.00000000000001, 3.3000000000000003, 165.0, 650.0]


def test_numpy_numbers_and_arrays_may_stand_on_the_left():
    """Does numpy leave the operation to the graph in place of making an object array?"""
    x = Variable([1.0, 2.0])
    for product in (np.array([3.0, 4.0]) * x, np.float64(3) * x):
        assert isinstance(product, Variable)
    assert isinstance((np.array([3.0, 4.0]) - x).value, np.ndarray)


# ---- the graph ----


def test_every_edge_keeps_its_own_gradient():
    """Does a variable used twice have two edges with their gradients, and the sum itself?"""
    a = Variable(3.0)
    b = a + a
    c = b + b
    c.backward()
    assert b.node.input_grads == [2.0, 2.0]
    assert c.node.input_grads == [1.0, 1.0]
    assert (a.grad, b.grad, c.grad) == (4.0, 2.0, 1.0)


def test_backward_twice_changes_nothing():
    """Are gradients made anew at each call?"""
    x = Variable(3.0)
    z = x * x
    z.backward()
    first = x.grad, z.node.input_grads
    z.backward()
    assert (x.grad, z.node.input_grads) == first
    z.backward(10.0)
    assert x.grad == 60.0


@pytest.mark.parametrize("length", [5_000])
def test_a_long_chain_does_not_recurse(length):
    """Is the order found without recursion?"""
    x = y = Variable(0.0)
    for _ in range(length):
        y = y + 1
    y.backward()
    assert (y.value, x.grad, len(forward_order(y))) == (length, 1.0, length)


@settings(deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12))
def test_forward_order_puts_every_node_after_its_inputs_once(steps):
    """Is the order topological in graphs of any shape?"""
    made = [Variable(1.0), Variable(2.0)]
    for i, j in steps:
        made.append(made[i % len(made)] + made[j % len(made)])
    order = forward_order(made[-1])
    place = {node: i for i, node in enumerate(order)}
    assert len(place) == len(order)
    assert order[-1] is made[-1].node
    for node in order:
        assert all(x.node is None or place[x.node] < place[node] for x in node.inputs)


def test_inputs_values_and_upstream_gradients_are_never_changed():
    """What if a layer overwrites its input and its dout in place?"""
    data, dout = np.array([[1.0, -0.5], [-2.0, 3.0]]), np.ones((2, 2))
    x = Variable(data)
    h = x * 1.0
    before = h.value.copy()
    y = apply(InPlaceRelu(), h)
    y.backward(dout)
    np.testing.assert_array_equal(h.value, before)
    np.testing.assert_array_equal(data, [[1.0, -0.5], [-2.0, 3.0]])
    np.testing.assert_array_equal(dout, np.ones((2, 2)))
    np.testing.assert_array_equal(y.grad, np.ones((2, 2)))
    np.testing.assert_array_equal(x.grad, [[1.0, 0.0], [0.0, 1.0]])
    data[0, 0] = 99.0
    assert x.value[0, 0] == 1.0


def test_labels_get_no_gradient():
    """May a layer return fewer gradients than it has inputs, or None for one of them?"""
    for grads in (2.0, (2.0,), (2.0, None), [2.0]):
        x, labels = Variable(1.0), Variable(np.array([1, 0]))
        y = apply(Returning(backward=grads), x, labels)
        y.backward()
        assert y.node.input_grads == [2.0, None]
        assert (x.grad, labels.grad) == (2.0, None)


def test_nothing_is_sent_past_an_edge_without_gradient():
    """Is a node skipped when no gradient reached it?"""
    x, raw = Variable(1.0), Variable(3.0)
    y = apply(Returning(backward=(5.0, None)), x, raw * 2)
    y.backward()
    assert (x.grad, raw.grad) == (5.0, None)


def test_label_and_names():
    """What do pictures call a node and a variable?"""
    x = Variable(1.0)
    assert x.named("x") is x
    assert repr(x) == "Variable(1.0, 'x')"
    assert apply(Twice(), x).node.label == "Twice"
    assert apply(Twice(), x, label="×2").node.label == "×2"
    assert (x * x).node.label == "×"
    assert (1 / x).node.label == "1/x"


@pytest.mark.parametrize(
    ("given_value", "kind"),
    [(2, float), (np.float32(2), float), (np.array(2), float), ([1, 2], np.floating)],
)
def test_numbers_become_floats(given_value, kind):
    """Is a float the default?"""
    value = Variable(given_value).value
    assert issubclass(value.dtype.type if isinstance(value, np.ndarray) else type(value), kind)


def test_label_arrays_stay_integers():
    """May class labels be used as indices by a layer?"""
    assert Variable(np.array([1, 0])).value.dtype.kind == "i"


# ---- errors ----


def test_one_layer_object_at_two_places_is_refused():
    """Is an object whose stored inputs were overwritten found out, in a chain and side by side?"""
    layer, x = Twice(), Variable(1.0)
    for output in (apply(layer, apply(layer, x)), apply(layer, x) + apply(layer, x)):
        with pytest.raises(ValueError, match="Make one Twice object per place"):
            output.backward()


def test_a_layer_may_be_run_again_for_a_new_graph():
    """Can a training loop use its layers at every step, and is the old graph then refused?"""
    layer, x = Twice(), Variable(1.0)
    old = apply(layer, x)
    old.backward()
    new = apply(layer, x)
    new.backward()
    assert x.grad == 2.0
    with pytest.raises(ValueError, match="Twice"):
        old.backward()
    del new
    with pytest.raises(ValueError, match="Twice"):
        old.backward()


def test_an_array_needs_its_upstream_gradient():
    """Does the message say what shape was expected, and what came?"""
    y = Variable(np.ones((2, 3))) * 2
    with pytest.raises(ValueError, match=r"\(2, 3\).*none was given"):
        y.backward()
    with pytest.raises(ValueError, match=r"expected shape \(2, 3\), got \(3,\)"):
        y.backward(np.ones(3))
    with pytest.raises(TypeError, match="expected a number or an array of numbers, got str"):
        y.backward("1")


@pytest.mark.parametrize("value", [None, "1", 1j, [1, [2]], object(), {}, Variable(1.0)])
def test_values_must_be_numbers(value):
    """Is anything but numbers refused with its type?"""
    with pytest.raises(TypeError, match=f"got {type(value).__name__}"):
        Variable(value)


@pytest.mark.parametrize(
    ("layer", "error", "message"),
    [
        (Returning(forward=None), ValueError, r"Returning.forward.*got None"),
        (Returning(forward="no"), TypeError, r"Returning.forward.*got str"),
        (Returning(backward=None), ValueError, r"Returning.backward.*got None"),
        (Returning(backward="no"), TypeError, r"Returning.backward.*got str"),
        (Returning(backward=np.ones(2)), ValueError, r"Returning.backward.*\(3,\), got \(2,\)"),
        (Returning(backward=(np.ones(3), 1.0)), ValueError, r"at most 1 gradients.*got 2"),
    ],
)
def test_a_layer_that_returns_nonsense_is_named(layer, error, message):
    """Does the message name the layer and its method?"""
    with pytest.raises(error, match=message):
        apply(layer, np.ones(3)).backward()


def test_apply_needs_a_layer_object():
    """What if the class itself, or something else, is given?"""
    with pytest.raises(TypeError, match=r"write Twice\(\)"):
        apply(Twice, 1.0)
    with pytest.raises(TypeError, match="forward and backward, got int"):
        apply(3, 1.0)


def test_a_name_is_a_string():
    """What if an axis or another number is given as a name by mistake?"""
    with pytest.raises(TypeError, match="a variable's name: expected a str, got int"):
        Variable(1.0, 3)


def test_the_module_draws_nothing():
    """Does importing the graph leave matplotlib and graphviz alone?"""
    code = (
        "import sys; from course_lib import graph, drawing; "
        "print({'matplotlib', 'graphviz'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("set()", "")
