"""``autograders new``: a chapter that is whole from the beginning, or nothing at all."""

import nbformat
import pytest

from autograders.authoring import new_chapter, workshop
from autograders.authoring.workshop import StepFailed, bring_over
from autograders.demo import gradebook
from autograders.notebooks import ROOT

CHAPTER = "08_dropout"


def tree(root):
    """Every file below a folder and what is in it, leaving out what a run leaves behind."""
    files = (path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in files
        if not {"__pycache__", ".venv"} & set(path.parts) and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def begun(repository):
    """The repository in which a chapter was begun, what it was before, and what was said."""
    before = tree(repository.root)
    repository.said = repository.run(f"autograders new {CHAPTER}")
    repository.before = before
    return repository


def test_it_says_what_it_has_made(begun):
    """Are exactly the files told that are new or different?"""
    after = tree(begun.root)
    changed = {name for name in after if begun.before.get(name) != after[name]}
    told = begun.said.split("New or changed:\n")[1].split("Next,")[0].split()
    assert set(told) == changed and begun.before.keys() <= after.keys()
    assert "README.ko.md" in begun.said.split("Next,")[1]


def test_it_passes_the_tests_that_go_through_chapters(begun):
    """Do lint, types and the tests of notebooks, exercises, references and proofs find nothing?"""
    begun.run("ruff check -q course_lib autograders && ruff format -q --check course_lib")
    begun.run("mypy course_lib/exercises/chapter08.py autograders/references/chapter08.py")
    here = "tests/autograders/"
    tests = "test_notebooks.py test_references.py test_sample_class.py test_edition.py "
    tests += "test_concepts.py proof/test_catalogue.py figures/test_chapter_figures.py "
    paths = " ".join(here + name for name in tests.split())
    said = begun.run(
        f"python -m pytest -q -p no:cacheprovider {paths} tests/course_lib/test_language.py "
        "-k 'dropout or language or recorded or side or answer_file or every'"
    )
    assert int(said.split(" passed")[0].split()[-1]) > 40
    begun.run(f"python -m pytest -q -p no:cacheprovider --nbval notebooks/{CHAPTER}")


def test_its_proof_is_stored(begun):
    """Does proving it again change nothing, that of the other chapters included?"""
    stored = begun.root / "autograders/proof/mutants.json"
    before = stored.read_text(encoding="utf-8")
    begun.run(f"make prove CHAPTER={CHAPTER}")
    assert '"dropout"' in before and '"affine"' in before
    assert stored.read_text(encoding="utf-8") == before


def test_the_doctor_is_content_with_it(begun):
    """Is nothing missing, by the doctor's own exit code?"""
    assert f"ok  {CHAPTER}: 1 exercises, 4 points" in begun.run("autograders doctor")


def test_it_is_released_and_graded(begun):
    """Does the solution earn its points, from the first minute on?"""
    begun.run(f"nbgrader generate_assignment {CHAPTER}")
    source = begun.root / f"notebooks/{CHAPTER}/{CHAPTER}.ipynb"
    cells = {cell.id: cell for cell in nbformat.read(source, as_version=4).cells}
    notebook = nbformat.read(begun.root / f"release/{CHAPTER}/{CHAPTER}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.id == "dropout-answer":
            cell.source = cells[cell.id].source.replace("### BEGIN SOLUTION", "")
    folder = begun.root / f"submitted/ada/{CHAPTER}"
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{CHAPTER}.ipynb")
    begun.run(f"autograders grade {CHAPTER} --unsafe")
    with gradebook(begun.root) as book:
        (rows,) = book.find_submission(CHAPTER, "ada").notebooks
        assert {g.name: g.score for g in rows.grades}["dropout"] == 4


def test_a_failure_leaves_everything_as_it_was(repository, monkeypatch, capsys):
    """Is the repository untouched, and are the step's words told, when a step fails?"""

    def fail(root, module, *arguments):
        raise StepFailed(f"python -m {module} failed")

    before = tree(repository.root)
    monkeypatch.setattr(workshop, "run", fail)
    assert new_chapter(repository.root, "09_other") == 1
    assert "nothing has changed: python -m autograders.record failed" in capsys.readouterr().err
    assert tree(repository.root) == before


def test_a_full_disk_leaves_everything_as_it_was(tmp_path, monkeypatch):
    """Is what was brought over already taken back when the rest does not fit?"""
    copy, root = tmp_path / "copy", tmp_path / "root"
    for folder, text in ((copy, "new"), (root, "old")):
        folder.mkdir()
        (folder / "changed.txt").write_text(text)
    (copy / "folder" / "below").mkdir(parents=True)
    (copy / "folder" / "below" / "added.txt").write_text("new")
    (copy / "last.txt").write_text("new")
    before, write = tree(root), workshop.shutil.copyfile

    def full(one, other):
        if one.name == "last.txt":
            other.write_text("half")
            raise OSError("no space left")
        write(one, other)

    monkeypatch.setattr(workshop.shutil, "copyfile", full)
    with pytest.raises(OSError, match="no space"):
        bring_over(copy, root)
    assert tree(root) == before
    assert [path.name for path in root.iterdir()] == ["changed.txt"]


@pytest.mark.parametrize(
    ("chapter", "said"),
    [
        ("8_dropout", "expected two digits, _ and small letters"),
        ("08-dropout", "expected two digits"),
        ("08_Dropout", "got '08_Dropout'"),
        ("../08_x", "expected two digits"),
        ("٠٨_dropout", "expected two digits"),
        ("", "got ''"),
        ("03_dropout", "number 03 is taken by notebooks/03_layers; the next free one is"),
        ("19_affine", "affine is a cell of 04_affine"),
        ("19_more_concepts", "kept for such exercises"),
    ],
)
def test_a_name_that_will_not_do_is_refused(chapter, said, capsys):
    """Is it said what was expected, before anything is made?"""
    assert new_chapter(ROOT, chapter) == 1
    assert said in capsys.readouterr().err


def test_another_folder_is_refused(tmp_path, capsys):
    """Is a folder that is no repository told, with what it lacks?"""
    assert new_chapter(tmp_path, CHAPTER) == 1
    assert "is not the course's repository: it has no notebooks" in capsys.readouterr().err
