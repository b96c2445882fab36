"""A copy of the repository in which a chapter is made, run and proved before it is brought over."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .blocks import blocks, put
from .translated import mark_file

TEMPLATE = Path(__file__).with_name("template.md")
PACKAGES = ("course_lib", "autograders", "notebooks")
# What a run leaves behind is not part of the chapter.
LEFTOVERS = shutil.ignore_patterns("__pycache__", ".*")


class StepFailed(Exception):
    """A step of the making failed; has the command and its words."""


def copy_of(root: Path, scratch: Path) -> Path:
    """What of a repository a chapter has a part in, copied."""
    for name in PACKAGES:
        shutil.copytree(root / name, scratch / name, ignore=LEFTOVERS)
    return scratch


def make(root: Path, chapter: str) -> None:
    """Make a chapter from the template, record its values, run it and prove its exercise."""
    for block in blocks(rendered(chapter)):
        put(root, chapter, block)
    folder = Path("notebooks") / chapter
    mark_file(root / folder / f"{chapter}.ipynb")
    run(root, "autograders.record")
    run(root, "autograders.messages")
    run(root, "autograders.notebooks", str(folder))
    run(root, "autograders.proof.mutation", chapter)


def rendered(chapter: str) -> str:
    """The template with a chapter's name in it."""
    number, _, name = chapter.partition("_")
    title = name.replace("_", " ").capitalize()
    text = TEMPLATE.read_text(encoding="utf-8")
    for word, meant in (
        ("NN_NAME", chapter),
        ("NN. TITLE", f"{int(number)}. {title}"),
        ('"NN"', f'"{int(number)}"'),
        ("NN", number),
        ("NAME", name),
    ):
        text = text.replace(word, meant)
    return text


def run(root: Path, module: str, *arguments: str) -> None:
    """Run a module of the copy's own; raises StepFailed with its last words."""
    print(f"{module} {' '.join(arguments)}".rstrip(), flush=True)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()[-5:]
        raise StepFailed("\n".join([f"python -m {module} failed", *words]))


def bring_over(copy: Path, root: Path) -> list[Path]:
    """Copy what is new or different over to the repository, all of it or nothing."""
    made = (path for path in sorted(copy.rglob("*")) if path.is_file())
    names = [path.relative_to(copy) for path in made if not {"__pycache__"} & set(path.parts)]
    names = [n for n in names if not n.name.startswith(".") and differ(copy / n, root / n)]
    before = {name: (root / name).read_bytes() for name in names if (root / name).exists()}
    folders = {folder for name in names for folder in (root / name).parents if not folder.exists()}
    try:
        for name in names:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copy / name, root / name)
    except BaseException:
        for name in names:
            if name in before:
                (root / name).write_bytes(before[name])
            else:
                (root / name).unlink(missing_ok=True)
        for folder in sorted(folders, reverse=True):  # the deepest first
            if folder.exists():
                folder.rmdir()
        raise
    return names


def differ(one: Path, other: Path) -> bool:
    """Is the other not there, or has it other contents?"""
    return not other.exists() or not filecmp.cmp(one, other)
