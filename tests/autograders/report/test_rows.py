"""Are outcomes counted as they should be?"""

import numpy as np
import pytest

from autograders.report.rows import Submission, Tally, kind_in

from .conftest import chapter_of


def told(*diagnoses, **named):
    causes = [{"name": name, "says": says, "section": "5.1"} for name, says in diagnoses]
    return {"name": "e", "share": 0.5, "met": ["a"], "missed": ["b", "c"], "waiting": ["c"]} | {
        "diagnoses": causes,
        **named,
    }


def test_a_cause_counts_once_for_a_learner():
    """Is a cause that was found twice in one answer one learner's, with its whole weight?"""
    tally = Tally()
    tally.add(3, told(("none", "x is None"), ("none", "y is None")))
    tally.add(5, told(("none", "x is None"), ("sign", "the sign")))
    assert tally.causes["none"].learners == [3, 5]
    assert tally.causes["none"].weights == [1, 0.5]
    assert tally.causes["sign"].weights == [0.5]


@pytest.mark.parametrize(
    ("says", "kind"),
    [
        ("Your code raises ValueError: by Kim.", "ValueError"),
        ("코드에서 ZeroDivisionError 예외가 발생합니다: KeyError.", "ZeroDivisionError"),
        ("Your code raises KimError: a ValueError of Kim.", ""),
        ("Your code did not end in time.", ""),
    ],
)
def test_of_an_exception_only_its_kind_is_kept(says, kind):
    """Is it Python's own, in either language, and never a word of the learner's?"""
    assert kind_in(says) == kind
    tally = Tally()
    tally.add(0, told(("raised", says), ("other", says)))
    assert tally.causes["raised"].kinds == ({kind: 1} if kind else {})
    assert tally.causes["other"].kinds == {}


def test_what_waits_was_not_missed():
    """Is a criterion either met, or missed, or not judged yet?"""
    tally = Tally()
    tally.add(0, told(("sign", "the sign")))
    assert (dict(tally.met), dict(tally.missed), dict(tally.waiting)) == (
        {"a": 1},
        {"b": 1},
        {"c": 1},
    )


def test_an_answer_that_could_not_be_tried():
    """Is it counted by what was said, apart from criteria and from losses without a cause?"""
    tally = Tally()
    tally.add(0, {"name": "e", "share": 0.0, "problem": "name 'Affine' is not defined"})
    tally.add(1, told())
    tally.add(2, {"name": "e", "share": 0.0, "problem": ""})
    assert tally.stopped == {"name 'Affine' is not defined": 1, "": 1}
    assert (tally.answered, tally.unexplained, tally.causes) == (3, 1, {})


def test_all_shares_are_of_the_same_points():
    """Do points by hand count for nobody until everybody graded has them, then for everybody?"""
    refused = Submission("2", None, 0.0, "refused", refused="it is empty")
    three = [Submission("0", None, 0.0, "graded"), Submission("1", None, 0.0, "graded"), refused]
    for given, of, shares in ((np.nan, 4, [2 / 4, 4 / 4, 0]), (1, 6, [3 / 6, 6 / 6, 0])):
        points = [[2, given], [4, 2], [0, 0]]
        chapter = chapter_of(points, most=[4, 2], by_hand=[False, True], submissions=three)
        assert chapter.of == of
        assert chapter.shares == pytest.approx(shares)


def test_no_share_where_nothing_is_given_yet():
    """Is it unknown then, and not 0; and is an exercise that is new since worth nothing so far?"""
    chapter = chapter_of([[2, np.nan], [np.nan, np.nan]], most=[2, 4])
    assert chapter.shares[0] == pytest.approx(2 / 6)
    assert np.isnan(chapter.shares[1])


def test_who_answered_any():
    """Does one count who answered one of two exercises, and none who was refused?"""
    blank = [[1, 1, 0], [1, 0, 1], [0, 0, 0]]
    three = [Submission("0", None, 0.0, "graded"), Submission("1", None, 0.0, "graded")]
    three.append(Submission("2", None, 0.0, "refused", refused="it is empty"))
    chapter = chapter_of([[0] * 3] * 3, unanswered=np.array(blank, bool), submissions=three)
    assert chapter.answered_any(["exercise_0", "exercise_1"]) == 1
    assert chapter.answered_any(["exercise_1", "exercise_2"]) == 2


def test_blank_is_a_share_of_the_exercises():
    """Does it say how much was left as it was released?"""
    chapter = chapter_of([[0, 1], [0, 0]], unanswered=[[True, False], [True, True]])
    assert chapter.blank.tolist() == [0.5, 1]


def test_what_is_new_in_a_chapter_has_no_answers():
    """Does nobody count as one who answered where nothing of theirs has been graded?"""
    chapter = chapter_of([[1, np.nan], [1, 0]], unanswered=[[True, False], [False, False]])
    chapter.there[0, 1] = False
    assert chapter.answered.tolist() == [[False, False], [True, True]]
    assert chapter.answered_any(["exercise_1"]) == chapter.answered_any(["exercise_0"]) == 1
