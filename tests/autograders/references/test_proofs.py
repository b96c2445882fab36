"""The lines of the proofs against symbolic derivatives of the loss, found by sympy."""

import numpy as np
import pytest
import sympy as sp
from hypothesis import given
from hypothesis import strategies as st

from autograders.grading import hidden_verdict
from autograders.references import all_references
from course_lib.check.observe import observe
from course_lib.exercises import find

RIGHT = {name: answer for name, answer in all_references().items() if name.endswith("_proof")}


def matrix(letter, rows, columns):
    """A matrix of symbols such as w23."""
    return sp.Matrix(rows, columns, lambda i, j: sp.Symbol(f"{letter}{i + 1}{j + 1}"))


def affine_truth(case):
    """The symbols of an Affine layer with a loss of given gradient, and their numbers."""
    rows = len(case["X"])
    X, W, dY = matrix("x", rows, 2), matrix("w", 2, 3), matrix("dy", rows, 3)
    B = sp.Matrix(1, 3, lambda _, j: sp.Symbol(f"b{j + 1}"))
    Y = X * W + sp.ones(rows, 1) * B
    loss = sum(dY[i, j] * Y[i, j] for i in range(rows) for j in range(3))
    pairs = ((X, "X"), (W, "W"), (dY, "dY"), (B, "B"))
    numbers = {s: v for m, name in pairs for s, v in zip(m, np.ravel(case[name]), strict=True)}
    return X, W, B, Y, loss, numbers


def by(top, bottoms, numbers):
    """The derivatives of an expression by an array of symbols, in numbers."""
    found = [float(sp.diff(top, bottom).subs(numbers)) for bottom in bottoms]
    return np.array(found).reshape(bottoms.shape)


def dx_truth(case):
    X, _, _, Y, loss, numbers = affine_truth(case)
    return {
        "dy13_dx12": float(sp.diff(Y[0, 2], X[0, 1]).subs(numbers)),
        "dx12": float(sp.diff(loss, X[0, 1]).subs(numbers)),
        "dy1n_dx1m": np.array([by(Y[0, n], X, numbers)[0] for n in range(3)]).T,
        "dx1m": by(loss, X, numbers)[0],
        "dX": by(loss, X, numbers),
    }


def dw_truth(case):
    _, W, _, Y, loss, numbers = affine_truth(case)
    return {
        "dy13_dw23": float(sp.diff(Y[0, 2], W[1, 2]).subs(numbers)),
        "dy12_dw23": float(sp.diff(Y[0, 1], W[1, 2]).subs(numbers)),
        "dw23": float(sp.diff(loss, W[1, 2]).subs(numbers)),
        "dwmn": by(loss, W, numbers),
        "dW": by(loss, W, numbers),
    }


def bias_truth(case):
    _, _, B, Y, loss, numbers = affine_truth(case)
    return {
        "dy22_db2": float(sp.diff(Y[1, 1], B[1])),
        "dy23_db2": float(sp.diff(Y[1, 2], B[1])),
        "dbn": by(loss, B, numbers)[0],
        "dB": by(loss, B, numbers)[0],
    }


def sigmoid_truth(case):
    x, a, b, c, dy = sp.symbols("x a b c dy")
    numbers = {x: case["x"], a: case["a"], b: case["b"], c: case["c"], dy: case["dy"]}
    chain = {
        "dc": (dy / c, c),
        "db": (dy / (1 + b), b),
        "da": (dy / (1 + sp.exp(a)), a),
        "dx": (dy / (1 + sp.exp(-x)), x),
    }
    truth = {line: float(sp.diff(top, to).subs(numbers)) for line, (top, to) in chain.items()}
    truth["rest"] = float((sp.exp(-x) / (1 + sp.exp(-x))).subs(numbers))
    return {**truth, "dx_of_y": truth["dx"]}


