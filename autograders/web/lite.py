"""``python -m autograders.web.lite FOLDER``: the chapters in JupyterLite, a Jupyter in the browser.

A server of files is all that FOLDER needs; the kernel is Pyodide, in the reader's browser. Pyodide
itself, numpy and matplotlib come from Pyodide's own network address when a notebook is opened,
unless ``--pyodide`` names a full Pyodide distribution (a folder, or a .tar.bz2) to build in.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from .release import begin, released

KERNEL = "@jupyterlite/pyodide-kernel-extension"
FROM_KERNEL = "../" * 4  # from the kernel's worker, in extensions/KERNEL/static, to the top


def main() -> None:
    """Build the site into the folder named."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pyodide", metavar="PATH", help="a full Pyodide distribution")
    options = parser.parse_args()
    begin(parser, options.folder)
    with released() as releases:
        build(releases, options.folder, options.pyodide)


def build(releases: Path, folder: Path, pyodide: str | None = None) -> None:
    """Fill ``folder`` from the released chapters.

    Raises RuntimeError with JupyterLite's own words when it fails.
    """
    with tempfile.TemporaryDirectory() as scratch:
        project = Path(scratch)
        (project / "pypi").mkdir()
        wheel = wheel_of("graphviz", project / "pypi")
        write(project / "jupyter-lite.json", settings_of_pages(wheel))
        write(project / "jupyter_lite_config.json", settings_of_build(releases))
        command = [sys.executable, "-m", "jupyterlite_core", "build"]
        command += ["--lite-dir", scratch, "--output-dir", str(folder.resolve())]
        command += ["--pyodide", str(Path(pyodide).resolve())] if pyodide else []
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"jupyter lite build failed:\n{done.stdout[-2000:]}{done.stderr}")


def settings_of_pages(wheel: Path) -> dict[str, Any]:
    """What the kernel loads before the first cell, as course_lib imports it out of sight."""
    packages = ["numpy", "matplotlib", "tqdm", f"{FROM_KERNEL}pypi/{wheel.name}"]
    kernel = {f"{KERNEL}:kernel": {"loadPyodideOptions": {"packages": packages}}}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"litePluginSettings": kernel},
    }


def settings_of_build(releases: Path) -> dict[str, Any]:
    """What goes into the site; of the extensions of Jupyter that are installed, only the kernel."""
    extension = Path(sys.prefix, "share", "jupyter", "labextensions", KERNEL)
    return {
        "LiteBuildConfig": {
            "apps": ["lab", "notebooks", "tree"],
            "contents": [str(releases)],
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(extension)],
            "no_sourcemaps": True,
            "no_unused_shared_packages": True,
        }
    }


def wheel_of(name: str, folder: Path) -> Path:
    """Pack an installed package of pure Python into a wheel, as the kernel can load it."""
    package = importlib.metadata.distribution(name)
    wheel = folder / f"{name}-{package.version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in package.files or ():
            if not {"..", "__pycache__"} & set(file.parts):
                archive.write(str(file.locate()), str(file))
    return wheel


def write(path: Path, settings: dict[str, Any]) -> None:
    """Write settings as JSON."""
    path.write_text(json.dumps(settings, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
