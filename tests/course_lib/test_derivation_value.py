"""What formulas are worth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.derivation import value_of
from course_lib.derivation_reading import FormulaError

RNG = np.random.default_rng(0)
X, W, DY = RNG.normal(size=(4, 2)), RNG.normal(size=(2, 3)), RNG.normal(size=(4, 3))
VALUES = {"X": X, "W": W, "dY": DY, "s": 1.7, "t": -0.4, "N": 4}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("dY @ W.T", DY @ W.T),
        ("dot(dY, W.T)", DY @ W.T),
        ("np.dot(dY, np.transpose(W))", DY @ W.T),
        ("dY.dot(W.T)", DY @ W.T),
        ("matmul(X.T, dY)", X.T @ DY),
        ("outer(X, W)", np.outer(X, W)),
        ("sum(dY, axis=0)", DY.sum(axis=0)),
        ("dY.sum(axis=1)", DY.sum(axis=1)),
        ("np.sum(dY, axis=0, keepdims=True)", DY.sum(axis=0, keepdims=True)),
        ("sum(dY)", DY.sum()),
        ("2*W - W/s", 2 * W - W / 1.7),
        ("exp(s) + log(s**2)", np.exp(1.7) + np.log(1.7**2)),
        ("sum(dyin*xim for i in 1..N for n in 1..3 for m in range(1, 3))", (X.T @ DY).sum()),
        ("sum([x[i,1] for i in (1, 3)])", X[0, 0] + X[2, 0]),
        ("s if 1 == 2 else t", -0.4),
        ("(2 == 2)*s + (1 != 1)*t", 1.7),
        ("1/0", np.inf),
        ("s**s**s**999", np.inf),
    ],
)
def test_a_formula_is_worth_what_numpy_says(text, worth):
    """Do entries, sums, products of arrays and functions mean what they do in Python?"""
    np.testing.assert_allclose(value_of(text, VALUES), worth, rtol=1e-14)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("wmn", W),
        ("sum(dy[1,n]*wmn for n in 1..3) + 0*w[1,n]", (W @ DY[0])[:, None] + 0 * W),
        ("s", np.full((2, 3), 1.7)),
        ("w[m,n] if m == 1 else 0", W * [[1], [0]]),
        ("X.T @ dY", X.T @ DY),
    ],
)
def test_a_line_for_every_index_gives_an_array(text, worth):
    """Does a formula with free letters have an axis for each, also when it is a whole array?"""
    np.testing.assert_allclose(value_of(text, VALUES, {"m": 2, "n": 3}), worth)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("dY @ W", r"do not fit together: dY \(4, 3\), W \(2, 3\)"),
        ("s @ t", "do not fit together"),
        ("s(1 - s)", "also in front of a bracket"),
        ("(s + 1)(s - 1)", "also in front of a bracket"),
        ("w12(1 - s)", "also in front of a bracket"),
        ("s^2", "two stars"),
        ("sqrt(s)", "no function sqrt here; there are sum, exp"),
        ("exp(s, t)", "exp takes this many values: 1"),
        ("s.T", "a whole array is needed"),
        ("sum(s)", "a whole array is needed"),
        ("sum(s for n in N)", "A sum runs over one letter"),
        ("sum(s for n in 1..3 if n == 1)", "A sum runs over one letter"),
        ("sum(dY, axis=9)", "do not fit together"),
        ("sum(dY, where=s)", "no meaning"),
        ("'s'", "no meaning"),
        ("True", "no meaning"),
        ("[s, t]", "no meaning"),
        ("s if s else t", "no meaning"),
        ("1 < 2", "no meaning"),
        ("s // t", "no meaning"),
        ("not s", "no meaning"),
        ("1|2", "no meaning"),
        ("9" * 350, "do not fit together"),
    ],
)
def test_what_has_no_value_says_why(text, says):
    """Is every other formula refused with a sentence and its place?"""
    with pytest.raises(FormulaError, match=says) as error:
        value_of(text, VALUES)
    assert "▶" in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "s.__class__.__mro__",
        "(lambda: s)()",
        "[c for c in s.__class__.__subclasses__()]",
        "exec('1')",
        "np.load('x')",
        "W.tofile('x')",
        "f'{s}'",
        "(s := 3)",
    ],
)
def test_nothing_is_run_as_python(text):
    """Is whatever is not in the notation refused rather than run?"""
    with pytest.raises(FormulaError):
        value_of(text, VALUES)


@pytest.mark.parametrize(
    "text",
    [
        "sum(s for n in 1..99999999999)",
        "sum(s for n in 1..99999999999 for m in 1..0)",
        "sum(sum(sum(s for i in 1..999) for j in 1..999) for k in 1..999)",
        "outer(outer(outer(W, W), outer(W, W)), outer(outer(W, W), outer(W, W)))",
    ],
)
def test_work_is_bounded(text):
    """Does a formula that would take for ever, or fill the memory, end with a sentence?"""
    with pytest.raises(FormulaError, match="too long or too deeply"):
        value_of(text, VALUES)


NUMBERS = st.floats(-3, 3).map(lambda x: round(x, 3))
LEAVES = st.sampled_from(["s", "t", "w12", "2", "0.5"])
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/"]), inner).map(
            lambda parts: "({} {} {})".format(*parts)
        ),
        inner.map(lambda f: f"(-{f})"),
        inner.map(lambda f: f"{f}**2"),
        inner.map(lambda f: f"exp({f})"),
    ),
    max_leaves=8,
)


@given(FORMULAS, NUMBERS, NUMBERS)
def test_arithmetic_agrees_with_pythons_own(text, s, t):
    """Do random formulas get the value that Python gives them?"""
    values = {"s": s, "t": t, "W": W}
    with np.errstate(all="ignore"):
        own = eval(text, {"s": np.float64(s), "t": np.float64(t), "w12": W[0, 1], "exp": np.exp})
    np.testing.assert_array_equal(value_of(text, values), own)
