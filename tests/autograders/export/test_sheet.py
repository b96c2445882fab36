"""Texts and numbers in files that spreadsheets open."""

import csv
import os
import resource

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.export.sheet import identity, number, text, write

PROGRAM = "=cmd|' /C calc'!A0"


STARTS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    " =",
    "＝",
    "＋",
    "－",
    "＠",
    "\u00a0=",
    "\u3000=",
    "\n=",
]


@pytest.mark.parametrize("start", STARTS)
def test_no_text_is_a_formula(start):
    """Does whatever could begin a formula begin with an apostrophe?"""
    assert text(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize(
    "name, written",
    [("Kim;=A1", "Kim;'=A1"), ("Kim; @A1;-1", "Kim;' @A1;'-1"), ("K\t＝1", "K\t'＝1")],
)
def test_no_text_is_a_formula_after_another_separator(name, written):
    """Is it harmless too where a spreadsheet takes semicolons or tabs for the ends of cells?"""
    assert text(name) == written


@pytest.mark.parametrize(
    "name", ["", "Kim", "김민지", "O'Neil", "a=b", "Jean-Luc", "'quoted", "a; b", "a\tb"]
)
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


@pytest.fixture
def full_disk():
    """A disk on which no file can grow beyond ten thousand bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("there", [["out.csv"], []])
def test_a_full_disk_costs_nothing_that_was_there(tmp_path, full_disk, there):
    """Is the older file whole then, and nothing of the newer one left?"""
    for name in there:
        write(tmp_path / name, [["old", "whole"]])
    with pytest.raises(OSError):
        write(tmp_path / "out.csv", [["new"]] * 5000)
    assert os.listdir(tmp_path) == there
    for name in there:
        assert (tmp_path / name).read_text(encoding="utf-8-sig") == "old,whole\n"


def test_who_may_read_the_file_stays_so(tmp_path):
    """Does a file that only its owner may read stay like that, also where a link leads to it?"""
    path, link = tmp_path / "out.csv", tmp_path / "link.csv"
    path.touch(0o600)
    link.symlink_to(path)
    write(link, [["x"]])
    assert path.read_text(encoding="utf-8-sig") == "x\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert link.is_symlink()


def test_a_new_file_is_as_any_other(tmp_path):
    """May those read it who may read files that are made here?"""
    write(tmp_path / "out.csv", [["x"]])
    (tmp_path / "other").touch()
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_pipe_is_written_into(tmp_path):
    """Is what is no file, such as a shell's pipe, written into and left where it is?"""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, [["x"]])
    assert os.read(reader, 100) == b"\xef\xbb\xbfx\r\n"
    os.close(reader)
    assert os.listdir(tmp_path) == ["pipe"]
