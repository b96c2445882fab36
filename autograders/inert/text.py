"""A learner's words as text in which no page finds a tag, a picture or a TeX command to obey.

Markdown has no form of escaping that holds in prose, formulas and code alike, and a copy of a
renderer's idea of where code begins would part from it somewhere. So nothing here asks where it
stands: whatever could act is broken by a space, which reads the same everywhere
(``< div>``, ``$x< y$``).
"""

from __future__ import annotations

import re

LEFT_OUT = "[… the rest was left out · 나머지는 생략했습니다]"
PROSE_ROOM = 10_000  # characters of a prose cell; renderers may take time in its square

# A colour, but not one that breaks off after 38 or 48: nbconvert's ansi2html raises an IndexError.
COLOUR = re.compile(r"\x1b\[(?:[0-9]{1,3}(?:;[0-9]{1,3}){0,15})?(?<![\[;0][34]8)m")
CONTROLS = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # a terminal's title or link
    r"|\x1b\[[0-?]*[ -/]*[@-~]?"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no file can hold

# Commands of MathJax and KaTeX that link, style, load or write into the page, or that change what
# later formulas on it mean.
COMMAND = re.compile(
    r"\\(?=(?:href|url|html[A-Z][A-Za-z]*|class|style|cssId|data|bbox|mmlToken|unicode|U|require|"
    r"includegraphics|setOptions|csname|[egx]?def|let|futurelet|global|"
    r"(?:re)?new(?:command|environment)|Newextarrow|providecommand|Declare[A-Za-z]+)(?![A-Za-z]))"
)
ACTIVE_TEXT = re.compile(
    r"<(?=[A-Za-z/!?]|[^\s<>]*@)"  # a tag, a comment, an autolink
    # An entity, which may stand for any of the others; mistune finds "&lt" in "&lt|x;".
    r"|&(?=#|[^\s<&;]{1,32};)"
    rf"|{COMMAND.pattern}"
)
# Links lead to the web or within the page; `]` before `(` or `:` is what makes all others.
ACTIVE_MARKDOWN = re.compile(
    r"!(?=\[)"  # a picture: it would be fetched
    r"|\](?=\((?!https?://|#))"
    r"|\](?=:(?![ \t\n]*https?://))"  # a link's target on a line of its own
)
DIAGRAM = re.compile(r"(?<=[`~])[^\S\n]*(?=mermaid)")  # a fence that nbconvert does not escape


def without_controls(text: str, *, colours: bool = False) -> str:
    """Text without control characters but line ends and tabs; colours: and ANSI colours."""
    text = SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROLS.sub(
        lambda found: found[0] if colours and COLOUR.fullmatch(found[0]) else "", text
    )


def inert_text(text: str) -> str:
    """Text (a raw cell, a formula) that stays text as HTML, and in which MathJax obeys nothing."""
    return ACTIVE_TEXT.sub(r"\g<0> ", without_controls(text))


def inert_markdown(source: str) -> str:
    """Prose that was written or changed by a learner, with nothing active in it, at most
    `PROSE_ROOM` characters and a word that there was more."""
    inert = _inert_markdown(source[:PROSE_ROOM])
    if len(source) <= PROSE_ROOM and len(inert) <= PROSE_ROOM:
        return inert
    ending = f"\n\n{LEFT_OUT}"
    room = PROSE_ROOM - len(ending)
    while len(inert) > room:  # a cut may lay bare something to break, so that it grows by a space
        inert = _inert_markdown(inert[:room])
    return inert + ending


def _inert_markdown(source: str) -> str:
    inert = ACTIVE_MARKDOWN.sub(r"\g<0> ", inert_text(source))
    return DIAGRAM.sub("text ", inert)
