"""Does the list of what to teach again begin with what cost most, and lead there?"""

from urllib.parse import unquote

import pytest

from autograders.report.misconceptions import Misconception, lost
from autograders.report.reteach import GIVES_NOTHING, MOST, address, suggestions
from autograders.report.rows import Cause, Tally

from .conftest import chapter_of, reckoned


def test_by_learners_and_points(content):
    """Is four times six points first, and the rest in order?"""
    first = content.reteach[0]
    assert (first.misconception.name, first.misconception.learners) == ("weights_not_transposed", 4)
    lost = [one.lost for one in content.reteach]
    assert lost == sorted(lost, reverse=True) and lost[0] == pytest.approx(24)
    assert 0 < len(lost) <= MOST
    assert first.headings == ("4.7 Exercise: the Affine layer",)
    assert first.link == ""


def chapter_with(learners, **causes):
    """A chapter of so many learners; causes: by exercise, who has which."""
    chapter = chapter_of([[1] * len(causes)] * learners, most=[3] * len(causes), names=[*causes])
    for exercise, found in causes.items():
        tally = chapter.tallies[exercise] = Tally(answered=learners)
        for name, places in found.items():
            tally.causes[name] = Cause(places, [1.0] * len(places))
    return chapter


def taught(chapter):
    """What is to be taught again: name, exercises, learners and points lost."""
    found = [
        Misconception(
            *(chapter.name, exercise, name, "…", "5.1"),
            *(len(cause.learners), tally.answered, lost(chapter, exercise, cause), ""),
        )
        for exercise, tally in chapter.tallies.items()
        for name, cause in tally.causes.items()
    ]
    return [
        (one.misconception.name, one.exercises, one.learners, one.answered, one.lost)
        for one in suggestions(found, [chapter], "")
    ]


@pytest.mark.parametrize(
    ("learners", "needed"), [(1, 1), (2, 1), (3, 2), (11, 2), (40, 2), (41, 3), (5000, 250)]
)
def test_what_few_have_is_noise(learners, needed):
    """Is it left out that one of three has, or one in a hundred, and one of two not?"""
    enough, few = list(range(needed)), list(range(needed - 1))
    found = taught(chapter_with(learners, a={"enough": enough}, b={"few": few}))
    assert found == [("enough", ("a",), needed, learners, 2.0 * needed)]


def test_the_same_cause_of_a_chapter_stands_once():
    """Are learners who have it in two exercises counted once, and their losses together?"""
    found = taught(chapter_with(9, a={"one": [0, 1]}, b={"one": [1, 2, 3], "other": [4, 5]}))
    assert found == [("one", ("b", "a"), 4, 9, 10.0), ("other", ("b",), 2, 9, 4.0)]


@pytest.mark.parametrize("name", sorted(GIVES_NOTHING))
def test_where_nothing_is_given_there_is_nothing_to_teach(name):
    """Is it no idea, however many have it?"""
    assert taught(chapter_with(9, a={name: list(range(9))})) == []


def test_links_lead_to_the_page_of_the_chapter(graded):
    """With --site: does each suggestion lead to its chapter's page and heading?"""
    for one in reckoned(graded, "https://example.org/course/").reteach:
        assert one.link.startswith("https://example.org/course/en/04_affine.html#:~:text=")
        assert unquote(one.link.partition("text=")[2]) == one.headings[-1]


@pytest.mark.parametrize(
    ("headings", "fragment"),
    [
        (("7. A well-known way, & more",), "#:~:text=7.%20A%20well%2Dknown%20way%2C%20%26%20more"),
        (("4.1 형상", "Why $T$?"), "#:~:text=4.1%20%ED%98%95%EC%83%81"),
        (("Why $T$?",), ""),
        ((), ""),
    ],
)
def test_fragments(headings, fragment):
    """Is a heading written as browsers want it, and a formula passed over?"""
    assert address("https://x", "04_affine", headings) == f"https://x/en/04_affine.html{fragment}"


def test_the_language_of_the_pages(monkeypatch):
    """Does a Korean report lead to the Korean pages?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    assert address("https://x", "04_affine", ()) == "https://x/ko/04_affine.html"
