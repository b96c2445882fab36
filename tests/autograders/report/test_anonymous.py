"""Is nothing left of whoever wrote the code, and the mistake still there?"""

import ast
import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from autograders.classroom.course import open_course
from autograders.report import publish_report
from autograders.report.anonymous import LONGEST, PLAIN, anonymous, vocabulary

from .conftest import CHAPTER

CODE = """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW = None

    def forward(self, x):
        return np.dot(x, self.W) + self.b

lines = {"w23": "dy13 * w23 for n in 1..3", "price": 6120}
"""
KNOWN = vocabulary([CODE, "%matplotlib inline"], ["lee", "s20231234", "jo.1207@uni.example"])


@pytest.mark.parametrize(
    "code",
    [
        ast.unparse(ast.parse(CODE)),
        "def backward(self, dout):\n    return (self.x.T @ dout).sum(axis=0, keepdims=True)",
        "{'W1': 0.9, 'w32': 'dy21*w32', 'price': 3240}",
        "x1 = dx[..., 1:] * 1e-07 + True - 1j",
        "raise ValueError",
        "import numpy as np",
    ],
)
def test_the_words_of_the_chapter_stay(code):
    """Is code as it was that has only words of Python, numpy and the chapter, and short numbers?"""
    assert anonymous(code, KNOWN) == code


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("written_by = 'Kim Minsu, no. 20231234, with Park Jiyoung'", "name1 = '…'"),
        ("assert x, 'Kim'", "assert x, '…'"),
        ("print(b'Kim', f'Kim {x:Kim} {x!r}')", "print('…', f'…{x:…} {x!r}')"),
        ("forward(x_minsu, minsu=x_minsu.kim)", "forward(name1, name2=name1.name3)"),
        ("from kim.minsu import x as jiyoung", "from name1.name2 import x as name3"),
        ("global minsu, kim", "global name1, name2"),
        ("x = 20231234 + 12345 + 1207 + 0x20231234", "x = '…' + '…' + '…' + '…'"),
        ("x = ['1207', '010-1234-5678', '12 34', '12 07', 'x20231234']", None),
        ("x = '김민수'", "x = '…'"),
        ("x = '★'", "x = '…'"),
        ("김민수 = 1", "name1 = 1"),
    ],
)
def test_all_other_words_go(code, shown):
    """Are texts, names and numbers of the learner's own left out, in whatever they stand?"""
    shown = shown or "x = ['…', '…', '12 34', '…', '…']"
    assert anonymous(code, KNOWN) == shown


def test_comments_and_idle_texts_are_gone():
    """Is code left that does the same?"""
    code = '''
"""By Kim."""
class Affine:  # Kim was here
    """Kim's layer."""
    def forward(self, x):
        "Kim again"
        f"Kim {x}"
        if x: "and again"
        else: "at last"
        return x  # bye
    def backward(self, dout):
        """Nothing else."""
'''
    assert ast.dump(ast.parse(anonymous(code, KNOWN))) == ast.dump(
        ast.parse(
            "class Affine:\n    def forward(self, x):\n        if x:\n            pass\n"
            "        return x\n    def backward(self, dout):\n        pass"
        )
    )


# Wherever Python's grammar has a name or a text.
PLACES = '''
"""NAME"""
import NAME, x.NAME as NAME
from NAME.x import NAME as y
# NAME
@NAME
class NAME(NAME, metaclass=NAME):
    "NAME"
    NAME: NAME = "by NAME"
    def NAME(self, NAME, /, x: "NAME", *NAME1, NAME2="NAME", **NAME3) -> "NAME":
        global NAME4, NAME5
        self.NAME = x.NAME = f"NAME {x.NAME!r:NAME} {'NAME'}"
        del NAME
        lambda NAME: NAME
        assert x, "NAME"
        print("x", NAME="NAME", end=NAME)
        raise ValueError("seen " + repr(x.tolist()) + " name: NAME")
    async def NAME():
        nonlocal NAME6
        async with x as NAME: await NAME
        try: 1
        except NAME as NAME: pass
        match x:
            case {"NAME": NAME, **NAME7}: 1
            case NAME(NAME=NAME8): 1
            case [*NAME9]: 1
            case "NAME" | x.NAME: 1
        (NAME := [NAME for NAME in NAME if NAME])
'''
WORDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFG0123456789_가민김é", min_size=3, max_size=12)


