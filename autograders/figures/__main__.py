"""Write every figure of the course, and their index, into images/."""

from __future__ import annotations

from . import FIGURES, IMAGES
from .store import file_names, index, save


def main() -> None:
    """Write all figures anew, and remove what is not one of them."""
    IMAGES.mkdir(exist_ok=True)
    for figure in FIGURES.values():
        save(figure, IMAGES)
    (IMAGES / "README.md").write_text(index(), encoding="utf-8")
    for path in IMAGES.iterdir():
        if path.name not in file_names():
            path.unlink()


if __name__ == "__main__":
    main()
