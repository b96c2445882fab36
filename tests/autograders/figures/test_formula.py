"""Formulas: what they look like, and what they are worth."""

import numpy as np
import pytest

from autograders.figures.formula import in_lines, pretty, text, value


@pytest.mark.parametrize(
    ("formula", "drawn"),
    [
        ("-t1/y1", "−t₁/y₁"),
        ("-t1*S", "−t₁S"),
        ("1/S - t1/exp(a1)", "1/S − t₁/exp(a₁)"),
        ("-(t1*S + t2*S)", "−(t₁S + t₂S)"),
        ("a - (b - c)", "a − (b − c)"),
        ("a/(b*c)", "a/(bc)"),
        ("dy * y * (1 - y)", "∂L/∂y · y · (1 − y)"),
        ("-dy*y**2", "−∂L/∂y · y²"),
        ("2*(x + y) * 1", "2(x + y) · 1"),
        ("1 * (2*t)", "1 · 2t"),
        ("d(z, t) * d(t, x1)", "∂z/∂t · ∂t/∂x₁"),
        ("X.T @ dY", "Xᵀ · ∂L/∂Y"),
        ("sum(dY, axis=0)", "sum(∂L/∂Y, axis=0)"),
        ("apple_num", "apple_num"),
    ],
)
def test_a_formula_is_drawn_as_mathematics(formula, drawn):
    """Are indices, powers, derivatives and brackets those of a textbook?"""
    assert text(formula) == drawn


def test_a_formula_is_evaluated_as_python():
    """Is its worth that of the same expression in numpy, derivatives of names included?"""
    x = np.array([1.0, 2.0])
    worth = value(
        "exp(-x) * d(z, x) + sum(dx)", {"x": x, "dx": x, "d": lambda of, by: len(of + by)}
    )
    assert np.array_equal(worth, np.exp(-x) * 2 + 3)


@pytest.mark.parametrize("formula", ["x +", "x[0]", "x if y else z", "x < y"])
def test_what_the_language_does_not_know_is_refused(formula):
    """Does the message say what could not be drawn?"""
    with pytest.raises(ValueError, match="formula: "):
        text(formula)


def test_names_are_written_with_indices():
    """Are only the digits after a single letter an index?"""
    assert pretty("∂L/∂exp(a1)") == "∂L/∂exp(a₁)"
    assert pretty("Affine1 x_1 t2 = 1 12") == "Affine1 x_1 t₂ = 1 12"


def test_a_long_formula_is_broken_before_an_operator():
    """Do short formulas and short brackets stay whole?"""
    assert in_lines("1/S − t₁/exp(a₁)") == "1/S\n− t₁/exp(a₁)"
    assert in_lines("∂L/∂y · y · (1 − y)") == "∂L/∂y · y\n· (1 − y)"
    assert in_lines("∂L/∂Y · Wᵀ") == "∂L/∂Y · Wᵀ"
