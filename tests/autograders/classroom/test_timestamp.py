"""When a submission was handed in."""

import os
from datetime import datetime

import pytest

from autograders.classroom.timestamp import Timestamp, read_timestamp


@pytest.mark.parametrize(
    "text", ["2026-03-02 12:00:00 UTC", "2026-03-02 21:00:00 Asia/Seoul", "2026-03-02 12:00:00\n"]
)
def test_a_time_is_read_as_nbgrader_reads_it(tmp_path, text):
    """Is it turned to UTC, from whatever zone it names?"""
    (tmp_path / "timestamp.txt").write_text(text)
    assert read_timestamp(tmp_path) == Timestamp(text.strip(), datetime(2026, 3, 2, 12))


def test_no_time_is_no_time(tmp_path):
    """Is a file that is missing or empty no reason to complain?"""
    assert read_timestamp(tmp_path) == Timestamp()
    (tmp_path / "timestamp.txt").write_text(" \n")
    assert read_timestamp(tmp_path) == Timestamp()


def a_link(path):
    path.with_name("real").write_text("2026-03-02 12:00:00 UTC")
    path.symlink_to("real")


SPOILED = {
    "a link": a_link,
    "a pipe": os.mkfifo,
    "a folder": os.mkdir,
    "huge": lambda path: path.write_text("2026-03-02 12:00:00 UTC" + " " * 10**6),
    "no text": lambda path: path.write_bytes(b"\xff\xfe"),
    "no time": lambda path: path.write_text("yesterday"),
    "no such day": lambda path: path.write_text("2026-02-31 12:00:00 UTC"),
    "no number": lambda path: path.write_text("9" * 40),
    "too early": lambda path: path.write_text("0001-01-01 12:00:00 UTC"),
    "too late": lambda path: path.write_text("9999-12-31 23:00:00 UTC"),
    "no zone": lambda path: path.write_text("2026-03-02 12:00:00 99999999999"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_tells_no_time_is_noted(tmp_path, spoil):
    """Is a spoiled file neither followed nor waited for, but noted?"""
    spoil(tmp_path / "timestamp.txt")
    found = read_timestamp(tmp_path)
    assert (found.text, found.when) == ("", None)
    assert found.note.startswith("timestamp.txt tells no time: ")
