"""What a synthetic learner hands in of a chapter, and what that is known to show."""

from __future__ import annotations

import base64
import hashlib
import math
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Literal

from ..engine.needed import names_used
from ..intake.names import bound
from .chapter import Chapter, Style
from .learner import Learner, learner_of
from .mistake import Mistake, fair_answers, make_mistake

Kind = Literal["taught", "fair", "mistake", "blank", "lost"]

# What happens to a hand-in now and then, and how often.
MISHAPS = {
    "": 0.91,
    "copied from a friend": 0.02,
    "syntax error": 0.02,
    "renamed": 0.015,
    "graded cell deleted": 0.015,
    "broken file": 0.006,
    "another chapter": 0.006,
    "page instead of notebook": 0.006,
    "endless loop": 0.002,
}
REFUSED = {"broken file", "another chapter", "page instead of notebook"}
ENDLESS = "\n\nn = 0\nwhile n < 10:\n    n - 1\n"
PARAGRAPHS = (
    "A gradient says how the loss changes when one number moves a little, so it multiplies along "
    "a path and adds over paths. I tried it on the example and it came out the same.",
    "기울기는 한 값을 조금 바꾸면 손실이 얼마나 변하는지 말해 줍니다. 길을 따라 곱하고, "
    "여러 길이 만나면 더합니다.",
    "I am not sure. The shapes fit, so I think that it is right.",
)
TIMESTAMP = "%Y-%m-%d %H:%M:%S.%f UTC"  # as nbgrader writes it


@dataclass(frozen=True)
class Answer:
    """One answer cell. ``lost`` is one that a syntax error or an endless loop made undefined."""

    kind: Kind
    text: str = ""
    mistake: Mistake | None = None

    @property
    def is_right(self) -> bool:
        """Does it deserve full points?"""
        return self.kind in ("taught", "fair")


