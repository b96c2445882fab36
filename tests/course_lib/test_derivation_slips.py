"""Slips in formulas, each found by undoing it."""

import ast

import numpy as np
import pytest

from course_lib.derivation_edits import Edit, indices
from course_lib.derivation_names import Names
from course_lib.derivation_reading import read
from course_lib.derivation_slips import KINDS, SAYS, replaced, slips
from course_lib.derivation_value import value

RNG = np.random.default_rng(3)
VALUES = {
    "X": RNG.normal(size=(1, 2)),
    "W": RNG.normal(size=(2, 3)),
    "dY": RNG.normal(size=(1, 3)),
    "s": 1.3,
}
RIGHT = "dy11*w21 + dy12*w22 + dy13*w23"


def found(written, right, free=None):
    """The first slip that, undone, makes a formula worth the right one, and its place."""
    names, free = Names(VALUES), free or {}
    wanted = value(read(right), names, free)
    for slip in slips(read(written), names, free):
        try:
            came = value(slip.tree, names, free)
        except ValueError:
            continue
        if np.shape(came) == np.shape(wanted) and np.allclose(came, wanted, rtol=1e-9, atol=0):
            return slip.name, ast.get_source_segment(written.replace("..", "| "), slip.node)
    return None


@pytest.mark.parametrize(
    ("written", "right", "name", "part"),
    [
        ("dy11*w21 + dy12*w12 + dy13*w23", RIGHT, "index_off", "w12"),
        ("dy11*w21 + dy12*w22 + dy13*w32", RIGHT, "indices_swapped", "w32"),
        ("dy11*w12 + dy12*w22 + dy13*w32", RIGHT, "all_indices_swapped", None),
        ("dy11*w21 - dy12*w22 + dy13*w23", RIGHT, "sign_off", "dy12*w22"),
        ("dy11*w21 + dy13*w23", RIGHT, "term_missing", None),
        ("dy11*w21 + dy12*w22 + dy13*w23 + s", RIGHT, "term_too_many", "s"),
        ("dy11*w21 + dy12*w22 + w23", RIGHT, "upstream_missing", "w23"),
        ("dy11*w21 + dy12*w22 + dy13", RIGHT, "factor_missing", "dy13"),
        ("dy11*w21 + dy12*w22*s + dy13*w23", RIGHT, "factor_too_many", "s"),
        ("dy11*w21 + dy12*x12 + dy13*w23", RIGHT, "factor_off", "x12"),
        ("dy11*w21 + dy12*w22 + dy13/w23", RIGHT, "turned_upside_down", "w23"),
        ("dy11*w21 + dy12*w22 + dy13 + w23", "dy11*w21 + dy12*w22 + dy13", "term_too_many", "w23"),
        ("dy11 + w21", "dy11*w21", "plus_for_times", None),
        ("-s", "-s**2", "power_off", "s"),
        ("s**3", "s**2", "power_off", "s**3"),
        ("exp(s)", "exp(-s)", "sign_off", "s"),
        ("sum(dy1n*w2n for n in 1..2)", RIGHT, "range_off", "1| 2"),
        ("sum(dy1n*wn2 for n in 1..2)", "sum(dy1n*w2n for n in 1..2)", "indices_swapped", "wn2"),
        ("dY @ W", "dY @ W.T", "transpose_off", None),
        ("W.T @ dY", "dY @ W.T", "order_off", None),
        ("W @ dY", "dY @ W.T", "order_and_transpose_off", None),
        ("dY * W", "dY @ W.T", "entry_by_entry", None),
        ("dot(dY, W)", "dY @ W.T", "transpose_off", None),
        ("X @ W.T", "dY @ W.T", "factor_off", "X"),
        ("sum(W, axis=1)", "sum(W, axis=0)", "axis_off", None),
    ],
)
def test_a_slip_is_named_with_its_place(written, right, name, part):
    """Is the one place that is off found in an otherwise right formula?"""
    assert found(written, right) == (name, part or written.replace("..", "| "))


def test_letters_that_changed_places_are_found():
    """Are m and n told apart in a line that holds for every m and n?"""
    free = {"m": 2, "n": 3}
    assert found("x1n*dy1m", "x1m*dy1n", free)[0] == "letters_swapped"
    assert found("x1m*dy1m", "x1m*dy1n", free) == ("index_off", "dy1m")


def test_two_slips_are_not_taken_for_one():
    """Does the search keep silent where no single slip explains the formula?"""
    assert found("dy11*w11 + dy12*x11", RIGHT) is None


def test_every_kind_has_words_and_every_word_is_used():
    """Can a slip of each name occur, and none without a sentence?"""
    names = Names({**VALUES, "N": 2})
    formulas = [
        "dy11*w21 + s/exp(s)**2",
        "X @ W",
        "X*W",
        "sum(X, axis=0)",
        "sum(xin for i in 1..N)",
    ]
    seen = {
        slip.name
        for text in formulas
        for letters in ("", "mn")
        for slip in slips(read(text), names, letters)
    }
    assert seen == set(SAYS)


def test_a_replacement_leaves_the_formula_as_it_was():
    """Is the learner's own tree untouched by all that is tried?"""
    tree, names = read(RIGHT), Names(VALUES)
    before = ast.dump(tree)
    for slip in slips(tree, names, ()):
        assert slip.tree is not tree
    assert ast.dump(tree) == before
    node = tree.right.right
    assert ast.unparse(replaced(tree, {node: ast.Name("q")})).endswith("dy13 * q")


def test_an_index_edit_carries_the_number_of_the_index():
    """Does an edit of the second index say so?"""
    edits = list(indices(read("w12"), Names(VALUES), frozenset()))
    assert Edit in {type(edit) for edit in edits} and len(KINDS) == 9
    assert [e.which for e in edits if ast.unparse(e.new) == "w[1, 3]"] == [2]
