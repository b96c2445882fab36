"""``python -m autograders.web.share FOLDER OWNER/NAME``: a repository for learners.

This repository holds the solutions and stays private. FOLDER is what can be pushed to a public one,
whose address on GitHub is OWNER/NAME: the released chapters in both languages, what Binder needs
(``.binder/``), and a page of badges that open each chapter in Colab and in Binder.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograders.demo import chapters
from autograders.notebooks import ROOT

from .pages import title_of
from .release import begin, released
from .site import NAMES

BRANCH = "main"
COLAB = "https://colab.research.google.com"
BINDER = "https://mybinder.org"
PICTURES = {"Colab": f"{COLAB}/assets/colab-badge.svg", "Binder": f"{BINDER}/badge_logo.svg"}
FETCH = """\
# Colab opens a notebook alone; this fetches course_lib. · Colab에서 course_lib을 가져옵니다.
import os
import subprocess
import sys

if "google.colab" in sys.modules and not os.path.exists("course_lib"):
    if not os.path.exists("course"):
        address = "https://github.com/{repository}"
        subprocess.run(["git", "clone", "--quiet", "--depth=1", address, "course"], check=True)
    os.chdir("course/{folder}")
    sys.path.insert(0, os.getcwd())
"""


def main() -> None:
    """Fill the folder named."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("repository", type=address, metavar="OWNER/NAME")
    options = parser.parse_args()
    begin(parser, options.folder)
    with released() as releases:
        build(releases, options.folder, options.repository)


def address(text: str) -> str:
    """A repository's address on GitHub, OWNER/NAME."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", text):
        raise argparse.ArgumentTypeError(f"expected OWNER/NAME, got {text!r}")
    return text


def build(releases: Path, folder: Path, repository: str) -> None:
    """Fill ``folder`` from the released chapters; repository: see `address`."""
    shutil.copytree(releases, folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / ".binder", folder / ".binder")
    shutil.copy(ROOT / "LICENSE", folder)
    page = []
    for lang, name in NAMES.items():
        page += [f"# {name}", "| | Colab | Binder |\n|---|---|---|"]
        for chapter in chapters():
            path = f"{lang}/{chapter}/{chapter}.ipynb"
            notebook = nbformat.read(folder / path, as_version=4)
            page[-1] += f"\n| [{title_of(notebook)}]({path}) | {badges(repository, path)} |"
            add_fetching(notebook, repository, f"{lang}/{chapter}")
            nbformat.write(notebook, folder / path)
    (folder / "README.md").write_text("\n\n".join(page) + "\n", encoding="utf-8")


def places(repository: str, path: str) -> dict[str, str]:
    """The addresses that open a notebook of the repository, by the place where it opens."""
    return {
        "Colab": f"{COLAB}/github/{repository}/blob/{BRANCH}/{path}",
        "Binder": f"{BINDER}/v2/gh/{repository}/{BRANCH}?urlpath=lab/tree/{path}",
    }


def badges(repository: str, path: str) -> str:
    """Cells of a table in Markdown: what opens a notebook in each place."""
    return " | ".join(
        f"[![Open in {place}]({PICTURES[place]})]({address})"
        for place, address in places(repository, path).items()
    )


def add_fetching(notebook: NotebookNode, repository: str, folder: str) -> None:
    """Put a cell in front that fetches course_lib where Colab opens the notebook without it."""
    source = FETCH.format(repository=repository, folder=folder).rstrip()
    notebook.cells.insert(0, nbformat.v4.new_code_cell(source, id="fetch"))


if __name__ == "__main__":
    main()
