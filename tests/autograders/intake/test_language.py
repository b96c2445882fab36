"""Which language a learner worked in."""

import json

import pytest

from autograders.intake import language_of


def notebook(*cells):
    """The bytes of a notebook with markdown cells of these tags and sources."""
    made = [
        {"cell_type": "markdown", "metadata": {"tags": tags}, "source": source}
        for tags, source in cells
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4}).encode()


@pytest.mark.parametrize(
    ("tags", "lang"),
    [
        (["lang-en"], "en"),
        (["lang-ko"], "ko"),
        (["lang-en", "lang-ko"], None),
        (["other"], None),
        (["lang-fr"], None),
    ],
)
def test_the_tags_tell_the_language(tags, lang):
    """Is it the one language of which there are cells, if there is one?"""
    assert language_of(notebook(*(([tag], "text") for tag in tags))) == lang


def test_what_a_learner_writes_is_no_tag():
    """Does a word in a cell's text, quoted or not, tell nothing?"""
    content = notebook((["lang-ko"], "lang-en \"lang-en\" 'lang-en'"), ([], '["lang-en"]'))
    assert language_of(content) == "ko"


def test_a_file_that_breaks_off_still_tells():
    """Is a learner whose file is damaged told so in their own language?"""
    content = notebook((["lang-ko"], "text"), (["lang-ko"], "more"))
    assert language_of(content[: len(content) // 2]) == "ko"
    assert language_of(b"") is None
    assert language_of(b"\xff\xfe") is None
