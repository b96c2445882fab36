"""Do the documents name what there is?"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from autograders.anew import MARK
from autograders.cli import app
from autograders.demo import gradebook, prepare
from autograders.export import Moodle, Wide

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
PICTURES = sorted(ROOT.glob("docs/pictures/*.dot"))
CLASS_LIST = "id,first_name,last_name,email,lms_user_id\nkim,Mina,Kim,kim@example.org,1001\n"


def code(text: str) -> str:
    """What a document shows as code, in blocks and in lines."""
    blocks = re.findall(r"```.*?```", text, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`[^`\n]+`", text)])


def anchors(document: Path) -> set[str]:
    """The names by which a link reaches the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """Is there a file at each relative link, and a heading where it names one?"""
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in link:
            path, _, heading = link.partition("#")
            target = document.parent / path if path else document
            assert target.exists(), link
            assert not heading or heading in anchors(target), link


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


def commands(readme: str) -> list[str]:
    """What a README tells an instructor to type, without what it says of it."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = "".join(block for block in blocks if "nbgrader " in block).splitlines()
    return [command for line in lines if (command := line.partition("  #")[0].strip())]


def test_both_readmes_show_the_same_commands() -> None:
    """Does an instructor who reads Korean type what one who reads English does?"""
    assert commands("README.md") == commands("README.ko.md")


def test_a_course_runs_by_the_readme_and_git_ignores_what_it_writes(tmp_path: Path) -> None:
    """Do the instructor's commands work one after the other, and can nobody's work, marks or name
    come into the repository by them?"""
    course, learner = tmp_path / "course", tmp_path / "learner"
    prepare(course)
    learner.mkdir()
    here = (
        f"c.CourseDirectory.course_id = 'backprop'\nc.Exchange.root = '{tmp_path / 'exchange'}'\n"
    )
    for folder in (course, learner):
        with (folder / "nbgrader_config.py").open("a") as config:
            config.write(here)
    (course / "class.csv").write_text(CLASS_LIST)
    steps = [line for line in commands("README.md") if line.startswith(("nbgrader", "autograders"))]
    assert len(steps) > 10
    for step in steps:
        if step.startswith("autograders doctor"):
            continue  # it looks at this machine
        if step.startswith("nbgrader collect"):
            run("nbgrader fetch_assignment 03_layers", learner)
            run("nbgrader submit 03_layers", learner)
        # Where this is run, learners' code may be impossible to isolate.
        run(step + " --unsafe" * step.startswith("autograders grade"), course)
    for file in (Moodle.file, Wide.file, "grades.csv"):  # of the same command, not run once more
        (course / file).touch()
    with gradebook(course) as book:
        (submission,) = book.assignment_submissions("03_layers")
        assert submission.score == 0  # it was handed in as it was released
        assert submission.total_seconds_late > 0
        assert book.find_student("kim").lms_user_id == "1001"
    (course / MARK).unlink()
    shutil.copy(ROOT / ".gitignore", course)
    run("git init --quiet", course)
    seen = run("git status --porcelain", course).split()[1::2]
    assert sorted(seen) == [".gitignore", "nbgrader_config.py", "notebooks/"]


def run(command: str, folder: Path) -> str:
    """Type a command in a folder; what it printed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, command + done.stdout + done.stderr
    return done.stdout


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
