"""Puts a graded notebook where nbgrader looks for it: all of it or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NEW, OLD = ".new", ".old"  # the endings of folders that are hidden from nbgrader's patterns


def publish(folder: Path, files: dict[str, str], mode: int, *, groupshared: bool = False) -> None:
    """Make a folder hold exactly these texts, by their names; whatever it held before goes.

    mode: the files' permissions. groupshared: nbgrader's way for several instructors.
    Whenever this process ends, the folder is the old one, the new one, or not there.
    """
    new, old = beside(folder, NEW), beside(folder, OLD)
    clear_leftovers(folder)
    new.mkdir(parents=True)
    for name, text in files.items():
        write(new / name, text)
        (new / name).chmod(mode)
    if groupshared:
        os.chmod(new, new.stat().st_mode | 0o2770)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    clear_leftovers(folder)


def write(path: Path, text: str) -> None:
    """Write a file down to the disk: the gradebook's row that tells of it must not come first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def clear_leftovers(folder: Path) -> None:
    """Remove what a run that was killed may have left beside a folder."""
    for path in (beside(folder, NEW), beside(folder, OLD)):
        if path.exists():
            shutil.rmtree(path)


def remove(folder: Path) -> None:
    """Remove a folder, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def beside(folder: Path, ending: str) -> Path:
    """The hidden folder beside a folder that has this ending."""
    return folder.with_name(f".{folder.name}{ending}")
