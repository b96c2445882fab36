"""Grades one submission: its cells in the jail, the graded cells here, and an outcome always."""

from __future__ import annotations

import ast
import atexit
import contextlib
import functools
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from course_lib.check.judge import Verdict
from course_lib.language import language

from ..grading import SHEET, Sheet
from ..inert import inert_markdown, inert_outputs, inert_text
from ..intake import plan
from ..jail.launch import Jail, JailError
from ..jail.level import Level, best_level, missing
from ..outcome import Cell, Outcome, Placed, Refusal, Released, Settings, Task, Text
from .graded_cell import Output, names_used, run_graded
from .memory import bounded_memory
from .needed import needed
from .notebook_run import Lost, NotebookRun
from .refused import refused_outcome

REPORT = 1_000_000  # characters that are kept of a graded cell's report
ATTEMPTS = 3  # when the jail itself comes to an end
JAIL_ENDED = {
    "en": "the jail around it came to an end {times} times",
    "ko": "코드를 격리해 실행하는 환경이 {times}번이나 중단되었습니다",
}
LOOKED_INTO = {
    "en": "Your notebook could not be graded. Your instructor will look into it.",
    "ko": "노트북을 채점하지 못했습니다. 담당 교수자가 살펴볼 것입니다.",
}
WARM = threading.local()  # the jails of this thread: Linux ends them with the thread they are of


def grade_task(task: Task) -> Outcome:
    """Grade a submission, or refuse it with a reason.

    Raises JailError when no jail can be had on this machine.
    """
    try:
        if isinstance(task.content, Refusal):
            raise task.content
        cells, notes = plan(task.content, task.released)
        with reports_in(task.settings.lang):
            return graded(task, cells, tuple(notes))
    except Refusal as refusal:
        return refused_outcome(task, refusal)


@contextlib.contextmanager
def reports_in(lang: str) -> Iterator[None]:
    """While it lasts, messages are in this language. It ends with the submission: a server may
    grade one learner now, and later another, or release a chapter, in its own language."""
    before = os.environ.get("COURSE_LANG")
    os.environ["COURSE_LANG"] = lang
    try:
        yield
    finally:
        del os.environ["COURSE_LANG"]
        if before is not None:
            os.environ["COURSE_LANG"] = before


def graded(task: Task, cells: list[Placed], notes: tuple[str, ...]) -> Outcome:
    """The outcome of a submission that can be graded; Refusal when the jail ends again and again.

    That could be the machine's fault, or a learner's who found a way: a person has to look.
    """
    for _ in range(ATTEMPTS):
        jail = warm_jail(task.released.chapter, task.settings)
        try:
            notebook, exercises = graded_notebook(task, cells, jail)
        except Lost:
            continue
        return Outcome(
            task.student, notebook, level=jail.level.name, notes=notes, exercises=exercises
        )
    raise Refusal(Text(JAIL_ENDED, times=ATTEMPTS), Text(LOOKED_INTO))


def warm_jail(chapter: str, settings: Settings) -> Jail:
    """The jail of this thread for the settings' language: learners of one class may differ in it.

    All are started anew for another chapter or other limits.
    """
    wanted = (chapter, replace(settings, lang=""))
    if getattr(WARM, "wanted", None) != wanted:
        close_jails()
        WARM.jails, WARM.wanted = {}, wanted
    if settings.lang not in WARM.jails:
        level = best_level()
        if level < Level.FULL and not settings.unsafe:
            lacking = "; ".join(f"{m.what} ({m.how})" for m in missing())
            raise JailError(f"full isolation is not to be had here: {lacking}")
        WARM.jails[settings.lang] = Jail(chapter, settings.limits, lang=settings.lang, level=level)
        atexit.register(WARM.jails[settings.lang].__exit__)
    jail: Jail = WARM.jails[settings.lang]
    return jail


def close_jails() -> None:
    """End this thread's jails, if there are any."""
    for jail in vars(WARM).pop("jails", {}).values():
        atexit.unregister(jail.__exit__)
        jail.__exit__()


