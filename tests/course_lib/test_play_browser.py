"""A graph to step through, in a real browser: keys, clicks, paper."""

import re
import shutil

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from course_lib.graph import Variable, exp
from course_lib.play import play


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Chromium with JavaScript switched off for pages, as its own settings do it."""
    options = webdriver.ChromeOptions()
    arguments = (
        "headless=new no-sandbox disable-gpu window-size=1000,800 force-prefers-reduced-motion"
    )
    for argument in arguments.split():
        options.add_argument(f"--{argument}")
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('profile')}")
    options.add_experimental_option(
        "prefs", {"profile.managed_default_content_settings.javascript": 2}
    )
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser, tmp_path):
    """Open a page with this in its body; return the browser."""

    def open_page(body):
        path = tmp_path / "page.html"
        path.write_text(f"<!doctype html><meta charset='utf-8'>{body}", encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return open_page


def visible(browser, css):
    """The elements that are to be seen (asked for at once: one by one takes minutes)."""
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter(e => e.checkVisibility({visibilityProperty: true}))",
        css,
    )


def places(browser, css):
    """Left, top, right, bottom and text of the elements that are to be seen."""
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter(e => e.checkVisibility({visibilityProperty: true}))"
        ".map(e => [e.getBoundingClientRect(), e.textContent])"
        ".map(([r, text]) => [r.left, r.top, r.right, r.bottom, text])",
        css,
    )


def said(browser):
    """The one caption that is to be seen: its step and its sentence."""
    (caption,) = visible(browser, ".c > div")
    number, sentence = caption.find_elements(By.TAG_NAME, "p")
    return number.find_element(By.TAG_NAME, "b").text, sentence.text


def numbers(browser):
    """The numbers on the edges that are to be seen, without the names of the points."""
    shown = [text for *_, text in places(browser, "svg text")]
    return sorted(text for text in shown if re.fullmatch(r"[−\d.]+", text))


def press(browser, key):
    browser.switch_to.active_element.send_keys(key)


def test_the_arrow_keys_go_through_all_steps(opened, graphs):
    """Can everything be reached from the keyboard, one step at a time, there and back?"""
    shown = play(graphs.ran(graphs.two_apples()))
    browser = opened(shown.html)
    frame = browser.find_element(By.TAG_NAME, "iframe")
    browser.switch_to.frame(frame)
    browser.find_element(By.ID, "s1").send_keys("")  # what the Tab key does
    count = len(shown.steps)
    heard = [said(browser)]
    seen = [numbers(browser)]
    for _ in range(count - 1):
        press(browser, Keys.ARROW_RIGHT)
        heard.append(said(browser))
        seen.append(numbers(browser))
    assert heard == [(f"Step {k} of {count}", s) for k, s in enumerate(shown.steps, 1)]
    assert seen[0] == ["1.1", "100", "2"]
    assert seen[2] == ["1.1", "100", "2", "200", "220"]
    assert seen[-1] == sorted(["1.1", "100", "2", "200", "220", "1", "1.1", "200", "2.2", "110"])
    assert [len(shown) for shown in seen] == [3, 4, 5, 6, 7, 8, 9, 10]
    press(browser, Keys.ARROW_LEFT)
    assert said(browser) == heard[-2] and numbers(browser) == seen[-2]


def test_nothing_moves_between_two_steps(opened, graphs):
    """Does every number keep its place?"""
    browser = opened(play(graphs.ran(graphs.two_apples())).html)
    browser.switch_to.frame(0)
    before = []
    for k in range(1, 9):
        browser.find_element(By.ID, f"s{k}").click()
        now = places(browser, "svg text")
        assert all(place in now for place in before)
        before = now


def test_the_mouse_goes_on_and_back_and_the_focus_can_be_seen(opened, graphs):
    """Do the two buttons work, and does a reader see where the keyboard is?"""
    browser = opened(play(graphs.ran(graphs.two_apples())).html)
    browser.switch_to.frame(0)
    on = visible(browser, ".c label")[1]
    on.click()
    assert said(browser)[0] == "Step 2 of 8"
    visible(browser, ".c label")[0].click()
    assert said(browser)[0] == "Step 1 of 8"
    press(browser, Keys.ARROW_RIGHT)
    focused = browser.switch_to.active_element
    assert focused.get_attribute("id") == "s2"
    assert focused.value_of_css_property("outline-width") == "3px"


@pytest.mark.parametrize("width", [1000, 500])
def test_nothing_is_cut_off_below(opened, graphs, make_graph, width):
    """Is the frame as high as what stands in it, in a wide and in a narrow column?"""
    shown = play(graphs.ran(make_graph()), title="A title")
    browser = opened(f"<div style='width:{width}px'>{shown.html}</div>")
    height = browser.find_element(By.TAG_NAME, "iframe").rect["height"]
    browser.switch_to.frame(0)
    svg = browser.find_element(By.TAG_NAME, "svg").rect
    bottom = svg["y"] + svg["height"]
    if width == 1000:  # a narrow frame may have to be scrolled
        assert bottom <= height
    assert bottom >= height / 2


def test_in_a_narrow_column_the_picture_moves_to_where_the_step_is(opened, graphs):
    """Is the node at work always in sight, and its text large enough to read?"""
    shown = play(graphs.ran(graphs.softmax_with_loss()))
    browser = opened(f"<div style='width:600px'>{shown.html}</div>")
    browser.switch_to.frame(0)
    for k in range(1, len(shown.steps) + 1):
        browser.find_element(By.ID, f"s{k}").click()
        left, _, right, _, _ = min(places(browser, ".r"))
        assert left >= 0 and right <= 600
    heights = {bottom - top for _, top, _, bottom, _ in places(browser, "svg text")}
    assert min(heights) >= 11


def test_as_one_node_shows_only_the_outside(opened):
    """Does the last step leave the chain's outer numbers and hide the inner ones?"""
    x = Variable(0.5, "x")
    output = (1 / (1 + exp(-x))).named("y")
    output.backward(2.0)
    browser = opened(play(output, as_one="Sigmoid").html)
    browser.switch_to.frame(0)
    browser.find_element(By.ID, "s11").click()
    assert said(browser)[0] == "Step 11 of 11"
    ((left, _, right, _, _),) = places(browser, "svg rect.n.l")
    texts = places(browser, "svg text")
    outside = [text for start, _, end, _, text in texts if end < left or start > right]
    assert sorted(outside) == sorted(["x", "0.5", "0.47", "0.6225", "2", "y"])


def test_paper_and_stripped_pages_show_the_finished_picture_and_the_list(opened, graphs):
    """Is the list hidden on the screen only, and only while the player is there?"""
    shown = play(graphs.ran(graphs.two_apples()))
    browser = opened(shown.html)
    assert not visible(browser, "li") and visible(browser, "iframe")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert [e.text for e in visible(browser, "li")] == shown.steps
    assert visible(browser, "img") and not visible(browser, "iframe")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    opened(re.sub(r"<(style|iframe)\b.*?</\1>", "", shown.html, flags=re.DOTALL))
    assert [e.text for e in visible(browser, "li")] == shown.steps
