"""An instructor at work in the real formgrader, on a graded class.

What was seen is kept as pictures in ``build/screenshots``.
"""

import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from autograders.answer_cells import WRITE_HERE
from autograders.demo import autograders, source_of
from autograders.notebooks import ROOT
from autograders.sample_class import CLASS

from .conftest import CHAPTER, PATIENCE

WRONG, RIGHT, BROKEN = "mixes_up_operands", "right_as_taught", "broken_file"
TASK, EXERCISE = "explain_the_swap", "add_backward"  # written for a person; graded by the engine
ACTIVE = (
    '<script>document.title = "taken"</script><img src="x" onerror="document.title = \'taken\'">'
)
WROTE = "The two factors change places."
COMMENT = "잘 썼습니다. Say why, too."


@pytest.fixture
def course(released, tmp_path):
    """A course in which three learners are graded; one left something active in an answer."""
    root = shutil.copytree(released.parents[1], tmp_path / "course")
    with (root / "nbgrader_config.py").open("a") as config:
        config.write("c.GradeInJail.unsafe = True\n")  # the class can be trusted
    notebook = nbformat.read(released / f"{CHAPTER}.ipynb", as_version=4)
    for cell in notebook.cells:
        if cell.source == WRITE_HERE:
            cell.source = f"{WROTE}\n\n{ACTIVE}"
    source = source_of(root, CHAPTER)
    for learner in CLASS:
        if learner.name in (WRONG, RIGHT, BROKEN):
            folder = root / "submitted" / learner.name / CHAPTER
            folder.mkdir(parents=True)
            text = learner.hands_in(notebook, source)
            (folder / f"{CHAPTER}.ipynb").write_text(text, encoding="utf-8")
            (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    autograders(root, "grade", CHAPTER, "--unsafe")
    return root


class Formgrader:
    """Formgrader's pages, used through what is to be seen of them."""

    def __init__(self, browser, address):
        self.browser = browser
        self.address = f"{address}/formgrader"
        self.shots = ROOT / "build" / "screenshots"
        self.shots.mkdir(parents=True, exist_ok=True)

    def until(self, condition):
        """Wait for something; return it."""
        ignored = [StaleElementReferenceException]
        waiting = WebDriverWait(self.browser, PATIENCE, ignored_exceptions=ignored)
        return waiting.until(lambda _: condition())

    def find(self, css, text=""):
        """The elements that can be seen and hold that text."""
        found = self.browser.find_elements(By.CSS_SELECTOR, css)
        return [e for e in found if text in e.text and e.is_displayed()]

    def open(self, path=""):
        """Open a page of formgrader's."""
        self.browser.get(f"{self.address}{path}")

    def rows(self):
        """The rows of the page's table, as lists of texts, when it is loaded."""
        self.until(lambda: self.find("tbody tr td") and not self.find("tbody tr", "Loading"))
        rows = self.browser.find_elements(By.CSS_SELECTOR, "tbody tr")
        return [[td.text for td in row.find_elements(By.CSS_SELECTOR, "td")] for row in rows]

    def open_submission(self, notebook):
        """Open a submission, and wait until its scores and comments are in their boxes."""
        self.open(f"/submissions/{notebook}/")
        loaded = "return formgrader.grades?.loaded && formgrader.comments?.loaded"
        self.until(lambda: self.browser.execute_script(loaded))

    def box(self, name):
        """The box of a score or of a comment, in the middle of the window."""
        element = self.browser.find_element(By.ID, name)
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        return element

    def write(self, name, text):
        """Write into a box as a person does, and wait until formgrader says that it is saved."""
        box = self.box(name)
        cell = box.find_element(By.XPATH, "ancestor::div[contains(@class, 'nbgrader_cell')]")
        kind = "comment" if name.endswith("-comment") else "score"
        box.clear()
        box.send_keys(text)
        self.browser.execute_script("arguments[0].blur()", box)
        saved = f".{kind}-saved.glyphicon-ok"
        self.until(
            lambda: [e for e in cell.find_elements(By.CSS_SELECTOR, saved) if e.is_displayed()]
        )

    def value(self, name):
        """What stands in a box."""
        return self.box(name).get_attribute("value")

    def graded_by_engine(self, name):
        """What the engine gave, which the box shows in grey where no person has given a score."""
        return float(self.box(name).get_attribute("placeholder"))

    def keep(self, name):
        """Keep a picture of what is to be seen."""
        self.browser.save_screenshot(f"{self.shots}/formgrader_{name}.png")


def notebooks(root):
    """The ids of the learners' notebooks."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop") as book:
        return {n.student.id: n.id for n in book.notebook_submissions(CHAPTER, CHAPTER)}


def grade_of(root, cell):
    """What the gradebook has for a cell of the learner with the mistake."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}", "backprop") as book:
        grade = book.find_grade(cell, CHAPTER, CHAPTER, WRONG)
        return grade.auto_score, grade.manual_score, grade.score


def test_grades_and_comments_by_hand_are_kept(serve, browser, course):
    """Can an instructor see the class, open a submission that does nothing to the page, grade a
    written answer, overrule the engine, comment, and find it all again after grading anew?"""
    page = Formgrader(browser, serve("jupyterlab", course))
    page.open()
    assert [CHAPTER, "3"] in [[row[0], row[8]] for row in page.rows()]
    page.keep("assignments")
    page.open(f"/gradebook/{CHAPTER}/{CHAPTER}")
    assert len(page.rows()) == 3
    page.keep("submissions")

    ids = notebooks(course)
    page.open_submission(ids[BROKEN])
    assert "This submission could not be graded" in page.find("#notebook")[0].text
    page.open_submission(ids[WRONG])
    assert WROTE in page.find("#notebook")[0].text
    assert browser.title == CHAPTER  # nothing active ran
    given = {cell: grade_of(course, cell)[0] for cell in (EXERCISE, "chain_rule")}
    assert {cell: page.graded_by_engine(cell) for cell in given} == given
    assert page.value(EXERCISE) == page.value(TASK) == ""

    page.write(TASK, "1.5")
    page.write(f"{TASK}-comment", COMMENT)
    page.write(EXERCISE, "0.5")
    page.keep("graded_by_hand")
    assert given[EXERCISE] != 0.5

    autograders(course, "grade", CHAPTER, "--force", "--unsafe")
    check_kept(page, course, ids)
    press_autograde(page)
    check_kept(page, course, ids)
    page.box(TASK)
    page.keep("graded_anew")


def press_autograde(page):
    """Press formgrader's own button for the learner, and see that it says it went well."""
    page.open(f"/manage_submissions/{CHAPTER}")
    page.rows()
    (row,) = page.find("tbody tr", WRONG)
    row.find_element(By.CSS_SELECTOR, ".autograde a").click()
    (dialog,) = page.until(lambda: page.find(".modal-dialog", "autograd"))
    page.keep("autograde_button")
    assert f"Successfully autograded '{CHAPTER}' for student '{WRONG}'" in dialog.text


def check_kept(page, course, ids):
    """Is what a person gave still in the gradebook and on the page?"""
    assert grade_of(course, TASK) == (None, 1.5, 1.5)
    auto, *rest = grade_of(course, EXERCISE)
    assert auto != 0.5 and rest == [0.5, 0.5]
    page.open_submission(ids[WRONG])
    assert [page.value(name) for name in (TASK, EXERCISE)] == ["1.5", "0.5"]
    assert page.value(f"{TASK}-comment") == COMMENT