def graded_notebook(
    task: Task, cells: list[Placed], jail: Jail
) -> tuple[str, tuple[dict[str, Any], ...]]:
    """The autograded notebook's JSON, and for each exercise what the class report needs."""
    run = NotebookRun(jail)
    sheet = Sheet(points_of(cells), task.seed)
    own = dict(grader_names(task.released))
    to_run = needed(cells)
    room = task.settings.limits.output
    token = SHEET.set(sheet)
    done: list[Cell] = []
    try:
        for place, placed in enumerate(cells):
            cell = dict(placed.cell)
            if cell["cell_type"] == "code":
                if placed.role == "graded":
                    most = float(cell["metadata"]["nbgrader"]["points"])
                    with bounded_memory():
                        outputs = run_graded(cell["source"], own, run.__getitem__, most)
                    run.check_lost()
                    cell["outputs"] = inert_judgement(outputs)
                else:
                    outputs = run.run(cell["source"]) if place in to_run else cell["outputs"]
                    cell["outputs"] = inert_outputs(outputs, room)
                    room -= len(json.dumps(cell["outputs"]))
                cell["execution_count"] = len(done) if cell["outputs"] else None
            elif placed.role == "learner":
                harmless = inert_markdown if cell["cell_type"] == "markdown" else inert_text
                cell["source"] = harmless(cell["source"])
            done.append(cell)
    finally:
        SHEET.reset(token)
        run.close()
    notebook = task.released.with_cells(done, lang=task.settings.lang)
    return notebook, tuple(reported(sheet.verdicts, done))


def inert_judgement(outputs: list[Output]) -> list[Output]:
    """A graded cell's outputs, made harmless. The last one is never left out for want of room:
    nbgrader takes a graded cell without a score and without an error for a right answer."""
    return inert_outputs(outputs[:-1], REPORT) + inert_outputs(outputs[-1:], REPORT)


def points_of(cells: list[Placed]) -> dict[str, float]:
    """The points of each graded cell, by its grade_id."""
    about = [placed.cell["metadata"]["nbgrader"] for placed in cells if placed.role == "graded"]
    return {a["grade_id"]: float(a["points"]) for a in about}


@functools.lru_cache(8)
def grader_names(released: Released) -> dict[str, Any]:
    """What the chapter's own imports mean on the grader's side, as far as graded cells use it.

    So ``check`` in a graded cell is the course's, whatever a learner gives that name.
    """
    own: dict[str, Any] = {}
    code = [cell for cell in released.cells if cell["cell_type"] == "code"]
    graded_cells = [c for c in code if c["metadata"].get("nbgrader", {}).get("grade")]
    used = {name for cell in graded_cells for name in names_used(ast.parse(cell["source"]))}
    for cell in code:
        for statement in imports(cell["source"]):
            for alias in statement.names:
                if (alias.asname or alias.name) in used:
                    statement.names = [alias]
                    exec(compile(ast.Module([statement], []), "<imports>", "exec"), own)
    return own


def imports(source: str) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports at the top of a cell; none where it is no plain Python."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return
    yield from (s for s in body if isinstance(s, ast.Import | ast.ImportFrom))


def reported(verdicts: list[Verdict], cells: list[Cell]) -> Iterator[dict[str, Any]]:
    """For each exercise its share, its criteria and the causes, told in the language that is set;
    or why there are none."""
    judged = {verdict.exercise.name: verdict for verdict in verdicts}
    for cell in cells:
        about = cell["metadata"].get("nbgrader", {})
        if not (about.get("grade") and about.get("points")) or cell["cell_type"] != "code":
            continue
        name = about["grade_id"]
        if verdict := judged.get(name):
            problems = verdict.problems
            yield {
                "name": name,
                "lang": language(),
                "share": verdict.share,
                "met": [c for c, p in problems.items() if p is None or c in verdict.carried],
                "missed": [c for c, p in problems.items() if p and c not in verdict.carried],
                "waiting": sorted(verdict.waiting - verdict.carried),
                "diagnoses": [
                    {"name": d.name, "says": d.says, "section": d.section}
                    for d in verdict.diagnoses
                ],
            }
        else:
            errors = [o["evalue"] for o in cell["outputs"] if o["output_type"] == "error"]
            yield {"name": name, "share": 0.0, "problem": errors[0] if errors else ""}
