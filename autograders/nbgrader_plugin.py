"""What we plug into nbgrader; `nbgrader_config.py` names these classes.

``nbgrader autograde`` and formgrader's button then grade with the same engine, and leave the same
rows and notebooks, as ``autograders grade`` does.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from course_lib.language import LANGUAGES

from .classroom.attempt import attempt
from .classroom.batch import Batch
from .classroom.course import Course, CourseError, Grading, HandedIn
from .classroom.gradebook import open_gradebook
from .classroom.one_grader import AnotherGrader, one_grader
from .classroom.publish import remove
from .classroom.run import require_isolation
from .edition import learner_edition
from .jail.launch import JailError


class AddLearnerEdition(NbGraderPreprocessor):
    """At release, put the learner edition of course_lib beside the notebook."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Hand the edition's files to the writer, which puts them where the notebook goes."""
        lang = os.environ.get("COURSE_LANG", "en")
        files = learner_edition(
            resources["nbgrader"]["assignment"],
            lang if lang in LANGUAGES else "en",
            with_data=any("load_mnist" in cell.source for cell in nb.cells),
        )
        resources.setdefault("outputs", {}).update(files)
        return nb, resources


class SafeReader(NotebookExporter):
    """Keeps ``nbgrader autograde`` from opening and copying what was handed in.

    nbgrader reads each notebook twice: as it was handed in, then as it stands in ``autograded/``.
    The first reading gives an empty notebook; `GradeInJail` fills it in the second.
    """

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        if isinstance(self.parent, Autograde):
            prepare(self.parent)

    def from_filename(
        self, filename: str, resources: Any = None, **named: Any
    ) -> tuple[NotebookNode, Any]:
        """See the class."""
        if isinstance(self.parent, Autograde) and self.parent._sanitizing:
            return self.from_notebook_node(nbformat.v4.new_notebook(), resources, **named)
        return super().from_filename(filename, resources, **named)


class GradeInJail(NbGraderPreprocessor):
    """Grades a submission as ``autograders grade`` does, in the place of nbgrader's Execute."""

    unsafe = Bool(False, help="Grade even without full isolation.").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The graded notebook, which is published and recorded by then."""
        about = resources["nbgrader"]
        directory = self.parent.parent.coursedir
        folder = directory.format_path(
            directory.submitted_directory, about["student"], about["assignment"]
        )
        with grading(self.parent.parent) as batch:
            graded = grade_one(batch, HandedIn(about["student"], Path(folder)), self.parent.parent)
        for path in graded.glob("*.txt"):  # nbgrader compares timestamps
            resources.setdefault("outputs", {})[path.name] = path.read_bytes()
        return nbformat.read(graded / f"{about['notebook']}.ipynb", as_version=4), resources


def prepare(converter: Autograde) -> None:
    """Before nbgrader looks at a chapter's submissions: see to those that it would lose.

    Where there is no notebook of the chapter's name, it would skip or fail; those are graded or
    refused here. A folder in ``autograded/`` that a killed run left would make it skip a learner;
    such folders are removed.
    """
    converter.coursedir = without_other_files(converter.coursedir)
    with grading(converter) as batch:
        for one in list(batch.not_done(batch.course.handed_in(converter.coursedir.assignment_id))):
            path = one.folder / f"{batch.released.notebook}.ipynb"
            if str(path) in converter.assignments.get(str(one.folder), ()):
                remove(batch.course.autograded(one.student, batch.released.chapter))
            else:
                converter.assignments.pop(str(one.folder), None)
                grade_one(batch, one, converter)


def without_other_files(directory: CourseDirectory) -> CourseDirectory:
    """The same directories for a converter that copies nothing but notebooks.

    What else lies in a submission could be a link to anything.
    """
    same = {name: getattr(directory, name) for name in directory.trait_names(config=True)}
    return CourseDirectory(parent=directory.parent, **same | {"ignore": ["*"]})


@contextlib.contextmanager
def grading(converter: Autograde) -> Iterator[Batch]:
    """What grades and records submissions one by one, while nobody else grades this course.

    Raises nbgrader's own exception, whose words its commands and formgrader show.
    """
    config, directory = converter.config, converter.coursedir
    course = Course(Path(directory.root), config, directory, Grading(config=config))
    unsafe = GradeInJail(config=config).unsafe
    try:
        require_isolation(unsafe)
        with one_grader(course.root), open_gradebook(course) as gradebook:
            yield Batch(course, gradebook, directory.assignment_id, unsafe)
    except (AnotherGrader, CourseError, JailError) as error:
        raise NbGraderException(str(error)) from error


def grade_one(batch: Batch, one: HandedIn, converter: Autograde) -> Path:
    """Grade a submission and record it; the folder of the graded notebook.

    A refusal is said in nbgrader's log too, which would tell it from no other grade.
    """
    begun = batch.begun[one.student] = batch.begin(one)
    done = attempt(begun.task)
    if done.jail:
        raise JailError(done.jail)
    batch.finish(done)
    if reason := batch.summary.refused.get(one.student):
        converter.log.warning("%s: refused, 0 points: %s", one.student, reason)
    return batch.course.autograded(one.student, batch.released.chapter)
