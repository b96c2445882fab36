"""Do the files that describe the course's environment agree with each other and with the code?"""

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("course_lib", "autograders")
# Where conda's name is another one.
NAME_ON_PYPI = {"python-graphviz": "graphviz", "msgpack-python": "msgpack"}
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = {
    extra: [Requirement(line) for line in lines]
    for extra, lines in PROJECT["optional-dependencies"].items()
}
DEV = EXTRAS["dev"]
# What the course's own code may import from an extra, by the start of its path.
NEEDS_EXTRA = {
    "autograders/classroom/cluster.py": "cluster",
    "autograders/messages.py": "dev",
    "autograders/proof/": "dev",
}
LOCK = (ROOT / "requirements.lock").read_text()


def imported_modules(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield each top-level module that a file under `folder` imports, and that file."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                yield from ((alias.name.split(".")[0], path) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.split(".")[0], path


def undeclared_imports(folder: Path, declared: list[Requirement]) -> set[tuple[str, str]]:
    """Return (module, file) for what is neither the standard library's, ours, nor `declared`."""
    ours = {*PACKAGES, "tests", "conftest"}
    names = {canonicalize_name(requirement.name) for requirement in declared}
    distributions = importlib.metadata.packages_distributions()
    return {
        (module, str(path.relative_to(ROOT)))
        for module, path in imported_modules(folder)
        if module not in sys.stdlib_module_names | ours
        and not names & {canonicalize_name(name) for name in distributions.get(module, [])}
    }


def test_environment_yml_names_what_pyproject_names() -> None:
    """Does someone with conda get the same dependencies, within the same bounds?"""
    lines: list[Any] = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    conda = [Requirement(line) for line in lines if isinstance(line, str)]
    found = {NAME_ON_PYPI.get(item.name, item.name): item.specifier for item in conda}
    assert found.pop("pip") == "", "pip is there only to install the course itself"
    assert str(found.pop("python")) == PROJECT["requires-python"]
    # What only one system needs comes through pip, with the course itself.
    assert found == {item.name: item.specifier for item in RUNTIME if not item.marker}
    assert [line for line in lines if not isinstance(line, str)] == [{"pip": ["-e ."]}]


@pytest.mark.parametrize("requirement", RUNTIME + DEV, ids=lambda requirement: requirement.name)
def test_lock_pins_each_dependency_within_its_bounds(requirement: Requirement) -> None:
    """Was the lock made from the pyproject.toml that stands beside it?"""
    pins = re.findall(rf"^{re.escape(requirement.name)}==(\S+)", LOCK, re.MULTILINE)
    assert pins, f"{requirement.name} is not in requirements.lock: run `make lock`"
    assert all(requirement.specifier.contains(pin) for pin in pins)


def test_lock_has_a_hash_for_each_package() -> None:
    """Can pip tell that it got the very files that were tested?"""
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) > len(RUNTIME + DEV)
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_lock_names_no_place() -> None:
    """Does the lock leave it to the user's own pip where packages come from?"""
    assert not re.search(r"/|@|^-", LOCK, re.MULTILINE)


def test_torch_is_no_dependency() -> None:
    """Does the course run without PyTorch, which only the tests compare with?"""
    names = {requirement.name for requirement in RUNTIME + DEV}
    assert "torch" not in names
    assert not re.search(r"^torch\b", LOCK, re.MULTILINE)


def test_each_dependency_has_its_reason() -> None:
    """Can a maintainer read beside each dependency why it is there?"""
    text = (ROOT / "pyproject.toml").read_text()
    lines = re.findall(r'^    "(?!\*)[a-z0-9-]+[><=!~].*$', text, re.MULTILINE)
    assert len(lines) == len(RUNTIME) + sum(map(len, EXTRAS.values()))
    assert [line for line in lines if not re.search(r'",  # \w.{8,}', line)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_each_import_is_declared(package: str) -> None:
    """Does the code import only what an installation without extras brings?"""
    missing = undeclared_imports(ROOT / package, RUNTIME)
    assert {found for found in missing if not found[1].startswith(tuple(NEEDS_EXTRA))} == set()


@pytest.mark.parametrize("path", NEEDS_EXTRA)
def test_each_import_of_an_extra_is_declared(path: str) -> None:
    """Does the code that needs an extra import no more than that brings?"""
    # Wrong answers in the proofs that borrow a gradient may name PyTorch.
    declared = [*RUNTIME, *EXTRAS[NEEDS_EXTRA[path]], Requirement("torch")]
    missing = undeclared_imports(ROOT / "autograders", declared)
    assert {found for found in missing if found[1].startswith(path)} == set()


def test_each_import_of_the_tests_is_declared() -> None:
    """Do the tests import only what `make test` installs?"""
    assert undeclared_imports(ROOT / "tests", [*RUNTIME, *DEV, Requirement("torch")]) == set()


def test_console_script_is_installed() -> None:
    """Does the command `autograders` lead to something that can be called?"""
    (script,) = importlib.metadata.entry_points(group="console_scripts", name="autograders")
    assert script.value == PROJECT["scripts"]["autograders"] == "autograders.cli:main"
    assert callable(script.load())


def test_wheel_carries_every_file_of_the_packages(tmp_path: Path) -> None:
    """Does an installed course find its data, its messages and its recorded values?"""
    skip = shutil.ignore_patterns("__pycache__", "*.pyc", "*.po", "*.pot", ".*")
    tree = tmp_path / "tree"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tree / package, ignore=skip)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    expected = {
        path.relative_to(tree).as_posix()
        for package in PACKAGES
        for path in (tree / package).rglob("*")
        if path.is_file()
    }
    pip_wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
    subprocess.run(
        [*pip_wheel, "--no-build-isolation", "--wheel-dir", tmp_path, tree],
        check=True,
        capture_output=True,
        text=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert carried == expected


def test_missing_system_programs_are_told_in_one_line_each(tmp_path: Path) -> None:
    """What does someone without root see: what is missing, and what is done instead?"""
    for program in ("sh", "id", "uname", "grep"):
        (tmp_path / program).symlink_to(shutil.which(program) or program)
    (tmp_path / "python3").symlink_to(sys.executable)
    result = subprocess.run(
        ["sh", ROOT / "scripts" / "system_programs.sh"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    told = dict(re.findall(r"^Not found: (\S+); instead, (.+)\.$", result.stdout, re.MULTILINE))
    on_every_mac = set() if sys.platform == "darwin" else {"fonts-nanum"}
    assert set(told) == {"graphviz", "bubblewrap"} | on_every_mac
    assert len(result.stdout.splitlines()) == len(told)
    assert result.stderr == ""


def test_old_python_is_refused_in_one_line(tmp_path: Path) -> None:
    """What does someone with an older Python see, before anything is installed?"""
    python = tmp_path / "python3.10"
    pretend = "import sys; sys.version_info = (3, 10, 14); exec(sys.argv[1])"
    python.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.10.14 && exit\n'
        f'[ "$1" = -c ] && exec {sys.executable} -c \'{pretend}\' "$2"\n'
    )
    python.chmod(0o755)
    result = subprocess.run(
        ["sh", "scripts/install.sh", tmp_path / "venv"],
        cwd=ROOT,
        env={**os.environ, "PYTHON": str(python)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    assert "3.11 or newer is needed" in result.stderr
    assert "is Python 3.10.14" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "venv").exists()


def test_make_alone_lists_every_target() -> None:
    """Does a newcomer who types `make` see what there is?"""
    listing = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    phony = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[0].split()
    assert re.findall(r"^  make (\w+) +\w", listing, re.MULTILINE) == phony
