"""Do the documents name what there is?"""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from autograders.cli import app

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
PICTURES = sorted(ROOT.glob("docs/pictures/*.dot"))


def code(text: str) -> str:
    """What a document shows as code, in blocks and in lines."""
    blocks = re.findall(r"```.*?```", text, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`[^`\n]+`", text)])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Is there a file at each relative link, and a heading at each link within the page?"""
    text = document.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for link in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        if link.startswith("#"):
            assert link[1:] in anchors
        elif "://" not in link:
            assert (document.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_exist(document: Path) -> None:
    """Are there the targets of make, our commands and the scripts that a document tells to run?"""
    shown = code(document.read_text(encoding="utf-8"))
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)", shown)) <= targets
    ours = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"(?<!from )\bautograders ([a-z]+)", shown)) <= ours
    for script in re.findall(r"python ((?:benchmarks|scripts)/\S+\.py)", shown):
        assert (ROOT / script).is_file()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_pictures_are_drawn_from_their_source(picture: Path) -> None:
    """Does each picture say, word by word, what its source says?"""

    def words(svg: str) -> list[str]:
        return re.findall(r"<text[^>]*>(.*?)</text>", svg)

    command = ["dot", "-Tsvg", str(picture)]
    fresh = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert words(fresh)
    assert words(picture.with_suffix(".svg").read_text(encoding="utf-8")) == words(fresh)


def test_citation_and_changelog_name_the_version() -> None:
    """Is the version that is cited and described the one of pyproject.toml?"""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == version
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert f"\n## {version}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
