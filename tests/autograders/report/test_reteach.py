"""Does the list of what to teach again begin with what cost most, and lead there?"""

from urllib.parse import unquote

import pytest

from autograders.report.reteach import MOST, address

from .conftest import reckoned


def test_by_learners_and_points(content):
    """Is four times six points first, and the rest in order?"""
    first = content.reteach[0]
    assert (first.misconception.name, first.misconception.learners) == ("weights_not_transposed", 4)
    lost = [one.misconception.lost for one in content.reteach]
    assert lost == sorted(lost, reverse=True) and lost[0] == pytest.approx(24)
    assert 0 < len(lost) <= MOST
    assert first.headings == ("4.7 Exercise: the Affine layer",)
    assert first.link == ""


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
