"""Why a chapter cannot be begun: a name that will not do or is taken, or the wrong place."""

from __future__ import annotations

import re
from pathlib import Path

NAME = re.compile(r"([0-9]{2})_([a-z][a-z0-9_]*)")
FOLDERS = ("notebooks", "course_lib/exercises", "autograders/references", "autograders/proof")
# The tests ask more of exercises whose names end so: choices to read, lines to prove.
KEPT = ("_concepts", "_proof")


def obstacle(root: Path, chapter: str) -> str:
    """What stands in the way of a new chapter, and what to do; an empty string for nothing."""
    if absent := [name for name in FOLDERS if not (root / name).is_dir()]:
        return f"{root} is not the course's repository: it has no {absent[0]}; name it with --root"
    if not (match := NAME.fullmatch(chapter)):
        example = f"{free_number(root)}_dropout"
        return f"expected two digits, _ and small letters, such as {example}; got {chapter!r}"
    number, name = match.groups()
    if name.endswith(KEPT):
        return f"names that end in {' or '.join(KEPT)} are kept for such exercises; got {name!r}"
    if taken := taken_by(root, number):
        return f"number {number} is taken by {taken[0]}; the next free one is {free_number(root)}"
    if used := users_of(root, name):
        return f"{name} is a cell of {used[0]}, and names are unique in the course; choose another"
    return ""


def taken_by(root: Path, number: str) -> list[Path]:
    """The chapters, or what is left of them, that have this number."""
    patterns = (
        f"notebooks/{number}_*",
        f"course_lib/exercises/chapter{number}.py",
        f"autograders/references/chapter{number}.py",
    )
    return [path.relative_to(root) for pattern in patterns for path in root.glob(pattern)]


def free_number(root: Path) -> str:
    """The number after the last chapter's."""
    names = (path.name[:2] for path in (root / "notebooks").iterdir())
    return f"{max((int(name) for name in names if name.isdecimal()), default=0) + 1:02}"


def users_of(root: Path, name: str) -> list[str]:
    """The chapters that have a cell with this grade id, for which cells of ours would be taken."""
    ids = [f'"grade_id": "{one}"' for one in (name, f"{name}-answer", f"explain_{name}")]
    texts = {path: path.read_text(encoding="utf-8") for path in root.glob("notebooks/*/*.ipynb")}
    return [path.stem for path, text in texts.items() if any(one in text for one in ids)]
