"""Jails for the tests: started once, with limits that are reached fast."""

import pytest

from autograders.bridge import Session
from autograders.jail.launch import Jail
from autograders.jail.level import Level, best_level
from autograders.jail.limits import MIB, Limits

TIGHT = Limits(
    memory=700 * MIB,
    cpu_seconds=2,
    cell_seconds=8,
    call_seconds=2,
    notebook_seconds=40,
    disk=4 * MIB,
    files=100,
    output=300_000,
)


def needs(level: Level) -> pytest.MarkDecorator:
    """Skips a test on a machine that does not offer a level."""
    return pytest.mark.skipif(best_level() < level, reason=f"needs {level.name} isolation")


AT_FULL = [pytest.param(Level.FULL, marks=needs(Level.FULL), id="FULL")]
CONFINING = [*AT_FULL, pytest.param(Level.CONFINED, marks=needs(Level.CONFINED), id="CONFINED")]


@pytest.fixture(scope="session", params=CONFINING)
def jail(request):
    """A jail at each of the levels that confine."""
    with Jail("04_affine", TIGHT, level=request.param) as started:
        yield started


@pytest.fixture
def session(jail):
    """A fresh notebook in that jail."""
    with Session(jail.start()) as started:
        yield started


@pytest.fixture(scope="module")
def unjailed():
    """A notebook's process without any confinement, in which the attacks do work."""
    lax = Limits(cell_seconds=20, notebook_seconds=300)
    with (
        Jail("04_affine", lax, level=Level.LIMITS) as jail,
        Session(jail.start()) as started,
    ):
        yield started


def honest(jail) -> float:
    """What an honest learner gets from this jail."""
    with Session(jail.start()) as session:
        session.run("def double(x):\n    return 2 * x")
        return session["double"](21)
