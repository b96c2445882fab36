"""The notebook that is graded, whatever became of the one that was handed in."""

import copy
import json

import pytest
from nbgrader.utils import determine_grade

from autograders.intake.rebuild import MISSING, MOST_NOTES

from .conftest import (
    ANSWER,
    as_notebook,
    by_id,
    code,
    find,
    is_sound,
    placed_of,
    planned,
    sources,
)

GRADED = "affine"
CHECK = "affine-check"
NAME = "affine-answer"


def answer_in(notebook, released):
    """The answer as it is graded, its role, and the notes; the notebook must be sound."""
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    found = placed_of(placed, NAME)
    return found.cell["source"], found.role, notes


def test_an_honest_submission_needs_no_mending(notebook, released):
    """Are the answers the learner's, the rest the chapter's, and nothing noted?"""
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released) and notes == []
    assert [p.cell["id"] for p in placed] == [c["id"] for c in released.cells]
    for p in placed:
        about = p.cell["metadata"].get("nbgrader", {})
        expected = "learner" if about.get("solution") else "graded"
        if not about or about["task"]:
            expected = "chapter"
        assert p.role == expected
    assert placed_of(placed, NAME).cell["source"] == ANSWER


def test_nothing_that_is_returned_belongs_to_the_release(notebook, released):
    """Can the engine write into the cells that it gets?"""
    before = copy.deepcopy(released.cells)
    for p in planned(notebook, released)[0]:
        p.cell["metadata"].setdefault("nbgrader", {})["points"] = 99
        p.cell.setdefault("outputs", []).append(1)
    assert released.cells == before


@pytest.mark.parametrize("name", [GRADED, CHECK])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda cell: cell.update(source="grade = 99"),
        lambda cell: cell.update(source=[]),
        lambda cell: cell.update(cell_type="markdown"),
        lambda cell: cell["metadata"]["nbgrader"].update(points=1000, grade=False, locked=False),
        lambda cell: cell["metadata"]["nbgrader"].update(grade_id="nothing", solution=True),
        lambda cell: cell["metadata"].update(tags=["skip-execution", "raises-exception"]),
        lambda cell: cell["metadata"].clear(),
        lambda cell: cell.pop("metadata"),
        lambda cell: cell.update(outputs=[{"output_type": "execute_result", "data": {}}]),
    ],
)
def test_a_graded_cell_is_the_releases(notebook, released, name, spoil):
    """Is it restored, with its points, once, and without outputs that came with it?"""
    honest = [p.cell["id"] for p in planned(notebook, released)[0]]
    spoil(find(notebook, name))
    placed, _ = planned(notebook, released)
    assert is_sound(placed, released)
    assert [p.cell["id"] for p in placed] == honest
    assert placed_of(placed, name).cell["outputs"] == []


@pytest.mark.parametrize(
    ("spoil", "note"),
    [
        (lambda c: c.update(source="1"), "the text of this locked cell had been changed; restored"),
        (lambda c: c.update(cell_type="raw"), "it was a raw cell; taken as code"),
        (
            lambda c: c["metadata"]["nbgrader"].update(points=9, solution=True),
            "changed in its metadata: solution, points; restored",
        ),
        (lambda c: c["metadata"].pop("nbgrader"), "it had lost its grade_id; restored"),
        (
            lambda c: c["metadata"]["nbgrader"].update(grade_id="a\n<b>"),
            "its grade_id had become a??b?; restored",
        ),
        (
            lambda c: c["metadata"].update(tags=["skip-execution", "mine"]),
            "tagged skip-execution; dropped",
        ),
    ],
)
def test_every_mend_is_noted(notebook, released, spoil, note):
    """Is the instructor told in one line what was wrong with a graded cell?"""
    spoil(find(notebook, GRADED))
    assert planned(notebook, released)[1] == [f"{GRADED}: {note}"]


def test_deleted_cells_are_put_back(notebook, released):
    """Do graded cells and the chapter's code come back to their places, while prose stays away?"""
    for name in (GRADED, CHECK):
        notebook["cells"].remove(find(notebook, name))
    for name in ("code-01", "en-01", "ko-02"):
        notebook["cells"].remove(by_id(notebook, name))
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    kept = [c["id"] for c in released.cells if c["id"] not in ("en-01", "ko-02")]
    assert [p.cell["id"] for p in placed] == kept
    put_back = "the chapter's cell was missing; put back"
    assert notes == [f"{name}: {put_back}" for name in ("code-01", CHECK, GRADED)]


