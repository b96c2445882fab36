"""Does the page tell everything, need nothing and do nothing?"""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograders.report.page import LEARNERS, anchor, page
from autograders.report.rows import Person

from .conftest import PAYLOAD, reckoned

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Reader(HTMLParser):
    """Collects tags, attributes and text, and sees whether all is closed in order."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text, self.open = [], [], [], []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *one) for one in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *one) for one in attrs]

    def handle_endtag(self, tag):
        closed = self.open.pop()
        while closed == "li" and tag != "li":  # may stay open
            closed = self.open.pop()
        assert closed == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def html(content):
    return page(content)


@pytest.fixture(scope="module")
def read(html):
    return Reader(html)


def test_nothing_is_active_and_nothing_is_fetched(html, read):
    """Is there no script, no picture, no handler of events, no address but places in the page?"""
    assert not {"script", "img", "iframe", "object", "link", "form", "input"} & set(read.tags)
    names = {name for _, name, _ in read.attributes}
    assert not any(name.startswith("on") for name in names) and not names & {"src", "srcdoc"}
    assert all(value.startswith("#") for _, name, value in read.attributes if name == "href")
    assert "http" not in re.sub(r"http-equiv", "", html)
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style and "@import" not in style


def test_every_link_leads_to_one_place(read):
    """Is each place in the page there, and there once?"""
    ids = [value for _, name, value in read.attributes if name == "id"]
    links = {value[1:] for _, name, value in read.attributes if name == "href"}
    assert len(ids) == len(set(ids)) and links <= set(ids) and links


def test_hostile_ids_and_code_are_text(html, read, content):
    """Do a student's id and an answer that hold tags show as they are?"""
    assert '"><script>alert(1)<script>' in "".join(read.text)
    assert PAYLOAD not in html and "evil.example" not in html
    hostile = replace(content.commonest[0], example=PAYLOAD, says=PAYLOAD, name="'\"<b>\x1b\0")
    exercises = [replace(content.chapters[0].exercises[0], misconceptions=[hostile])]
    chapter = replace(content.chapters[0], exercises=exercises, title=PAYLOAD)
    again = page(replace(content, commonest=[hostile], reteach=[], chapters=[chapter]))
    assert PAYLOAD not in again and PAYLOAD in "".join(Reader(again).text)
    assert "\x1b" not in again and "\0" not in again
    assert not {"script", "img", "b"} & set(Reader(again).tags)


def test_plots_can_be_read_without_seeing_them(read):
    """Does every SVG have a role and a text in its place?"""
    svgs = read.tags.count("svg")
    assert svgs > 10
    assert read.attributes.count(("svg", "role", "img")) == svgs
    labels = [value for tag, name, value in read.attributes if (tag, name) == ("svg", "aria-label")]
    assert len(labels) == svgs and all(labels)


def test_the_page_tells_the_commonest_first(html):
    """Do the planted misconceptions stand in their order, with their numbers and an example?"""
    places = [
        html.index(f"<code>{name}</code>") for name in ("weights_not_transposed", "dW_averaged")
    ]
    assert places == sorted(places)
    assert "4 of 10 learners" in html and "An anonymous example" in html
    assert "Do not publish this folder" in html


def test_with_a_site_only_it_is_linked_to(graded):
    """Does every address in the page begin with that of --site?"""
    read = Reader(page(reckoned(graded, "https://example.org/course")))
    links = [value for _, name, value in read.attributes if name == "href"]
    out = [link for link in links if not link.startswith("#")]
    assert out and all(link.startswith("https://example.org/course/en/04_") for link in out)


def test_the_page_in_korean(graded, monkeypatch):
    """Are the page, the tasks and the misconceptions in Korean?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    html = page(reckoned(graded))
    assert '<html lang="ko">' in html and "다시 가르칠 내용" in html
    assert "4. Affine 계층" in html and "W is used as it stands" not in html
    Reader(html)


def test_the_whole_course(content):
    """Does a report on all chapters have a table of them that leads to each?"""
    other = replace(content.chapters[0], name="05_other", title="Another", due=None, completion=[])
    html = page(replace(content, chapter="", chapters=[content.chapters[0], other]))
    assert f'href="#{anchor(["05_other"])}"' in html and f'id="{anchor(["05_other"])}"' in html
    assert "No submission tells when" in html
    Reader(html)


def test_a_long_list_of_learners_is_cut(content):
    """Does the page stay short when thousands may need help, and say how many more there are?"""
    one = next(one for one in content.learners if one.reasons)
    many = [replace(one, person=Person(f"many{k}")) for k in range(5000)]
    html = page(replace(content, learners=many))
    assert html.count("<bdi>many") == LEARNERS
    assert f"{5000 - LEARNERS} more are in learners.csv" in html


def test_a_chapter_of_nobody(content):
    """Is there a page when everything was refused?"""
    none = replace(
        content.chapters[0], graded=0, shares=[0] * 10, completion=[], exercises=[], by_hand=[]
    )
    Reader(page(replace(content, chapters=[none], commonest=[], reteach=[], learners=[])))
