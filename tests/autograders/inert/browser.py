"""A page opened in a real browser, by a reader who clicks and touches all that is on it."""

import contextlib
import re
import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from nbgrader import server_extensions

FORMGRADER = Path(server_extensions.__file__).parent / "formgrader"
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
ATTACKS = (Path(__file__).parent / "attacks.txt").read_text().split("\n%%\n")[1:]
# What a reader may do to a page, link by link; a link to the web stays where it is.
READER = """<script>
document.documentElement.dataset.ran = ""
top.ran = number => { document.documentElement.dataset.ran += number + " " }
addEventListener("click", e => {
  const link = e.target.closest("a")
  if (link && !link.href.startsWith("javascript:")) e.preventDefault()
}, true)
addEventListener("load", () => {
  for (const element of document.querySelectorAll("PART *")) {
    for (const name of ["mouseover", "focus", "toggle", "mousedown", "keydown", "dragstart"])
      element.dispatchEvent(new Event(name, {bubbles: true}))
    if (element.click) element.click()
  }
  document.documentElement.dataset.read = document.querySelectorAll("PART *").length
})
</script>"""


needs_browser = pytest.mark.skipif(BROWSER is None, reason="neither chromium nor google-chrome")


class Handler(SimpleHTTPRequestHandler):
    """Serves the page and formgrader's own scripts, and notes everything else that is asked for."""

    def do_GET(self):
        own = self.path.startswith(("/page.html", "/formgrader/", "/favicon.ico"))
        if not own:
            self.server.asked.append(self.path)
        super().do_GET()

    def end_headers(self):
        # A browser that keeps pages asks by the second: it would show the first of two again.
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder):
    """A folder that is served, its address, and what was asked for that no page should ask for."""
    (folder / "formgrader").mkdir()
    (folder / "formgrader" / "static").symlink_to(FORMGRADER / "static")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    server.asked = []
    Thread(target=server.serve_forever, daemon=True).start()
    yield SimpleNamespace(folder=folder, port=server.server_port, asked=server.asked)
    server.shutdown()
    server.server_close()


def opened(site, html, part="#notebook"):
    """The page as the browser has it in the end; part: of what the reader touches all."""
    reader = READER.replace("PART", part)
    (site.folder / "page.html").write_text(html.replace("<head>", f"<head>{reader}", 1))
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += [f"--user-data-dir={site.folder / 'profile'}", "--virtual-time-budget=4000"]
    command += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    command += [f"http://127.0.0.1:{site.port}/page.html"]
    dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    assert re.search(r'data-read="\d\d', dom), "the page did not load to its end"
    return dom


def aimed(attack, number, port):
    """The attack with a deed that can be told from the others'."""
    leak = f"http://127.0.0.1:{port}/leak{number}"
    return attack.replace("RUN", f"top.ran({number})").replace("LEAK", leak)


def acted(dom):
    """The numbers of the attacks that ran."""
    return set(re.search(r'data-ran="([^"]*)"', dom)[1].split())


def active_parts(html):
    """Elements and attributes in a part of a page that could act."""
    active = r"<(?:script|iframe|object|embed|form|svg|math|style|link|meta|base|video|audio)\b"
    handlers = re.findall(r"<[^>]*\son\w+=", re.sub(r'="[^"]*"', '=""', html))
    return re.findall(active, html) + handlers
