"""Which mistakes there are to be made at an answer, and how often each is made."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from random import Random

from course_lib.exercises import find

from ..proof.catalogue import FOLDER, proofs
from .learner import IDEAS

# What an answer that was left blank shows; and what cannot be had where the library is not there.
NO_MISTAKES = {"unanswered", "still_blank", "borrowed"}
HOLDS_ON = 0.6  # how often a learner's idea decides, where it leads to a mistake at all
# The r-th commonest mistake is made in proportion to 1 / r ** STEEPNESS; a class differs from the
# catalogue's order, which is likeliest first, by a deviation of so many places in a hundred.
STEEPNESS = 1.2
SHUFFLED = 0.3


@dataclass(frozen=True)
class Mistake:
    """A wrong answer of the catalogue.

    shows: the misconception that it is proved to show, by exercise; two for an answer which two
        exercises judge and whose text is in the catalogue of both.
    """

    exercise: str
    name: str
    path: Path
    shows: dict[str, str]

    @property
    def text(self) -> str:
        """The learner's cell."""
        return self.path.read_text(encoding="utf-8")

    def fits(self, idea: str) -> bool:
        """Does an idea lead to this mistake?"""
        return not IDEAS.get(idea, set()).isdisjoint(self.name.split("_"))


def make_mistake(random: Random, seed: int, exercises: tuple[str, ...], idea: str) -> Mistake:
    """The mistake of a learner at an answer that these exercises judge."""
    exercise = random.choice(exercises)
    shares = commonness(seed, exercise)
    made = [m for m in mistakes_at(exercises) if m.exercise == exercise]
    fitting = [m for m in made if m.fits(idea)]
    if fitting and random.random() < HOLDS_ON:
        made = fitting
    names = [*dict.fromkeys(m.name for m in made)]
    (name,) = random.choices(names, [shares[name] for name in names])
    return random.choice([m for m in made if m.name == name])


@functools.cache
def mistakes_at(exercises: tuple[str, ...]) -> tuple[Mistake, ...]:
    """The mistakes to be made at an answer that these exercises judge."""
    files = [p for p in wrong_answers() if p[0] in exercises and p[1] not in NO_MISTAKES]
    texts = {path: path.read_text(encoding="utf-8") for _, _, path in files}
    return tuple(
        Mistake(exercise, name, path, {e: n for e, n, p in files if texts[p] == texts[path]})
        for exercise, name, path in files
    )


@functools.cache
def wrong_answers() -> tuple[tuple[str, str, Path], ...]:
    """Exercise, misconception and path of every wrong answer of the catalogue."""
    return tuple((proof.exercise, proof.name, proof.path) for proof in proofs("wrong"))


@functools.cache
def fair_answers(exercise: str) -> tuple[Path, ...]:
    """The right answers in other styles."""
    return tuple(sorted((FOLDER / "fair" / exercise).glob("*.py")))


@functools.cache
def commonness(seed: int, exercise: str) -> dict[str, float]:
    """How common each mistake at an exercise is in the class of a seed, in no particular unit."""
    random = Random(f"{seed}/{exercise}")
    known = [entry.name for entry in find(exercise).misconceptions]
    slips = sorted({name for e, name, _ in wrong_answers() if e == exercise} - set(known))
    names = [name for name in [*known, *slips] if name not in NO_MISTAKES]
    place = {n: i + random.gauss(0, SHUFFLED * len(names)) for i, n in enumerate(names)}
    ranked = sorted(names, key=place.__getitem__)
    return {name: 1 / rank**STEEPNESS for rank, name in enumerate(ranked, start=1)}
