"""Can the report be read on paper?"""

import re
import subprocess
from dataclasses import replace

from autograders.report.page import anchor, page

from ..inert.browser import BROWSER, needs_browser
from .conftest import CHAPTER

pytestmark = needs_browser
BOTTOM = 12 / 25.4 * 72  # the page's margin, in points
HEAD = 120  # points; a heading, what is asked, how it went and the table of criteria take more
COPIES = 12  # of each exercise, so that some begin wherever on a page one can


def printed(html, folder):
    """The PDF that a browser prints: how many pages it has, and how high each place in the page
    stands above the end of its sheet. Chromium writes down where links lead, in plain text."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    target = f"--print-to-pdf={folder / 'page.pdf'}"
    own = f"--user-data-dir={folder / 'profile'}"
    options = ["--headless=new", "--no-sandbox", "--no-pdf-header-footer", own, target]
    address = (folder / "page.html").as_uri()
    subprocess.run([BROWSER, *options, address], capture_output=True, check=True, timeout=120)
    pdf = (folder / "page.pdf").read_bytes().decode("latin-1")
    places = re.findall(r"/(at-\w+) \[\d+ 0 R /XYZ \S+ (\S+) 0\]", pdf)
    return len(re.findall(r"/Type /Page\b", pdf)), {name: float(y) for name, y in places}


def test_no_page_ends_with_a_heading(content, tmp_path):
    """Does what an exercise's heading is about begin on its page, wherever that is?"""
    (chapter,) = content.chapters
    many = [
        replace(one, name=f"{one.name}_{number}", misconceptions=one.misconceptions[: number % 3])
        for number in range(COPIES)
        for one in chapter.exercises
    ]
    more = replace(content, chapters=[replace(chapter, exercises=many)], commonest=[], reteach=[])
    pages, places = printed(page(more), tmp_path)
    heights = [places[anchor([CHAPTER, one.name])] for one in many]
    assert pages > COPIES
    assert min(heights) > BOTTOM + HEAD


def test_a_chapter_takes_few_pages(content, tmp_path):
    """Are there hardly more pages than exercises? Fonts differ from one machine to the next."""
    pages, _ = printed(page(content), tmp_path)
    assert 2 < pages <= len(content.chapters[0].exercises) + 2
