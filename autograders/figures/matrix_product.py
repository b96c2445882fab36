"""A matrix product as tables of numbers, with the sizes that must agree."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from course_lib.drawing_picture import ACCENT, END_FILL, FONTS, INK
from course_lib.drawing_words import format_value

from .alt import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WORDS: dict[Language, str] = {
    "en": "{name} has the shape {shape}: {rows}",
    "ko": "{name}의 형상은 {shape}: {rows}",
}


@dataclass(frozen=True)
class MatrixProduct:
    """``left`` times ``right``; ``names`` are theirs and that of the product."""

    left: NDArray[Any]
    right: NDArray[Any]
    names: tuple[str, str, str]

    @property
    def tables(self) -> dict[str, NDArray[Any]]:
        """The two matrices and their product, by name."""
        return dict(zip(self.names, (self.left, self.right, self.left @ self.right), strict=True))

    def describe(self, language: Language) -> str:
        """Return shapes and numbers in words."""
        said = [
            _WORDS[language].format(
                name=name,
                shape=table.shape,
                rows="; ".join(" ".join(map(format_value, row)) for row in table),
            )
            for name, table in self.tables.items()
        ]
        return ". ".join(said) + "."

    def image(self, alt: str) -> MatrixImage:
        return MatrixImage(self, alt)


class MatrixImage:
    """The product as an image.

    Attributes:
        source: the numbers, as JSON.
        alt: the text alternative.
    """

    def __init__(self, product: MatrixProduct, alt: str) -> None:
        self.product = product
        self.alt = alt
        tables = {name: table.tolist() for name, table in product.tables.items()}
        self.source = json.dumps(tables, ensure_ascii=False, indent=1) + "\n"

    def svg(self) -> str:
        """Return an ``<svg>`` element with the text alternative."""
        svg = self._render("svg").decode()
        svg = re.sub(r"<metadata>.*?</metadata>\s*", "", svg[svg.index("<svg") :], flags=re.DOTALL)
        return svg.replace("<svg", f'<svg role="img" aria-label="{escape(self.alt)}"', 1)

    def save(self, path: str | Path) -> None:
        """Write a file that ends in .svg, .png or .json."""
        path = Path(path)
        if path.suffix == ".png":
            path.write_bytes(self._render("png"))
        else:
            text = self.svg() if path.suffix == ".svg" else self.source
            path.write_text(text, encoding="utf-8")

    def _render(self, file_format: Literal["svg", "png"]) -> bytes:
        import matplotlib
        from matplotlib.figure import Figure
        from matplotlib.font_manager import fontManager

        style: Any = {
            "font.family": [f for f in FONTS if f in {*fontManager.get_font_names(), "sans-serif"}],
            "font.size": 12,
            "svg.fonttype": "none",
            "svg.hashsalt": "figures",
        }
        tables = list(self.product.tables.items())
        rows = max(len(table) for _, table in tables)
        width = sum(table.shape[1] for _, table in tables) + 4.2
        height = rows + 2.4
        with matplotlib.rc_context(style):
            figure = Figure(figsize=(0.5 * width, 0.5 * height))
            axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
            axes.axis("off")
            middle, left, inner = 0.9 + rows / 2, 0.6, []
            for (name, table), sign in zip(tables, "·= ", strict=True):
                _paint_table(axes, name, table, left, middle, middle + rows / 2)
                inner.append(left + table.shape[1] / 2)
                left += table.shape[1]
                axes.text(left + 0.75, middle, sign, ha="center", va="center", fontsize=16)
                left += 1.5
            _paint_bracket(axes, inner[0] + 0.22, inner[1] - 0.22, middle + rows / 2 + 1.1)
            buffer = io.BytesIO()
            metadata: Any = (
                {"Date": None, "Creator": None} if file_format == "svg" else {"Software": None}
            )
            figure.savefig(buffer, format=file_format, dpi=150, metadata=metadata)
        return buffer.getvalue()


def _paint_table(
    axes: Axes, name: str, table: NDArray[Any], left: float, middle: float, bottom: float
) -> None:
    """Paint the numbers in cells, the name above them and the shape below all tables."""
    from matplotlib.patches import Rectangle

    top = middle - len(table) / 2
    for (i, j), number in np.ndenumerate(table):
        axes.add_patch(Rectangle((left + j, top + i), 1, 1, facecolor=END_FILL, edgecolor=INK))
        axes.text(left + j + 0.5, top + i + 0.5, format_value(number), ha="center", va="center")
    center = left + table.shape[1] / 2
    axes.text(center, top - 0.35, name, ha="center", va="center")
    axes.text(center, bottom + 0.4, str(table.shape), ha="center", va="center")


def _paint_bracket(axes: Axes, left: float, right: float, y: float) -> None:
    """Join the second size of the left table with the first size of the right one."""
    axes.plot([left, left, right, right], [y - 0.3, y, y, y - 0.3], color=ACCENT, linestyle="--")
