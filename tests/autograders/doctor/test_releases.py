"""Is it noticed that a chapter has changed since learners got it, and only then?"""

import copy
import subprocess
import sys

import pytest

from autograders.classroom.course import open_course
from autograders.classroom.gradebook import open_gradebook
from autograders.demo import nbgrader
from autograders.doctor.releases import look_at_release

CHAPTER = "04_affine"


def told(root):
    """What is told of the release."""
    course = open_course(root)
    with open_gradebook(course) as book:
        return list(look_at_release(course, book, CHAPTER))


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
        (new_prose, 'under "4. The Affine layer"'),
        (new_stub, "affine-answer"),
        (new_cell, 'under "Summary"'),
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


def test_of_many_changed_cells_some_are_named(root, edit):
    """Is a finding short where every cell has changed, and are the others counted?"""
    names = []

    def new_everywhere(notebook, cells):
        names.extend(cells)
        for cell in cells.values():
            cell.source += "\n# One more thing."

    edit(new_everywhere)
    some = f"{', '.join(names[:5])} and {len(names) - 5} more"
    assert told(root)[0].found == f"has changed since it was released: {some}"


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
    (root / "release" / CHAPTER / f"{CHAPTER}.ipynb").write_text("This is no notebook.")
    assert "its release cannot be read" in told(root)[0].found
    (root / "release" / CHAPTER / f"{CHAPTER}.ipynb").unlink()
    assert "its release is gone" in told(root)[0].found
    (root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").write_text("This is no notebook.")
    assert told(root) == []  # look_at_chapters says so
    (root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb").unlink()
    assert told(root)[0].found == "is released, but its source is gone"


def more_exercises(notebook, cells):
    cell = copy.deepcopy(cells["explain_the_transpose"])
    cell.id, cell.metadata.nbgrader["grade_id"] = "explain-again", "explain_again"
    notebook.cells.append(cell)


def fewer_exercises(notebook, cells):
    for name in ("affine_shapes-answer", "affine_shapes-check", "affine_shapes"):
        notebook.cells.remove(cells[name])


def follow(root, hint):
    """Type what the doctor says, as it stands there."""
    for command in hint.partition(" (")[0].split(", then "):
        words = command.removeprefix("python -m ").split()
        if words[0] == "autograders":
            words = ["-c", "from autograders.cli import main; main()", *words[1:], "--unsafe"]
        else:
            words = ["-m", *words]
        done = subprocess.run([sys.executable, *words], cwd=root, capture_output=True, text=True)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("lost", [False, True], ids=["stale", "release lost"])
@pytest.mark.parametrize(("change", "option"), [(more_exercises, ""), (fewer_exercises, " --drop")])
def test_what_it_says_helps_where_somebody_is_graded(
    root, edit, hand_in, grade, change, option, lost
):
    """Typed as it stands, does the hint get a class out of what nbgrader refuses to release?"""
    hand_in("ada")
    assert grade("--unsafe").returncode == 0
    edit(change)
    if lost:  # as whoever trusts nbgrader's own command finds
        with pytest.raises(RuntimeError, match="Cannot add or remove cells"):
            nbgrader(root, "generate_assignment", CHAPTER, "--force")
    (finding,) = told(root)
    cells = f"python -m autograders.authoring.cells {CHAPTER}{option}, then nbgrader generate"
    assert finding.how.startswith(cells) and ("its release is gone" in finding.found) == lost
    follow(root, finding.how)
    assert told(root) == []


def test_as_long_as_nobody_is_graded_nbgrader_may_release(root, edit, hand_in):
    """Is nothing said of the gradebook's cells where nbgrader itself brings them up to date?"""
    hand_in("ada")
    edit(more_exercises)
    (finding,) = told(root)
    assert finding.how.startswith("nbgrader generate_assignment")
    follow(root, finding.how)
    assert told(root) == []
