"""A synthetic learner: what stays the same from chapter to chapter."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# Ideas that some learners bring to every exercise: words in the names of the mistakes they lead to.
IDEAS = {
    "forgets the batch": {"batch", "row", "rows", "averaged", "mean"},
    "forgets the upstream gradient": {"upstream"},
    "turns operands round": {"swapped", "transposed", "turned", "reversed", "order"},
    "loses signs": {"sign", "minus", "mirrored", "uphill", "subtracts", "subtracted"},
    "forgets to return": {"none", "nothing"},
    "misspells": {"undefined", "missing", "attribute"},
}
HAS_AN_IDEA = 0.35
LANGUAGES = {"both": 0.5, "en": 0.2, "ko": 0.3}  # of the prose that is left in the notebook


@dataclass(frozen=True)
class Learner:
    """One of a synthetic class.

    ability: of a standard normal distribution. diligence: from 0 to 1. language: en, ko or both.
    idea: a key of `IDEAS`, or empty.
    """

    number: int
    ability: float
    diligence: float
    language: str
    idea: str

    @property
    def name(self) -> str:
        """The id in the gradebook."""
        return name_of(self.number)


def name_of(number: int) -> str:
    """The id of the learner with a number."""
    return f"learner{number:04}"


def learner_of(seed: int, number: int) -> Learner:
    """The learner with a number in the class of a seed."""
    random = Random(f"{seed}/{number}")
    (language,) = random.choices([*LANGUAGES], [*LANGUAGES.values()])
    return Learner(
        number,
        ability=random.gauss(0, 1),
        diligence=random.betavariate(4, 2),
        language=language,
        idea=random.choice([*IDEAS]) if random.random() < HAS_AN_IDEA else "",
    )
