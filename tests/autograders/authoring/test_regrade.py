"""A chapter changes after it was graded: what stays, with stock nbgrader's release in between."""

import copy
import os
import shutil
import subprocess
import sys

import nbformat
import pytest

from autograders.demo import gradebook, nbgrader

CHAPTER = "04_affine"
TASK = "explain_the_transpose"
MAIN = "from autograders.cli import main; main()"
GRADE = [sys.executable, "-c", MAIN, "grade", CHAPTER, "--unsafe"]
CELLS = [sys.executable, "-m", "autograders.authoring.cells", CHAPTER]


@pytest.fixture(scope="module")
def graded(released, texts, tmp_path_factory):
    """A course in which two are graded; a person has read one task and overruled one score."""
    root = shutil.copytree(released, tmp_path_factory.mktemp("graded") / "course")
    for learner in ("right_as_taught", "forgets_return"):
        folder = root / "submitted" / learner / CHAPTER
        folder.mkdir(parents=True)
        (folder / f"{CHAPTER}.ipynb").write_text(texts[learner], encoding="utf-8")
    subprocess.run([*GRADE, "--root", root], check=True, capture_output=True)
    with gradebook(root) as book:
        rows = book.find_submission(CHAPTER, "right_as_taught").notebooks[0]
        for name, score in ((TASK, 1.5), ("affine", 3)):
            (given,) = (g for g in rows.grades if g.name == name)
            given.manual_score, given.needs_manual_grade = score, False
        (comment,) = (c for c in rows.comments if c.name == TASK)
        comment.manual_comment = "Nearly."
        book.db.commit()
    return root


@pytest.fixture
def root(graded, tmp_path):
    """A copy of that course, for a test that changes it."""
    return shutil.copytree(graded, tmp_path / "course")


@pytest.fixture
def change(root):
    """A function that changes the source: it is handed the notebook and its named cells."""

    def edit(how):
        path = root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        cells = (cell for cell in notebook.cells if "nbgrader" in cell.metadata)
        how(notebook, {cell.metadata.nbgrader.grade_id: cell for cell in cells})
        nbformat.write(notebook, path)

    return edit


def scores(root, student):
    """Of each cell that counts: the grader's score, a person's, and the most."""
    with gradebook(root) as book:
        (rows,) = book.find_submission(CHAPTER, student).notebooks
        return {g.name: (g.auto_score, g.manual_score, g.max_score) for g in rows.grades}


def kept(root):
    """What a person wrote, and who is to be looked at again."""
    with gradebook(root) as book:
        (rows,) = book.find_submission(CHAPTER, "right_as_taught").notebooks
        given = {g.name: g.manual_score for g in rows.grades if g.manual_score is not None}
        said = [c.manual_comment for c in rows.comments if c.manual_comment]
        again = {g.name for g in rows.grades if g.needs_manual_grade}
    return given, said, again


BY_HAND = ({TASK: 1.5, "affine": 3.0}, ["Nearly."], {TASK, "affine"})


def more_points(notebook, cells):
    cells["affine"].metadata.nbgrader["points"] = 16


def add_exercise(notebook, cells):
    place = notebook.cells.index(cells["affine"])
    for name in ("affine", "affine-answer"):
        cell = copy.deepcopy(cells[name])
        cell.id = cell.id.replace("affine", "again")
        cell.metadata.nbgrader["grade_id"] = name.replace("affine", "again")
        cell.source = cell.source.replace("Affine", "Again")
        notebook.cells.insert(place + 1, cell)


def drop_exercise(notebook, cells):
    for name in ("affine_shapes-answer", "affine_shapes-check", "affine_shapes"):
        notebook.cells.remove(cells[name])


