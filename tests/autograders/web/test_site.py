"""The course as static pages, built once and looked at as files and in a browser."""

import importlib.util
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from autograders.demo import chapters
from autograders.notebooks import ROOT
from autograders.web import site

REPOSITORY = "someone/some-course"


@pytest.fixture(scope="module")
def built(releases, tmp_path_factory):
    """The folder of the pages."""
    folder = tmp_path_factory.mktemp("site")
    site.build(releases, folder, REPOSITORY)
    return folder


@pytest.fixture(scope="module")
def conf():
    """Sphinx's settings, as a module."""
    spec = importlib.util.spec_from_file_location("conf", ROOT / "docs" / "conf.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class References(HTMLParser):
    """Collects what a page links to, and what it needs to be shown."""

    def __init__(self, path):
        super().__init__()
        self.links, self.needs, self.ids = set(), set(), set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.ids.add(found.get("id"))
        if tag == "a" or (tag == "link" and found.get("rel") in ("alternate", "next", "prev")):
            self.links.add(found.get("href") or "")
        elif tag == "link":
            self.needs.add(found["href"])
        elif "src" in found:
            self.needs.add(found["src"])


def test_every_link_leads_somewhere(built):
    """Does each link within the site find its page and its place on it?"""
    pages = {path: References(path) for path in built.rglob("*.html")}
    assert len(pages) > 2 * len(chapters())
    for path, page in pages.items():
        for address in page.links | page.needs:
            parts = urlsplit(address)
            if not parts.scheme:
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
                assert target.exists(), (path, address)
                if parts.fragment and target in pages:
                    assert unquote(parts.fragment) in pages[target].ids | {""}, (path, address)


def test_nothing_is_fetched_from_elsewhere(built):
    """Can the pages be read without a network?"""
    for path in built.rglob("*.html"):
        for address in References(path).needs:
            assert urlsplit(address).scheme in ("", "data"), (path, address)
    for path in built.rglob("*.css"):
        assert not re.search(r"url\(['\"]?https?:|@import", path.read_text()), path


def test_no_path_of_this_machine_is_told(built):
    """Is nothing of the machine that built the pages left in them?"""
    for path in built.rglob("*"):
        if path.suffix in {".html", ".js", ".css", ".svg", ".txt"}:
            text = path.read_text(encoding="utf-8")
            assert not [p for p in (str(ROOT), str(Path.home()) + "/", "/tmp/") if p in text], path


@pytest.mark.parametrize("lang, other", [("en", "ko"), ("ko", "en")])
def test_a_chapter_leads_to_the_other_language_and_to_where_it_can_be_worked_in(built, lang, other):
    """Are the language switch, Colab and Binder on each chapter's page?"""
    for chapter in chapters():
        links = References(built / lang / f"{chapter}.html").links
        assert f"../{other}/{chapter}.html" in links
        path = f"{lang}/{chapter}/{chapter}.ipynb"
        assert [a for a in links if "colab" in a and a.endswith(f"{REPOSITORY}/blob/main/{path}")]
        assert [a for a in links if "binder" in a and a.endswith(path) and REPOSITORY in a]


def test_formulas_are_written_out(built):
    """Is no formula left for a script to set?"""
    for path in built.rglob("*.html"):
        assert not re.search(r"\\frac|\\partial|\$\$", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("latex", [r"\nosuchcommand{x}", r"\begin{nosuch} a &= b \end{nosuch}"])
def test_a_formula_that_cannot_be_converted_is_refused(conf, latex):
    """Does the build fail rather than show half a formula?"""
    with pytest.raises(ValueError, match=r"MathML|not known"):
        conf.mathml(latex, "inline")


def test_rows_are_aligned_and_numbers_stand_apart(conf):
    """Do the two things that the converter does not know come out right?"""
    rows = conf.mathml(r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "block")
    assert rows.count("<mtr>") == 2 and "&" not in re.sub(r"&#?\w+;", "", rows)
    assert "<mspace" in conf.mathml(r"y = x \tag{5.1}", "block")


def test_a_stepper_goes_by_the_keyboard(built, browser):
    """Is the player there, and does the arrow key move it?"""
    browser.get((built / "en" / "02_chain_rule.html").as_uri())
    browser.switch_to.frame(browser.find_element(By.CSS_SELECTOR, ".cell_output iframe"))
    browser.find_element(By.ID, "s1").send_keys("")
    browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    captions = [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".c > div") if e.text]
    assert len(captions) == 1 and "Step 2 of" in captions[0]


def test_the_font_of_formulas_comes_along(built, browser):
    """Do brackets grow with what they hold, also where the system has no font for formulas?"""
    browser.get((built / "en" / "04_affine.html").as_uri())
    loaded = browser.execute_async_script(
        "document.fonts.ready.then(f => arguments[0]([...f].map(x => x.family + x.status)))"
    )
    assert any("Course Math" in face and "loaded" in face for face in loaded)
    matrix = browser.find_element(By.CSS_SELECTOR, "math mtable")
    bracket = matrix.find_element(By.XPATH, "preceding-sibling::*[1]")
    assert bracket.rect["height"] > 0.9 * matrix.rect["height"] > 30


def test_a_warning_of_sphinx_is_an_error(tmp_path):
    """Does a page that Sphinx complains about stop the build?"""
    pages = tmp_path / "en"
    pages.mkdir()
    (pages / "index.md").write_text("# A page\n\n```{nosuchdirective}\n```\n")
    with pytest.raises(subprocess.CalledProcessError):
        site.call_sphinx(pages, tmp_path / "html", "")
