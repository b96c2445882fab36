"""The guide's lists: one more exercise in a chapter that is graded, and a chapter taken away."""

import copy
import re
import shutil

import nbformat
import pytest

from autograders.authoring.blocks import Block, blocks, put, put_cell
from autograders.demo import gradebook
from autograders.notebooks import ROOT, drifted

from .test_authoring import tree

CHAPTER, NUMBER, FIRST, MORE = "08_dropout", "08", "dropout", "twice"
PAGE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
KOREAN = (ROOT / "docs" / "authoring.ko.md").read_text(encoding="utf-8")

# What an author writes; the first exercise of the chapter is a layer Scale.
WRITTEN = """
```python course_lib/exercises/misconceptions08.py
from ..language import N_
from .misconception import Misconception

ABOUT_TWICE = (
    Misconception(
        "only_once",
        N_("The value goes through one layer only."),
        gives={
            "out": lambda c: c["factor"] * c["x"],
            "dx": lambda c: c["factor"] * c["dout"],
        },
    ),
)
```

```python end course_lib/exercises/chapter08.py
from .misconceptions08 import ABOUT_TWICE  # noqa: E402


def try_twice(twice: Any, case: Case) -> Iterator[tuple[str, Look]]:
    for name in ("out", "dx"):
        yield name, lambda name=name: twice(case["factor"], case["x"], case["dout"])[name]


TWICE = Exercise(
    name="twice",
    chapter=CHAPTER,
    section="8",
    task=N_("Send an array through two layers, and its gradient back."),
    cases=cases,
    trial=try_twice,
    criteria={
        "out": Criterion(N_("what comes out of the second layer")),
        "dx": Criterion(N_("what comes back to the first layer")),
    },
    builds_on=("dropout",),
    misconceptions=ABOUT_TWICE,
    gradients={"dx": "x"},
    hints=(
        N_("How many layer objects are there?"),
        N_("Forward goes first, second."),
        N_("Backward goes second, first."),
    ),
)

EXERCISES += (TWICE,)
```

```python end autograders/references/chapter08.py
def twice(factor: float, x: Any, dout: Any) -> dict[str, Any]:
    return {"out": x * factor * factor, "dx": dout * factor * factor}


def twice_with(Scale: Any) -> Any:
    def joined(factor: float, x: Any, dout: Any) -> dict[str, Any]:
        first, second = Scale(factor), Scale(factor)
        out = second.forward(first.forward(x))
        return {"out": out, "dx": first.backward(second.backward(dout))}

    return joined


ANSWERS["twice"] = twice
BUILT = {"twice": twice_with}
```

```python autograders/proof/wrong/twice/only_once.py
def twice(factor, x, dout):
    layer = Scale(factor)
    return {"out": layer.forward(x), "dx": layer.backward(dout)}
```

```python autograders/proof/fair/twice/without_layers.py
def twice(factor, x, dout):
    return {"out": factor**2 * x, "dx": factor**2 * dout}
```

```python autograders/sample_class/answers/right_another_way/twice.py
def twice(factor, x, dout):
    layers = [Scale(factor), Scale(factor)]
    for layer in layers:
        x = layer.forward(x)
    for layer in reversed(layers):
        dout = layer.backward(dout)
    return dict(out=x, dx=dout)
```

```po messages
msgid "The value goes through one layer only."
msgstr "값이 계층을 하나만 지나갑니다."

msgid "Send an array through two layers, and its gradient back."
msgstr "배열을 두 계층에 통과시키고 기울기를 되돌려 보내세요."

msgid "what comes out of the second layer"
msgstr "두 번째 계층에서 나오는 값"

msgid "what comes back to the first layer"
msgstr "첫 번째 계층으로 되돌아오는 값"

msgid "How many layer objects are there?"
msgstr "계층 객체는 몇 개인가요?"

msgid "Forward goes first, second."
msgstr "순전파는 첫째, 둘째 순서입니다."

msgid "Backward goes second, first."
msgstr "역전파는 둘째, 첫째 순서입니다."
```
"""
ANSWER = """\
def twice(factor, x, dout):
    ### BEGIN SOLUTION
    first, second = Scale(factor), Scale(factor)
    out = second.forward(first.forward(x))
    return {"out": out, "dx": first.backward(second.backward(dout))}
    ### END SOLUTION"""


