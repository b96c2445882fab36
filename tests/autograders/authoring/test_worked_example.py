"""docs/authoring.md, gone through as its readers do."""

import json

import nbformat
import pytest

from autograders.authoring.blocks import blocks, put
from autograders.demo import gradebook
from autograders.notebooks import ROOT

CHAPTER = "08_leaky_relu"
PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def followed(repository):
    """The repository in which every block was put in its place and every command run."""
    said = ""
    for block in blocks(PAGE):
        match block.where:
            case ("run",):
                said = repository.run(block.text)
            case ("said",):
                assert "".join(block.text.split()) in "".join(said.split()), said
            case ("answer", student):
                answer(repository.root, student, block.text)
            case _:
                put(repository.root, CHAPTER, block)
    return repository


def answer(root, student, text):
    """Write a learner's answer into the notebook that was handed out."""
    path = root / "submitted" / student / CHAPTER / f"{CHAPTER}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    (cell,) = (c for c in notebook.cells if c.id == "leaky-relu-answer")
    cell.source = text
    nbformat.write(notebook, path)


@pytest.mark.parametrize(
    ("student", "points", "diagnoses"), [("ada", 8, []), ("bea", 3, ["backward_of_plain_relu"])]
)
def test_the_two_learners_are_graded_as_the_guide_says(followed, student, points, diagnoses):
    """Has the right one full points, and the wrong one her share and her diagnosis?"""
    with gradebook(followed.root) as book:
        submission = book.find_submission(CHAPTER, student)
        grades = {g.name: g.score for g in submission.notebooks[0].grades}
        query = "SELECT exercises FROM autograders_outcome WHERE submission_id = ?"
        (row,) = book.db.connection().exec_driver_sql(query, (submission.id,)).fetchall()
    assert grades["leaky_relu"] == points
    (exercise,) = json.loads(row[0])
    assert [found["name"] for found in exercise["diagnoses"]] == diagnoses


def test_the_wrong_one_is_told_why_and_counted(followed):
    """Does her page say what the guide says it does, and does the report count her idea?"""
    said = "Backward stops the gradient where x is negative. There the output still moves."
    page = followed.root / "feedback" / "bea" / CHAPTER / f"{CHAPTER}.html"
    assert said in " ".join(PAGE.split()) and said in page.read_text(encoding="utf-8")
    tables = [*followed.root.glob("report/**/*.json"), *followed.root.glob("report/**/*.csv")]
    texts = [path.read_text(encoding="utf-8") for path in tables]
    assert any("backward_of_plain_relu" in text for text in texts)


def test_the_finished_chapter_passes_the_tests_that_go_through_chapters(followed):
    """Is what the guide leads to as good as the course's own chapters?"""
    followed.run("ruff check -q course_lib autograders && ruff format -q --check course_lib")
    tests = "test_notebooks.py test_references.py test_sample_class.py proof/test_catalogue.py"
    paths = " ".join(f"tests/autograders/{name}" for name in tests.split())
    words = "leaky or language or recorded or side or answer_file"
    said = followed.run(
        f"python -m pytest -q -p no:cacheprovider {paths} tests/course_lib/test_language.py "
        f"tests/autograders/test_edition.py -k '{words}'"
    )
    assert int(said.split(" passed")[0].split()[-1]) > 30


def test_the_korean_guide_has_the_same_blocks():
    """Do readers of both languages do the same?"""
    korean = (ROOT / "docs" / "authoring.ko.md").read_text(encoding="utf-8")
    assert list(blocks(korean)) == list(blocks(PAGE))
