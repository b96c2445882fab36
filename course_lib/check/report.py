"""A verdict as a learner reads it: HTML in notebooks, plain text everywhere else."""

from __future__ import annotations

import html
import sys
from typing import Any

from ..language import tr
from .judge import Verdict


class Report:
    """What `check` and `grade` show: one line a criterion, met or not, and why not."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def headline(self) -> str:
        """How many criteria are met, in one line."""
        problems = self.verdict.problems.values()
        met = sum(problem is None for problem in problems)
        mark = "✓" if self.verdict.passed else "✗"
        count = tr("{met} of {total} met", met=met, total=len(problems))
        return f"{mark} {self.verdict.exercise.name}: {count}"

    def reread(self) -> str:
        """Where the lesson stands, for an answer that is not yet right."""
        return tr("Read section {section} again.", section=self.verdict.exercise.section)

    def lines(self) -> list[tuple[bool, str, str]]:
        """For each criterion: is it met, what it asks, and what is wrong."""
        rows = []
        for name, problem in self.verdict.problems.items():
            text = tr(self.verdict.exercise.criteria[name].text)
            why = ""
            if problem:
                why = f"{problem.case}: {problem.text}" if problem.case else problem.text
            rows.append((problem is None, f"{name} · {text}" if text else name, why))
        return rows

    def summary(self) -> str:
        """The headline and what is wrong, without what is right."""
        wrong = [f"  ✗ {text}\n      {why}" for met, text, why in self.lines() if not met]
        return "\n".join([self.headline(), *wrong])

    def __repr__(self) -> str:
        rows = [self.headline()]
        for met, text, why in self.lines():
            rows.append(f"  {'✓' if met else '✗'} {text}")
            if why:
                rows.append(f"      {why}")
        if not self.verdict.passed:
            rows.append(self.reread())
        return "\n".join(rows)

    def _repr_html_(self) -> str:
        rows = []
        for met, text, why in self.lines():
            mark, colour = ("✓", "#1a7f37") if met else ("✗", "#b3261e")
            reason = f"<br><small>{html.escape(why)}</small>" if why else ""
            rows.append(
                f'<li style="list-style:none"><b style="color:{colour}">{mark}</b> '
                f"{html.escape(text)}{reason}</li>"
            )
        colour = "#1a7f37" if self.verdict.passed else "#b3261e"
        reread = "" if self.verdict.passed else f"<small>{html.escape(self.reread())}</small>"
        return (
            f'<div style="border-left:4px solid {colour};padding:.4em 1em">'
            f"<b>{html.escape(self.headline())}</b>"
            f'<ul style="margin:.4em 0;padding:0">{"".join(rows)}</ul>{reread}</div>'
        )


def show(report: Any) -> None:
    """Display in a notebook, print elsewhere."""
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        ipython.display.display(report)
    else:
        print(report)
