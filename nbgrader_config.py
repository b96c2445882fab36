"""nbgrader's configuration: stock nbgrader, with the few places where the course plugs in.

COURSE_LANG (en, ko or both; both when unset) chooses the language of a released notebook.
"""

import os

c = get_config()  # noqa: F821 (traitlets defines it)

c.CourseDirectory.course_id = "backprop"
c.CourseDirectory.source_directory = "notebooks"
# .progress.json is how far the author got; a learner begins anew.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    ".progress.json",
]

LANGUAGE = os.environ.get("COURSE_LANG", "both")
if LANGUAGE not in ("en", "ko", "both"):
    raise SystemExit(f"COURSE_LANG: expected en, ko or both, got {LANGUAGE!r}")

# Prose cells are tagged lang-en or lang-ko; a release in one language drops the other.
c.TagRemovePreprocessor.enabled = True
c.TagRemovePreprocessor.remove_cell_tags = {
    "en": ["lang-ko"],
    "ko": ["lang-en"],
    "both": [],
}[LANGUAGE]

c.GenerateAssignment.preprocessors = [
    "nbconvert.preprocessors.TagRemovePreprocessor",
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearSolutions",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
    "autograders.nbgrader_plugin.AddLearnerEdition",
]

# An Ellipsis runs without error wherever it stands, so a fresh notebook runs up to its checks.
c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE · 여기에 코드를 쓰세요\n..."}

# A heading of a learner's would else get an id, and could stand in for a box of formgrader's.
c.HTMLExporter.exclude_anchor_links = True

# A feedback folder holds feedback, not the course_lib that a submission brought back.
c.GenerateFeedbackApp.CourseDirectory.ignore = ["__pycache__", "*.pyc", "course_lib"]
# The page that a learner gets; `autograders feedback` makes the same one.
c.GenerateFeedback.exporter_class = "autograders.feedback.exporter.FeedbackExporter"
c.GenerateFeedback.preprocessors = []

# Learners' code runs in a jail, and what was handed in is read with care, by the same engine as in
# `autograders grade`. Limits are set here too, c.Grading.cell_seconds = 30 say; see
# docs/threat_model.md.
c.Autograde.exporter_class = "autograders.nbgrader_plugin.SafeReader"
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = [
    "autograders.nbgrader_plugin.GradeInJail",
    "nbgrader.preprocessors.CheckCellMetadata",
]
