"""Does the report say the same in both languages?"""

import re
from datetime import datetime
from pathlib import Path

import pytest

import autograders.report
from autograders.report.words import TEXTS, Words

PLACES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_have_the_same_places(key):
    """Are the same things filled in in English and in Korean?"""
    texts = TEXTS[key]
    assert list(texts) == ["en", "ko"]
    assert sorted(PLACES.findall(texts["en"])) == sorted(PLACES.findall(texts["ko"]))


def test_no_text_is_left_over():
    """Is every text used somewhere in the package?"""
    folder = Path(autograders.report.__file__).parent
    used = "".join(p.read_text() for p in folder.iterdir() if p.suffix in (".py", ".j2"))
    built = {key for key in TEXTS if key.startswith("why_")}
    unused = [key for key in TEXTS if key not in built and used.count(f'"{key}"') < 2]
    assert unused == []


def test_numbers_in_words():
    """Are shares, numbers and times written as people read them, a dash for none?"""
    w = Words("en")
    assert [w.percent(x) for x in (0.5, 1.0, None, float("nan"))] == ["50%", "100%", "–", "–"]
    assert [w.number(x) for x in (6.0, -0.25, 10, None)] == ["6", "−0.25", "10", "–"]
    assert w.number(1.26, 1) == "1.3"
    assert w.moment(datetime(2026, 3, 1, 9, 5)) == "2026-03-01 09:05 UTC"
