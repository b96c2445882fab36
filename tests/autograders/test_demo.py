"""The way of a class through the course: release, hand in, grade, feedback, export."""

import csv

import pytest

from autograders.demo import chapters, comparison, gradebook, run_demo, scores_of_class, source_of
from autograders.sample_class import CLASS, exercise_points


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A course in which the demo has run."""
    root = tmp_path_factory.mktemp("course")
    run_demo(root)
    return root


@pytest.fixture(scope="module")
def earned(root):
    """The points that nbgrader wrote down, by chapter and learner."""
    return {chapter: scores_of_class(root, chapter) for chapter in chapters()}


def test_each_learner_has_the_points_that_the_notebook_deserves(root, earned):
    """Does the gradebook hold what the planted mistakes deserve, nothing left out?"""
    exercises = [
        name for chapter in chapters() for name in exercise_points(source_of(root, chapter))
    ]
    assert comparison(root, earned).startswith(f"All {len(exercises) * len(CLASS)} scores")


def test_a_wrong_score_would_be_noticed(root, earned):
    """Does the comparison name a learner whose score is not deserved?"""
    spoiled = {chapter: [dict(s) for s in scores] for chapter, scores in earned.items()}
    spoiled["04_affine"][0]["affine"] -= 1
    assert comparison(root, spoiled).startswith("right_as_taught in 04_affine")


def test_right_answers_earn_everything_and_none_nothing(root, earned):
    """Do the two right styles and the late one have full points, and the untouched none?"""
    for chapter, scores in earned.items():
        by_name = dict(zip((learner.name for learner in CLASS), scores, strict=True))
        right = by_name["right_as_taught"]
        assert right == by_name["right_another_way"] == by_name["hands_in_late"]
        assert sum(right.values()) == sum(
            c.metadata.nbgrader.points
            for c in source_of(root, chapter).cells
            if c.metadata.get("nbgrader", {}).get("grade")
        )
        assert set(by_name["untouched"].values()) == {0}


def test_the_late_one_is_late(root):
    """Does nbgrader know how late the late submission is, and that the others are in time?"""
    with gradebook(root) as book:
        late = {
            s.student.id: s.total_seconds_late for s in book.assignment_submissions("03_layers")
        }
    assert late.pop("hands_in_late") == 24 * 3600
    assert set(late.values()) == {0}


@pytest.mark.parametrize("chapter", chapters())
def test_every_graded_learner_has_a_feedback_page(root, chapter):
    """Has each a page that says how it went, without a reference or a path of the grader?"""
    for learner in CLASS:
        page = root / "feedback" / learner.name / chapter / f"{chapter}.html"
        text = page.read_text(encoding="utf-8")
        said = "no answer" if learner.name == "untouched" else " met</b>"
        assert ("could not be graded" if learner.truncated else said) in text
        assert "references" not in text and str(root) not in text


def test_the_export_holds_every_score(root, earned):
    """Does grades.csv add up to the same points?"""
    with (root / "grades.csv").open() as file:
        rows = {(r["student_id"], r["assignment"]): float(r["score"]) for r in csv.DictReader(file)}
    for chapter, scores in earned.items():
        for learner, score in zip(CLASS, scores, strict=True):
            assert rows[learner.name, chapter] == pytest.approx(sum(score.values()))


def test_a_second_run_grades_nothing_again(root, capsys):
    """Is a class that was graded with this same course left alone?"""
    before = (root / "commands.log").stat()
    run_demo(root)
    after = (root / "commands.log").stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert "Graded before" in capsys.readouterr().out
