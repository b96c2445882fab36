"""HTML and pictures that a learner's code made, reduced to what a page can only show."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from html import escape

import nh3

from .text import COMMAND, without_controls

TAGS = {
    "a", "abbr", "b", "big", "blockquote", "br", "caption", "code", "dd", "del", "details", "div",
    "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
    "mark", "ol", "p", "pre", "s", "samp", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES: Mapping[str, set[str]] = {
    "*": {"style"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# Nothing that lays one thing over another (position, height, size of letters) or fetches anything.
PROPERTIES = {
    "background-color", "border", "border-bottom", "border-collapse", "border-color",
    "border-left", "border-right", "border-top", "color", "font-family", "font-style",
    "font-weight", "list-style", "list-style-type", "margin", "margin-bottom", "margin-left",
    "margin-right", "margin-top", "max-width", "padding", "padding-bottom", "padding-left",
    "padding-right", "padding-top", "text-align", "text-decoration", "vertical-align",
    "white-space",
}  # fmt: skip
STYLE_WORD = (
    r"(?:#[0-9a-f]{3,8}|[a-z][a-z-]*|[0-9]{0,3}\.?[0-9]{1,3}(?:px|em|rem|ex|ch|pt|%)?"
    r"|rgba?\([0-9 ,.%]{1,40}\))"
)
STYLE_VALUE = re.compile(rf"{STYLE_WORD}(?:[ ,]+{STYLE_WORD})*", re.IGNORECASE)
PICTURES = {  # how a file of each kind begins
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
}
DATA_URI = re.compile(r"data:(image/(?:png|jpeg|gif|svg\+xml));base64,(.*)", re.DOTALL)
# A browser opens these again in each paragraph that follows, so that few of them make a huge page.
REOPENED = re.compile(
    r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE
)
MOST_TAGS, MOST_REOPENED = 5_000, 200_000


def inert_html(source: str) -> str | None:
    """HTML with what can be shown safely; None when that is nothing, or when reading it again
    gives other HTML, which a browser then might do too."""
    tags = source.count("<")
    if tags > MOST_TAGS or tags * len(REOPENED.findall(source)) > MOST_REOPENED:
        return None
    html = _sanitized(source)
    for _ in range(3):
        again = _sanitized(html)
        if again == html:
            return html if html.strip() else None
        html = again
    return None


def inert_picture(mime: str, data: str) -> str | None:
    """A picture's base64 on one line; None when it is not a picture of that kind."""
    try:
        content = base64.b64decode("".join(data.split()), validate=True)
    except ValueError:
        return None
    if not content.startswith(PICTURES[mime]):
        return None
    return base64.b64encode(content).decode()


def inert_svg(svg: str, alt: str) -> str | None:
    """An SVG as an ``<img>``, in which a browser neither runs nor fetches anything."""
    if (data := _svg_data(without_controls(svg))) is None:
        return None
    return inert_html(f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}">')


def _svg_data(svg: str) -> str | None:
    if "<svg" not in svg or "<!ENTITY" in svg:  # an entity can stand for a thousand others
        return None
    return base64.b64encode(svg.encode()).decode()


def _sanitized(html: str) -> str:
    html = CLEANER.clean(without_controls(html))
    html = re.sub(r"(<pre[^>]*>)\n+", r"\1", html)  # a parser drops one at each reading
    return COMMAND.sub(r"\g<0> ", html)  # MathJax reads all that is shown


def _inert_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "style":
        return _inert_style(value)
    if name == "src":
        return _inert_source(value)
    if name == "href":
        return value if value.startswith(("https://", "http://")) else None
    if name in ("alt", "rel"):  # rel is the sanitizer's own: it tells nothing to where a link leads
        return value
    return value if re.fullmatch(r"\d{1,4}", value, re.ASCII) else None


def _inert_style(style: str) -> str | None:
    kept = []
    for declaration in style.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        known = name in PROPERTIES or (name, value) == ("height", "auto")
        if known and STYLE_VALUE.fullmatch(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept) or None


def _inert_source(source: str) -> str | None:
    if not (parts := DATA_URI.fullmatch(source)):
        return None
    mime, data = parts.groups()
    if mime != "image/svg+xml":
        data = inert_picture(mime, data)
    else:
        try:
            data = _svg_data(base64.b64decode(data, validate=True).decode())
        except ValueError:
            return None
    return data and f"data:{mime};base64,{data}"


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_inert_attribute,
    clean_content_tags={"script", "style", "template", "iframe", "object", "noscript", "title"},
    url_schemes={"https", "http", "data"},
)
