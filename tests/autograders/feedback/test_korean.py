"""A Korean class that hands in whatever goes wrong: is any of it told in English?

What each learner does is in `SPOILT` and `ANSWERS`; beside them stands the sample class.
"""

import html
import json
import os
import re
import shutil
import subprocess

import pytest

from autograders.feedback import give_feedback
from autograders.notebooks import NOTEBOOKS
from autograders.outcome import restored

from ..classroom.batch.conftest import outcomes
from ..conftest import CHAPTER, GRADE
from ..korean import english_in
from ..report.conftest import reckoned
from .conftest import STRIP, in_release, page_of

LIMITS = """
c.Grading.call_seconds = 0.5
c.Grading.cell_seconds = 1
c.Grading.notebook_seconds = 20
"""
# Files in the place of the notebook: each is refused for another reason.
SPOILT = {
    "empty": b"",
    "broken": b"<html>",
    "a-list": b"[1]",
    "nested": b'{"a":' * 100_000,
    "new": b'{"cells": [{}], "nbformat": 5}',
    "no-cells": b'{"cells": []}',
    "nothing-of-ours": b'{"cells": [{"cell_type": "code", "source": "1"}]}',
    "too-many": json.dumps({"cells": [{"cell_type": "raw", "source": ""}] * 2001}).encode(),
    "too-long": json.dumps({"cells": [{"cell_type": "raw", "source": "a" * 2_000_001}]}).encode(),
    "large": b" " * 9_000_000,
    "nobody": None,
}
AFFINE = """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
        {init}

    def forward(self, x):
        {forward}

    def backward(self, dout):
        return dout @ self.W.T
"""
# Ways in which the layer can fail. In Korean each is told by a symptom, or by what ended it.
ANSWERS = {
    "endless": AFFINE.format(init="", forward="while True: pass"),
    "exits": AFFINE.format(init="", forward="import os; os._exit(3)"),
    "exits-at-once": AFFINE.format(init="import os; os._exit(0)", forward="return 1"),
    "huge": AFFINE.format(init="", forward="return [[0.0] * 1000] * 1001"),
    "deep": AFFINE.format(init="", forward="a = []; a.append(a); return a"),
    "objects": AFFINE.format(init="", forward="return np.array([object()])"),
    "an-object": AFFINE.format(init="", forward="return self"),
    "none": AFFINE.format(init="", forward="x @ self.W"),
    "a-text": AFFINE.format(init="", forward="return 'x'"),
    "a-dict": AFFINE.format(init="", forward="return {1: 2}"),
    "a-shape": AFFINE.format(init="", forward="return np.zeros(7)"),
    "misspelt": AFFINE.format(init="", forward="return x @ self.w + self.b"),
    "unknown": AFFINE.format(init="", forward="return not_there"),
    "raises": AFFINE.format(init="", forward="raise ValueError('no')"),
    "constructor": AFFINE.format(init="self.x = self.y", forward="return 1"),
    "no-method": "class Affine:\n    def __init__(self, W, b):\n        pass",
    "no-arguments": "class Affine:\n    def forward(self, x):\n        return x",
    "ends-python": "import os\nos._exit(1)",
    "never-ends": "while True:\n    pass",
}


def answered(text, source):
    """A notebook with this answer in the place of the layer."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "affine-answer":
            cell["source"] = source
    return json.dumps(notebook, ensure_ascii=False)


def hand_in(root, texts):
    """Whatever can go wrong, each in the folder of a learner of its own."""
    korean = {name: in_release(text, "ko") for name, text in texts.items() if name != "broken_file"}
    right = korean["right_as_taught"]
    handed_in = {name: text.encode() for name, text in korean.items()} | SPOILT
    handed_in |= {name: answered(right, source).encode() for name, source in ANSWERS.items()}
    handed_in["breaks-off"] = right[: len(right) // 2].encode()
    other = NOTEBOOKS / "03_layers" / "03_layers.ipynb"
    handed_in["of-another-chapter"] = other.read_bytes()
    for student, content in handed_in.items():
        folder = root / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        if content is not None:
            (folder / f"{CHAPTER}.ipynb").write_bytes(content)
    for student, names in {"misnamed": ("a.txt",), "several": ("a.ipynb", "b.ipynb")}.items():
        folder = root / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_text(right)
    (root / "submitted" / "a-folder" / CHAPTER / f"{CHAPTER}.ipynb").mkdir(parents=True)


@pytest.fixture(scope="module")
def korean(released, texts, tmp_path_factory):
    """The course's folder, graded by a Korean instructor, with all pages."""
    root = shutil.copytree(released, tmp_path_factory.mktemp("korean") / "course")
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(LIMITS)
    hand_in(root, texts)
    environment = {**os.environ, "COURSE_LANG": "ko"}
    subprocess.run([*GRADE, "--root", str(root)], check=True, env=environment, capture_output=True)
    assert give_feedback(root, CHAPTER, None, force=False) == 0
    return root


# What a learner wrote, what their code put out, and what Python says of an error are theirs.
OTHERS = re.compile(
    r'<pre class="(?:code|out)">.*?</pre>|<pre class="error">[^<]*?Error.*?</pre>'
    r'|<div class="prose">.*?</div>',
    re.DOTALL,
)


def read(page):
    """What the course itself says on a page."""
    return html.unescape(STRIP.sub("\n", OTHERS.sub("", page)))


def test_every_refusal_is_met(korean):
    """Is each refused for a reason of its own, and none of the answers?"""
    refused = {student: row["refused"] for student, row in outcomes(korean).items()}
    told = {student for student, reason in refused.items() if reason}
    others = {"breaks-off", "of-another-chapter", "misnamed", "several", "a-folder"}
    assert told == {*SPOILT, *others}
    assert len({refused[student] for student in told}) == len(told)


def test_no_english_is_left_on_a_learners_page(korean):
    """Does every page, of whatever went wrong, speak Korean alone?"""
    pages = {student: page_of(korean, student) for student in outcomes(korean)}
    assert {student: english_in(read(page)) for student, page in pages.items()} == {
        student: [] for student in pages
    }
    assert "허용된 시간을 넘었습니다" in read(pages["endless"])
    assert "허용된 시간을 넘었습니다" in read(pages["never-ends"])
    assert "스스로 끝냈거나" in read(pages["exits"])
    assert all("너무 크거나" in read(pages[student]) for student in ("huge", "deep"))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_report_speaks_the_instructors_language(korean, lang, monkeypatch):
    """Are reasons and causes told in the language of the report, not in that of the learners?"""
    monkeypatch.setenv("COURSE_LANG", lang)
    (chapter,) = reckoned(korean).chapters
    reasons = [reason for reason, _ in chapter.reasons]
    reasons += [reason for one in reckoned(korean).learners for reason in one.reasons]
    causes = [m.says for exercise in chapter.exercises for m in exercise.misconceptions]
    assert len(reasons) > len(SPOILT) and len(causes) > 20 and all(causes)
    for text in (*reasons, *causes):
        assert (english_in(text) == []) if lang == "ko" else text.isascii() or "…" in text
    recorded = {restored(row["refused"]).told(lang) for row in outcomes(korean).values()}
    assert any("JSON" in reason for reason in recorded)
