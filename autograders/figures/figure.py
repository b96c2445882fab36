"""What a figure of the course is: how it is made, what it shows in words, where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from course_lib.drawing import Drawing
from course_lib.drawing_picture import Picture

from .alt import Language, describe


class Image(Protocol):
    """What `Figure.image` gives: a `course_lib.drawing.Drawing`, or a plot of the same interface.

    ``source`` is text that says all that the image shows: DOT of a graph, JSON of a plot.
    """

    source: str
    alt: str

    def svg(self) -> str: ...
    def save(self, path: str | Path) -> None: ...


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        slug: what its files are called, after the number of the figure.
        chapter: the folder of the notebook that shows it.
        section: the heading of the section there, in English.
        shows: in one sentence what is to be seen, by language: "en" and "ko".
        make: computes the picture.
        answers: the exercise whose answer can be read off the picture; its place is after that.
    """

    slug: str
    chapter: str
    section: str
    shows: Mapping[Language, str]
    make: Callable[[], Picture | Plot]
    answers: str = ""

    def image(self, language: Language = "en") -> Image:
        """Return the image with its text alternative."""
        made = self.make()
        if isinstance(made, Picture):
            return Drawing(made, f"{self.shows[language]} {describe(made, language)}")
        return made.image(f"{self.shows[language]} {made.describe(language)}")


class Plot(Protocol):
    """A picture that is no graph."""

    def describe(self, language: Language) -> str: ...
    def image(self, alt: str) -> Image: ...
