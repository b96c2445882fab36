"""From a submitted notebook to an outcome."""

import json
import os
import signal

import nbformat
import pytest
from nbgrader.utils import determine_grade

from autograders.engine import grade_task as engine
from autograders.jail.limits import Limits
from autograders.outcome import Refusal, Released, Settings, Task, Text

from ..korean import is_korean

RELU = """
class Relu:
    def forward(self, x):
        self.mask = x <= 0
        return np.where(self.mask, 0, x)

    def backward(self, dout):
        return np.where(self.mask, 0, dout)
"""
WRONG = RELU.replace("return np.where(self.mask, 0, dout)", "return dout")


def cell(name, source, kind="code", **about):
    """A released cell; with nbgrader's metadata where any of it is given."""
    made = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    if about:
        known = {"grade": False, "solution": False, "locked": False, "task": False}
        known |= {"schema_version": 3, "grade_id": name, "cell_type": kind, "checksum": "0"}
        made["metadata"] = {"nbgrader": known | about}
    return made


CHECK = cell("relu-check", 'check("relu", Relu)', grade=True, locked=True, points=0)
GRADED = cell(
    "relu", 'from autograders import grade\ngrade("relu", Relu)', grade=True, locked=True, points=4
)
RELEASED = Released(
    "03_layers",
    "03_layers",
    (
        cell("imports", "import numpy as np\nfrom course_lib.check import check"),
        cell("figure", "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"),
        cell("prose", "# ReLU", "markdown"),
        cell("relu-answer", "class Relu:\n    ...", solution=True),
        CHECK,
        GRADED,
    ),
    {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    "a fingerprint",
)
SETTINGS = Settings(Limits(cell_seconds=5, call_seconds=2, notebook_seconds=30))


def grade(answer, *more, settings=SETTINGS, seed=1, **changed):
    """The outcome of the release with this answer, more cells behind it, and changed sources."""
    cells = json.loads(json.dumps(RELEASED.cells))
    for one in cells:
        one["source"] = changed.get(one["id"], one["source"])
    cells[3]["source"] = answer
    cells[4:4] = more
    content = RELEASED.with_cells(cells).encode()
    return engine.grade_task(Task("learner", content, RELEASED, settings, seed))


def cells_of(outcome):
    """The cells of the graded notebook by id; the notebook is a valid one."""
    notebook = nbformat.reads(outcome.notebook, as_version=4)
    nbformat.validate(notebook)
    return {one.id: one for one in notebook.cells}


def points(outcome, name="relu"):
    """What nbgrader reads from the graded cell."""
    return determine_grade(cells_of(outcome)[name])[0]


def test_a_right_answer_earns_everything():
    """Is a right answer paid in full, at the isolation that is told, with reports to read?"""
    outcome = grade(RELU)
    assert points(outcome) == 4
    assert (outcome.refused, outcome.level) == ("", engine.best_level().name)
    assert outcome.exercises[0]["name"] == "relu"
    assert outcome.exercises[0]["share"] == 1
    cells = cells_of(outcome)
    assert "relu: 3 of 3 met" in cells["relu-check"].outputs[0].data["text/html"]


def test_a_wrong_answer_earns_its_share_and_a_diagnosis():
    """Is partial credit given, and the cause on record for the class report?"""
    outcome = grade(WRONG)
    assert 0 < points(outcome) < 4
    (exercise,) = outcome.exercises
    assert "forward" in exercise["met"]
    assert "dx" in exercise["missed"]
    assert exercise["diagnoses"]


@pytest.mark.parametrize("answer", ["", "class Relu:\n    ...", "def broken(:", "Relu = None"])
def test_no_answer_earns_nothing(answer):
    """Does an empty, untouched, broken or deleted answer end as graded with 0?"""
    outcome = grade(answer)
    assert points(outcome) == 0
    assert not outcome.refused


def test_the_same_submission_always_gets_the_same_report():
    """Is grading the same file again, with the same seed, the same to the letter?"""
    assert grade(WRONG).notebook == grade(WRONG).notebook


def test_only_what_is_needed_runs_and_the_rest_stays_as_handed_in():
    """Does a figure that the chapter shows keep the output that was handed in, made harmless?"""
    cells = json.loads(json.dumps(RELEASED.cells))
    handed_in = {"output_type": "stream", "name": "stdout", "text": "as the learner saw it"}
    cells[1]["outputs"] = [handed_in]
    cells[3]["source"] = RELU + "\nprint('ran')"
    cells[3]["outputs"] = [handed_in]
    content = RELEASED.with_cells(cells).encode()
    found = cells_of(engine.grade_task(Task("learner", content, RELEASED, SETTINGS, 1)))
    assert found["figure"].outputs[0].text == "as the learner saw it"
    assert found["relu-answer"].outputs[0].text == "ran\n"


def test_a_changed_cell_of_the_chapter_runs_with_its_picture():
    """Does a figure that the learner changed run in the jail and keep its picture?"""
    outcome = grade(RELU, figure="import matplotlib.pyplot as plt\nplt.plot([3, 1])\nplt.show()")
    assert "image/png" in cells_of(outcome)["figure"].outputs[0].data


def test_a_learners_own_name_does_not_replace_the_graders():
    """Are ``check``, ``grade`` and built-ins the grader's own in graded cells?"""
    cheat = "check = grade = print = round = lambda *a, **k: 4.0\n"
    assert points(grade(WRONG + cheat)) == points(grade(WRONG))


def test_an_endless_call_costs_what_it_answers():
    """Does a backward that never returns leave the forward's points?"""
    endless = RELU.replace("return np.where(self.mask, 0, dout)", "while True: pass")
    outcome = grade(endless)
    assert 0 < points(outcome) < 4


def test_a_jail_that_dies_is_started_again():
    """Is a submission graded in full though the warm Python was killed under it?"""
    grade(RELU)
    os.kill(engine.WARM.jails["en"].zygote.process.pid, signal.SIGKILL)
    assert points(grade(RELU)) == 4


def test_what_is_no_notebook_is_refused_with_a_page():
    """Does a refusal have a reason, advice, zero in each graded cell, and a notice on top?"""
    nothing = Text({"en": "nothing came", "ko": "온 것이 없습니다"})
    for content in (b"{", Refusal(nothing, nothing)):
        outcome = engine.grade_task(Task("learner", content, RELEASED, SETTINGS, 1))
        assert outcome.refused
        assert outcome.advice
        assert points(outcome) == 0
        cells = cells_of(outcome)
        assert outcome.refused in next(iter(cells.values())).source


def test_a_jail_that_ends_again_and_again_is_told_in_korean(monkeypatch):
    """Is the learner told in Korean, in the notice and in each graded cell, and nothing else?"""

    def lost(*given):
        raise engine.Lost("the jail around it came to an end")

    monkeypatch.setattr(engine, "graded_notebook", lost)
    outcome = grade(RELU, settings=Settings(SETTINGS.limits, lang="ko"))
    assert outcome.refused == "the jail around it came to an end 3 times"
    cells = cells_of(outcome)
    (error,) = cells["relu"].outputs
    assert is_korean(error.evalue) and is_korean(outcome.advice)
    assert is_korean(next(iter(cells.values())).source)


def test_reports_speak_the_settings_language():
    """Is a Korean class told in Korean?"""
    outcome = grade(WRONG, settings=Settings(SETTINGS.limits, lang="ko"))
    assert "기준" in outcome.notebook or "절을 다시" in outcome.notebook


@pytest.mark.parametrize("own", [None, "both"])
def test_the_process_keeps_its_own_language(monkeypatch, own):
    """Does a server that grades a Korean learner release the next chapter as it was told to?"""
    monkeypatch.delenv("COURSE_LANG", raising=False)
    if own:
        monkeypatch.setenv("COURSE_LANG", own)
    grade(WRONG, settings=Settings(SETTINGS.limits, lang="ko"))
    assert os.environ.get("COURSE_LANG") == own


def test_a_class_of_two_languages_needs_two_jails():
    """Is one kept for each language, however often they take turns, and for these limits only?"""
    korean = Settings(SETTINGS.limits, lang="ko")
    outcomes = [grade(WRONG, settings=s) for s in (SETTINGS, korean)]
    jails = dict(engine.WARM.jails)
    outcomes += [grade(WRONG, settings=s) for s in (SETTINGS, korean)]
    assert engine.WARM.jails == jails
    assert set(jails) == {"en", "ko"}
    found = [json.loads(outcome.notebook)["metadata"]["course"]["lang"] for outcome in outcomes]
    assert found == ["en", "ko", "en", "ko"]
    assert len({points(outcome) for outcome in outcomes}) == 1
    grade(WRONG, settings=Settings(Limits(notebook_seconds=31)))
    assert set(engine.WARM.jails) == {"en"}
    assert not set(engine.WARM.jails.values()) & set(jails.values())


def test_a_learners_prose_and_raw_cells_are_harmless():
    """Is nothing active left in text that a learner added?"""
    script = "<script>alert(1)</script>"
    added = [{"cell_type": kind, "metadata": {}, "source": script} for kind in ("markdown", "raw")]
    assert script not in grade(RELU, *added).notebook


def test_a_score_is_kept_however_long_the_report():
    """Is the end of a graded cell never left out? Without it nbgrader gives all points."""
    long = {"output_type": "stream", "name": "stdout", "text": "x" * 2 * engine.REPORT}
    score = {"output_type": "execute_result", "data": {"text/plain": "1.0"}, "metadata": {}}
    error = {"output_type": "error", "ename": "E", "evalue": "", "traceback": []}
    for ending in (score, error):
        kept = engine.inert_judgement([long, ending])
        judged = nbformat.from_dict(dict(GRADED, outputs=kept))
        assert determine_grade(judged)[0] == (1 if ending is score else 0)


def test_the_whole_notebook_has_one_room_for_outputs():
    """Do many cells put out no more together than one may?"""
    settings = Settings(Limits(output=10_000, notebook_seconds=30))
    more = [cell(f"more{n}", "print('x' * 9_000)") for n in range(9)]
    texts = [
        output.get("text", "")
        for made in cells_of(grade(RELU, *more, settings=settings)).values()
        if made.cell_type == "code" and not made.metadata.get("nbgrader", {}).get("grade")
        for output in made.outputs
    ]
    assert 9_000 < sum(map(len, texts)) < 12_000
