"""A repository for learners: what Colab and Binder open."""

import os
import re
import subprocess
import sys
import tomllib
from urllib.parse import urlsplit

import nbformat
import pytest
import yaml
from nbclient import NotebookClient
from packaging.requirements import Requirement

from autograders.demo import chapters
from autograders.notebooks import ROOT
from autograders.web import share

REPOSITORY = "someone/some-course"


@pytest.fixture(scope="module")
def built(releases, tmp_path_factory):
    """The folder that can be pushed."""
    folder = tmp_path_factory.mktemp("share") / "repository"
    share.build(releases, folder, REPOSITORY)
    return folder


def test_each_badge_opens_a_chapter_that_is_there(built):
    """Do the addresses name the repository, and files in it?"""
    badges = re.findall(r"\[!\[[^]]*\]\([^)]*\)\]\(([^)]*)\)", (built / "README.md").read_text())
    assert len(badges) == 2 * 2 * len(chapters())
    for address in badges:
        parts = urlsplit(address)
        assert REPOSITORY in parts.path
        path = re.search(r"(en|ko)/\w+/\w+\.ipynb$", parts.query or parts.path)[0]
        assert (built / path).is_file()


@pytest.mark.parametrize("repository", ["", "someone", "https://github.com/a/b", "a b/c"])
def test_an_address_that_is_none_is_refused(tmp_path, repository):
    """Is that said before anything is made?"""
    folder = tmp_path / "repository"
    command = [sys.executable, "-m", "autograders.web.share", folder, repository]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert f"expected OWNER/NAME, got {repository!r}" in done.stderr
    assert not folder.exists()


def test_binder_gets_what_a_learner_needs_within_the_courses_bounds(built):
    """Do Binder's dependencies agree with pyproject.toml?"""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    bounds = {r.name: r.specifier for r in map(Requirement, project["dependencies"])}
    bounds["python"] = Requirement(f"python{project['requires-python']}").specifier
    bounds["python-graphviz"] = bounds.pop("graphviz")
    lines = yaml.safe_load((built / ".binder" / "environment.yml").read_text())["dependencies"]
    asked = {r.name: r.specifier for r in map(Requirement, lines)}
    assert asked.items() <= bounds.items()
    assert {"numpy", "matplotlib", "python-graphviz", "ipykernel"} <= asked.keys()


@pytest.fixture(scope="module")
def pushed(built):
    """The same folder, as a git repository."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", built]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "x"]):
        subprocess.run([*git, *command], check=True)
    return built


@pytest.mark.parametrize("on_colab", [True, False])
def test_colab_fetches_course_lib_and_nothing_else_does(pushed, tmp_path, on_colab):
    """Can a chapter that Colab opens alone, in an empty folder, import its own library?"""
    here = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{pushed.as_uri()}.insteadOf",
        "GIT_CONFIG_VALUE_0": f"https://github.com/{REPOSITORY}",
    }
    notebook = nbformat.read(pushed / "ko/02_chain_rule/02_chain_rule.ipynb", as_version=4)
    fetch = notebook.cells[0].source
    pretend = "import sys, types\nsys.modules['google.colab'] = types.ModuleType('colab')"
    ask = "import course_lib, course_lib.language\nprint(course_lib.language.DEFAULT)"
    sources = [*([pretend] if on_colab else []), fetch, fetch, ask]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    client = NotebookClient(
        nbformat.v4.new_notebook(cells=cells),
        kernel_name="python3",
        timeout=600,
        resources={"metadata": {"path": str(tmp_path)}},
    )
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COURSE_LANG")}
    client.execute(env={**clean, **here})
    assert (tmp_path / "course").exists() == on_colab
    if on_colab:
        assert client.nb.cells[-1].outputs[0].text == "ko\n"
