"""The figures in images/, each made by running a computation graph: ``make figures``.

`FIGURES` is the index: it says by a figure's number how it is made, in which section of which
notebook it belongs, and what it shows in English and Korean. Inputs are typed; whatever the graph
can compute, it computes, and a typed formula is checked against it (`autograders.figures.labels`).
"""

from __future__ import annotations

from ..notebooks import ROOT
from . import chapter1, chapter2, chapter3, chapter4, chapter5
from .figure import Figure

IMAGES = ROOT / "images"
FIGURES: dict[str, Figure] = {
    **chapter1.FIGURES,
    **chapter2.FIGURES,
    **chapter3.FIGURES,
    **chapter4.FIGURES,
    **chapter5.FIGURES,
}
