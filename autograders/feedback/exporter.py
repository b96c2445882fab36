"""Gives ``nbgrader generate_feedback`` and formgrader's button our page; nbgrader_config.py names
the class."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from ..intake.released import row_of
from .gradebook import facts_of
from .page import page


class FeedbackExporter(Exporter):
    """Turns a graded notebook into the learner's page; formgrader's own exporter is another."""

    file_extension = ".html"

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **named: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page, of what the gradebook says of the learner whom the resources name.

        Raises LookupError when it says nothing.
        """
        nb, resources = super().from_notebook_node(nb, resources, **named)
        about = resources["nbgrader"]
        student, chapter = about["student"], about["assignment"]
        with Gradebook(about["db_url"]) as gradebook:
            known = facts_of(gradebook, row_of(gradebook, chapter), student)
        if student not in known:
            raise LookupError(f"{student} has no grade; run: autograders grade {chapter}")
        return page(nb, known[student]), resources
