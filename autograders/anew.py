"""A folder that a command makes anew each time, and never one that holds anything else."""

from __future__ import annotations

import shutil
from pathlib import Path

MARK = ".made_anew"
KEPT = {MARK, ".git"}  # who publishes such a folder keeps its history


def make_anew(folder: Path) -> None:
    """Make a folder, or empty one that was made by this before.

    Raises FileExistsError, and leaves everything as it was, for a folder with something in it that
    this has not made: it could be a class's work.
    """
    if folder.exists() and not (folder / MARK).exists() and any(folder.iterdir()):
        raise FileExistsError(
            f"{folder} holds what this command did not put there, and would be emptied: name a "
            "folder that is empty or does not exist yet, or remove it yourself"
        )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()
    for path in folder.iterdir():
        if path.name in KEPT:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
