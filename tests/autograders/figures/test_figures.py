"""The figures: all that the lecture notes name, current, described in two languages, in place."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from autograders.figures import FIGURES, IMAGES, chapter1, shopping
from autograders.figures.store import file_names, index, source_name, stem
from autograders.notebooks import ROOT

# What the lecture notes show; 5-4 and 5-26 are not among them.
NAMED = {
    *(f"5-{k}" for k in range(1, 31) if k not in (4, 26)),
    "ref_1",
    *(f"A-{k}" for k in range(1, 6)),
    *(f"A-4({k})" for k in range(1, 7)),
}
SMALLEST_TEXT = 9.5  # pixels, in a notebook's column of 900
KOREAN = re.compile("[가-힣]")


def test_the_index_names_every_figure_of_the_lecture_notes_and_no_other():
    """Is there anything missing, or made up?"""
    assert set(FIGURES) == NAMED
    files = [stem(figure) for number, figure in FIGURES.items() if number != "A-1"]
    assert len(set(files)) == len(files)  # 5-30 and A-1 are one picture


@pytest.mark.parametrize("number", FIGURES)
def test_a_stored_figure_is_current(number):
    """Does the text beside the picture say what the code computes now?"""
    figure = FIGURES[number]
    image = figure.image()
    assert (IMAGES / source_name(figure)).read_text(encoding="utf-8") == image.source
    svg = ET.fromstring((IMAGES / f"{stem(figure)}.svg").read_text(encoding="utf-8"))
    assert svg.get("aria-label") == image.alt
    assert (IMAGES / f"{stem(figure)}.png").read_bytes().startswith(b"\x89PNG")


def test_the_index_page_is_current_and_no_file_is_left_over():
    """Does images/ hold what the code makes, and nothing else?"""
    assert {path.name for path in IMAGES.iterdir()} == file_names()
    assert (IMAGES / "README.md").read_text(encoding="utf-8") == index()


@pytest.mark.parametrize("number", FIGURES)
def test_the_stored_picture_shows_every_text_and_fits_a_page(number):
    """Is it readable in a notebook, light, and free of traces of the machine that made it?"""
    text = (IMAGES / f"{stem(FIGURES[number])}.svg").read_text(encoding="utf-8")
    svg = ET.fromstring(text)
    drawn = {(e.text or "").strip() for e in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {line for label in labels(number) for line in label.split("\n")} <= drawn
    width = float(svg.get("viewBox").split()[2]) * 4 / 3  # points to pixels
    assert 13 * 4 / 3 * min(1, 900 / width) >= SMALLEST_TEXT
    assert len(text.encode()) < 45_000
    assert not re.search(r"/(home|tmp|usr|work|Users)/|\d\d:\d\d:\d\d", text)


@pytest.mark.parametrize("number", FIGURES)
def test_a_figure_is_told_in_both_languages(number):
    """Does the text alternative name all that is to be seen, and is the picture free of words?"""
    figure = FIGURES[number]
    assert set(figure.shows) == {"en", "ko"}
    english, korean = figure.image("en").alt, figure.image("ko").alt
    assert not KOREAN.search(english) and KOREAN.search(figure.shows["ko"])
    assert not KOREAN.search(figure.image().source)
    for alt in (english, korean):
        assert all(label.replace("\n", " ") in alt for label in labels(number)), alt


@pytest.mark.parametrize("number", FIGURES)
def test_a_figure_belongs_to_a_section_that_there_is(number):
    """Does the chapter's notebook have that heading, and no exercise that it answers after it?"""
    figure = FIGURES[number]
    path = ROOT / "notebooks" / figure.chapter / f"{figure.chapter}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    headings: list[str] = []
    ends: dict[str, int] = {}  # the number of the section with an exercise's check cell
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and "lang-ko" not in cell["metadata"].get("tags", []):
            headings += re.findall(r"^#+ (.*)$", source, flags=re.MULTILINE)
        elif check := re.match(r'check\("(\w+)"', source):
            ends[check[1]] = len(headings) - 1
    assert figure.section in headings
    assert not figure.answers or ends[figure.answers] <= headings.index(figure.section)


@pytest.mark.parametrize("number", ["5-1", "5-3", "5-5", "5-14", "5-17"])
def test_the_numbers_are_computed(number, monkeypatch):
    """Do they follow their inputs? The price of an apple and the tax are doubled."""
    before = numbers(number)
    for module in (shopping, chapter1):
        monkeypatch.setattr(module, "APPLE", 200)
        monkeypatch.setattr(module, "TAX", 2.2)
    assert numbers(number)[0] == 2 * before[0]
    assert numbers(number)[-1] > 2 * before[-1]


def numbers(number: str) -> list[float]:
    """Values on the edges of a figure, from left to right."""
    return [float(edge.value) for edge in FIGURES[number].make().edges if edge.value]


def labels(number: str) -> list[str]:
    """All that is written in a figure."""
    made = FIGURES[number].make()
    if not hasattr(made, "edges"):
        return [*made.names, *(str(table.shape) for table in made.tables.values())]
    texts = [point.label for point in made.points]
    texts += [text for edge in made.edges for text in (edge.value, edge.gradient)]
    texts += [group.label for group in made.groups]
    return [text for text in texts if text]
