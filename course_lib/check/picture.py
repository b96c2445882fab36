"""The failing case as a computation graph, the learner's wrong gradients in red on their edges."""

from __future__ import annotations

from ..drawing import draw
from .judge import Verdict


def picture(verdict: Verdict) -> str:
    """HTML of the picture, or an empty string where an exercise has none or no number came."""
    exercise = verdict.exercise
    failing = {c: p for c in exercise.gradients if (p := verdict.problems[c])}
    judged = {c: p for c, p in failing.items() if c not in verdict.waiting}
    wrong = {
        exercise.gradients[criterion]: finding.came
        for criterion, finding in judged.items()
        if isinstance(finding.came, (int, float)) and not isinstance(finding.came, bool)
    }
    if exercise.graph is None or not wrong:
        return ""
    case = next(iter(judged.values())).case
    output = exercise.graph(case)
    hidden = {exercise.gradients[c] for c in failing} - set(wrong)
    drawing = draw(output, wrong=wrong, blank_gradients=hidden)
    return str(drawing._repr_mimebundle_()["text/html"])
