"""A text in both languages, on its way through processes and the gradebook."""

import pickle

import pytest

from autograders.outcome import Text, restored, stored

REASON = {"en": "found: {names} ({why})", "ko": "있는 것: {names} ({why})"}
WHY = Text({"en": "it is a pipe", "ko": "파이프입니다"})


def test_a_sentence_is_made_in_each_language():
    """Are values filled in, a text among them in the same language, and is it English by itself?"""
    text = Text(REASON, names="a.ipynb", why=WHY)
    assert text == text.told("en") == "found: a.ipynb (it is a pipe)"
    assert text.told("ko") == "있는 것: a.ipynb (파이프입니다)"


@pytest.mark.parametrize(
    "carry", [lambda t: pickle.loads(pickle.dumps(t)), lambda t: Text(t.texts)]
)
def test_a_text_is_the_same_in_another_process(carry):
    """Are both languages there, and brackets that came with a value no place to fill in?"""
    text = carry(Text(REASON, names="{odd}", why=WHY))
    assert text.told("en") == "found: {odd} (it is a pipe)"
    assert text.told("ko") == "있는 것: {odd} (파이프입니다)"


def test_the_gradebook_keeps_both_languages():
    """Is what was stored the same text again?"""
    text = Text(REASON, names='"{}"', why=WHY)
    assert restored(stored(text)).texts == text.texts


@pytest.mark.parametrize("plain", ["", "not a notebook: the JSON breaks off at line 3", "{a} \" '"])
def test_an_older_gradebook_is_read(plain):
    """Is a reason that was written down in one language what it was, in each?"""
    assert stored(plain) == plain
    assert {restored(plain).told(lang) for lang in ("en", "ko")} == {plain}
