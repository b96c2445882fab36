"""Messages in two languages."""

import io

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from course_lib.language import CATALOGUES, language, tr

CATALOGUE = CATALOGUES / "ko" / "LC_MESSAGES" / "course_lib.po"


def messages_in_code():
    """Every message that the code marks with tr or N_."""
    found = extract_from_dir(str(CATALOGUES.parent), keywords={"tr": None, "N_": None})
    return {message for _, _, message, _, _ in found if message}


@pytest.fixture(scope="module")
def korean():
    """The Korean catalogue."""
    with CATALOGUE.open("rb") as file:
        return read_po(file)


def test_every_message_has_a_korean_translation(korean):
    """Is nothing that a learner can read left in English?"""
    missing = [m for m in messages_in_code() if not (korean.get(m) and korean.get(m).string)]
    assert missing == []


def test_no_translation_is_left_over(korean):
    """Does the catalogue hold only what the code still says?"""
    assert {m.id for m in korean if m.id} <= messages_in_code()


def test_translations_keep_the_names_to_fill_in(korean):
    """Does every {name} of a message stand in its translation, and no other?"""
    from string import Formatter

    def names(text):
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [m.id for m in korean if m.id and names(m.id) != names(m.string)] == []


def test_the_compiled_catalogue_is_current(korean):
    """Is the .mo file what the .po file compiles to?"""
    compiled = io.BytesIO()
    write_mo(compiled, korean)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue()


@pytest.mark.parametrize(("chosen", "expected"), [("ko", "ko"), ("en", "en"), ("both", "en")])
def test_course_lang_chooses(monkeypatch, chosen, expected):
    """Does COURSE_LANG choose the language, and anything else mean English?"""
    monkeypatch.setenv("COURSE_LANG", chosen)
    assert language() == expected


def test_a_message_is_translated_and_filled_in(monkeypatch):
    """Does a Korean learner read Korean?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    said = tr("expected shape {expected}, got {came}", expected=(2,), came=(3,))
    assert "(2,)" in said and "(3,)" in said and "expected" not in said
