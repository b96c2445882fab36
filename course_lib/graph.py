"""Computation graphs that are built, and differentiated, by running layers.

A node wraps one object with a layer's interface, ``forward(*inputs)`` and ``backward(dout)``.
The operators and functions are such objects too (`course_lib.graph_operators`), so there is one
mechanism: `apply`.
No derivative is worked out symbolically; every gradient comes from running a ``backward``.
Source: Deep Learning from Scratch, 5.1 to 5.3 and appendix A.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import ArrayLike

from .graph_operators import Add, Axis, Div, Dot, Exp, Log, Mul, Power, Sub, Sum, Value
from .require import require_shape, shape_of


class Layer(Protocol):
    """What `apply` takes: ``forward(*inputs)`` gives an output, ``backward(dout)`` gradients."""

    @property
    def forward(self) -> Callable[..., Any]: ...

    @property
    def backward(self) -> Callable[..., Any]: ...


class Variable:
    """A value in the graph: an input, a constant, or the output of a node.

    Args:
        value: a number (kept as float), or an array of numbers (kept with its dtype, so that class
            labels stay integers; a list becomes an array of floats). It is copied.
        name: what pictures and messages call it.
        constant: a number that the calculation fixes; pictures show no gradient for it.

    Attributes:
        grad: d(output)/d(this), with the shape of ``value``; None before ``backward``.
        node: the `Node` that made it; None for an input or a constant.
    """

    __array_ufunc__ = None  # numpy_array * variable then calls our __rmul__

    def __init__(self, value: ArrayLike, name: str = "", *, constant: bool = False) -> None:
        self.value: Value = numeric_copy(value, "Variable")
        self.grad: Value | None = None
        self.node: Node | None = None
        self.constant = constant
        self.named(name)

    def named(self, name: str) -> Variable:
        """Set the name and return self."""
        if not isinstance(name, str):
            raise TypeError(f"a variable's name: expected a str, got {type(name).__name__}")
        self.name = name
        return self

    def backward(self, dout: ArrayLike | None = None) -> None:
        """Send ``dout`` (the shape of ``value``; 1 when that is a number) back through the graph.

        Fills ``grad`` of every variable and ``input_grads`` of every node, from scratch at each
        call. Raises ValueError for a wrong shape, or when a layer was run again since.
        """
        if dout is None:
            if np.ndim(self.value):
                raise ValueError(
                    f"backward: expected dout of shape {np.shape(self.value)}, the shape of this "
                    "variable, but none was given (only a single number starts from 1 by itself)"
                )
            dout = 1.0
        seed = numeric_copy(dout, "backward(dout)")
        require_shape("backward(dout)", shape_of(self.value), seed)
        order = forward_order(self)
        run = object()
        for node in order:
            node.check_not_rerun()
            node.run = run
            node.input_grads = [None] * len(node.inputs)
            for variable in (node.output, *node.inputs):
                variable.grad = None
        self.grad = seed
        for node in reversed(order):
            node.send_gradients()

    def __repr__(self) -> str:
        name = f", {self.name!r}" if self.name else ""
        return f"Variable({self.value!r}{name})"

    def __add__(self, other: Any) -> Variable:
        return apply(Add(), self, other)

    def __radd__(self, other: Any) -> Variable:
        return apply(Add(), other, self)

    def __sub__(self, other: Any) -> Variable:
        return apply(Sub(), self, other)

    def __rsub__(self, other: Any) -> Variable:
        return apply(Sub(), other, self)

    def __mul__(self, other: Any) -> Variable:
        return apply(Mul(), self, other)

    def __rmul__(self, other: Any) -> Variable:
        return apply(Mul(), other, self)

    def __truediv__(self, other: Any) -> Variable:
        return apply(Div(), self, other)

    def __rtruediv__(self, other: Any) -> Variable:
        if isinstance(other, int | float) and other == 1:
            return apply(Power(-1), self)  # the book draws 1/x as one node with one input (5.5.2)
        return apply(Div(), other, self)

    def __neg__(self) -> Variable:
        return apply(Mul(), self, -1)  # a multiplication by -1, as in the book (5.5.2)

    def __pow__(self, exponent: float) -> Variable:
        return apply(Power(exponent), self)


class Node:
    """One step of the calculation: a layer, what went in, what came out.

    ``input_grads[i]`` is the gradient sent down the edge to ``inputs[i]``; None when none was.
    A variable used twice has two edges with their own gradients, and their sum as its ``grad``.
    ``run`` is the same object in all nodes that one call of ``Variable.backward`` went through.
    """

    def __init__(self, layer: Layer, label: str, inputs: tuple[Variable, ...], output: Variable):
        self.layer = layer
        self.label = label
        self.inputs = inputs
        self.output = output
        self.input_grads: list[Value | None] = [None] * len(inputs)
        self.run: object = None

    def check_not_rerun(self) -> None:
        """Raise ValueError when the layer has run forward at another place since this node did."""
        if _latest_node.get(id(self.layer)) is not self:
            name = type(self.layer).__name__
            raise ValueError(
                f"{name}: the same object was applied at two places, so what it stored for the "
                f"first was overwritten. Make one {name} object per place."
            )

    def send_gradients(self) -> None:
        """Run the layer's backward, keep what it sends down each edge, add it to each input."""
        if self.output.grad is None:  # nothing reached this node, e.g. on the way to labels
            return
        where = f"{type(self.layer).__name__}.backward"
        result = self.layer.backward(numeric_copy(self.output.grad, where))
        if result is None:
            raise ValueError(f"{where}: expected a gradient or a tuple of them, got None")
        grads = list(result) if isinstance(result, tuple | list) else [result]
        if len(grads) > len(self.inputs):
            raise ValueError(
                f"{where}: expected at most {len(self.inputs)} gradients, one for each input, "
                f"got {len(grads)}"
            )
        for i, (variable, grad) in enumerate(zip(self.inputs, grads, strict=False)):
            if grad is None:
                continue
            sent = numeric_copy(grad, where)
            require_shape(f"{where}, gradient of input {i + 1}", shape_of(variable.value), sent)
            self.input_grads[i] = sent
            variable.grad = sent if variable.grad is None else variable.grad + sent


