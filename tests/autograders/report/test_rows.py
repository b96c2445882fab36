"""Are outcomes counted as they should be?"""

import numpy as np
import pytest

from autograders.report.rows import MOST_TEXTS, Tally

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
    assert tally.causes["none"].says.most_common(1) == [("x is None", 2)]
    assert tally.causes["sign"].weights == [0.5]


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
    assert tally.stopped == {"name 'Affine' is not defined": 1}
    assert (tally.answered, tally.unexplained, tally.causes) == (2, 1, {})


def test_texts_without_end_do_not_fill_the_memory():
    """Are learners still counted when each was told something else?"""
    tally = Tally()
    for place in range(MOST_TEXTS + 10):
        tally.add(place, told(("odd", f"{place}." * 2000)))
    cause = tally.causes["odd"]
    assert len(cause.learners) == MOST_TEXTS + 10
    assert len(cause.says) == MOST_TEXTS
    assert max(map(len, cause.says)) <= 600


def test_shares_leave_out_what_is_not_graded_yet():
    """Is a share taken of the points that were given, and none where none were?"""
    chapter = chapter_of([[2, np.nan], [1, 4], [np.nan, np.nan]], most=[2, 4])
    assert chapter.shares[:2] == pytest.approx([1, 5 / 6])
    assert np.isnan(chapter.shares[2])


def test_blank_is_a_share_of_the_exercises():
    """Does it say how much was left as it was released?"""
    chapter = chapter_of([[0, 1], [0, 0]], unanswered=[[True, False], [True, True]])
    assert chapter.blank.tolist() == [0.5, 1]
