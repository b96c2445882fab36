"""Clear errors for bad calls: what was expected, and what came."""

from __future__ import annotations

from typing import Any

import numpy as np

from .language import tr


class NotWrittenYet(NotImplementedError):
    """Raised by a name that the learner edition leaves to its reader."""

    def __init__(self, name: str, chapter: str) -> None:
        says = tr("You write {name} yourself, in chapter {chapter}.", name=name, chapter=chapter)
        super().__init__(says)


def shape_of(value: Any) -> tuple[int, ...]:
    """The shape of a number or an array."""
    return tuple(np.shape(value))


def require_shape(what: str, expected: tuple[int, ...], came: Any) -> None:
    """Raise ValueError unless ``came`` has the expected shape."""
    if shape_of(came) != expected:
        raise ValueError(f"{what}: expected shape {expected}, got {shape_of(came)}")


def require_columns(what: str, expected: int, came: Any) -> None:
    """Raise ValueError unless the last axis of ``came`` has ``expected`` entries."""
    shape = shape_of(came)
    if not shape or shape[-1] != expected:
        raise ValueError(f"{what}: expected shape (..., {expected}), got {shape}")


def require_forward(layer: object, stored: Any) -> None:
    """Raise RuntimeError when ``backward`` is called before ``forward`` stored its values."""
    if stored is None:
        name = type(layer).__name__
        raise RuntimeError(f"{name}.backward: call forward first; backward needs what it stored")