def test_points_are_changed_and_what_a_person_gave_is_kept(root, change, grade):
    """Are all graded anew by the new points, without --force, and is the override still one?"""
    change(more_points)
    nbgrader(root, "generate_assignment", CHAPTER, "--force")
    assert scores(root, "forgets_return")["affine"] == (6, None, 16)  # not graded anew yet
    done = grade("--unsafe")
    assert done.returncode == 0 and "already done             │           0" in done.stdout
    assert scores(root, "forgets_return")["affine"] == (12, None, 16)
    assert scores(root, "right_as_taught")["affine"] == (16, 3, 16)
    assert kept(root) == BY_HAND


def test_criteria_are_changed_and_only_force_grades_anew(root, grade, tmp_path):
    """Where the code alone has changed, is nothing graded by itself and all of it with --force?"""
    path = tmp_path / "sitecustomize.py"  # a grader's side whose Affine has one criterion less
    path.write_text(
        "import dataclasses\n"
        "from course_lib.exercises import chapter04 as it\n"
        "rest = {n: c for n, c in it.AFFINE.criteria.items() if n == 'forward'}\n"
        "def trial(answer, case, tried=it.AFFINE.trial):\n"
        "    yield from (look for look in tried(answer, case) if look[0] in rest)\n"
        "one = dataclasses.replace(it.AFFINE, criteria=rest, trial=trial)\n"
        "it.EXERCISES = tuple(one if e.name == 'affine' else e for e in it.EXERCISES)\n"
    )
    paths = [str(tmp_path), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "COLUMNS": "200", "PYTHONPATH": os.pathsep.join(paths)}
    before = scores(root, "forgets_return")["affine"]
    for options, expected in (([], before), (["--force"], (8, None, 8))):
        done = subprocess.run(
            [*GRADE, "--root", root, *options], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert scores(root, "forgets_return")["affine"] == expected
    assert kept(root) == BY_HAND


def test_nbgrader_refuses_an_added_cell_and_leaves_the_grades(root, change, grade):
    """Is the gradebook untouched, while the release is gone until the chapter is as it was?"""
    before = scores(root, "right_as_taught")
    change(add_exercise)
    with pytest.raises(RuntimeError, match="Cannot add or remove cells"):
        nbgrader(root, "generate_assignment", CHAPTER, "--force")
    assert scores(root, "right_as_taught") == before
    assert not (root / "release" / CHAPTER).exists()
    assert "is missing; run: nbgrader generate_assignment" in grade("--unsafe").stderr


def run_cells(root, *options):
    """Run the command that makes the gradebook know the cells of now."""
    command = [*CELLS, "--root", str(root), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_an_exercise_is_added(root, change, grade):
    """Is it worth 0 to who handed in without it, and are all other grades kept?"""
    change(add_exercise)
    done = run_cells(root)
    assert done.stdout == "added: again, again-answer; removed: none, with 0 grades\n", done.stderr
    nbgrader(root, "generate_assignment", CHAPTER, "--force")
    before = scores(root, "forgets_return")
    assert grade("--unsafe").returncode == 0
    after = scores(root, "forgets_return")
    assert after.pop("again") == (0, None, 8) and after == before
    assert kept(root) == BY_HAND
    assert run_cells(root).stdout.startswith("added: none; removed: none")


def test_an_exercise_is_removed(root, change, grade):
    """Do its grades go only when that is asked for, and are all others kept?"""
    change(drop_exercise)
    refused = run_cells(root)
    assert refused.returncode == 1
    assert "--drop also removes their 4 grades" in refused.stderr  # with the check cells'
    done = run_cells(root, "--drop")
    assert (
        "removed: affine_shapes, affine_shapes-answer, affine_shapes-check, with 4" in done.stdout
    )
    nbgrader(root, "generate_assignment", CHAPTER, "--force")
    before = scores(root, "forgets_return")
    assert grade("--unsafe").returncode == 0
    assert scores(root, "forgets_return") == before and "affine_shapes" not in before
    assert kept(root) == BY_HAND


def test_a_chapter_that_is_not_there_is_told(root):
    """Is a bad call answered in words?"""
    done = subprocess.run([*CELLS[:-1], "99_none", "--root", root], capture_output=True, text=True)
    assert done.returncode == 1 and done.stderr.startswith("99_none was not released from")
