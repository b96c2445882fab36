"""The page's own words."""

import pytest

from autograders.feedback.words import UNITS, WORDS, duration, points
from course_lib.language import LANGUAGES


def test_every_language_has_every_word():
    """Is each word there in each language, with the same things to be filled in?"""
    assert set(WORDS) == set(UNITS) == set(LANGUAGES)
    for key, word in WORDS["en"].items():
        for lang in LANGUAGES:
            assert WORDS[lang][key]
            assert WORDS[lang][key].count("{") == word.count("{"), key
    assert WORDS["ko"].keys() == WORDS["en"].keys()


@pytest.mark.parametrize(
    ("seconds", "english", "korean"),
    [
        (2, "less than a minute", "1분이 안 되게"),
        (60.4, "1 minute", "1분"),
        (120, "2 minutes", "2분"),
        (3600, "1 hour", "1시간"),
        (86400 * 2 + 3600 + 60, "2 days 1 hour", "2일 1시간"),
        (86400 + 59, "1 day", "1일"),
        (86400 * 2_000_000, "2000000 days", "2000000일"),
    ],
)
def test_how_late_is_said_in_two_units_at_most(seconds, english, korean):
    """Is a time told as people tell it?"""
    assert duration(seconds, "en") == english
    assert duration(seconds, "ko") == korean


def test_points_have_two_decimals_at_most():
    """Are points told without what rounding left?"""
    assert [points(p) for p in (2.0, 0.1 + 0.2, 16.666666, 0.0)] == ["2", "0.3", "16.67", "0"]
