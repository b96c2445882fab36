"""A graph to step through, as a notebook gets it."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import numpy as np
import pytest

from autograders.edition import learner_edition
from course_lib.exercises import all_exercises
from course_lib.graph import Variable, apply
from course_lib.play import play


class Parts(HTMLParser):
    """A page's elements with their attributes, and its text outside of style sheets."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.text, self.inside = [], "", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.inside = tag

    def handle_data(self, data):
        self.text += data if self.inside != "style" else ""

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def inside(html):
    """The page in the iframe."""
    (frame,) = Parts(html).all("iframe")
    return Parts(frame["srcdoc"])


def test_forward_comes_first_and_backward_when_it_was_run(graphs):
    """Does play show what there is to show, and what it was asked for?"""
    output = graphs.two_apples()
    assert len(play(output).steps) == 3
    graphs.ran(output)
    assert len(play(output).steps) == 8
    assert play(output, forward=False).steps == play(output).steps[3:]
    assert play(output, backward=False).steps == play(output).steps[:3]


def test_bad_calls_say_what_was_expected(graphs):
    """Is a learner's slip named?"""
    with pytest.raises(TypeError, match="play: expected a Variable, got float"):
        play(2.0)
    for options in ({"forward": False}, {"backward": True}):
        with pytest.raises(ValueError, match=r"play: there are no gradients .* run backward\(\)"):
            play(graphs.two_apples(), **options)
    with pytest.raises(ValueError, match="play: nothing is left to step through"):
        play(graphs.ran(graphs.two_apples()), forward=False, backward=False)


def test_the_text_is_the_list_of_sentences(graphs):
    """Is the output readable where no HTML is shown, and the same at each run?"""
    shown = play(graphs.ran(graphs.two_apples()))
    bundle = shown._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"].splitlines() == [f"{k}. {s}" for k, s in enumerate(shown.steps, 1)]
    assert bundle == play(graphs.ran(graphs.two_apples()))._repr_mimebundle_()


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_screen_reader_hears_the_step_and_its_sentence(graphs, make_graph, lang, monkeypatch):
    """Has each button the step's number and sentence as its name, in the reader's language?"""
    monkeypatch.setenv("COURSE_LANG", lang)
    shown = play(graphs.ran(make_graph()), title="<A & 'B'>")
    page = inside(shown.html)
    assert page.all("html") == [{"lang": lang}]
    count = len(shown.steps)
    numbers = {"en": "Step {k} of {n}", "ko": "{n}단계 중 {k}단계"}[lang]
    buttons = page.all("input")
    assert [b["aria-label"] for b in buttons] == [
        f"{numbers.format(k=k, n=count)}. {sentence}" for k, sentence in enumerate(shown.steps, 1)
    ]
    assert {(b["type"], b["name"]) for b in buttons} == {("radio", "s")}
    assert [b["id"] for b in buttons if "checked" in b] == ["s1"]
    assert {label["for"] for label in page.all("label")} <= {b["id"] for b in buttons}
    assert "<A & 'B'>" in page.text


def test_there_is_no_script_and_nothing_from_elsewhere(graphs):
    """Does the page work without JavaScript, a kernel or the network?"""
    html = play(graphs.ran(graphs.softmax_with_loss())).html
    (frame,) = Parts(html).all("iframe")
    assert frame["sandbox"] == ""
    for part in (html, frame["srcdoc"]):
        assert not re.search(
            r"<script|\son\w+=|javascript:|https?://(?!www\.w3\.org/2000/svg)", part
        )


def test_without_iframe_and_style_sheet_the_finished_picture_and_all_sentences_are_left(graphs):
    """What does an untrusted notebook show? (JupyterLab strips both, with their content.)"""
    shown = play(graphs.ran(graphs.two_apples()), title="Shopping")
    stripped = re.sub(r"<(style|iframe)\b.*?</\1>", "", shown.html, flags=re.DOTALL)
    left = Parts(stripped)
    assert all(sentence in left.text for sentence in shown.steps) and "Shopping" in left.text
    assert len(left.all("li")) == len(shown.steps)
    (image,) = left.all("img")
    assert image["src"].startswith("data:image/svg+xml;base64,")
    assert image["alt"] == "Computation graph of price"
    hiding = [a for _, a in left.elements if "hidden" in a or re.search("none", a.get("style", ""))]
    assert hiding == []


def test_one_output_does_not_hide_the_list_of_another(graphs):
    """Do a trusted and an untrusted output on one page keep apart?"""
    one, other = play(graphs.two_apples()).html, play(graphs.square()).html
    names = [next(iter(Parts(page).all("div")[1].values())) for page in (one, other)]
    assert names[0] != names[1] and f".{names[0]}{{display:none}}" in one
    assert names[0] not in other


def test_a_large_graph_stays_small():
    """Can a notebook hold many of them? (300 kB is the limit that the course set itself.)"""
    value = Variable(1.5, "x")
    for _ in range(40):
        value = value * 1.01
    value.backward()
    assert len(play(value).html) < 300_000


def test_a_learners_own_layer_is_shown_with_its_own_numbers():
    """Does a class written a cell above play as it is?"""

    class Double:
        def forward(self, x):
            return 2 * x

        def backward(self, dout):
            return 3 * dout  # a slip, and it is to be seen

    output = apply(Double(), Variable(np.ones(2), "x")).named("y")
    output.backward(np.ones(2))
    assert play(output).steps[-1] == (
        "Double receives the upstream gradient [1 1] and sends [3 3] back to x."
    )


@pytest.mark.parametrize("chapter", sorted({e.chapter for e in all_exercises().values()}))
def test_it_plays_in_every_learner_edition(chapter, tmp_path):
    """Do the files that go out with a chapter suffice, without dot and with no word on stderr?"""
    for path, content in learner_edition(chapter, "ko").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    code = (
        "from course_lib.graph import Variable, exp\nfrom course_lib.play import play\n"
        "y = exp(Variable(0, 'x')).named('y'); y.backward(); print(play(y).steps[-1])\n"
    )
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "COURSE_LANG")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, encoding="utf-8", cwd=tmp_path, check=False,
        env=environment | {"PATH": "/nowhere", "PYTHONUTF8": "1"},
    )  # fmt: skip
    said = "exp 노드는 상류에서 온 기울기 1에 자기 출력 1을 곱해 x 쪽으로 1을 보냅니다."
    assert (done.stdout.strip(), done.stderr) == (said, "")
