"""Attacks on the pages that nbgrader makes, opened in a real browser."""

import os
from functools import partial
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from traitlets.config import Config

from autograders.inert import inert_markdown, inert_outputs, inert_text

from .browser import (
    ATTACKS,
    FORMGRADER,
    acted,
    active_parts,
    aimed,
    needs_browser,
    opened,
    served,
)

KINDS = """
text/plain text/html text/markdown text/latex text/vnd.mermaid text/HTML text/x-html
image/svg+xml image/png image/jpeg image/gif
application/javascript application/pdf application/json application/vnd.plotly.v1+json
application/vnd.jupyter.widget-view+json application/vnd.jupyter.widget-state+json
application/vnd.bokehjs_exec.v0+json application/vnd.bokehjs_load.v0+json
application/vnd.holoviews_exec.v0+json
"""
NBGRADER = {
    "grade_id": "answer",
    "grade": False,
    "solution": True,
    "locked": False,
    "schema_version": 3,
    "task": False,
}


@pytest.fixture
def site(tmp_path):
    """A folder that is served."""
    with served(tmp_path) as site:
        yield site


def page(template, notebook):
    """A notebook as nbgrader's feedback or formgrader shows it."""
    config = Config()
    config.HTMLExporter.template_name = template
    config.HTMLExporter.extra_template_basedirs = [str(FORMGRADER / "templates")]
    css = FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"
    config.HTMLExporter.extra_template_paths = [str(css)]
    numbers = {"score": 1, "max_score": 2, "late_penalty": 0}
    names = dict.fromkeys(("submission_id", "notebook_id", "assignment_id", "student"), "x")
    resources = {
        "nbgrader": {"notebook": "x", **numbers},
        **names,
        "base_url": "",
        "index": 0,
        "total": 1,
        "notebook_path": "x",
        "last_name": "",
        "first_name": "",
    }
    return HTMLExporter(config=config).from_notebook_node(notebook, resources)[0]


def outputs_with(attack):
    """Outputs, as a notebook may store them, with the attack in every place that there is."""
    hostile = {"width": attack, "height": attack, "alt": attack, "isolated": True, attack: attack}
    metadata = {
        **hostile,
        "filenames": {"image/png": attack},
        **dict.fromkeys(KINDS.split(), hostile),
    }
    widget = {"model_id": attack, "version_major": 2}
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": attack},
        {"output_type": "stream", "name": "stderr", "text": [attack, "\x1b[38m", attack]},
        {"output_type": "stream", "name": attack, "text": attack},
        {"output_type": "error", "ename": attack, "evalue": attack, "traceback": [attack] * 2},
        {"output_type": attack, "data": {"text/html": attack}},
    ]
    for kind in KINDS.split():
        data = {kind: widget if "widget" in kind else [attack]}
        display = {"output_type": "display_data", "metadata": metadata, "svg_filename": attack}
        outputs.append(display | {"data": data, "transient": {"display_id": attack}})
    result = {"output_type": "execute_result", "execution_count": attack, "metadata": metadata}
    return [*outputs, result | {"data": {"text/plain": attack, "text/html": attack}}]


def cells_with(attack, prose, raw, outputs):
    """A cell of each kind with the attack in it, made harmless by the functions that are given."""
    comment = NBGRADER | {"comment": prose(attack)}
    links = f"[x]({attack}) [y]({attack} '{attack}') <{attack}> [{attack}](https://x.test)"
    shown = {"tags": [attack.replace(",", " ")], "alt": attack, "title": attack}
    return [
        new_markdown_cell(prose(attack)),
        new_markdown_cell(prose(f"# {links}\n> - {attack}\n\n[{attack}]: {attack}")),
        new_markdown_cell(prose(attack), metadata={"nbgrader": NBGRADER}),
        new_raw_cell(raw(attack), metadata={"raw_mimetype": "text/html"}),
        new_raw_cell(raw(attack)),
        new_code_cell(attack, outputs=outputs(outputs_with(attack)), metadata=shown),
        new_code_cell(attack, metadata={"nbgrader": comment}),
    ]


def notebook_of(cells):
    """A notebook node of these cells."""
    return nbformat.from_dict(new_notebook(cells=cells))


@needs_browser
@pytest.mark.parametrize("template", ["feedback", "formgrade"])
def test_no_attack_acts_when_a_page_is_opened_and_read(site, template):
    """Does nothing run, and is nothing fetched, while a browser opens, clicks and touches all?"""
    assert len(ATTACKS) > 100
    cells = []
    for number, attack in enumerate(ATTACKS):
        clean = partial(inert_outputs, room=1_000_000)
        cells += cells_with(aimed(attack, number, site.port), inert_markdown, inert_text, clean)
    dom = opened(site, page(template, notebook_of(cells)))
    assert acted(dom) == set()
    assert site.asked == []
    assert active_parts(dom[dom.index('id="notebook"') :]) == []


@needs_browser
def test_the_browser_notices_attacks_on_a_stock_page(site):
    """Would the test above fail if nothing were made harmless?"""
    caught = {"<img src=x onerror=RUN>": "0", "[x](javascript:RUN)": "1", "![x](LEAK)": "/leak2"}
    cells = []
    for number, attack in enumerate(caught):
        attack = aimed(attack, number, site.port)
        html = {"output_type": "display_data", "data": {"text/html": attack}, "metadata": {}}
        cells += [new_markdown_cell(attack), new_code_cell("", outputs=[html])]
    dom = opened(site, page("feedback", notebook_of(cells)))
    assert acted(dom) == {"0", "1"}
    assert set(site.asked) == {"/x", "/leak2"}


@needs_browser
def test_of_two_pages_written_in_one_second_each_is_shown(site, monkeypatch):
    """Does the browser read each page anew, however soon it was written after another?"""
    write_text = Path.write_text

    def write_at_noon(path, text):
        write_text(path, text)
        os.utime(path, (43_200, 43_200))

    monkeypatch.setattr(Path, "write_text", write_at_noon)
    for number in range(2):
        html = f"<head></head><main>{'<p></p>' * 20}<script>top.ran({number})</script></main>"
        assert acted(opened(site, html, "main")) == {str(number)}
