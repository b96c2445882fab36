"""A verdict as a learner reads it: HTML in notebooks, plain text everywhere else."""

from __future__ import annotations

import html
import sys
from contextvars import ContextVar
from typing import Any

import numpy as np

from ..language import tr
from .judge import Verdict
from .picture import picture

MARKS = {"met": "✓", "wrong": "✗", "waiting": "…"}
COLOURS = {"met": "#1a7f37", "wrong": "#b3261e", "waiting": "#6e5494"}


class Report:
    """What `check` and `grade` show: the likeliest cause, each criterion, and where to go on.

    reveal: whether inputs of failing cases, hints and the picture are shown (visible cases).
    """

    def __init__(self, verdict: Verdict, *, reveal: bool) -> None:
        self.verdict = verdict
        self.reveal = reveal

    def headline(self) -> str:
        """How many criteria are met, in one line."""
        states = [state for state, _, _ in self.rows()]
        mark = MARKS["met" if self.verdict.passed else "wrong"]
        count = tr("{met} of {total} met", met=states.count("met"), total=len(states))
        return f"{mark} {self.verdict.exercise.name}: {count}"

    def rows(self) -> list[tuple[str, str, str]]:
        """For each criterion: its state (see `MARKS`), what it asks, and what is wrong."""
        rows = []
        for name, problem in self.verdict.problems.items():
            text = f"{name} · {tr(self.verdict.exercise.criteria[name].text)}"
            if problem is None:
                rows.append(("met", text, ""))
            elif name in self.verdict.carried:
                rows.append(("met", text, tr("right for your own earlier values")))
            elif name in self.verdict.waiting:
                rows.append(("waiting", text, tr("not judged yet: something it needs is wrong")))
            else:
                label = tr(problem.case.label)
                why = f"{label}: {problem.problem}" if label else str(problem.problem)
                rows.append(("wrong", text, why))
        return rows

    def causes(self) -> list[str]:
        """The diagnoses in words, root first."""
        said = []
        for diagnosis in self.verdict.diagnoses:
            text = diagnosis.says
            if diagnosis.also:
                text += " " + tr("It may also be this: {others}", others=" / ".join(diagnosis.also))
                text += " " + " ".join(diagnosis.apart)
            said.append(text)
        return said

    def reread(self) -> str:
        """Where the lesson stands that the first cause is about."""
        sections = [d.section for d in self.verdict.diagnoses] or [self.verdict.exercise.section]
        return tr("Read section {section} again.", section=", ".join(dict.fromkeys(sections)))

    def inputs(self) -> str:
        """The inputs of the smallest failing case, in numpy's own writing."""
        failing = [p.case for p in self.verdict.problems.values() if p and p.case.inputs]
        if not failing or not self.reveal:
            return ""
        case = min(failing, key=lambda c: sum(np.size(v) for v in c.inputs.values()))
        lines = [f"{name} = {written(value)}" for name, value in case.inputs.items()]
        return "\n".join(lines)

    def summary(self) -> str:
        """The headline, the causes and what is wrong, without what is right."""
        wrong = [f"  {MARKS[s]} {text}\n      {why}" for s, text, why in self.rows() if s != "met"]
        return "\n".join([self.headline(), *self.causes(), *wrong])

    def __repr__(self) -> str:
        rows = [self.headline(), *self.causes()]
        for state, text, why in self.rows():
            rows.append(f"  {MARKS[state]} {text}")
            if why:
                rows.append(f"      {why}")
        rows += self.verdict.advice
        if not self.verdict.passed:
            rows.append(self.reread())
            if self.reveal and self.verdict.exercise.hints:
                rows.append(tr("Hint: {hint}", hint=tr(self.verdict.exercise.hints[0])))
        return "\n".join(rows)

    def _repr_html_(self) -> str:
        verdict = self.verdict
        colour = COLOURS["met" if verdict.passed else "wrong"]
        parts = [f"<b>{html.escape(self.headline())}</b>"]
        parts += [f"<p style='margin:.4em 0'>{html.escape(cause)}</p>" for cause in self.causes()]
        items = [row_in_html(*row) for row in self.rows()]
        parts.append(f"<ul style='margin:.4em 0;padding:0'>{''.join(items)}</ul>")
        parts += [f"<p><small>{html.escape(text)}</small></p>" for text in verdict.advice]
        if not verdict.passed:
            parts.append(f"<small>{html.escape(self.reread())}</small>")
            if self.reveal:
                parts += [
                    picture(verdict),
                    opening(tr("Inputs of a case that fails"), self.inputs()),
                ]
                parts.append(hints_in_html([tr(hint) for hint in verdict.exercise.hints]))
        style = f"border-left:4px solid {colour};padding:.4em 1em"
        return f'<div style="{style}">{"".join(parts)}</div>'


def row_in_html(state: str, text: str, why: str) -> str:
    """One criterion."""
    reason = f"<br><small>{html.escape(why)}</small>" if why else ""
    mark = f'<b style="color:{COLOURS[state]}">{MARKS[state]}</b>'
    return f'<li style="list-style:none">{mark} {html.escape(text)}{reason}</li>'


def opening(title: str, text: str) -> str:
    """A part that opens on demand; nothing when there is no text."""
    if not text:
        return ""
    return (
        f"<details><summary>{html.escape(title)}</summary><pre>{html.escape(text)}</pre></details>"
    )


def hints_in_html(hints: list[str]) -> str:
    """Hints that open one after another: each holds the next."""
    nested = ""
    for number, hint in reversed(list(enumerate(hints, start=1))):
        title = html.escape(tr("Hint {number}", number=number))
        nested = (
            f"<details style='margin-left:.6em'><summary>{title}</summary>"
            f"{html.escape(hint)}{nested}</details>"
        )
    return nested


def written(value: Any) -> str:
    """An input as code would write it, with few digits."""
    if isinstance(value, np.ndarray):
        return np.array2string(value, precision=4, separator=", ", threshold=60)
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


# Where reports go instead, while the grader keeps them for the notebook that it writes.
KEPT: ContextVar[list[Any] | None] = ContextVar("KEPT", default=None)


def show(report: Any) -> None:
    """Display in a notebook, print elsewhere."""
    if (kept := KEPT.get()) is not None:
        kept.append(report)
        return
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        ipython.display.display(report)
    else:
        print(report)
