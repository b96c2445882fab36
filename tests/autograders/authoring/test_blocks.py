"""Blocks of a page: read, and put where they belong."""

import nbformat
import pytest

from autograders.authoring.blocks import Block, blocks, put

CHAPTER = "08_dropout"
PAGE = """\
Text, and `code`.

```python course_lib/x.py
x = 1
```

```sh
not ours
```

```markdown cell en-01
# Why?
```
"""


def cells_of(root):
    """The cells of the chapter's notebook, which is valid, by their ids."""
    path = root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return {cell.id: cell for cell in notebook.cells}


def test_only_blocks_that_say_where_they_belong_are_read():
    """Is a block without a place left alone?"""
    assert list(blocks(PAGE)) == [
        Block("python", ("course_lib/x.py",), "x = 1\n"),
        Block("markdown", ("cell", "en-01"), "# Why?\n"),
    ]


def test_a_file_is_written_and_added_to(tmp_path):
    """Do a new file and the end of one get the text?"""
    put(tmp_path, CHAPTER, Block("python", ("a/b.py",), "x = 1\n"))
    put(tmp_path, CHAPTER, Block("python", ("end", "a/b.py"), "y = 2\n"))
    assert (tmp_path / "a/b.py").read_text() == "x = 1\n\ny = 2\n"


@pytest.mark.parametrize(
    ("language", "where", "kind", "metadata"),
    [
        ("markdown", "en-01", "markdown", {"tags": ["lang-en"]}),
        ("markdown", "ko-01", "markdown", {"tags": ["lang-ko"]}),
        ("python", "code-01", "code", {}),
        ("python", "code-01 figure", "code", {"tags": ["nbval-ignore-output"]}),
        ("python", "my_layer-answer", "code", {"solution": True, "locked": False}),
        ("python", "my_layer-check", "code", {"grade": True, "locked": True, "points": 0}),
        ("python", "my_layer 4 points", "code", {"grade": True, "locked": True, "points": 4}),
        ("markdown", "explain_it 2 points", "markdown", {"task": True, "points": 2}),
    ],
)
def test_a_cell_says_of_itself_what_its_name_says(tmp_path, language, where, kind, metadata):
    """Has each kind of cell nbgrader's metadata or its tags?"""
    name = where.split()[0]
    put(tmp_path, CHAPTER, Block(language, ("cell", *where.split()), "text\n"))
    cell = cells_of(tmp_path)[name.replace("_", "-")]
    assert (cell.cell_type, cell.source) == (kind, "text")
    about = cell.metadata.get("nbgrader", cell.metadata)
    assert metadata.items() <= about.items()
    if "nbgrader" in cell.metadata:
        assert about["grade_id"] == name and about["schema_version"] == 3


def test_a_cell_that_is_there_is_changed_in_its_place(tmp_path):
    """Do text and points change, and nothing else?"""
    for name in ("one", "two"):
        put(tmp_path, CHAPTER, Block("python", ("cell", name, "4", "points"), "old\n"))
    put(tmp_path, CHAPTER, Block("python", ("cell", "one"), "new\n"))
    put(tmp_path, CHAPTER, Block("python", ("cell", "two", "6", "points"), "new\n"))
    cells = cells_of(tmp_path)
    assert [cell.source for cell in cells.values()] == ["new", "new"]
    assert [cell.metadata.nbgrader.points for cell in cells.values()] == [4, 6]


def test_a_block_of_no_kind_is_refused(tmp_path):
    """Is it said what was expected?"""
    with pytest.raises(ValueError, match=r"expected a path, .* got 'over there please'"):
        put(tmp_path, CHAPTER, Block("python", ("over", "there", "please"), ""))
