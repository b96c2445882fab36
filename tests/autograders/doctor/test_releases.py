"""Is it noticed that a chapter has changed since learners got it, and only then?"""

import pytest

from autograders.classroom.course import open_course
from autograders.demo import nbgrader
from autograders.doctor.releases import look_at_release

CHAPTER = "04_affine"


def told(root):
    """What is told of the release."""
    return list(look_at_release(open_course(root), CHAPTER))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_fresh_release_is_current_in_each_language(root, monkeypatch, lang):
    """Is nothing told of a release in one language, whichever is chosen when the doctor looks?"""
    assert told(root) == []
    monkeypatch.setenv("COURSE_LANG", lang)
    nbgrader(root, "generate_assignment", CHAPTER, "--force")
    monkeypatch.setenv("COURSE_LANG", "both")
    assert told(root) == []


def new_points(notebook, cells):
    cells["affine"].metadata.nbgrader["points"] += 1


def new_prose(notebook, cells):
    next(c for c in notebook.cells if c.id == "en-01").source += " One more thing."


def new_stub(notebook, cells):
    cells["affine-answer"].source += "\n# Mind the shapes."


def new_cell(notebook, cells):
    notebook.cells.append(notebook.cells[2].copy())
    notebook.cells[-1].id = "more"


@pytest.mark.parametrize(
    ("change", "cell"),
    [
        (new_points, "affine"),
        (new_prose, "en-01"),
        (new_stub, "affine-answer"),
        (new_cell, "more"),
    ],
)
def test_a_changed_cell_is_named(root, edit, change, cell):
    """Is a release stale when a learner would now get something else, and well after a new one?"""
    edit(change)
    (finding,) = told(root)
    assert not finding.well and finding.found == f"has changed since it was released: {cell}"
    assert finding.how.startswith(f"nbgrader generate_assignment {CHAPTER} --force")
    nbgrader(root, "generate_assignment", CHAPTER, "--force")
    assert told(root) == []


def test_a_changed_solution_changes_nothing_for_learners(root, edit):
    """Is a release current whose source has another solution and other outputs?"""

    def new_solution(notebook, cells):
        text = cells["batch_bias-answer"].source
        cells["batch_bias-answer"].source = text.replace("X_dot_W + b", "b + X_dot_W")
        cells["affine"].outputs = []

    edit(new_solution)
    assert told(root) == []


def test_a_changed_exercise_is_a_fault_and_a_changed_library_is_told(root):
    """Is it told apart whether the exercises are others, or what stands beside them?"""
    library = root / "release" / CHAPTER / "course_lib"
    (library / "graph.py").write_text("# an older one\n")
    (finding,) = told(root)
    assert finding.well and finding.found.endswith("course_lib/graph.py")
    (library / "exercises/chapter04.py").unlink()
    (finding,) = told(root)
    assert not finding.well and "course_lib/exercises/chapter04.py" in finding.found


def test_a_release_or_a_source_that_is_gone_is_told(root):
    """Is the missing one named?"""
    (root / "release" / CHAPTER / f"{CHAPTER}.ipynb").unlink()
    assert "its release is gone" in told(root)[0].found
    (root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").unlink()
    assert told(root)[0].found == "is released, but its source is gone"