@pytest.mark.parametrize("cell_type", ["markdown", "raw", "heading", 7])
def test_an_answer_in_a_cell_of_another_type_is_code(notebook, released, cell_type):
    """Is an answer found in a cell that became prose?"""
    find(notebook, NAME)["cell_type"] = cell_type
    text, role, notes = answer_in(notebook, released)
    assert (text, role) == (ANSWER, "learner")
    expected = "markdown" if cell_type == "markdown" else "raw"
    assert f"{NAME}: it was a {expected} cell; taken as code" in notes


@pytest.mark.parametrize(
    "spoil",
    [
        lambda cell: cell.pop("id"),
        lambda cell: cell.update(id="of another tool"),
        lambda cell: cell["metadata"].update(tags=["skip-execution"], nbgrader={}),
        lambda cell: cell["metadata"]["nbgrader"].update(points=50, grade=True, locked=True),
        lambda cell: cell["metadata"]["nbgrader"].update(grade_id="mine"),
        lambda cell: cell["metadata"]["nbgrader"].update(grade_id=GRADED),
        lambda cell: cell["metadata"]["nbgrader"].update(grade_id="affine_dx12-answer"),
        lambda cell: cell["metadata"]["nbgrader"].update(grade_id=["affine"]),
        lambda cell: cell.update(metadata="none", source=list(ANSWER)),
        lambda cell: cell.update(source=ANSWER.replace("\n", "\r\n").replace("\r\n", "\n")),
    ],
)
def test_an_answer_is_found_by_its_grade_id_or_its_id(notebook, released, spoil):
    """Is it found when one of the names is gone or wrong, and has it trusted metadata?"""
    spoil(find(notebook, NAME))
    assert answer_in(notebook, released)[:2] == (ANSWER, "learner")


def test_an_answer_that_was_deleted_is_missing(notebook, released):
    """Is the stub put in its place, under a word about it, never to be run?"""
    stub = placed_of(planned(notebook, released)[0], "batch_bias-answer").cell["source"]
    notebook["cells"].remove(find(notebook, "batch_bias-answer"))
    placed, notes = planned(notebook, released)
    found = placed_of(placed, "batch_bias-answer")
    assert (found.role, found.cell["source"]) == ("missing", f"# {MISSING}\n\n{stub}")
    assert notes == ["batch_bias-answer: it was not handed in"]


def test_an_answer_that_was_split_runs_whole(notebook, released):
    """When JupyterLab split a cell, which copies its metadata, do both parts run, in order?"""
    place = notebook["cells"].index(find(notebook, NAME))
    part = copy.deepcopy(notebook["cells"][place]) | {"id": "second", "source": "Affine.a = 1"}
    notebook["cells"].insert(place + 1, part)
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    found = sources(placed)
    assert found[found.index(ANSWER) + 1] == "Affine.a = 1"
    assert notes == [f"{NAME}: 1 more of it; kept where they stood, as added cells"]


@pytest.mark.parametrize("first", ["answer", "stub"])
@pytest.mark.parametrize("keep_id", [True, False])
def test_an_untouched_copy_does_not_replace_the_answer(
    notebook, untouched, released, first, keep_id
):
    """Is the stub dropped that stands beside the answer, before it or after it (#1083)?"""
    stub = copy.deepcopy(find(untouched, NAME)) | ({} if keep_id else {"id": "copy"})
    place = notebook["cells"].index(find(notebook, NAME))
    notebook["cells"].insert(place + (first == "answer"), stub)
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    assert len(placed) == len(released.cells)
    assert placed_of(placed, NAME).cell["source"] == ANSWER
    assert notes == ["copies of locked or untouched cells: 1; left out"]


def test_of_two_answers_the_later_one_is_run_later(notebook, released):
    """Does a second try below the check stay below it, as in the learner's own kernel?"""
    second = copy.deepcopy(find(notebook, NAME)) | {"id": "second", "source": "Affine = 2"}
    place = notebook["cells"].index(find(notebook, CHECK))
    notebook["cells"].insert(place + 1, second)
    placed, _ = planned(notebook, released)
    assert is_sound(placed, released)
    found = sources(placed)
    place = found.index("Affine = 2")
    assert placed[place - 1].cell["id"] == CHECK and found.index(ANSWER) < place
    assert placed[place].role == "learner" and placed[place].cell["metadata"] == {}


