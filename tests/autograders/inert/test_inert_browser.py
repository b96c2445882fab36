"""Attacks on the pages that nbgrader makes, opened in a real browser."""

import re
import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_raw_cell
from nbgrader import server_extensions
from traitlets.config import Config

from autograders.inert import inert_markdown, inert_outputs, inert_text

FORMGRADER = Path(server_extensions.__file__).parent / "formgrader"
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
ATTACKS = (Path(__file__).parent / "attacks.txt").read_text().split("\n%%\n")[1:]
KINDS = """
text/plain text/html text/markdown text/latex text/vnd.mermaid text/HTML text/x-html
image/svg+xml image/png image/jpeg image/gif
application/javascript application/pdf application/json application/vnd.plotly.v1+json
application/vnd.jupyter.widget-view+json application/vnd.jupyter.widget-state+json
application/vnd.bokehjs_exec.v0+json application/vnd.bokehjs_load.v0+json
application/vnd.holoviews_exec.v0+json
"""
# What a reader may do to a page, link by link; a link to the web stays where it is.
READER = """<script>
document.documentElement.dataset.ran = ""
top.ran = number => { document.documentElement.dataset.ran += number + " " }
addEventListener("click", e => {
  const link = e.target.closest("a")
  if (link && !link.href.startsWith("javascript:")) e.preventDefault()
}, true)
addEventListener("load", () => {
  for (const element of document.querySelectorAll("#notebook *")) {
    for (const name of ["mouseover", "focus", "toggle", "mousedown", "keydown", "dragstart"])
      element.dispatchEvent(new Event(name, {bubbles: true}))
    if (element.click) element.click()
  }
  document.documentElement.dataset.read = document.querySelectorAll("#notebook *").length
})
</script>"""
NBGRADER = {
    "grade_id": "answer",
    "grade": False,
    "solution": True,
    "locked": False,
    "schema_version": 3,
    "task": False,
}


class Handler(SimpleHTTPRequestHandler):
    """Serves the page and formgrader's own scripts, and notes everything else that is asked for."""

    def do_GET(self):
        own = self.path.startswith(("/page.html", "/formgrader/", "/favicon.ico"))
        if not own:
            self.server.asked.append(self.path)
        super().do_GET()

    def log_message(self, *_):
        pass


@pytest.fixture
def site(tmp_path):
    """A folder that is served, its address, and what was asked for that no page should ask for."""
    (tmp_path / "formgrader").mkdir()
    (tmp_path / "formgrader" / "static").symlink_to(FORMGRADER / "static")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=tmp_path))
    server.asked = []
    Thread(target=server.serve_forever, daemon=True).start()
    yield SimpleNamespace(folder=tmp_path, port=server.server_port, asked=server.asked)
    server.shutdown()
    server.server_close()


def opened(site, html):
    """The page as the browser has it in the end."""
    (site.folder / "page.html").write_text(html.replace("<head>", f"<head>{READER}", 1))
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += [f"--user-data-dir={site.folder / 'profile'}", "--virtual-time-budget=4000"]
    command += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    command += [f"http://127.0.0.1:{site.port}/page.html"]
    dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert re.search(r'data-read="\d\d', dom), "the page did not load to its end"
    return dom


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


def aimed(attack, number, port):
    """The attack with a deed that can be told from the others'."""
    leak = f"http://127.0.0.1:{port}/leak{number}"
    return attack.replace("RUN", f"top.ran({number})").replace("LEAK", leak)


def notebook_of(cells):
    """A notebook node of these cells."""
    return nbformat.from_dict(new_notebook(cells=cells))


needs_browser = pytest.mark.skipif(BROWSER is None, reason="neither chromium nor google-chrome")


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
    assert re.search(r'data-ran="([^"]*)"', dom)[1] == ""
    assert site.asked == []
    inside = dom[dom.index('id="notebook"') :]
    active = r"<(?:script|iframe|object|embed|form|svg|math|style|link|meta|base|video|audio)\b"
    assert re.findall(active, inside) == []
    assert re.findall(r"<[^>]*\son\w+=", re.sub(r'="[^"]*"', '=""', inside)) == []


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
    ran = set(re.search(r'data-ran="([^"]*)"', dom)[1].split())
    assert ran == {"0", "1"}
    assert set(site.asked) == {"/x", "/leak2"}
