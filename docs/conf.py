"""Sphinx's settings for the course's pages; `autograders.web.site` calls Sphinx once a language.

Formulas are written as MathML when the pages are built: nothing is fetched and nothing has to run
for them to be read. Their font comes with the pages, since not every system has one for them.
"""

import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.util.fileutil import copy_asset_file

from autograders.demo import chapters
from autograders.web.share import places

extensions = ["myst_nb"]
html_theme = "furo"
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["course.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_use_index = False

nb_execution_mode = "off"  # the pages show the outputs that the chapters store
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3  # so that guides can lead to a section, as they do on GitHub
html_math_renderer = "mathml"
# A guide may name files that are no pages; a question of a chapter may be a small heading.

# What the converter does not know, in words that it does.
IN_OTHER_WORDS = {"{aligned}": "{split}", r"\tag": r"\qquad\tag"}


def mathml(latex: str, display: str) -> str:
    """A formula as MathML. Raises ValueError for one that cannot be converted whole."""
    for word, other in IN_OTHER_WORDS.items():
        latex = latex.replace(word, other)
    try:
        markup = convert(latex, display=display)
        words = "".join(ET.fromstring(markup).itertext())
    except Exception as error:
        raise ValueError(f"no MathML can be made of {latex!r}: {error!r}") from error
    if "\\" in words:
        raise ValueError(f"a part of {latex!r} is not known: {words!r}")
    return markup


def inline_math(writer: Any, node: nodes.Element) -> None:
    """Write a formula in a line of text."""
    writer.body.append(mathml(node.astext(), "inline"))
    raise nodes.SkipNode


def displayed_math(writer: Any, node: nodes.Element) -> None:
    """Write a formula that has a line of its own; a wide one is scrolled."""
    writer.body.append(f'<div class="formula">{mathml(node.astext(), "block")}</div>')
    raise nodes.SkipNode


def find_places(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Tell the template where else this page is: in the other language, and as a notebook."""
    lang = app.config.language
    other = {"en": "ko", "ko": "en"}[lang]
    pages = Path(app.srcdir).with_name(other).glob(f"{page}.*")
    context["other_language"] = other if page == "search" or any(pages) else ""
    if context["repository"] and page in chapters():
        context["places"] = places(context["repository"], f"{lang}/{page}/{page}.ipynb")


def add_font(app: Sphinx, error: Exception | None) -> None:
    """Put the font of the formulas beside the style sheet that names it."""
    font = files("ziamath") / "fonts" / "STIXTwoMath-Regular.ttf"
    copy_asset_file(str(font), Path(app.outdir) / "_static")


def setup(app: Sphinx) -> None:
    """Register all this with Sphinx."""
    app.add_html_math_renderer("mathml", (inline_math, None), (displayed_math, None))
    app.connect("html-page-context", find_places)
    app.connect("build-finished", add_font)
