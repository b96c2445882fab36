"""Publishing a folder: all of it or nothing."""

import os
import stat

import pytest

from autograders.classroom.publish import clear_leftovers, publish


def texts(folder):
    """The files of a folder and their texts."""
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_folder_holds_exactly_what_was_published(tmp_path):
    """Is what it held before gone, and is nothing left beside it?"""
    folder = tmp_path / "ada" / "04"
    publish(folder, {"04.ipynb": "old", "timestamp.txt": "then"}, 0o444)
    assert texts(folder) == {"04.ipynb": "old", "timestamp.txt": "then"}
    publish(folder, {"04.ipynb": "new \N{SNOWMAN}\r\n"}, 0o444)
    assert (folder / "04.ipynb").read_bytes() == "new \N{SNOWMAN}\r\n".encode()
    assert os.listdir(folder) == ["04.ipynb"]
    assert os.listdir(folder.parent) == ["04"]


def test_permissions_are_those_asked_for(tmp_path):
    """Are files read-only as nbgrader has them, and folders shared where it is set so?"""
    publish(tmp_path / "a", {"file": ""}, 0o444)
    assert stat.S_IMODE((tmp_path / "a/file").stat().st_mode) == 0o444
    publish(tmp_path / "b", {"file": ""}, 0o664, groupshared=True)
    assert stat.S_IMODE((tmp_path / "b/file").stat().st_mode) == 0o664
    assert (tmp_path / "b").stat().st_mode & 0o2770 == 0o2770


@pytest.mark.parametrize("left", [".04.new", ".04.old"])
def test_what_a_killed_run_left_is_cleared(tmp_path, left):
    """Does the next run clear half a folder away, or publish in spite of it?"""
    (tmp_path / left / "deep").mkdir(parents=True)
    (tmp_path / left / "half.ipynb").write_text("{")
    publish(tmp_path / "04", {"04.ipynb": "whole"}, 0o444)
    assert os.listdir(tmp_path) == ["04"]
    (tmp_path / left).mkdir()
    clear_leftovers(tmp_path / "04")
    assert os.listdir(tmp_path) == ["04"]


def test_what_cannot_be_written_leaves_the_old(tmp_path):
    """Is the old folder whole when the new one cannot be written?"""
    publish(tmp_path / "04", {"04.ipynb": "old"}, 0o444)
    with pytest.raises(OSError):
        publish(tmp_path / "04", {"04.ipynb": "new", "no/such/folder": ""}, 0o444)
    assert texts(tmp_path / "04") == {"04.ipynb": "old"}