def section(page, begins):
    """The section whose heading begins so."""
    return re.search(rf"^## {begins}.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)[0]


def commands(page, begins):
    """The commands of a section, a text for each of its blocks, with our names in them."""
    shown = re.findall(r"```sh\n(.*?)```", section(page, begins), re.DOTALL)
    names = (("NN_name", CHAPTER), ("NN", NUMBER))
    for word, meant in names:
        shown = [text.replace(word, meant) for text in shown]
    return [re.sub(r"^ +", "", text, flags=re.MULTILINE) for text in shown]


def copy_cells(path):
    """Copy the cells of the first exercise as an author does in JupyterLab, and change them."""
    notebook = nbformat.read(path, as_version=4)
    place = next(i for i, cell in enumerate(notebook.cells) if cell.id == FIRST) + 1
    copies = copy.deepcopy([c for c in notebook.cells[:place] if c.id in ("en-03", "ko-03")])
    copies += copy.deepcopy(notebook.cells[place - 3 : place])
    for number, cell in enumerate(copies):
        cell.id = f"0{number}b3c4d5"  # as JupyterLab would
        cell.source = cell.source.replace("Scale", MORE).replace(f'"{FIRST}"', f'"{MORE}"')
        cell.source = cell.source.replace(f", {MORE})", f", {MORE}, Scale)")
        if about := cell.metadata.get("nbgrader"):
            about["grade_id"] = about["grade_id"].replace(FIRST, MORE)
            if about["solution"]:
                cell.source = ANSWER
    notebook.cells[place:place] = copies
    nbformat.write(notebook, path)


def undated(content):
    """A file without the time that Babel writes into the catalogue."""
    return re.sub(rb"POT-Creation-Date: \S+ \S{10}", b"", content)


def grades(root):
    """Ada's points by cell."""
    with gradebook(root) as book:
        (rows,) = book.find_submission(CHAPTER, "ada").notebooks
        return {g.name: g.score for g in rows.grades if g.max_score}


@pytest.fixture(scope="module")
def extended(repository):
    """A chapter that was begun, released and graded, and to which the list was then followed."""
    root = repository.root
    repository.before = tree(root)
    repository.run(f"autograders new {CHAPTER} && nbgrader generate_assignment {CHAPTER}")
    folder = root / "submitted" / "ada" / CHAPTER
    shutil.copytree(root / "release" / CHAPTER, folder)
    answer = (root / f"autograders/proof/fair/{FIRST}/float32.py").read_text(encoding="utf-8")
    handed_in = folder / f"{CHAPTER}.ipynb"
    put_cell(handed_in, f"{FIRST}-answer", [], Block("python", (), answer))
    repository.run(f"autograders grade {CHAPTER} --unsafe")
    repository.first = grades(root)
    source = root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    copy_cells(source)
    repository.behind = list(drifted(nbformat.read(source, as_version=4)))
    for block in blocks(WRITTEN):
        put(root, CHAPTER, block)
    made, released = commands(PAGE, "One more exercise")
    repository.run(made)
    repository.hint = repository.run("autograders doctor || true")
    repository.run(released.replace("autograders grade", "autograders grade --unsafe"))
    return repository


def test_the_new_exercise_counts_and_what_was_graded_is_kept(extended):
    """Has who handed in without it 0 points in it, and all that was earned before?"""
    assert extended.first[FIRST] == 4
    assert grades(extended.root) == extended.first | {MORE: 0}


def test_a_copied_cell_translates_another_text_until_the_list_says_otherwise(extended):
    """Is the command for it needed, and is nothing behind any more?"""
    assert len(extended.behind) == 1
    source = extended.root / "notebooks" / CHAPTER / f"{CHAPTER}.ipynb"
    assert list(drifted(nbformat.read(source, as_version=4))) == []


def test_the_doctor_leads_to_the_same_release(extended):
    """Does it name the command before nbgrader's, and is it content after them?"""
    assert f"{CHAPTER}: has changed since it was released: under " in extended.hint
    assert f"python -m autograders.authoring.cells {CHAPTER}, then nbgrader" in extended.hint
    assert f"ok  {CHAPTER}: 2 exercises, 8 points, and 2 given" in extended.run(
        "autograders doctor"
    )


def test_the_chapter_passes_the_tests_that_go_through_chapters(extended):
    """Is a chapter with one more exercise as good as the course's own?"""
    tests = "test_notebooks.py test_references.py test_sample_class.py test_edition.py "
    tests += "proof/test_catalogue.py"
    paths = " ".join(f"tests/autograders/{name}" for name in tests.split())
    said = extended.run(
        f"python -m pytest -q -p no:cacheprovider {paths} tests/course_lib/test_language.py "
        f"-k '{MORE} or {FIRST} or language or recorded or side or answer_file'"
    )
    assert int(said.split(" passed")[0].split()[-1]) > 40


def test_a_chapter_is_taken_away(extended):
    """Is the repository what it was before the chapter was begun, file by file?"""
    own, of_each, rest, released = commands(PAGE, "Taking a chapter away")
    extended.run(own)
    for name in (FIRST, MORE):
        extended.run(of_each.replace("NAME", name))
    extended.run(rest)
    extended.run(released)
    after = tree(extended.root)
    assert after.pop("gradebook.db")
    assert {name: undated(text) for name, text in after.items()} == {
        name: undated(text) for name, text in extended.before.items()
    }
    with gradebook(extended.root) as book:
        assert [one.name for one in book.assignments] == []
    extended.run("autograders doctor")


@pytest.mark.parametrize(
    ("english", "korean"),
    [("One more exercise", "장에 연습 하나 더"), ("Taking a chapter away", "장을 다시 빼기")],
)
def test_the_korean_guide_has_the_same_steps(english, korean):
    """Do readers of both languages do the same, in as many steps?"""
    assert commands(PAGE, english) == commands(KOREAN, korean)
    steps = [
        len(re.findall(r"^\d+\. ", section(*one), re.MULTILINE))
        for one in ((PAGE, english), (KOREAN, korean))
    ]
    assert steps[0] == steps[1] > 3
