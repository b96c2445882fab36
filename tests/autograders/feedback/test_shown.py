"""What is written or put out, as the page shows it."""

import pytest

from autograders.feedback.shown import CODE_ROOM, OUTPUT_ROOM, code, outputs, prose, report
from autograders.inert import LEFT_OUT

PNG = "iVBORw0KGgo="


def display(**data):
    """An output with these representations; in their names ``_`` stands for ``/``."""
    kinds = {kind.replace("_", "/"): text for kind, text in data.items()}
    return {"output_type": "display_data", "data": kinds, "metadata": {}}


def test_code_stays_text_and_is_cut():
    """Is an answer shown as it is, and a huge one cut with a word about it?"""
    assert code("if a < b:\n    ...\n\n").text == "if a < b:\n    ..."
    assert code("x" * 10**6).text == "x" * CODE_ROOM + f"\n{LEFT_OUT}"


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Well **done**.", "<p>Well <strong>done</strong>.</p>\n"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("| a |\n|---|\n| 1 |", "<td>1</td>"),
        ("$a_1 < b_1$", "<p>$a_1 &lt; b_1$</p>\n"),
    ],
)
def test_comments_are_markdown(source, html):
    """Is Markdown set as in nbgrader's own page, formulas and tags aside?"""
    assert html in prose(source).html


@pytest.mark.parametrize(
    "source",
    [
        "![x](https://x.test/a.png)",
        "[x](javascript:alert(1))",
        "<script>alert(1)</script>",
        "[x]: javascript:alert(1)\n\n[x]",
        "![x](data:text/html,x)",
    ],
)
def test_markdown_fetches_and_runs_nothing(source):
    """Is neither a picture, nor a script, nor a link that runs in what comes of it?"""
    html = prose(source).html
    assert not any(word in html for word in ("src=", "<script", "href="))


def test_colours_of_a_terminal_are_left_out():
    """Is an error readable without the escapes that IPython puts into it?"""
    error = {"output_type": "error", "ename": "E", "evalue": "v"}
    (shown,) = outputs([error | {"traceback": ["\x1b[31mE\x1b[0m: v", ""]}])
    assert (shown.kind, shown.text) == ("error", "E: v")
    (shown,) = outputs([error | {"traceback": []}])
    assert shown.text == "E: v"


def test_the_richest_harmless_form_is_shown():
    """Is it HTML, else a picture, else text, and nothing of what can only run?"""
    made = [
        display(text_plain="t", text_html="<b>h</b>", image_png=PNG),
        display(text_plain="t", image_png=PNG),
        display(text_plain="<t>"),
        display(application_javascript="alert(1)"),
    ]
    found = [(shown.html, shown.text) for shown in outputs(made)]
    assert found == [
        ("<b>h</b>", ""),
        (f'<img alt="" src="data:image/png;base64,{PNG}">', ""),
        ("", "<t>"),
    ]


def test_a_report_is_shown_without_its_score():
    """Is the number left out that the page shows in another place, and an error kept?"""
    score = {"output_type": "execute_result", "data": {"text/plain": "1.5"}, "metadata": {}}
    error = {"output_type": "error", "ename": "NameError", "evalue": "n", "traceback": ["n"]}
    assert [shown.text for shown in report([score, error])] == ["n"]
    assert [shown.text for shown in outputs([score])] == ["1.5"]


def test_endless_output_is_cut():
    """Is a page not made huge by what an answer prints, and is it said?"""
    text = {"output_type": "stream", "name": "stdout", "text": "x" * 10**7}
    found = outputs([text])
    assert sum(len(shown.text) for shown in found) < OUTPUT_ROOM + 100
    assert LEFT_OUT in found[-1].text
