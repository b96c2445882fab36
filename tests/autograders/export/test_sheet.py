"""Texts and numbers in files that spreadsheets open."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.export.sheet import identity, number, text, write

PROGRAM = "=cmd|' /C calc'!A0"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＋"])
def test_no_text_is_a_formula(start):
    """Does whatever could begin a formula begin with an apostrophe?"""
    assert text(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("name", ["", "Kim", "김민지", "O'Neil", "a=b", "Jean-Luc", "'quoted"])
def test_names_stay_as_they_are(name):
    """Is a text that is no formula left alone?"""
    assert text(name) == name


@pytest.mark.parametrize("login", ["-kim", "+82.10", "@kim", "=kim", "k=i", "k m", "kim@x.org", ""])
def test_a_login_stays_what_the_other_system_looks_for(login):
    """Is an id left alone that a spreadsheet cannot be made to do anything by?"""
    assert identity(login) == login


@pytest.mark.parametrize("login", [PROGRAM, '=HYPERLINK("x")', "@SUM(A1)", "\tx", "+1|x", "=1\n2"])
def test_a_login_that_could_do_something_is_made_harmless(login):
    """Is an id made harmless that could start a program or send something away?"""
    assert identity(login) == f"'{login}"


@given(st.floats(0, 1e6))
def test_a_number_reads_back(value):
    """Is it what was written, to five digits after the point, with no exponent or sign?"""
    written = number(value)
    assert abs(float(written) - value) <= 0.5e-5 + 1e-9
    assert set(written) <= set("0123456789.")


def test_a_number_is_as_short_as_it_can_be():
    """Do whole numbers have no point, and is there no number for none?"""
    values = [0.1 + 0.2, 3.0, 10.0, 0.0, -1e-9, None]
    assert [number(value) for value in values] == ["0.3", "3", "10", "0", "0", ""]


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(rows=st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1))
def test_a_file_reads_back(tmp_path_factory, rows):
    """Do commas, quotes, line breaks and all letters come back, behind the byte order mark?"""
    path = tmp_path_factory.mktemp("sheet") / "out.csv"
    write(path, rows)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == rows
