"""The catalogue of chapter 07: by patient, the wrong charts and the wrong mends known by name."""

from __future__ import annotations

from .misconceptions07_layers import LAYERS
from .misconceptions07_losses import LOSSES
from .misconceptions07_mended import WRONG_MENDS
from .recognise07 import ANY_CHART

# A patient's own entries first, since the first that fits is told.
WRONG_CHARTS = {name: (*entries, *ANY_CHART) for name, entries in (LAYERS | LOSSES).items()}

__all__ = ["WRONG_CHARTS", "WRONG_MENDS"]