_latest_node: WeakValueDictionary[int, Node] = WeakValueDictionary()  # id(layer) -> its last node


def apply(layer: Layer, *inputs: Any, label: str | None = None) -> Variable:
    """Run ``layer.forward(*inputs)`` as one node and return its output as a `Variable`.

    Args:
        layer: any object with ``forward`` and ``backward``; one object per place in the graph.
        inputs: variables; plain numbers and arrays become constants. The layer gets copies.
        label: what pictures write in the node; the layer's symbol or class name by default.
    """
    if isinstance(layer, type):
        raise TypeError(f"apply: expected a layer object, got the class; write {layer.__name__}()")
    if not (hasattr(layer, "forward") and hasattr(layer, "backward")):
        raise TypeError(
            f"apply: expected an object with forward and backward, got {type(layer).__name__}"
        )
    name = type(layer).__name__
    variables = tuple(x if isinstance(x, Variable) else Variable(x, constant=True) for x in inputs)
    result = layer.forward(*(numeric_copy(variable.value, name) for variable in variables))
    if result is None:
        raise ValueError(f"{name}.forward: expected a number or an array, got None (no return?)")
    output = Variable(numeric_copy(result, f"{name}.forward"))
    output.node = Node(layer, label or str(getattr(layer, "symbol", name)), variables, output)
    _latest_node[id(layer)] = output.node
    return output


def forward_order(output: Variable) -> list[Node]:
    """Return the nodes that lead to ``output``, each after its inputs; reversed: backward order."""
    order: list[Node] = []
    seen: set[Node] = set()
    stack = [(output.node, False)]
    while stack:
        node, inputs_done = stack.pop()
        if node is None:
            continue
        if inputs_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((variable.node, False) for variable in reversed(node.inputs))
    return order


def numeric_copy(value: Any, where: str) -> Value:
    """Return a copy of a number (as float) or array; TypeError names ``where`` it came from."""
    try:
        array = np.array(value)
    except ValueError:  # a ragged list
        array = np.array(None)
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{where}: expected a number or an array of numbers, got {type(value).__name__}"
        )
    if array.ndim == 0:
        return float(array)
    return array if isinstance(value, np.ndarray) else array.astype(float)


def exp(x: Any) -> Variable:
    """Return e ** x, elementwise."""
    return apply(Exp(), x)


def log(x: Any) -> Variable:
    """Return the natural logarithm of x, elementwise."""
    return apply(Log(), x)


def sum(x: Any, axis: Axis = None, keepdims: bool = False) -> Variable:
    """Return the sum over ``axis``, with numpy's meaning of ``axis`` and ``keepdims``."""
    return apply(Sum(axis, keepdims), x)


def dot(x: Any, w: Any) -> Variable:
    """Return the matrix product of two arrays of one or two axes each."""
    return apply(Dot(), x, w)