def test_copies_of_locked_cells_are_left_out(notebook, released):
    """Is a graded cell there once when it was handed in three times, one of them rewritten?"""
    copies = [copy.deepcopy(find(notebook, GRADED)) for _ in range(2)]
    copies[1]["source"] = "helper = 1"
    notebook["cells"].extend(copies)
    placed, _ = planned(notebook, released)
    assert is_sound(placed, released)
    assert len(placed) == len(released.cells) + 1
    assert (placed[-1].cell["source"], placed[-1].role) == ("helper = 1", "learner")


def test_reordered_cells_go_back(notebook, released):
    """Is the release's order restored, the added cells behind what they followed?"""
    place = notebook["cells"].index(find(notebook, NAME))
    notebook["cells"].insert(place + 1, code("after_answer = 1"))
    notebook["cells"].insert(0, code("first = 1"))
    notebook["cells"].append(code("last = 1"))
    moved = notebook["cells"].pop(place + 1), notebook["cells"].pop(place + 1)
    notebook["cells"][5:5] = moved
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    found = sources(placed)
    assert found[0] == "first = 1" and found[-1] == "last = 1"
    assert found[found.index(ANSWER) + 1] == "after_answer = 1"
    own = [p.cell["id"] for p in placed if not p.cell["id"].startswith("added-")]
    assert own == [c["id"] for c in released.cells]
    assert notes == ["cells stood in another order; the chapter's order is restored"]


def test_added_cells_bring_nothing_but_their_text(notebook, released):
    """Are tags, nbgrader's metadata and a cell id that is taken dropped from an added cell?"""
    about = {"grade": True, "grade_id": "extra", "points": 100, "solution": False}
    metadata = {"tags": ["raises-exception"], "nbgrader": about}
    notebook["cells"].append(code("x = 1", metadata=metadata, id="no id!"))
    notebook["cells"].append(code("y = 1", id="own-id"))
    notebook["cells"].append(code("z = 1", id="own-id", execution_count=9**30))
    prose = {"cell_type": "markdown", "source": "![](attachment:a.png)", "metadata": metadata}
    notebook["cells"].append(prose | {"attachments": {"a.png": {"image/png": "iVBO"}}})
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    added = [p.cell for p in placed[-4:]]
    assert [c["metadata"] for c in added] == [{}] * 4
    assert [c["id"] for c in added] == ["added-1", "own-id", "added-2", "added-3"]
    assert "attachments" not in added[-1]
    count = len(released.cells)
    assert notes == [
        f"cell {n}, added: tagged raises-exception; dropped" for n in (count + 1, count + 4)
    ]


def test_prose_of_another_release_keeps_its_language(notebook, released):
    """Is a language's tag all that is kept of an added cell's tags?"""
    tags = ["lang-fr", "lang-en", "skip-execution"]
    prose = {"cell_type": "markdown", "source": "# A chapter", "metadata": {"tags": tags}}
    notebook["cells"].append(prose)
    placed, _ = planned(notebook, released)
    assert placed[-1].cell["metadata"] == {"tags": ["lang-en"]}


def test_changed_cells_of_the_chapter_are_the_learners(notebook, released):
    """Is a demo cell or a text that a learner changed kept as changed, with trusted metadata?"""
    by_id(notebook, "code-02")["source"] = "X = 1"
    by_id(notebook, "en-02")["source"] = ["My ", "words"]
    by_id(notebook, "code-03")["source"] = "".join(by_id(notebook, "code-03")["source"]) + "  \n"
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released) and notes == []
    roles = {p.cell["id"]: (p.role, p.cell["source"]) for p in placed}
    assert roles["code-02"] == ("learner", "X = 1")
    assert roles["en-02"] == ("learner", "My words")
    assert roles["code-03"][0] == "chapter"


def test_prose_that_became_code_is_run_and_code_that_became_prose_is_put_back(notebook, released):
    """Does neither lose what the learner wrote nor what the chapter needs?"""
    by_id(notebook, "en-02").update(cell_type="code", source="mine = 1")
    by_id(notebook, "code-02").update(cell_type="markdown", source="My notes")
    by_id(notebook, "code-03")["cell_type"] = "raw"  # only switched off
    placed, notes = planned(notebook, released)
    assert is_sound(placed, released)
    kinds = [(p.cell["cell_type"], p.cell["source"], p.role) for p in placed]
    assert ("code", "mine = 1", "learner") in kinds
    assert ("markdown", "My notes", "learner") in kinds
    cells = {p.cell["id"]: p for p in placed}
    assert cells["code-02"].role == cells["code-03"].role == "chapter"
    assert notes == [
        "code-02: the chapter's cell was missing; put back",
        "code-03: it was a raw cell; taken as code",
    ]


