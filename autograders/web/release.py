"""Every chapter as learners get it, in each language: nbgrader's own release, in one process.

The language is that of COURSE_LANG, as ever: ``COURSE_LANG=ko python -m autograders.web.release
FOLDER`` makes a course in FOLDER and releases it there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbgrader.apps import NbGraderAPI

from autograders.anew import make_anew
from autograders.classroom.course import open_course
from autograders.demo import chapters, prepare
from autograders.notebooks import ROOT
from course_lib.language import LANGUAGES


def begin(parser: argparse.ArgumentParser, folder: Path) -> None:
    """Make the folder that a command fills anew; end it in words where that is not allowed."""
    try:
        make_anew(folder)
    except OSError as error:
        parser.exit(1, f"{error}\n")


@contextlib.contextmanager
def released() -> Iterator[Path]:
    """A folder with the released chapters in ``LANGUAGE/CHAPTER``, there for the while.

    Raises CalledProcessError when nbgrader fails, whose words are on stderr.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for lang in LANGUAGES:
            course = Path(scratch, "courses", lang)
            path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
            environment = {**os.environ, "COURSE_LANG": lang, "PYTHONPATH": path}
            subprocess.run([sys.executable, "-m", __name__, course], env=environment, check=True)
            hidden = shutil.ignore_patterns(".*")  # an author's own progress, say
            shutil.copytree(course / "release", Path(scratch, "released", lang), ignore=hidden)
        yield Path(scratch, "released")


def release(root: Path) -> None:
    """Make a course in ``root`` and release its chapters, in the language of COURSE_LANG."""
    prepare(root)
    course = open_course(root)
    api = NbGraderAPI(course.directory, config=course.config)
    for chapter in chapters():
        result = api.generate_assignment(chapter)
        if not result["success"]:
            sys.exit(f"{chapter} cannot be released:\n{result['log']}")


if __name__ == "__main__":
    release(Path(sys.argv[1]).resolve())
