"""Drawings as a notebook and a file get them, with ``dot`` and without."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from base64 import b64decode

import nbformat
import pytest
from nbconvert import HTMLExporter

from course_lib import drawing_fallback
from course_lib.drawing import draw


@pytest.fixture
def no_dot(monkeypatch, tmp_path):
    """A machine without the dot program."""
    monkeypatch.setenv("PATH", str(tmp_path))


def texts(svg: str) -> list[str]:
    root = ET.fromstring(svg)
    return [e.text or "" for e in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_same_graph_gives_the_same_bytes(graphs, make_graph):
    """Are source and both renderings deterministic, whatever was drawn before?"""
    first, second = draw(graphs.ran(make_graph())), draw(graphs.ran(make_graph()))
    assert first.source == second.source
    assert first.svg() == second.svg()
    fallback = [drawing_fallback.render(d.picture, "svg") for d in (first, second)]
    assert fallback[0] == fallback[1]
    assert b"date" not in fallback[0]


def test_dot_and_the_fallback_write_the_same_texts(graphs, make_graph):
    """Does a reader without dot miss anything?"""
    output = graphs.ran(make_graph())
    drawing = draw(output, title='Title <&> "$x$"', wrong={output.name: 1.21})
    assert "✗ 1.21" in "".join(texts(drawing.svg()))
    by_dot = texts(drawing.svg())
    by_fallback = texts(drawing_fallback.render(drawing.picture, "svg").decode())
    assert sorted(filter(str.strip, by_dot)) == sorted(filter(str.strip, by_fallback))
    assert drawing.picture.title in by_dot


@pytest.mark.parametrize("with_dot", [True, False])
def test_svg_is_an_image_with_a_text_alternative(graphs, with_dot, request):
    """Does assistive technology get the description, and only that?"""
    if not with_dot:
        request.getfixturevalue("no_dot")
    svg = draw(graphs.ran(graphs.two_apples()), alt='A "graph" of <2> apples', title="Apples").svg()
    assert svg.startswith("<svg ")
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'A "graph" of <2> apples'
    assert [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")] == ["Apples"]


def test_a_notebook_gets_an_image_that_keeps_its_words_and_fits_the_page(graphs):
    """Is the stored output the picture itself, described, and the same at each run?"""
    drawing = draw(graphs.apples_and_oranges(), alt='귤 "귤" & <2>')
    bundle = drawing._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"] == repr(drawing) == drawing.alt
    image = ET.fromstring(bundle["text/html"].replace(">", "/>"))
    assert image.tag == "img" and image.get("alt") == drawing.alt
    assert image.get("style") == "max-width:100%;height:auto"
    kind, data = image.get("src").split(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(data).decode() == drawing.svg()
    assert not re.search(r"0x[0-9a-f]+", repr(draw(graphs.two_apples())) + drawing.source)


def test_nbconvert_keeps_the_text_alternative(graphs):
    """Does a notebook exported to HTML say what its picture shows?"""
    drawing = draw(graphs.ran(graphs.apples_and_oranges()))
    output = nbformat.v4.new_output("display_data", drawing._repr_mimebundle_())
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("", outputs=[output])])
    page, _ = HTMLExporter().from_notebook_node(notebook)
    assert re.findall(r'<img [^>]*alt="([^"]*)"', page) == [drawing.alt]


@pytest.mark.parametrize("with_dot", [True, False])
def test_save(graphs, with_dot, request, tmp_path):
    """Is the kind of file taken from its name?"""
    drawing = draw(graphs.ran(graphs.apples_and_oranges()))
    folder = tmp_path / "figures"
    folder.mkdir()
    if not with_dot:
        request.getfixturevalue("no_dot")
    for suffix in ("svg", "png", "dot"):
        drawing.save(folder / f"a.{suffix}")
    assert (folder / "a.svg").read_text(encoding="utf-8") == drawing.svg()
    assert (folder / "a.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "a.dot").read_text(encoding="utf-8") == drawing.source
    with pytest.raises(ValueError, match=r"expected a path ending in .*, got a.jpg"):
        drawing.save(folder / "a.jpg")


@pytest.mark.parametrize("path", [None, "/nowhere"])
@pytest.mark.parametrize("kept", ["True", "f.name == 'DejaVu Sans'"])
def test_nothing_goes_to_stderr(path, kept, tmp_path):
    """Do Korean names stay quiet with dot, without it, and without a Korean font?"""
    code = (
        "import matplotlib.font_manager as m\n"
        f"m.fontManager.ttflist = [f for f in m.fontManager.ttflist if {kept}]\n"
        "from course_lib.graph import Variable\n"
        "from course_lib.drawing import draw\n"
        "y = (Variable(2, '사과') * 3).named('값'); y.backward()\n"
        "d = draw(y, wrong={'사과': 1}); "
        f"d.save(r'{tmp_path}/a.png'); print('사과' in d.svg())\n"
    )
    environment = {"PYTHONPATH": ":".join(p for p in sys.path if p), "PYTHONUTF8": "1"}
    environment["PATH"] = path or os.environ["PATH"]
    environment["HOME"] = environment["MPLCONFIGDIR"] = str(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert (done.stdout, done.stderr) == ("True\n", "")
