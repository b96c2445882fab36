"""Folders that commands make anew, and folders that they must leave alone."""

import subprocess
import sys

import pytest

from autograders.anew import make_anew


@pytest.mark.parametrize("name", ["gradebook.db", "submitted/ada/03_layers.ipynb", ".git/HEAD"])
def test_a_folder_with_anything_else_in_it_is_left_as_it_was(tmp_path, name):
    """Is a class's folder, or a repository, refused in words and untouched?"""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("a class's work")
    with pytest.raises(FileExistsError, match="empty or does not exist yet"):
        make_anew(tmp_path)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [tmp_path / name]


def test_what_was_made_before_is_emptied_and_its_history_stays(tmp_path):
    """Is a folder of its own empty afterwards, whatever was in it, but for a repository's history?

    What a link in it leads to is left alone.
    """
    folder, outside = tmp_path / "a" / "b", tmp_path / "outside"
    outside.mkdir()
    (outside / "file").touch()
    make_anew(folder)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "file").touch()
    (folder / "link").symlink_to(outside)
    (folder / ".git").mkdir()
    make_anew(folder)
    assert {path.name for path in folder.iterdir()} == {".git", ".made_anew"}
    assert (outside / "file").exists()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    """Does a file that bears the folder's name stay, with a word of the system's?"""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(NotADirectoryError):
        make_anew(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(
    "command",
    [
        ["-c", "from autograders.cli import main; main()", "demo", "--folder"],
        ["-m", "autograders.web.site"],
        ["-m", "autograders.web.lite"],
        ["-m", "autograders.web.share"],
    ],
    ids=["demo", "site", "lite", "share"],
)
def test_every_command_that_fills_a_folder_spares_one_that_is_not_its_own(tmp_path, command):
    """Does it end at once, in a sentence, with the folder as it was?"""
    (tmp_path / "gradebook.db").write_text("a class's work")
    more = ["owner/name"] if "autograders.web.share" in command else []
    done = subprocess.run(
        [sys.executable, *command, str(tmp_path), *more], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "holds what this command did not put there" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.db"]