@dataclass(frozen=True)
class HandIn:
    """What a learner hands in.

    before: when an unfinished version had been handed in, if one had.
    """

    learner: str
    chapter: Chapter
    answers: dict[str, Answer]
    style: Style
    when: datetime
    mishap: str = ""
    before: datetime | None = None
    shows: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        found = (a.mistake.shows for a in self.answers.values() if a.mistake and self.graded)
        shown = {exercise: name for shows in found for exercise, name in shows.items()}
        object.__setattr__(self, "shows", shown)

    @property
    def graded(self) -> bool:
        """Will it be graded, and not refused?"""
        return self.mishap not in REFUSED

    @property
    def late(self) -> bool:
        """Is it handed in after the time?"""
        return self.when > self.chapter.due

    def answer(self, exercise: str) -> Answer:
        """The answer that an exercise judges."""
        return next(self.answers[a] for a, e in self.chapter.judges.items() if exercise in e)

    def is_right(self, exercise: str) -> bool:
        """Is the answer of an exercise right?"""
        return self.answer(exercise).is_right

    def stands_alone(self, exercise: str) -> bool:
        """Does the answer of an exercise use none of the names that wrong answers define?"""
        mine = self.answer(exercise)
        wrong = (n for n, a in self.answers.items() if not a.is_right and a is not mine)
        return not any(names_used(mine.text) & bound(self.chapter.solutions[n]) for n in wrong)

    def write(self, inbound: Path) -> None:
        """Put it into an exchange's inbound folder, with the version before it."""
        if self.before:
            half = [*self.answers.items()][: len(self.answers) // 2]
            text = self.chapter.notebook({n: a.text for n, a in half if a.text}, self.style)
            self.put(inbound, self.before, f"{self.chapter.name}.ipynb", text)
        self.put(inbound, self.when, self.file_name(), self.text())

    def put(self, inbound: Path, when: datetime, file: str, text: str) -> None:
        """A file as the one that was handed in at a time, as ``nbgrader submit`` stores it."""
        stamp = when.strftime(TIMESTAMP)
        digest = hashlib.sha256(f"{self.learner}{self.chapter.name}{stamp}".encode()).digest()
        random = base64.urlsafe_b64encode(digest[:9]).decode()
        folder = inbound / f"{self.learner}+{self.chapter.name}+{stamp}+{random}"
        folder.mkdir()
        (folder / file).write_text(text, encoding="utf-8")
        (folder / "timestamp.txt").write_text(stamp)

    def file_name(self) -> str:
        """The name of the file."""
        name = self.chapter.name
        if self.mishap == "page instead of notebook":
            return f"{name}.html"
        return f"{name} (1).ipynb" if self.mishap == "renamed" else f"{name}.ipynb"

    def text(self) -> str:
        """The text of the file."""
        if self.mishap == "page instead of notebook":
            return "<!DOCTYPE html><title>My homework</title><p>My answers"
        if self.mishap == "another chapter" and (other := self.chapter.before):
            return other.notebook(other.solutions, self.style)
        given = {name: answer.text for name, answer in self.answers.items() if answer.text}
        text = self.chapter.notebook(given, self.style)
        return text[: len(text) // 2] if self.mishap == "broken file" else text


def draw(seed: int, learner: Learner, chapter: Chapter) -> HandIn | None:
    """What a learner hands in; None for nothing."""
    random = Random(f"{seed}/{learner.number}/{chapter.name}")
    if random.random() < 0.3 * (1 - learner.diligence) ** 2:
        return None
    when, before = times(random, learner, chapter)
    (mishap,) = random.choices([*MISHAPS], [*MISHAPS.values()])
    if mishap == "another chapter" and chapter.before is None:
        mishap = "broken file"
    if mishap == "copied from a friend" and learner.number:
        friend = draw(seed, learner_of(seed, random.randrange(learner.number)), chapter)
        if friend and friend.graded:
            return replace(friend, learner=learner.name, when=when, before=None, mishap=mishap)
    answers = draw_answers(random, seed, learner, chapter)
    style = draw_style(random, learner, [name for name, a in answers.items() if a.text])
    given = [name for name, answer in answers.items() if answer.text]
    if mishap in ("syntax error", "endless loop") and given:
        name = random.choice(given)
        answers[name] = Answer("lost", spoiled(answers[name].text, mishap))
    if mishap == "graded cell deleted":
        style = replace(
            style, deletes=random.choice([e for es in chapter.judges.values() for e in es])
        )
    return HandIn(learner.name, chapter, answers, style, when, mishap, before)


def times(random: Random, learner: Learner, chapter: Chapter) -> tuple[datetime, datetime | None]:
    """When a hand-in arrives, and a version before it."""
    late = random.random() < 0.3 * (1 - learner.diligence)
    hours = random.expovariate(1 / 30)
    when = chapter.due + timedelta(hours=hours if late else -hours)
    before = when - timedelta(hours=1 + random.expovariate(1 / 20))
    return when, before if random.random() < 0.1 else None


def draw_style(random: Random, learner: Learner, given: list[str]) -> Style:
    """How a learner's notebook looks."""
    return Style(
        learner.language,
        ran=random.random() < 0.85,
        paragraph=random.choice(PARAGRAPHS) if random.random() < learner.diligence else "",
        tries=random.choice(given) if given and random.random() < 0.15 else "",
    )


def draw_answers(
    random: Random, seed: int, learner: Learner, chapter: Chapter
) -> dict[str, Answer]:
    """A learner's answers to a chapter, by name. Some stop halfway, most leave few blank."""
    names = [*chapter.judges]
    stops = random.random() < 0.25 * (1 - learner.diligence)
    until = random.randrange(len(names)) if stops else len(names)
    return {
        name: draw_answer(random, seed, learner, chapter, name)
        if place < until and random.random() > 0.1 * (1 - learner.diligence)
        else Answer("blank")
        for place, name in enumerate(names)
    }


def draw_answer(random: Random, seed: int, learner: Learner, chapter: Chapter, name: str) -> Answer:
    """An answer that is given: right as taught, right in another style, or a mistake."""
    difficulty = Random(f"{seed}/{name}").gauss(-1, 0.4)
    if random.random() < 1 / (1 + math.exp(difficulty - 1.2 * learner.ability)):
        fair = [path for exercise in chapter.judges[name] for path in fair_answers(exercise)]
        if random.random() < 0.25:
            return Answer("fair", random.choice(fair).read_text(encoding="utf-8"))
        return Answer("taught", chapter.solutions[name])
    mistake = make_mistake(random, seed, chapter.judges[name], learner.idea)
    return Answer("mistake", mistake.text, mistake)


def spoiled(text: str, mishap: str) -> str:
    """An answer that Python cannot read, or that never ends."""
    return text + ENDLESS if mishap == "endless loop" else text.replace(":", "", 1) + "\n)"
