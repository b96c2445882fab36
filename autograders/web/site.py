"""``python -m autograders.web.site FOLDER``: the course as static pages, in both languages.

The pages are laid out as Sphinx wants them, a folder a language, and Sphinx is called for each
(settings in ``docs/``). English pages show the outputs that the chapters store. Those are in
English, so for other languages the released chapters are run, which takes seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograders.demo import chapters
from autograders.figures import FIGURES, IMAGES
from autograders.figures.store import stem
from autograders.notebooks import NOTEBOOKS, ROOT

from .pages import chapter_page, figure_list, title_of
from .release import begin, released

DOCS = ROOT / "docs"
NAMES = {"en": "Backpropagation, step by step", "ko": "한 걸음씩 배우는 오차역전파"}


def main() -> None:
    """Build the pages into the folder named; fails when Sphinx warns of anything."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repository", default="", metavar="OWNER/NAME", help="see web.share")
    options = parser.parse_args()
    begin(parser, options.folder)
    with released() as releases:
        build(releases, options.folder, options.repository)


def build(releases: Path, folder: Path, repository: str = "") -> None:
    """Fill ``folder`` from the released chapters.

    repository: where on GitHub the learners' notebooks are; with it, chapters lead to Colab and
    Binder. Raises CalledProcessError when Sphinx warns of anything.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for lang in NAMES:  # first both, so that each knows the other's pages
            lay_out(releases / lang, Path(scratch, lang))
        for lang in NAMES:
            call_sphinx(Path(scratch, lang), folder / lang, repository)
    (folder / "index.html").write_text(entrance(), encoding="utf-8")


def lay_out(release: Path, pages: Path) -> None:
    """Write the pages of a language, as Sphinx is to read them, into ``pages``."""
    lang = pages.name
    (pages / "guides").mkdir(parents=True)
    (pages / "images").mkdir()
    titles = {}
    for chapter in chapters():
        name = f"{chapter}.ipynb"
        notebook = nbformat.read(release / chapter / name, as_version=4)
        stored = NOTEBOOKS / chapter / name
        source = nbformat.read(stored, as_version=4) if lang == "en" else ran(release / chapter)
        nbformat.write(chapter_page(notebook, source), pages / name)
        titles[chapter] = title_of(notebook)
    for path in DOCS.glob("*.md"):  # NAME.md is English, NAME.ko.md its Korean twin
        name, _, ending = path.stem.partition(".")
        if (ending or "en") == lang:
            shutil.copy(path, pages / ("" if name == "index" else "guides") / f"{name}.md")
    shutil.copytree(DOCS / "pictures", pages / "guides" / "pictures")
    with (pages / "guides" / "figures.md").open("a", encoding="utf-8") as page:
        page.write("\n" + figure_list(lang, titles))
    for figure in FIGURES.values():
        if not figure.answers:
            shutil.copy(IMAGES / f"{stem(figure)}.svg", pages / "images")


def ran(released: Path) -> NotebookNode:
    """A released chapter's notebook with what it shows when it is run without any answer."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = shutil.copytree(released, Path(scratch, released.name))
        notebook = nbformat.read(folder / f"{folder.name}.ipynb", as_version=4)
        client = NotebookClient(notebook, timeout=600, kernel_name="python3", allow_errors=True)
        client.coalesce_streams = True
        client.resources = {"metadata": {"path": str(folder)}}
        ours = ("PYTHONPATH", "COURSE_LANG")  # the chapter has its own library and language
        client.execute(env={k: v for k, v in os.environ.items() if k not in ours})
    return notebook


def call_sphinx(pages: Path, folder: Path, repository: str) -> None:
    """Have Sphinx make HTML of a language's pages."""
    name = NAMES[pages.name]
    settings = {"language": pages.name, "project": name, "html_title": name}
    subprocess.run(
        [
            *(sys.executable, "-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going"),
            *("--conf-dir", DOCS, "--doctree-dir", pages.parent / "doctrees" / pages.name),
            *(f"-D{name}={value}" for name, value in settings.items()),
            *(f"-Arepository={repository}", pages, folder),
        ],
        check=True,
    )


def entrance() -> str:
    """The page at the top, which leads to each language's."""
    links = "".join(
        f'<li lang="{lang}"><a hreflang="{lang}" href="{lang}/index.html">{name}</a>'
        for lang, name in NAMES.items()
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{' · '.join(NAMES.values())}</title>"
        "<style>body{font:1.2em/1.8 sans-serif;margin:15vh auto;width:fit-content}</style>"
        f"<ul>{links}</ul></html>\n"
    )


if __name__ == "__main__":
    main()
