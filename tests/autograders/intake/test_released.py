"""The released chapter, as the database and the release folder have it."""

import json
import shutil

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

from autograders.demo import gradebook, nbgrader
from autograders.intake.released import released_chapter

from .conftest import as_notebook, find, planned, released_by


def test_graded_cells_have_their_full_source_and_points(released, course):
    """Do graded cells hold the hidden tests and the points that the database has?"""
    with gradebook(course) as book:
        row = book.find_notebook("04_affine", "04_affine")
        full = {s.name: s.source for s in row.source_cells}
        points = {c.name: c.max_score for c in row.grade_cells}
        checksums = {s.name: s.checksum for s in row.source_cells}
    graded = {
        c["metadata"]["nbgrader"]["grade_id"]: c
        for c in released.cells
        if c["metadata"].get("nbgrader", {}).get("grade")
    }
    assert graded.keys() == points.keys()
    for name, cell in graded.items():
        about = cell["metadata"]["nbgrader"]
        assert (cell["source"], about["points"]) == (full[name], points[name])
        assert about["checksum"] == checksums[name]
    assert 'grade("affine", Affine)' in graded["affine"]["source"]


def test_answers_are_the_stubs_that_learners_got(released, course, untouched):
    """Is an answer the released stub, with a checksum by which nbgrader knows it as untouched?"""
    for cell in released.cells:
        about = cell["metadata"].get("nbgrader", {})
        if about.get("solution"):
            theirs = find(untouched, about["grade_id"])
            assert cell["source"] == "".join(theirs["source"])
            assert about["checksum"] == theirs["metadata"]["nbgrader"]["checksum"]


def test_metadata_is_complete(released, manual):
    """Does nbgrader accept the metadata of every cell, of whatever kind?"""
    for chapter in (released, manual):
        notebook = nbformat.from_dict(json.loads(chapter.with_cells(list(chapter.cells))))
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
        about = [c.metadata.nbgrader for c in notebook.cells if "nbgrader" in c.metadata]
        assert all({"task", "checksum", "cell_type"} <= a.keys() for a in about)
        for cell in (c for c in notebook.cells if "nbgrader" in c.metadata):
            assert cell.metadata.nbgrader.checksum == compute_checksum(cell)


def test_only_graded_cells_hold_what_was_hidden(manual):
    """Are hidden tests in the graded cell, and no marking scheme in a cell that learners fill?"""
    cells = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in manual.cells}
    assert "HIDDEN" in cells["double"]["source"]
    assert "MARK SCHEME" not in cells["essay"]["source"]
    assert cells["task"]["metadata"]["nbgrader"]["points"] == 5


def test_the_name_of_the_notebook_comes_from_the_database(manual):
    """Is a notebook found that is not called like its chapter?"""
    assert (manual.chapter, manual.notebook) == ("by_hand", "words")


@pytest.mark.parametrize(("kind", "same"), [("markdown", True), ("code", False)])
def test_a_release_is_known_by_what_is_graded_in_it(course, released, tmp_path, kind, same):
    """Is its fingerprint the same each time, and when prose changed, but not when code did?"""
    assert released_by(course, "04_affine").fingerprint == released.fingerprint
    path = shutil.copy(course / "release/04_affine/04_affine.ipynb", tmp_path)
    notebook = nbformat.read(path, as_version=4)
    next(cell for cell in notebook.cells if cell.cell_type == kind).source += " # 1"
    nbformat.write(notebook, path)
    with gradebook(course) as book:
        other = released_chapter(book, "04_affine", tmp_path)
    assert (other.fingerprint == released.fingerprint) is same


def test_a_release_in_another_language_is_the_same_to_who_is_graded(course, tmp_path, monkeypatch):
    """Is nobody graded again because the chapter was also released in Korean?"""
    root = shutil.copytree(course, tmp_path / "course")
    known = {"both": released_by(root, "04_affine")}
    for lang in ("en", "ko"):
        monkeypatch.setenv("COURSE_LANG", lang)
        nbgrader(root, "generate_assignment", "04_affine", "--force")
        known[lang] = released_by(root, "04_affine")
    assert len({len(released.cells) for released in known.values()}) > 1
    assert len({released.fingerprint for released in known.values()}) == 1


def test_ids_are_made_where_a_release_has_none(course, tmp_path):
    """Does a release of an older format get ids, the same each time?"""
    notebook = json.loads((course / "release/04_affine/04_affine.ipynb").read_bytes())
    for cell in notebook["cells"]:
        del cell["id"]
    notebook["nbformat_minor"] = 4
    (tmp_path / "04_affine.ipynb").write_text(json.dumps(notebook))
    with gradebook(course) as book:
        one, other = (released_chapter(book, "04_affine", tmp_path) for _ in range(2))
    assert one.fingerprint == other.fingerprint
    assert len({cell["id"] for cell in one.cells}) == len(one.cells)


def test_what_to_run_is_said_when_a_chapter_was_not_released(course, tmp_path):
    """Does an instructor learn which command is missing?"""
    with gradebook(course) as book:
        with pytest.raises(LookupError, match="run: nbgrader generate_assignment 09_none"):
            released_chapter(book, "09_none", course / "release" / "09_none")
        with pytest.raises(LookupError, match=r"04_afine; did you mean 04_affine\?"):
            released_chapter(book, "04_afine", course / "release" / "04_afine")
        with pytest.raises(LookupError, match="is missing; run: nbgrader generate_assignment"):
            released_chapter(book, "04_affine", tmp_path)


def test_a_release_that_is_not_the_databases_is_an_error(course, tmp_path):
    """Is a cell noticed that the database has and the release has not?"""
    notebook = nbformat.read(course / "release/04_affine/04_affine.ipynb", as_version=4)
    notebook.cells.remove(find(notebook, "affine"))
    nbformat.write(notebook, tmp_path / "04_affine.ipynb")
    with gradebook(course) as book, pytest.raises(ValueError, match="differ in affine; run"):
        released_chapter(book, "04_affine", tmp_path)


def test_exactly_one_notebook_is_expected(course, tmp_path):
    """Are an assignment with two notebooks and one with none refused by name?"""
    shutil.copy(course / "gradebook.db", tmp_path)
    with gradebook(tmp_path) as book:
        book.add_assignment("pair")
        with pytest.raises(LookupError, match="pair has not been released"):
            released_chapter(book, "pair", tmp_path)
        book.add_notebook("one", "pair")
        book.add_notebook("two", "pair")
        with pytest.raises(ValueError, match=r"pair has 2 notebooks \(one, two\)"):
            released_chapter(book, "pair", tmp_path)


def test_the_plan_of_an_untouched_notebook_is_the_release(released, untouched, tmp_path):
    """Does nbgrader's own check accept what intake makes of a submission?"""
    placed, notes = planned(untouched, released)
    assert notes == []
    MetadataValidator().validate_nb(as_notebook(placed, released))
    assert [p.cell for p in placed] == list(released.cells)
