"""What a class is known to show, held against what the graders recorded and the report tells."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .hand_in import HandIn

Counts = dict[str, Counter[str]]  # by exercise, how many learners have each misconception

# By which factor, and by how many learners, a misconception is commoner than the next where it must
# come first in the report.
CLEAR, CLEARLY_MORE = 1.25, 5


@dataclass
class Agreement:
    """How far the recorded outcomes of a class are what was planted. Exercises of learners are
    counted.

    as_planted: the first diagnosis is the one that was planted. otherwise: it is not; by exercise,
    what was planted, what came, and whether the answer builds on another that is wrong.
    full: right answers with full points. lost: right ones without, by exercise, first diagnosis,
    and whether the answer builds on a wrong one. endings: learners who were refused and ought to
    be graded, or the other way round.
    """

    as_planted: int = 0
    full: int = 0
    otherwise: Counter[tuple[str, str, str, bool]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    endings: list[str] = field(default_factory=list)

    @property
    def unexplained(self) -> list[str]:
        """What cannot be right: every item in words."""
        return [
            *(f"{learner}: ended otherwise" for learner in self.endings),
            *(
                f"{exercise}: {count} with {planted} have {came}"
                for (exercise, planted, came, built), count in sorted(self.otherwise.items())
                if not built
            ),
            *(
                f"{exercise}: {count} right answers lost points ({came})"
                for (exercise, came, built), count in sorted(self.lost.items())
                if not built
            ),
        ]

    def add(self, hand_in: HandIn, refused: str, exercises: Iterable[dict[str, Any]]) -> None:
        """Count one submission's outcome."""
        if bool(refused) is hand_in.graded:
            self.endings.append(f"{hand_in.learner} in {hand_in.chapter.name} ({refused})")
            return
        for told in exercises:
            name = told["name"]
            causes = [diagnosis["name"] for diagnosis in told.get("diagnoses", ())]
            came = causes[0] if causes else told.get("problem", "")
            planted = hand_in.shows.get(name)
            built = not hand_in.stands_alone(name)
            if planted == came and planted:
                self.as_planted += 1
            elif planted:
                self.otherwise[name, planted, came, built] += 1
            elif hand_in.is_right(name):
                if told["share"] == 1:
                    self.full += 1
                else:
                    self.lost[name, came, built] += 1


def agreement(root: Path, hand_ins: Iterable[HandIn]) -> Agreement:
    """Hold what was handed in of chapters against the outcomes in a course's gradebook."""
    found = Agreement()
    outcomes = {(chapter, learner): rest for chapter, learner, *rest in recorded(root)}
    for hand_in in hand_ins:
        refused, exercises = outcomes[hand_in.chapter.name, hand_in.learner]
        found.add(hand_in, refused, json.loads(exercises))
    return found


def recorded(root: Path) -> Iterator[tuple[str, str, str, str]]:
    """Chapter, learner, reason of refusal and exercises (JSON) of every outcome of a course."""
    with sqlite3.connect(root / "gradebook.db") as database:
        yield from database.execute(
            "SELECT a.name, s.student_id, o.refused, o.exercises FROM autograders_outcome o "
            "JOIN submitted_assignment s ON s.id = o.submission_id "
            "JOIN assignment a ON a.id = s.assignment_id"
        )


def planted(hand_ins: Iterable[HandIn]) -> Counts:
    """How many learners were given each misconception, of those who will be graded."""
    found: Counts = {}
    for hand_in in hand_ins:
        for exercise, name in hand_in.shows.items():
            found.setdefault(exercise, Counter())[name] += 1
    return found


def reported(path: Path) -> Counts:
    """How many learners have each misconception by a chapter's ``report.json``."""
    told = json.loads(path.read_text(encoding="utf-8"))
    return {
        exercise["name"]: Counter({m["name"]: m["learners"] for m in exercise["misconceptions"]})
        for chapter in told["chapters"]
        for exercise in chapter["exercises"]
    }


@dataclass(frozen=True)
class Commonest:
    """The commonest misconception of an exercise: as planted and as reported, with the counts.

    clear: it was planted so much oftener than the next that it must come first. first_three: the
    three that were planted most are the three that are reported first.
    """

    exercise: str
    name: str
    planted: int
    told: int
    reported: str
    clear: bool
    first_three: bool

    @property
    def found(self) -> bool:
        """Is the one that was planted most the one that is reported first?"""
        return self.reported == self.name


def commonest(counts: Counts, told: Counts) -> list[Commonest]:
    """For each exercise in which anything was planted."""
    lines = []
    for exercise, names in counts.items():
        found = told.get(exercise, Counter())
        ranked, shown = by_count(names), by_count(found)
        second = names[ranked[1]] if len(ranked) > 1 else 0
        lines.append(
            Commonest(
                exercise,
                ranked[0],
                names[ranked[0]],
                found[ranked[0]],
                shown[0] if shown else "",
                clear=names[ranked[0]] >= max(CLEAR * second, second + CLEARLY_MORE),
                first_three=set(ranked[:3]) == set(shown[:3]),
            )
        )
    return lines


def by_count(counts: Counter[str]) -> list[str]:
    """Names, the commonest first; equally common ones by their names, as the report has them."""
    return sorted(counts, key=lambda name: (-counts[name], name))


def equal_counts(counts: Counts, told: Counts) -> tuple[int, int]:
    """Of how many misconceptions, out of how many, the counts are the same."""
    pairs = count_pairs(counts, told)
    return sum(one == other for one, other in pairs), len(pairs)


def count_pairs(counts: Counts, told: Counts) -> list[tuple[int, int]]:
    """Planted and reported count of every misconception that was either."""
    keys = {(e, n) for table in (counts, told) for e, names in table.items() for n in names}
    nothing = Counter[str]()
    return [(counts.get(e, nothing)[n], told.get(e, nothing)[n]) for e, n in sorted(keys)]


def rank_correlation(counts: Counts, told: Counts) -> float:
    """Spearman's, of all misconceptions that were planted or reported."""
    one, other = np.array(count_pairs(counts, told), dtype=float).T
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The rank of each value; equal ones share the mean of theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    mean: NDArray[np.float64] = np.cumsum(count) - (count - 1) / 2
    return mean[place]
