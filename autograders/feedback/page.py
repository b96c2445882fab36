"""Makes a learner's page of a graded notebook."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from course_lib.language import DEFAULT, LANGUAGES

from .facts import Facts, Score
from .parts import Part, parts_of, text_of, title_of
from .shown import Shown, code, outputs, prose, report
from .words import WORDS, duration, points


@dataclass(frozen=True)
class Section:
    """A part as the page shows it.

    anchor: its place on the page. state: a key of `WORDS`, empty for what has no score.
    nothing: a key of `WORDS` where there is nothing to show, since nothing was answered; else "".
    stopped: whether the answer's own code ended in an error, so that there was nothing to judge.
    """

    anchor: str
    name: str
    heading: str
    score: Score | None
    state: str
    nothing: str
    stopped: bool
    answers: list[Shown]
    report: list[Shown]
    comments: list[Shown]


def page(notebook: dict[str, Any], facts: Facts) -> str:
    """The page's HTML: complete in itself, with nothing active in it.

    notebook: a graded one's JSON, as ``autograders grade`` and ``nbgrader autograde`` leave it.
    """
    about = notebook["metadata"].get("course", {})
    lang = about["lang"] if about.get("lang") in LANGUAGES else DEFAULT
    cells, refused = notebook["cells"], about.get("refused")
    sections = []
    for number, part in enumerate(parts_of(cells, lang), start=1):
        made = section(part, facts, f"part-{number}")
        if not refused:
            sections.append(made)
        elif made.comments or made.state == "by_hand":
            score = made.score if made.state == "by_hand" else None
            sections.append(replace(made, score=score, answers=[], report=[]))
    return template().render(
        lang=lang,
        words=WORDS[lang],
        title=title_of(cells[bool(refused) :], lang) or facts.chapter,  # a notice stands first
        facts=facts,
        late=duration(facts.seconds_late, lang) if facts.seconds_late else "",
        open=sum(one.score.most for one in sections if one.score and one.state == "waits"),
        refused=refused,
        sections=sections,
    )


def section(part: Part, facts: Facts, anchor: str) -> Section:
    """A part with what the gradebook knows of it."""
    score = facts.scores.get(part.name)
    nothing = "" if score and score.earned > 0 else what_is_not_there(part, facts)
    return Section(
        anchor,
        part.name,
        # What was put back stands under a heading that is another exercise's.
        part.name if part.missing else part.heading or part.name,
        score,
        state_of(score, bool(nothing)),
        nothing,
        part.stopped,
        [] if nothing else [piece for cell in part.answers for piece in answer(cell)],
        [] if nothing or part.stopped else report(part.report),
        [prose(facts.comments[name]) for name in part.cells if name in facts.comments],
    )


def what_is_not_there(part: Part, facts: Facts) -> str:
    """Where a part has no answer, a key of `WORDS` that says so."""
    if part.missing:
        return "missing"
    untouched = bool(part.judged) and facts.unanswered.issuperset(part.judged)
    return "left" if untouched or part.wordless else ""


def state_of(score: Score | None, blank: bool) -> str:
    """How an exercise went, in a word of `WORDS`. blank: nothing was answered."""
    if score is None:
        return ""
    if score.by_hand:
        return "by_hand"
    if blank or score.waits:
        return "blank" if blank else "waits"
    if score.earned <= 0:
        return "wrong"
    return "right" if score.earned >= score.most else "partly"


def answer(cell: dict[str, Any]) -> list[Shown]:
    """A cell that the learner wrote, and what it put out."""
    if cell["cell_type"] == "markdown":
        return [prose(text_of(cell))]
    return [code(text_of(cell)), *outputs(cell.get("outputs"))]


@functools.cache
def template() -> Template:
    """The page's template, compiled once in a process."""
    loader = PackageLoader("autograders", "feedback")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["points"] = points
    return environment.get_template("page.html.j2")