def softmax_truth(case):
    a, t, e, y, r = (sp.Matrix(1, 3, sp.symbols(f"{letter}1:4")) for letter in "ateyr")
    S, R = sp.symbols("S R")
    numbers = {S: case["S"], R: case["R"], **dict.fromkeys(r, case["R"])}
    for symbols, name in ((a, "a"), (t, "t"), (e, "e"), (y, "y")):
        numbers |= dict(zip(symbols, case[name], strict=True))

    def loss(of):
        return -sum(t[k] * sp.log(of(k)) for k in range(3))

    total = sum(sp.exp(a[k]) for k in range(3))
    scores = by(loss(lambda k: sp.exp(a[k]) / total), a, numbers)[0]
    return {
        "dyk": by(loss(lambda k: y[k]), y, numbers)[0],
        "pathk": by(loss(lambda k: e[k] * r[k]), r, numbers)[0],
        "dR": float(sp.diff(loss(lambda k: e[k] * R), R).subs(numbers)),
        "dS": float(sp.diff(loss(lambda k: e[k] / S), S).subs(numbers)),
        "timesk": by(loss(lambda k: e[k] * R), e, numbers)[0],
        "dak": scores,
        "dak_of_yt": scores,
    }


TRUTHS = {
    "affine_dx_proof": dx_truth,
    "affine_dw_proof": dw_truth,
    "batch_bias_proof": bias_truth,
    "sigmoid_proof": sigmoid_truth,
    "softmax_loss_proof": softmax_truth,
}


def test_every_proof_has_its_oracle():
    """Is no derivation left without a symbolic truth?"""
    assert TRUTHS.keys() == RIGHT.keys()


@pytest.mark.parametrize("name", RIGHT)
def test_the_lines_are_the_derivatives(name):
    """Does each line of the reference give what sympy finds by differentiating the loss?"""
    exercise = find(name)
    for case in exercise.hidden_cases(np.random.default_rng(5), rounds=1):
        truth = TRUTHS[name](case)
        for look in observe(exercise, RIGHT[name], case).looks:
            np.testing.assert_allclose(look.value, truth[look.criterion], rtol=1e-9, atol=1e-12)


SYMBOLS = {"dy": sp.Symbol("dy"), "y": sp.Symbol("y")}
SIGMOID = SYMBOLS["dy"] * SYMBOLS["y"] * (1 - SYMBOLS["y"])
ENTRIES = [[sp.Symbol(f"{letter}{n}") for n in (1, 2, 3)] for letter in ("dy1", "w2")]
PRODUCTS = sum(upstream * local for upstream, local in zip(*ENTRIES, strict=True))
REWRITINGS = [
    sp.expand,
    sp.factor,
    sp.together,
    lambda e: sp.collect(sp.expand(e), SYMBOLS["y"]),
    lambda e: sp.Mul(2, e / 2, evaluate=False),
    lambda e: (
        sp.Add(e, sp.Symbol("y") if e.has(SYMBOLS["y"]) else 0, evaluate=False)
        - (sp.Symbol("y") if e.has(SYMBOLS["y"]) else 0)
    ),
]


@given(st.lists(st.sampled_from(REWRITINGS), max_size=4))
def test_whatever_algebra_makes_of_a_right_line_is_right(steps):
    """Does no expanding, factoring or collecting cost a point?"""
    sigmoid, products = SIGMOID, PRODUCTS
    for step in steps:
        sigmoid, products = step(sigmoid), step(products)
    answers = {
        "sigmoid_proof": {"dx_of_y": str(sigmoid)},
        "affine_dx_proof": {"dx12": str(products)},
    }
    for name, line in answers.items():
        assert hidden_verdict(name, {**RIGHT[name], **line}, np.random.default_rng(0)).passed


@given(st.sampled_from([*SYMBOLS.values(), 1, 2, -1]), st.sampled_from([sp.Add, sp.Mul, sp.Pow]))
def test_whatever_is_not_the_same_function_is_wrong(by_this, join):
    """Does a changed line lose its point, unless sympy says that nothing has changed?"""
    changed = join(SIGMOID, by_this)
    same = sp.simplify(changed - SIGMOID) == 0
    line = {"dx_of_y": str(changed)}
    answer = {**RIGHT["sigmoid_proof"], **line}
    assert hidden_verdict("sigmoid_proof", answer, np.random.default_rng(0)).passed == same
