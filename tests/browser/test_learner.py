"""A learner at work in the real JupyterLab and in the real Notebook 7.

What was seen is kept as pictures in ``build/screenshots``.
"""

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from autograders.notebooks import ROOT

PATIENCE = 180  # seconds: the machines are shared
CHAPTER = "02_chain_rule"
WRONG = "add_backward = lambda x, y, dout: (dout * x, dout * y)"
RIGHT = "add_backward = lambda x, y, dout: (dout, dout)"


class Notebook:
    """An open notebook, used through what is to be seen of it."""

    def __init__(self, browser, address, shots):
        self.browser = browser
        self.shots = shots
        browser.get(address)
        self.until(lambda: self.cell("import numpy") and self.cell('check("chain_concepts"'))
        self.until(lambda: self.status() == "idle" and not self.find("#jupyterlab-splash"))

    def until(self, condition):
        """Wait for something; return it."""
        waiting = WebDriverWait(
            self.browser, PATIENCE, ignored_exceptions=[StaleElementReferenceException]
        )
        return waiting.until(lambda _: condition())

    def find(self, css, text=""):
        """The elements that can be seen and hold that text."""
        found = self.browser.find_elements(By.CSS_SELECTOR, css)
        return [e for e in found if text in e.text and e.is_displayed()]

    def click(self, css, text=""):
        """Click on the first such element as soon as it is there."""
        self.until(lambda: self.find(css, text))[0].click()

    def status(self):
        """The kernel's, as the notebook's own indicator has it."""
        return self.browser.execute_script(
            "return document.querySelector('.jp-Notebook-ExecutionIndicator')?.dataset.status"
        )

    def cell(self, text):
        """The code cell with that text in its source; None as long as it is not there."""
        return self.browser.execute_script(
            "return [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')]"
            ".find(c => c.querySelector('.cm-content')?.textContent.includes(arguments[0]))",
            text,
        )

    def prompt(self, text):
        """What stands before the code cell with that text: ``[3]:`` when it ran as the third."""
        cell = self.cell(text)
        return cell and cell.find_element(By.CSS_SELECTOR, ".jp-InputPrompt").text

    def has_run(self, text, before):
        """Has it run since its prompt was ``before``, and nothing else is running?"""
        now = self.prompt(text)
        return now and now[1].isdigit() and now != before and self.status() == "idle"

    def write(self, text, source):
        """Type over the code cell with that text, and run it."""
        editor = self.cell(text).find_element(By.CSS_SELECTOR, ".cm-content")
        self.show(editor)
        editor.click()
        editor.send_keys(Keys.CONTROL, "a")
        editor.send_keys(source, Keys.ESCAPE)  # no list of completions in the way of Enter
        self.run(source)

    def run(self, text):
        """Run the code cell with that text by the keyboard; return its output's text."""
        cell, before = self.cell(text), self.prompt(text)
        self.show(cell)
        cell.find_element(By.CSS_SELECTOR, ".jp-InputPrompt").click()
        self.browser.switch_to.active_element.send_keys(Keys.SHIFT, Keys.ENTER)
        self.until(lambda: self.has_run(text, before))
        return self.output(text)

    def run_all(self, last):
        """Choose that in the menu, and wait for the code cell with the text ``last``."""
        self.click(".lm-MenuBar-itemLabel", "Run")
        self.click(".lm-Menu-itemLabel", "Run All Cells")
        self.until(lambda: self.has_run(last, None))
        return self.output(last)

    def output(self, text):
        """The text of that cell's output."""
        areas = self.cell(text).find_elements(By.CSS_SELECTOR, ".jp-OutputArea-output")
        return "\n".join(area.text for area in areas)

    def show(self, element):
        """Bring it to the middle of the window."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)

    def validate(self):
        """Press nbgrader's button; return what its dialog says."""
        self.click(".jp-NotebookPanel-toolbar *, .jp-Toolbar *", "Validate")
        self.until(lambda: self.find(".jp-Dialog"))
        said = self.until(lambda: [d.text for d in self.find(".jp-Dialog") if len(d.text) > 30])[0]
        self.keep("validate")
        self.click(".jp-Dialog button")
        self.until(lambda: not self.find(".jp-Dialog"))
        return said

    def keep(self, name):
        """Keep a picture of what is to be seen."""
        self.browser.save_screenshot(f"{self.shots}_{name}.png")


@pytest.mark.parametrize(
    "application, path", [("jupyterlab", "lab/tree"), ("notebook", "notebooks")]
)
def test_a_chapter_can_be_worked_through(serve, browser, application, path):
    """Does a learner see pictures, a stepper, reports that change, and what Validate finds?"""
    shots = ROOT / "build" / "screenshots"
    shots.mkdir(parents=True, exist_ok=True)
    address = f"{serve(application)}/{path}/{CHAPTER}.ipynb"
    notebook = Notebook(browser, address, shots / application)

    first = 'check("chain_rule"'
    assert "✗ chain_rule" in notebook.run_all(first)  # it stops where an answer is missing
    assert notebook.cell("y.backward(5)").find_elements(
        By.CSS_SELECTOR, "img[alt*='sends 30 to x']"
    )
    notebook.show(notebook.cell(first))
    notebook.keep("run_all")

    notebook.write("def add_backward", WRONG)
    said = notebook.run('check("add_backward"')
    assert "✗ add_backward" in said
    notebook.keep("wrong")
    assert "✗ add_backward" in notebook.validate()
    notebook.write("add_backward = ", RIGHT)
    said = notebook.run('check("add_backward"')
    assert "✓ add_backward" in said and "✗" not in said
    notebook.keep("right")

    notebook.run("play(price")
    frame = notebook.cell("play(price").find_element(By.CSS_SELECTOR, "iframe")
    notebook.show(frame)
    heard = steps(browser, frame, 3)
    notebook.keep("stepper")
    assert [number for number, _ in heard] == ["Step 1 of 5", "Step 2 of 5", "Step 3 of 5"]
    assert len({sentence for _, sentence in heard}) == 3


def steps(browser, frame, count):
    """The number and the sentence of the first steps, gone through with the right arrow key."""
    browser.switch_to.frame(frame)
    heard = []
    browser.find_element(By.ID, "s1").send_keys("")
    for _ in range(count):
        (caption,) = [e for e in browser.find_elements(By.CSS_SELECTOR, ".c > div") if e.text]
        number, sentence = caption.find_elements(By.TAG_NAME, "p")
        heard.append((number.find_element(By.TAG_NAME, "b").text, sentence.text))
        if len(heard) < count:
            browser.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    browser.switch_to.default_content()
    return heard
