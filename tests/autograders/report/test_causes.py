"""Causes in general words: is there one for whatever the check can name?"""

import inspect
import re

import pytest

from autograders.report.causes import CAUSES, in_general
from course_lib import derivation
from course_lib.check import relations, symptoms
from course_lib.check.judge import BORROWED
from course_lib.derivation_slips import SAYS

from ..korean import is_korean

# What a cause is called where it is yielded or returned, beside what is told of it.
NAMED = re.compile(r'(?:yield|return|else) "([a-z_]+)", ')


def named_in_code():
    """The names of all causes that no exercise's catalogue holds."""
    code = "".join(map(inspect.getsource, (symptoms, relations, derivation)))
    return {*NAMED.findall(code), BORROWED}


def test_every_cause_has_general_words():
    """Is none without, and none left over that nothing can name?"""
    assert len(named_in_code()) > 20
    about_a_part = {name for name, says in SAYS.items() if "{" in says}
    assert set(CAUSES) == named_in_code() | about_a_part


@pytest.mark.parametrize("name", [*CAUSES, *SAYS])
def test_a_cause_is_told_in_the_reports_language(name, monkeypatch):
    """Is it a sentence in each language, with no place left to fill in?"""
    monkeypatch.setenv("COURSE_LANG", "en")
    assert in_general(name).endswith((".", "?")) and "{" not in in_general(name)
    monkeypatch.setenv("COURSE_LANG", "ko")
    assert is_korean(in_general(name)) and "{" not in in_general(name)


def test_a_cause_that_only_its_exercise_knows_has_none():
    """Is its name all that can be told?"""
    assert in_general("of_its_own") == ""
