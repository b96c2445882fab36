"""The report as a learner reads it, with its picture, hints and inputs."""

import pytest

from autograders.references import all_references
from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.check.report import Report
from course_lib.exercises.exercise import Case, Criterion, Exercise
from course_lib.graph import Variable


def graph(case):
    """The product as a graph, backward run."""
    out = Variable(case["x"], "x") * Variable(case["y"], "y")
    out.named("z").backward(case["dout"])
    return out


def trial(answer, case):
    """One forward and the two gradients."""
    layer = answer()
    yield "forward", lambda: layer.forward(case["x"], case["y"])
    yield "dx", lambda: layer.backward(case["dout"])[0]
    yield "dy", lambda: layer.backward(case["dout"])[1]


EXERCISE = Exercise(
    name="product",
    chapter="99_test",
    section="5.4.1",
    task="",
    cases=lambda rng, harsh: [Case("two numbers", {"x": 3.0, "y": 7.0, "dout": 2.0})],
    trial=trial,
    criteria={"forward": Criterion("the product"), "dx": Criterion(""), "dy": Criterion("")},
    gradients={"dx": "x", "dy": "y"},
    graph=graph,
    hints=("first", "second", "third"),
)


class WrongGradient:
    """Right forward, dx not swapped."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.x + 0.5, dout * self.x


def report(answer, reveal):
    """The report on an answer to the exercise above."""
    reference = all_references()["mul_layer"]
    truths = truths_of(EXERCISE, reference, EXERCISE.visible_cases())
    return Report(judge(EXERCISE, answer, truths, reveal=reveal), reveal=reveal)


def test_the_page_shows_inputs_hints_and_the_wrong_edge_in_red():
    """Does HTML hold the failing case, three hints inside each other, and the drawn mistake?"""
    page = report(WrongGradient, reveal=True)._repr_html_()
    assert "x = 3" in page and "dout = 2" in page
    assert page.count("<details") == 4 and page.index("first") < page.index("second")
    assert "the gradient 6.5 at x is wrong" in page


def test_the_picture_does_not_give_the_answer_away():
    """Is the right gradient, 14, nowhere in the picture's words?"""
    page = report(WrongGradient, reveal=True)._repr_html_()
    alt = page.split('alt="')[1].split('"')[0]
    assert "14" not in alt


def test_a_graded_report_shows_neither_inputs_nor_hints_nor_expected_values():
    """Are hidden cases kept hidden, in HTML and in plain text?"""
    hidden = report(WrongGradient, reveal=False)
    for text in (hidden._repr_html_(), str(hidden)):
        assert "x = 3" not in text and "first" not in text and "14" not in text
        assert "<img" not in text
    assert "✗ dx" in str(hidden)


def test_plain_text_tells_the_same():
    """Does a screen reader get the headline, each criterion, where to reread, and a hint?"""
    text = str(report(WrongGradient, reveal=True))
    assert text.startswith("✗ product: 2 of 3 met")
    assert "✓ forward · the product" in text and "expected 14, got 6.5" in text
    assert "Read section 5.4.1 again." in text and "Hint: first" in text


def test_a_right_answer_is_told_so_and_nothing_else():
    """Is a passed report short?"""

    class Right(WrongGradient):
        def backward(self, dout):
            return dout * self.y, dout * self.x

    text = str(report(Right, reveal=True))
    assert text.startswith("✓ product: 3 of 3 met") and "Hint" not in text
    assert "<details" not in report(Right, reveal=True)._repr_html_()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_both_languages(monkeypatch, language):
    """Does the report speak the language that COURSE_LANG names?"""
    monkeypatch.setenv("COURSE_LANG", language)
    text = str(report(WrongGradient, reveal=True))
    assert ("개 충족" in text) == (language == "ko")
