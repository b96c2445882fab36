"""The attempts that are written as cells, in ``corpus/*.txt``.

    === name @answer
    # what it tries, in one line
    the answer's cell
    ---
    a cell after it

``@answer`` is the answer's cell that it stands in. An attempt deserves nothing; what stands in
``honest.txt`` deserves all points of its exercise.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
HEADER = re.compile(r"=== (\w+)(?: @([\w-]+))?")
PAGES = (FOLDER.parents[1] / "inert" / "attacks.txt").read_text().split("\n%%\n")[1:]
RUNNER = """
import os, struct, sys
frame = sys._getframe()
while frame.f_code.co_name != "serve": frame = frame.f_back
runner, requests, replies = (frame.f_locals[name] for name in ("self", "requests", "replies"))
"""


@dataclass(frozen=True)
class Attempt:
    """name: kind and name. tries: in words. answer: the cell that its first cell replaces.
    honest: does it deserve the points of its exercise?"""

    name: str
    tries: str
    answer: str
    cells: tuple[str, ...]
    honest: bool

    @property
    def exercise(self) -> str:
        """The exercise that the answer is one of."""
        return self.answer.removesuffix("-answer")


def attempts():
    """All of them."""
    for path in sorted(FOLDER.glob("*.txt")):
        for text in re.split(r"^(?==== )", path.read_text(), flags=re.MULTILINE)[1:]:
            header, tries, code = text.split("\n", 2)
            name, answer = HEADER.fullmatch(header).groups()
            assert tries.startswith("# "), header
            yield Attempt(
                f"{path.stem}-{name}",
                tries.removeprefix("# "),
                answer or "mul_layer-answer",
                tuple(re.split(r"^---\n", code, flags=re.MULTILINE)),
                path.stem == "honest",
            )


def filled(source: str, places: dict[str, str]) -> str:
    """A cell with the places of this course in it, and what is too long for a file."""
    many = {
        "<RUNNER>": RUNNER,
        "<PAGES>": json.dumps([page.replace("RUN", "alert(1)") for page in PAGES]),
        "<NUL>": "\0",
        "<BRACKETS>": "x = " + "(" * 10**5 + "-" * 10**5,
        "<LONG>": "가" * 10**6,
    }
    for name, text in (places | many).items():
        source = source.replace(name, text)
    return source
