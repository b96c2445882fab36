"""The learner edition: complete enough to work, without what is still to be written."""

import ast
import subprocess
import sys

import pytest

from autograders.edition import learner_edition, names_to_write, with_stubs
from course_lib.exercises import all_exercises

CHAPTERS = sorted({exercise.chapter for exercise in all_exercises().values()})


def bodies(source):
    """The source of each top-level class and function, by name."""
    return {
        node.name: ast.unparse(node)
        for node in ast.parse(source).body
        if isinstance(node, (ast.ClassDef, ast.FunctionDef))
    }


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_nothing_still_to_be_written_is_in_it(chapter):
    """Is every name that this chapter or a later one asks for a stub, and every other intact?"""
    files = learner_edition(chapter)
    asked = names_to_write(chapter)
    for module in ("functions.py", "layers.py", "networks.py", "training.py", "gradient.py"):
        released = bodies(files[f"course_lib/{module}"].decode())
        complete = bodies(learner_edition_source(module))
        for name, body in released.items():
            if name in asked.get(module, {}):
                assert "NotWrittenYet" in body and "return" not in body and "self." not in body
            else:
                assert body == complete[name]


def learner_edition_source(module):
    """The complete module."""
    from autograders.edition import LIBRARY

    return (LIBRARY / module).read_text(encoding="utf-8")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_reference_and_no_other_chapter_is_in_it(chapter):
    """Are the grader's side and the other chapters' exercises left out?"""
    files = learner_edition(chapter)
    number = chapter.split("_")[0]
    exercises = {p for p in files if "exercises/chapter" in p or "recorded/" in p}
    assert exercises == {
        f"course_lib/exercises/chapter{number}.py",
        f"course_lib/exercises/recorded/{chapter}.json",
    }
    assert not [p for p in files if "autograders" in p or "sample" in p]
    assert not [p for p, text in files.items() if b"import autograders" in text]
    assert not [p for p, text in files.items() if b"from autograders" in text]


def test_names_asked_for_later_stay_stubs_and_earlier_ones_come_back():
    """Does chapter 04 get the layers of chapter 03, and not its own Affine?"""
    text = learner_edition("04_affine")["course_lib/layers.py"].decode()
    found = bodies(text)
    assert "dout * self.y, dout * self.x" in found["MulLayer"]
    assert "chapter 04_affine" in found["Affine"]
    assert "chapter 05_softmax_with_loss" in found["SoftmaxWithLoss"]


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "You write Affine yourself, in chapter 04_affine."),
        ("ko", "Affine: 04_affine 장에서 직접 작성합니다."),
    ],
)
def test_it_imports_with_numpy_alone_and_a_stub_says_where_it_is_written(tmp_path, lang, says):
    """Does a lone copy of the folder import, and does a stub name its chapter?"""
    for path, content in learner_edition("04_affine", lang).items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    code = (
        "import sys\n"
        "absent = ('matplotlib', 'graphviz', 'tqdm', 'pooch', 'IPython')\n"
        "sys.modules.update(dict.fromkeys(absent))\n"
        "import course_lib, course_lib.graph, course_lib.drawing, course_lib.check\n"
        "assert course_lib.__file__.startswith(sys.argv[1])\n"
        "try: course_lib.Affine(1, 2)\n"
        "except NotImplementedError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == says
    assert done.stderr == ""


def test_the_digits_go_out_only_where_they_are_asked_for():
    """Is the 2 MB of data left out of chapters that do not train?"""
    assert not [p for p in learner_edition("04_affine") if p.endswith(".npz")]
    assert "course_lib/mnist_subset.npz" in learner_edition("04_affine", with_data=True)


def test_the_language_of_a_release_is_its_default():
    """Does a Korean release speak Korean without COURSE_LANG?"""
    assert b'DEFAULT = "ko"' in learner_edition("04_affine", "ko")["course_lib/language.py"]


def test_bad_calls_say_what_was_expected():
    """Do an unknown chapter and an unknown language name the known ones?"""
    with pytest.raises(LookupError, match="04_affine"):
        learner_edition("44_affine")
    with pytest.raises(ValueError, match=r"\('en', 'ko'\), got 'fr'"):
        learner_edition("04_affine", "fr")
    with pytest.raises(LookupError, match="Afine"):
        with_stubs("class Affine: pass", {"Afine": "04_affine"})


def test_a_name_that_is_asked_for_again_is_written_in_the_first_chapter():
    """Does the bug clinic, which asks for Affine again, leave chapters 04 to 06 as they were?"""
    assert names_to_write("04_affine")["layers.py"]["Affine"] == "04_affine"
    assert "Affine" not in names_to_write("05_softmax_with_loss")["layers.py"]
    assert "Affine" not in names_to_write("07_bug_clinic").get("layers.py", {})
