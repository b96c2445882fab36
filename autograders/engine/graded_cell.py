"""A graded cell: its trusted source, run on the grader's side on proxies of learners' names."""

from __future__ import annotations

import ast
import builtins
import contextlib
import io
import math
from collections.abc import Callable, Iterator
from typing import Any

from course_lib.check.compare import ending
from course_lib.check.report import KEPT
from course_lib.language import language

from ..jail.launch import JailError, Stopped

Output = dict[str, Any]
NO_POINTS = {
    "en": "the graded cell gave {value!r}; expected points from 0 to {most:g}",
    "ko": "채점 셀이 {value!r} 값을 냈습니다. 0에서 {most:g} 사이의 점수여야 합니다",
}


def run_graded(
    source: str, own: dict[str, Any], learners: Callable[[str], Any], most: float
) -> list[Output]:
    """Run a graded cell and return its outputs, of which nbgrader reads the score.

    own: names of the grader's own, which go before the learner's; what the cell defines is added.
    learners: the value of a name in the learner's notebook; raises KeyError.
    most: the points that can be earned. A value of the last line that is a number must lie between
    0 and that, or the cell counts as failed.
    """
    reports: list[Any] = []
    outputs: list[Output] = []
    printed = io.StringIO()
    token = KEPT.set(reports)
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            try:
                value = value_of(source, own, learners)
            finally:
                outputs += map(shown, reports)
        ending = list(result(value, most))
    except JailError:  # not the learner's matter
        raise
    except (Exception, SystemExit) as error:
        ending = [failure(error)]
    finally:
        KEPT.reset(token)
    if text := printed.getvalue():
        outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": text})
    return outputs + ending


def value_of(source: str, own: dict[str, Any], learners: Callable[[str], Any]) -> Any:
    """Run the code; the value of its last line, or None."""
    tree = ast.parse(source)
    names = Names(own, learners)
    optional = set(built_on(tree))
    for name in names_used(tree):
        names.provide(name, Missing(name) if name in optional else None)
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        tree.body.pop()
    exec(compile(tree, "<graded cell>", "exec"), own)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<graded cell>", "eval"), own)


class Names:
    """Where a graded cell's names come from."""

    def __init__(self, own: dict[str, Any], learners: Callable[[str], Any]) -> None:
        self.own, self.learners = own, learners
        self.borrowed: set[str] = own.setdefault("__learners__", set())

    def provide(self, name: str, missing: Missing | None) -> None:
        """Put a learner's value among the names, unless the name is the grader's own.

        missing: what stands for a name that the learner has not.
        """
        if hasattr(builtins, name) or (name in self.own and name not in self.borrowed):
            return
        self.borrowed.add(name)
        self.own.pop(name, None)  # a cell in between may have given it another value
        try:
            self.own[name] = self.learners(name)
        except KeyError:
            if missing is not None:
                self.own[name] = missing


class Missing:
    """Stands for an answer that was not given; whoever uses it is told so."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, *given: Any, **named: Any) -> Any:
        raise NameError(f"name {self.name!r} is not defined", name=self.name)


def built_on(tree: ast.Module) -> Iterator[str]:
    """The names of answers that the graded one may build on: those after it in ``grade``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            others = node.args[2:] if node.func.id == "grade" else []
            yield from (other.id for other in others if isinstance(other, ast.Name))


def names_used(tree: ast.Module) -> Iterator[str]:
    """The names that code reads and does not import itself."""
    nodes = list(ast.walk(tree))
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {alias.asname or alias.name for node in imports for alias in node.names}
    read = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    yield from sorted(read - imported)


def result(value: Any, most: float) -> Iterator[Output]:
    """The output that tells the score; none for a value that is no number, as in stock nbgrader."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    if not (math.isfinite(value) and 0 <= value <= most):
        raise ValueError(NO_POINTS[language()].format(value=value, most=most))
    yield {
        "output_type": "execute_result",
        "execution_count": None,
        "data": {"text/plain": repr(float(value))},
        "metadata": {},
    }


def shown(report: Any) -> Output:
    """A report as a notebook displays it."""
    data = {"text/plain": repr(report), "text/html": report._repr_html_()}
    return {"output_type": "display_data", "data": data, "metadata": {}}


def failure(error: BaseException) -> Output:
    """An exception without a traceback: that would print hidden tests."""
    render = getattr(error, "_render_traceback_", None)
    kind = type(error).__name__
    message = ending(error.reason, str(error)) if isinstance(error, Stopped) else str(error)
    lines = render() if render else [f"{kind}: {message}"]
    return {"output_type": "error", "ename": kind, "evalue": message, "traceback": lines}
