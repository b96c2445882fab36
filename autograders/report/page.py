"""The report as one HTML page that needs nothing else and in which nothing is active."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..inert.text import without_controls
from . import learners, plots, reteach
from .content import Content
from .numbers import FEWEST
from .words import Words

LEARNERS = 40  # that may need help and are listed; all are in learners.csv
CAUSES = 15  # in the list over all exercises
SHOWN = 8  # of an exercise


def page(content: Content) -> str:
    """The page. Whatever is put into it is escaped by the template engine."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["fewest"] = FEWEST
    environment.filters |= {"anchor": anchor, "bars": plots.bars, "line": plots.line}
    return environment.get_template("page.html.j2").render(
        content=content,
        w=Words(content.lang),
        limits=learners,
        reteach=reteach,
        concerned=[one for one in content.learners if one.reasons],
        most_learners=LEARNERS,
        most_causes=CAUSES,
        most_shown=SHOWN,
        width=plots.WIDTH,
        height=plots.HEIGHT,
    )


def shown(value: Any) -> Any:
    """A value as the page may hold it: text has no control characters. Markup is the template's."""
    return without_controls(value) if type(value) is str else value


def anchor(names: Sequence[str]) -> str:
    """The id of a place in the page, made of names that may hold anything."""
    return "at-" + hashlib.blake2b("\0".join(names).encode(), digest_size=6).hexdigest()
