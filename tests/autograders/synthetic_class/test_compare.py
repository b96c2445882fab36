"""The comparison: a small class graded for real, and what is said where things differ."""

from collections import Counter
from dataclasses import replace

import pytest

from autograders.demo import nbgrader
from autograders.synthetic_class import SyntheticClass
from autograders.synthetic_class.compare import (
    Agreement,
    agreement,
    commonest,
    equal_counts,
    planted,
    rank_correlation,
    ranks,
    recorded,
)
from autograders.synthetic_class.mistake import mistakes_at


def test_a_class_that_is_graded_shows_what_was_planted(root, grade, chapter):
    """Collected from an exchange and graded: has every learner the diagnoses that were planted,
    every right answer full points, and is everybody refused who ought to be, and nobody else?"""
    inbound = root / "exchange" / "backprop" / "inbound"
    inbound.mkdir(parents=True)
    with (root / "nbgrader_config.py").open("a") as config:
        config.write(f"c = get_config()\nc.Exchange.root = {str(root / 'exchange')!r}\n")
    handed_in = SyntheticClass(24, seed=2).submit(chapter, inbound)
    nbgrader(root, "collect", chapter.name)
    assert grade("--jobs", "2", "--unsafe").returncode == 0
    found = agreement(root, handed_in)
    assert found.unexplained == []
    assert found.as_planted == sum(c.total() for c in planted(handed_in).values()) > 20
    assert found.full > 50
    assert len([*recorded(root)]) == len(handed_in)


@pytest.fixture
def one(chapter):
    """A hand-in with a mistake at Affine and nothing else wrong."""
    plain = next(h for h in SyntheticClass(99).hand_ins(chapter) if not h.mishap)
    right = {name: replace(a, kind="taught", mistake=None) for name, a in plain.answers.items()}
    (mistake,) = [m for m in mistakes_at(("affine",)) if m.path.stem == "dx_is_upstream"]
    wrong = replace(right["affine"], kind="mistake", mistake=mistake)
    return replace(plain, answers=right | {"affine": wrong})


def told(name, share, *causes, problem=None):
    """An exercise as an outcome records it."""
    diagnoses = [{"name": cause, "says": "", "section": ""} for cause in causes]
    if problem is not None:
        return {"name": name, "share": share, "problem": problem}
    return {"name": name, "share": share, "diagnoses": diagnoses}


def test_whatever_differs_is_counted_and_named(one):
    """Is another diagnosis, a right answer's loss and a wrong ending told, each by its name?"""
    found = Agreement()
    found.add(one, "", [told("affine", 0.5, "dx_is_upstream"), told("batch_bias", 1.0)])
    assert (found.as_planted, found.full, found.unexplained) == (1, 1, [])
    found.add(one, "", [told("affine", 0.5, "dx_averaged"), told("batch_bias", 0.0, problem="odd")])
    found.add(one, "no notebook", [])
    assert found.unexplained == [
        f"{one.learner} in 04_affine (no notebook): ended otherwise",
        "affine: 1 with dx_is_upstream have dx_averaged",
        "batch_bias: 1 right answers lost points (odd)",
    ]


def test_the_commonest_is_found_or_not():
    """Is the first of the report held against the first that was planted, and is it said whether
    the lead was clear?"""
    counts = {
        "relu": Counter(a=10, b=4, c=4, d=4),
        "sgd": Counter(a=50, b=46),
        "affine": Counter(a=5),
        "softmax": Counter(a=4),
    }
    told = {"relu": Counter(a=11, d=5, b=4, c=3), "sgd": Counter(b=50, a=49)}
    same, close, missed, few = commonest(counts, told)
    assert (same.found, same.clear, same.planted, same.told) == (True, True, 10, 11)
    assert (close.found, close.clear, close.reported) == (False, False, "b")
    assert (missed.found, missed.clear, missed.reported) == (False, True, "")
    assert not few.clear


def test_what_is_equally_common_goes_by_its_name():
    """Is a tie no difference, where the report has its own order?"""
    (line,) = commonest({"relu": Counter(b=3, a=3)}, {"relu": Counter(b=3, a=3)})
    assert (line.name, line.found, line.clear) == ("a", True, False)


def test_three_that_were_not_planted_are_others():
    """Is it seen when the report has something else among the first three?"""
    counts = {"relu": Counter(a=10, b=5, c=4, d=1)}
    (line,) = commonest(counts, {"relu": Counter(a=10, d=6, b=5, c=4)})
    assert line.found
    assert not line.first_three


def test_equal_counts_are_counted():
    """Are those that are only planted, or only reported, among all?"""
    counts = {"relu": Counter(a=3, b=1), "sgd": Counter(a=1)}
    assert equal_counts(counts, {"relu": Counter(a=3, c=1), "sgd": Counter(a=1)}) == (2, 4)


def test_ranks_share_where_values_are_equal():
    """Are ranks as Spearman's correlation wants them?"""
    assert [*ranks([10.0, 20.0, 10.0, 5.0])] == [2.5, 4.0, 2.5, 1.0]


def test_the_correlation_is_that_of_the_ranks():
    """Is it 1 for the same order, -1 for the opposite, and worse where something is missing?"""
    counts = {"relu": Counter(a=9, b=4), "sgd": Counter(a=2)}
    double = {"relu": Counter(a=90, b=5), "sgd": Counter(a=3)}
    opposite = {"relu": Counter(a=1, b=4), "sgd": Counter(a=8)}
    assert rank_correlation(counts, double) == pytest.approx(1)
    assert rank_correlation(counts, opposite) == pytest.approx(-1)
    assert rank_correlation(counts, {"relu": Counter(a=9, b=4, c=5)}) < 0.9
