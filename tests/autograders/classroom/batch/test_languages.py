"""What the grader says of its own failure, in the learner's language and in the report's."""

import pytest

from autograders.outcome import restored

from ...korean import is_korean
from .conftest import outcomes, published
from .test_failures import FAILURES


@pytest.mark.parametrize("fail", FAILURES.values(), ids=FAILURES)
def test_a_failure_of_the_grader_is_told_in_korean(root, run, hand_in, monkeypatch, fail):
    """Do the page's notice and the gradebook tell it in Korean, the latter in English as well?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    hand_in("bea")
    run(fail)
    row = outcomes(root)["bea"]
    reason = restored(row["refused"])
    assert reason.told("en").startswith("the grader could not finish it: ")
    assert is_korean(reason.told("ko")) and is_korean(row["advice"])
    about = published(root, "bea").metadata["course"]["refused"]
    assert about == {"reason": reason.told("ko"), "advice": row["advice"]}
