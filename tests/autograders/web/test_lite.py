"""The chapters in JupyterLite: all but its kernel, which needs the network."""

import functools
import json
import re
import threading
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from autograders.demo import chapters
from autograders.web import lite

PATIENCE = 180  # seconds: the machines are shared


@pytest.fixture(scope="module")
def built(releases, tmp_path_factory):
    """The folder of the site."""
    folder = tmp_path_factory.mktemp("lite") / "site"
    lite.build(releases, folder)
    return folder


@pytest.fixture(scope="module")
def address(built):
    """Where a server of files shows the site."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=built))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def files_below(folder):
    """The files below a folder, and what is in them."""
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_chapter_is_there_as_it_is_released(built, releases):
    """Does each stand in both languages, with its learner edition beside it?"""
    assert files_below(built / "files") == files_below(releases)
    for chapter in chapters():
        listed = json.loads((built / "api/contents/ko" / chapter / "all.json").read_text())
        assert {"course_lib", f"{chapter}.ipynb"} <= {item["name"] for item in listed["content"]}
    layers = (built / "files/ko/03_layers/course_lib/layers.py").read_text()
    assert "raise NotWrittenYet" in layers


def test_the_kernel_loads_what_course_lib_imports(built):
    """Is graphviz packed, and named by an address that holds wherever the site is put?"""
    settings = json.loads((built / "jupyter-lite.json").read_text())["jupyter-config-data"]
    kernel = settings["litePluginSettings"][f"{lite.KERNEL}:kernel"]
    numpy, matplotlib, tqdm, graphviz = kernel["loadPyodideOptions"]["packages"]
    assert [numpy, matplotlib, tqdm] == ["numpy", "matplotlib", "tqdm"]
    worker = built / "extensions" / lite.KERNEL / "static"
    assert list(worker.glob("*.worker.*.js"))
    wheel = (worker / graphviz).resolve()
    assert wheel.is_relative_to(built.resolve())
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert "graphviz/__init__.py" in names and not [n for n in names if n.endswith(".pyc")]
    assert any(re.fullmatch(r"graphviz-[\d.]+\.dist-info/METADATA", name) for name in names)


def test_no_other_extension_goes_along(built):
    """Are nbgrader's panels, which need a server, left out?"""
    settings = json.loads((built / "jupyter-lite.json").read_text())["jupyter-config-data"]
    assert [e["name"] for e in settings["federated_extensions"]] == [lite.KERNEL]


@pytest.mark.parametrize("lang, title", [("en", "The chain rule"), ("ko", "연쇄법칙")])
def test_a_chapter_opens_in_the_browser(address, browser, lang, title):
    """Does a reader see the chapter, before the kernel has been fetched?"""
    path = f"{lang}/02_chain_rule/02_chain_rule.ipynb"
    browser.get(f"{address}/notebooks/index.html?path={path}")
    heading = (By.CSS_SELECTOR, ".jp-Notebook h1")
    WebDriverWait(browser, PATIENCE).until(
        lambda driver: any(title in h.text for h in driver.find_elements(*heading))
    )


def test_a_failure_is_told_in_jupyterlites_words(releases, tmp_path):
    """Does someone who names a Pyodide that is not there hear so?"""
    with pytest.raises(RuntimeError, match=r"FileNotFoundError.*nosuch"):
        lite.build(releases, tmp_path / "site", str(tmp_path / "nosuch"))
