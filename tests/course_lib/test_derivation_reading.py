"""Reading formulas that are written as text."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.derivation_reading import DEEPEST, LONGEST, FormulaError, read


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("  a * b ", "a*b"),
        ("a·b", "a*b"),
        ("a × b − c", "a * b - c"),
        ("a\n+ b", "a + b"),
    ],
)
def test_printed_signs_are_read(text, same):
    """Does a formula pasted from a page mean what it shows?"""
    assert ast.dump(read(text)) == ast.dump(read(same))


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("a b", "Between two factors", "[ a ▶b ]"),
        ("2a", "Between two factors", "▶"),
        ("x = a", "right of the equals sign", "[ x ▶= a ]"),
        ("(a + b", "every bracket", "[ ▶(a + b ]"),
        ("", "cannot be read", "▶"),
        ("a +", "cannot be read", "▶"),
        ("가나다 + a b", "cannot be read", "[ 가나다 + a ▶b ]"),
    ],
)
def test_what_cannot_be_read_is_pointed_at(text, says, place):
    """Does the message say what is wrong, and mark the place?"""
    with pytest.raises(FormulaError) as error:
        read(text)
    assert says in str(error.value) and place in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "a" * (LONGEST + 1),
        "-" * (DEEPEST + 1) + "a",
        "+".join("a" * 160),
        "(" * 199 + "a" + ")" * 199 + "+" + "-" * 90 + "1",
        "a**" * 60 + "a",
    ],
    ids=["long", "deep", "many", "brackets", "powers"],
)
def test_what_nobody_would_write_is_refused(text):
    """Are length, depth and size bounded, without an exception of another kind?"""
    with pytest.raises(FormulaError, match=r"characters|too long or too deeply"):
        read(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    """Does no text at all raise anything else than a FormulaError?"""
    try:
        read(text)
    except FormulaError as error:
        assert str(error)
