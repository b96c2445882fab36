"""Does the page tell everything, need nothing and do nothing?"""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from autograders.report.content import Criterion
from autograders.report.numbers import Estimate
from autograders.report.page import LEARNERS, anchor, page
from autograders.report.rows import Person

from .conftest import CHAPTER, PAYLOAD, reckoned

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


def test_numbers_are_called_what_they_are(html, content):
    """Is the share of points called so, a bracket explained, and the denominator told?"""
    assert ">Difficulty" not in html
    assert "Mean share of points</th>" in html
    assert re.search(r"Mean share of points \d+%.*?\(95% interval \d+%–\d+%\)", html)
    of, by_hand = content.chapters[0].of, content.chapters[0].by_hand_left
    assert f"Shares are of {of:g} points. {by_hand:g} more are given by hand" in html
    assert f"Share of {of:g} points</th>" in html


def test_who_is_not_in_the_line_of_time(content):
    """Is it said how many submissions have no time, and nothing where all have one?"""
    chapter = content.chapters[0]
    assert "not in the line" not in page(content)
    some = replace(chapter, completion=chapter.completion[:3])
    assert "9 of 12 are not in the line" in page(replace(content, chapters=[some]))


def test_a_bar_ends_where_answers_could_not_be_tried(content):
    """Is an answer that could not be tried drawn otherwise than one that missed?"""
    exercise = next(one for one in content.chapters[0].exercises if one.stopped)
    share = 100 * (exercise.answered - 1) / exercise.answered
    part = page(content).partition(f'id="{anchor([CHAPTER, exercise.name])}"')[2]
    assert f'<rect class="none" width="{share:.1f}"' in part.partition("</section>")[0]


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


def cells(row):
    """The text of a table row's cells."""
    return [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row, re.S)]


def test_a_row_holds_what_the_content_says(content):
    """Does each number of an exercise and of a criterion stand in its own column and bar?"""
    one = replace(
        content.chapters[0].exercises[0],
        name="own",
        points=3.0,
        answered=10,
        unanswered=30,
        difficulty=Estimate(0.5, 0.2, 0.9),
        discrimination=Estimate(0.25, -0.5, 0.75),
        criteria=[Criterion("crit", "What is right", met=4, missed=1, waiting=3, untried=2)],
    )
    chapter = replace(content.chapters[0], exercises=[one])
    html = page(replace(content, chapters=[chapter], commonest=[], reteach=[]))
    place = anchor([CHAPTER, "own"])
    overview = re.search(rf'<tr><td><a href="#{place}">.*?</tr>', html, re.S)[0]
    assert cells(overview) == ["own", "3", "25%", "", "50%", "0.25 (−0.5 … 0.75)"]
    assert 'd="M40.0 7H180.0"' in overview and 'cx="100.0"' in overview
    assert 'class="light" width="50.0"' in overview
    section = html.partition(f'<section class="exercise" id="{place}">')[2]
    assert '50% <span class="soft">(95% interval 20%–90%)' in section
    criterion = re.search(r"<tr><td><code>crit</code>.*?</tr>", section, re.S)[0]
    assert cells(criterion) == ["crit", "What is right", "", "40%", "30%", "10%", "20%"]
    heads = re.search(r"<tr><th>Criterion.*?</tr>", section)[0]
    names = [name for name in re.findall(r">([^<>]+)</th>", heads)]
    assert names == ["Criterion", "met", "not judged yet", "missed", "could not be tried"]
    bars = re.findall(r'<rect class="(\w+)" width="([\d.]+)"', criterion)
    assert bars == [("none", "80.0"), ("grey", "70.0"), ("dark", "40.0")]


def test_the_counts_of_a_chapter_stand_under_their_names(content):
    """Are mean and median, and each number of submissions, those of the content?"""
    numbers = {"handed_in": 21, "graded": 12, "refused": 3, "failed": 2, "ungraded": 4, "late": 5}
    numbers |= {"waiting": 6, "mended": 7}
    more = {"mean": Estimate(0.61, 0.5, 0.7), "median": 0.72}
    html = page(replace(content, chapters=[replace(content.chapters[0], **numbers, **more)]))
    counts = re.search(r'<dl class="counts">.*?</dl>', html, re.S)[0]
    found = re.findall(r"<dt>(.*?)</dt><dd>(\d+%?)", counts)
    assert [number for _, number in found] == [*map(str, numbers.values()), "61%", "72%"]
    assert [name for name, _ in found][:4] == ["Handed in", "Graded", "Refused", "Grader failed"]
