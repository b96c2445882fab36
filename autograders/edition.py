"""The learner edition of course_lib: what goes out with a chapter, without what it asks for.

Names that this chapter or a later one asks for become stubs that say where they are written.
With them go the chapter's exercises and their recorded values, so that checks work offline.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import course_lib
from course_lib.exercises import all_exercises
from course_lib.language import LANGUAGES

LIBRARY = Path(course_lib.__file__).parent
DATA = ("mnist_subset.npz", "MNIST_SOURCE.md")


def learner_edition(chapter: str, lang: str = "en", *, with_data: bool = False) -> dict[str, bytes]:
    """The files of the learner edition for a chapter, by path relative to the notebook's folder.

    lang: the language of messages where COURSE_LANG does not say otherwise.
    with_data: whether to include the handwritten digits (2 MB).
    Raises LookupError for a chapter without exercises, ValueError for an unknown language.
    """
    chapters = sorted({exercise.chapter for exercise in all_exercises().values()})
    if chapter not in chapters:
        raise LookupError(f"no exercise belongs to chapter {chapter!r}; chapters: {chapters}")
    if lang not in LANGUAGES:
        raise ValueError(f"language: expected one of {LANGUAGES}, got {lang!r}")
    files = {path: (LIBRARY / path).read_bytes() for path in library_files(chapter)}
    if with_data:
        files |= {name: (LIBRARY / name).read_bytes() for name in DATA}
    for module, names in names_to_write(chapter).items():
        files[module] = with_stubs(files[module].decode(), names).encode()
    files["language.py"] = files["language.py"].replace(
        b'DEFAULT = "en"', f'DEFAULT = "{lang}"'.encode()
    )
    return {f"course_lib/{path}": content for path, content in files.items()}


def library_files(chapter: str) -> list[str]:
    """Paths in course_lib that go out with a chapter: of the exercises only its own."""
    number = chapter.split("_")[0]
    return [
        *(path.name for path in sorted(LIBRARY.glob("*.py"))),
        *(f"check/{path.name}" for path in sorted(LIBRARY.glob("check/*.py"))),
        *(
            f"exercises/{path.name}"
            for path in sorted(LIBRARY.glob("exercises/*.py"))
            if re.sub(r"\D", "", path.name) in ("", number)
        ),
        f"exercises/recorded/{chapter}.json",
        *(str(path.relative_to(LIBRARY)) for path in sorted(LIBRARY.glob("locale/*/*/*.mo"))),
    ]


def names_to_write(chapter: str) -> dict[str, dict[str, str]]:
    """For each module the names still to be written, and the chapter that first asks for each.

    A later chapter may ask for a name again, to mend a broken program say; then it is known.
    """
    first: dict[str, str] = {}
    for exercise in all_exercises().values():
        for full_name in exercise.asks_for:
            first.setdefault(full_name, exercise.chapter)
    asked: dict[str, dict[str, str]] = {}
    for full_name, asking in first.items():
        if asking >= chapter:
            module, name = full_name.rsplit(".", 1)
            asked.setdefault(f"{module}.py", {})[name] = asking
    return asked


def with_stubs(source: str, names: dict[str, str]) -> str:
    """The module's source with the classes and functions of these names replaced by stubs."""
    lines = source.splitlines()
    nodes = [n for n in ast.parse(source).body if isinstance(n, (ast.ClassDef, ast.FunctionDef))]
    missing = set(names) - {node.name for node in nodes}
    if missing:
        raise LookupError(f"asked for, but not in the module: {sorted(missing)}")
    for node in reversed(nodes):
        if node.name in names:
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            lines[first - 1 : node.end_lineno] = stub(node, names[node.name]).splitlines()
    return "\n".join(lines) + "\n"


def stub(node: ast.ClassDef | ast.FunctionDef, chapter: str) -> str:
    """A class or function of that name which only says in which chapter it is written."""
    what = f"You write {node.name} yourself, in chapter {chapter}."
    body = (
        f'"""{what}"""\n    from .require import NotWrittenYet\n\n'
        f'    raise NotWrittenYet("{node.name}", "{chapter}")'
    )
    if isinstance(node, ast.FunctionDef):
        return f"def {node.name}(*args, **kwargs):\n    {body}"
    inner = body.replace("\n    ", "\n        ")
    return f"class {node.name}:\n    def __init__(self, *args, **kwargs):\n        {inner}"