@pytest.mark.parametrize("lost", ["ids", "metadata", "both"])
def test_names_that_a_tool_lost_are_made_up_for(notebook, released, lost):
    """Is a notebook graded that went through a tool which keeps no ids, or no metadata?"""
    for cell in notebook["cells"]:
        if lost != "metadata":
            cell.pop("id", None)
        if lost != "ids":
            cell["metadata"] = {}
    placed, _ = planned(notebook, released)
    assert is_sound(placed, released)
    own = [p.cell["id"] for p in placed if p.cell["id"] in {c["id"] for c in released.cells}]
    assert own == [c["id"] for c in released.cells]
    found = sources(placed)
    graded = next(n for n, p in enumerate(placed) if p.role == "graded" and "Affine" in found[n])
    assert found.index(ANSWER) < graded
    if lost == "both":  # nothing tells that it is the answer; it runs in its place all the same
        assert placed_of(placed, NAME).role == "missing"


def test_outputs_that_came_along_stay_with_cells_that_are_not_graded(notebook, released):
    """Are a learner's figures still there, where a cell need not run again?"""
    output = {"output_type": "stream", "name": "stdout", "text": "hello"}
    for name in ("code-02", NAME, GRADED):
        by_id(notebook, name)["outputs"] = [output]
    placed, _ = planned(notebook, released)
    outputs = {p.cell["id"]: p.cell.get("outputs") for p in placed}
    assert outputs["code-02"] == outputs[NAME] == [output] and outputs[GRADED] == []


def test_cells_that_are_graded_by_hand_are_the_learners(words, manual):
    """Do written answers keep text, picture, points; and do locked texts come back?"""
    photo = {"a.png": {"image/png": "iVBO"}}
    find(words, "essay").update(source="Because.", attachments=photo, cell_type="markdown")
    find(words, "drawing")["source"] = "plot = 3"
    find(words, "task")["source"] = "No task."
    find(words, "readonly")["source"] = "SECRET = 2"
    placed, notes = planned(words, manual)
    assert is_sound(placed, manual)
    essay, drawing = placed_of(placed, "essay"), placed_of(placed, "drawing")
    assert (essay.role, essay.cell["source"], essay.cell["attachments"]) == (
        "learner",
        "Because.",
        photo,
    )
    assert (drawing.role, drawing.cell["source"]) == ("learner", "plot = 3")
    assert essay.cell["metadata"]["nbgrader"]["points"] == 2
    assert placed_of(placed, "task").cell["source"] == "Do a task."
    readonly = placed_of(placed, "readonly")
    assert (readonly.cell["source"], readonly.role) == ("SECRET = 1", "chapter")
    changed = "the text of this locked cell had been changed; restored"
    assert notes == [f"readonly: {changed}", f"task: {changed}"]
    grades = {c.id: determine_grade(c) for c in hand_graded(placed, manual)}
    assert set(grades.values()) == {(None, 2.0), (None, 4.0)}


def hand_graded(placed, manual):
    """The cells that are answered and graded in one."""
    cells = as_notebook(placed, manual).cells
    about = ((cell, cell.metadata.get("nbgrader", {})) for cell in cells)
    return [cell for cell, a in about if a.get("grade") and a.get("solution")]


def test_nobody_has_to_grade_by_hand_what_was_not_handed_in(words, manual):
    """Does nbgrader give 0 by itself for a written answer that is untouched or missing?"""
    for spoil in (lambda: None, lambda: words["cells"].remove(find(words, "essay"))):
        spoil()
        placed, _ = planned(words, manual)
        assert is_sound(placed, manual)
        assert [determine_grade(c)[0] for c in hand_graded(placed, manual)] == [0, 0]


def test_notes_are_bounded(notebook, released):
    """Is a report readable in which a thousand cells were odd?"""
    notebook["cells"] += [json.loads("7")] * 1000
    notes = planned(notebook, released)[1]
    assert len(notes) == MOST_NOTES + 1 and notes[-1] == "and 950 mends more"
