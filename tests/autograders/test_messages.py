"""``make messages``: the Korean catalogue follows the code."""

import shutil

import pytest

from autograders import messages
from course_lib.language import CATALOGUES


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A course_lib with the course's catalogue and one small module."""
    folder = tmp_path / "course_lib"
    shutil.copytree(CATALOGUES, folder / "locale")
    monkeypatch.setattr(messages, "CATALOGUES", folder / "locale")
    monkeypatch.setattr(messages, "CATALOGUE", folder / "locale/ko/LC_MESSAGES/course_lib")
    (folder / "module.py").write_text('N_("a batch")\n')
    return folder


def catalogue(library):
    """The text of the catalogue after its header."""
    path = library / "locale/ko/LC_MESSAGES/course_lib.po"
    return path.read_text(encoding="utf-8").split("\n\n", 1)[1]


def test_what_the_code_says_stays_and_the_rest_goes(library):
    """Is a translation kept that is still needed, and everything else dropped?"""
    messages.main()
    assert catalogue(library).strip() == 'msgid "a batch"\nmsgstr "배치"'


def test_what_has_no_korean_yet_is_told(library):
    """Are new messages added, compiled, and named with exit code 1?"""
    with (library / "module.py").open("a") as file:
        file.write('tr("one more")\n')
    with pytest.raises(SystemExit, match="not in Korean yet:\none more\nfill them in"):
        messages.main()
    assert 'msgid "one more"\nmsgstr ""' in catalogue(library)
    path = library / "locale/ko/LC_MESSAGES/course_lib.po"
    path.write_text(path.read_text().replace('more"\nmsgstr ""', 'more"\nmsgstr "하나 더"'))
    messages.main()
    assert "하나 더".encode() in path.with_suffix(".mo").read_bytes()
