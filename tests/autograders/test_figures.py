"""The stored figures are what the code makes."""

import pytest

from autograders.figures import FIGURES, IMAGES


@pytest.mark.parametrize("name", FIGURES)
def test_a_stored_figure_is_current(name):
    """Is the graph beside the picture the one that the code draws now?"""
    drawing = FIGURES[name]()
    assert (IMAGES / f"{name}.dot").read_text(encoding="utf-8") == drawing.source
    assert "<svg" in (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
    assert (IMAGES / f"{name}.png").read_bytes().startswith(b"\x89PNG")


def test_no_figure_is_left_over():
    """Does images/ hold nothing that the code does not make?"""
    assert {path.stem for path in IMAGES.iterdir()} == set(FIGURES)
