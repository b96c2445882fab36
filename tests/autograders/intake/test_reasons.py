"""Why a submission is refused, in both languages."""

from pathlib import Path
from string import Formatter

import pytest

from autograders import intake
from autograders.intake.advice import ADVICE
from autograders.intake.reasons import REASONS, refusal
from autograders.outcome import Text

from ..korean import is_korean

WHY = Text({"en": "it is a pipe", "ko": "파이프입니다"})


def values_of(text):
    """The names of what a reason says beside its words."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("name", REASONS)
def test_the_learner_is_told_in_korean(name):
    """Is there no English in the Korean reason and advice, and the same values in both?"""
    reason = REASONS[name]
    assert values_of(reason.en) == values_of(reason.ko)
    values = {key: WHY for key in values_of(reason.en)} | {"notebook": "04_affine"}
    said = refusal(name, **values)
    for text in (said.reason, said.advice):
        assert is_korean(text.told("ko"))
        assert text.told("en").isascii()


def test_each_reason_is_given_somewhere():
    """Is none left over, nor any advice?"""
    code = "".join(
        path.read_text()
        for path in Path(intake.__file__).parent.glob("*.py")
        if path.name != "reasons.py"
    )
    assert [name for name in REASONS if f'"{name}"' not in code] == []
    assert {reason.advice for reason in REASONS.values()} == set(ADVICE)