@given(WORDS, st.sampled_from(["{}", "x_{}", "{}_layer", "dW{}"]))
def test_no_name_comes_out(name, form):
    """Is a name gone from wherever code can hold it, by itself or as a part of a word, though no
    gradebook has it?"""
    placed = form.format(name)
    assume(placed.isidentifier() and not KNOWN.has(placed))
    code = PLACES.replace("NAME", placed)
    assume(not any(name.casefold() in word.casefold() for word in (*PLAIN, CODE, "name0123456789")))
    shown = anonymous(code, KNOWN)
    assert shown and name.casefold() not in shown.casefold()
    ast.parse(shown)


@given(WORDS)
def test_no_sentence_comes_out(name):
    """Is a text gone in which an unknown word stands among known ones?"""
    assume(name not in PLAIN and not KNOWN.has(name))
    assert anonymous(f"x = 'the sum is by {name}'", KNOWN) == "x = '…'"


@pytest.mark.parametrize(
    "code",
    [
        *("def f(:", "x = " + "-" * 3900 + "1", "(" * 1900, "x" + ".a" * 1900),
        *("x = " + "[" * 150 + "]" * 150, "x = " + "not " * 900 + "1", "x = 0x" + "f" * 3900),
        *("lambda: " * 400 + "1", "x = 1\0", "x = '\\ud800'", "x = '\\d'", "x = 1e999"),
        "if 1:\n" + "".join(" " * k + "if 1:\n" for k in range(1, 90)),
        "x = '" + "a" * LONGEST + "'",
    ],
)
def test_no_code_is_too_odd(code, recwarn):
    """Is odd code shown or passed over, without an error or a warning?"""
    shown = anonymous(code, KNOWN)
    assert shown == "" or ast.parse(shown)
    assert not recwarn.list


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    """The same for whatever a learner may type."""
    anonymous(text, KNOWN)


# In place of what four learners have wrong; the names stand in no gradebook.
AUTHOR = "Minsu Park"
OWN = f'''class Affine:
    """{AUTHOR}"""
    written_by = "{AUTHOR}, student no. 20239876"
    def forward(self, x_minsu, minsu="x"):
        # {AUTHOR}
        self.minsu = f"{AUTHOR} {{x_minsu}}"
        assert x_minsu is not None, "{AUTHOR}"
        raise ValueError("seen 0.123456 " + "{AUTHOR}")
'''
SAYS = f"Your code raises ValueError: seen 0.123456 {AUTHOR}. It happens in the line: {AUTHOR} = 1"


def test_no_file_of_a_report_holds_a_learners_words(course):
    """Is what a learner wrote in no file: in code, in an exception, in what stopped the answer?"""
    for path in (course / "autograded").glob("*/*/*.ipynb"):
        notebook = json.loads(path.read_text())
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == "affine-answer":
                cell["source"] = OWN
        path.write_text(json.dumps(notebook))
    with closing(sqlite3.connect(course / "gradebook.db")) as db, db:
        rows = db.execute("SELECT submission_id, exercises FROM autograders_outcome").fetchall()
        for key, told in rows:
            exercises = json.loads(told)
            for one in exercises:
                if one["name"] == "affine":
                    one["diagnoses"] = [{"name": "raised", "says": SAYS, "section": "5.6.2"}]
                    one["diagnoses"] += [{"name": "of_its_own", "says": SAYS, "section": "5.6.2"}]
                elif "problem" not in one and one["name"] == "batch_bias":
                    one["problem"] = f"name 'Affine' is not defined, {AUTHOR} 0.123456"
            told = json.dumps(exercises)
            db.execute(
                "UPDATE autograders_outcome SET exercises = ? WHERE submission_id = ?", (told, key)
            )
    folder = publish_report(open_course(course), CHAPTER, "")
    files = {path.name: path.read_text() for path in folder.iterdir()}
    assert len(files) == 6
    for text in files.values():
        assert "minsu" not in text.casefold() and "Park" not in text
        assert "0.123456" not in text and "20239876" not in text
    for name in ("index.html", "report.json", "misconceptions.csv"):
        assert "had to be stopped. ValueError (1" in files[name] and "name1" in files[name]
    assert "the answer could not be tried." in files["index.html"]
