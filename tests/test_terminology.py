"""Does the table of terms say what the chapters say?"""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "docs" / "terminology.md").read_text(encoding="utf-8").splitlines()
ROWS = [line.strip("| ").split(" | ") for line in LINES if line.startswith("| ")][1:]
PROSE = {
    lang: "\n".join(
        cell.source
        for path in sorted((ROOT / "notebooks").glob("*/*.ipynb"))
        for cell in nbformat.read(path, as_version=4).cells
        if f"lang-{lang}" in cell.metadata.get("tags", [])
    )
    for lang in ("en", "ko")
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_korean_term_is_the_one_that_the_chapters_use(row):
    """Is each Korean term of the table found in the Korean prose?"""
    assert [term for term in row[1].split(", ") if term not in PROSE["ko"]] == []


def test_the_table_is_read():
    """Are there rows, and is prose of both languages looked at?"""
    assert len(ROWS) > 25
    assert all(len(text) > 50_000 for text in PROSE.values())
