"""The chapters that the pages, the browser's Jupyter and the learners' repository are made of."""

import nbformat
import pytest

from autograders.demo import chapters


@pytest.mark.parametrize("lang, other", [("en", "ko"), ("ko", "en")])
def test_each_language_has_every_chapter_in_it_alone(releases, lang, other):
    """Is all prose, and the library, in that language?"""
    assert sorted(path.name for path in (releases / lang).iterdir()) == chapters()
    for chapter in chapters():
        folder = releases / lang / chapter
        cells = nbformat.read(folder / f"{chapter}.ipynb", as_version=4).cells
        tags = {tag for cell in cells for tag in cell.metadata.get("tags", [])}
        assert f"lang-{lang}" in tags and f"lang-{other}" not in tags
        assert f'DEFAULT = "{lang}"' in (folder / "course_lib" / "language.py").read_text()


def test_nothing_hidden_goes_out(releases):
    """Does an author's own progress, which lies beside a chapter, stay at home?"""
    assert [str(path) for path in releases.rglob(".*")] == []
