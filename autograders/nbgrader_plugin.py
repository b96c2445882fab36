"""What we plug into nbgrader; `nbgrader_config.py` names these classes."""

from __future__ import annotations

import os
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from course_lib.language import LANGUAGES

from .edition import learner_edition


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
