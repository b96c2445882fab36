"""The catalogue of chapter 06: by exercise, the wrong ideas that its report knows by name."""

from __future__ import annotations

from .misconceptions06_accuracy import ACCURACY_OF
from .misconceptions06_affine import AFFINES
from .misconceptions06_flow import FLOW
from .misconceptions06_gradient import DICT, ORDER
from .misconceptions06_loss import LOSS, LOSS_BACK
from .misconceptions06_parameters import BEGINNINGS, PARAMETERS
from .misconceptions06_predict import PREDICT, PREDICT_BACK
from .misconceptions06_reading import READING
from .misconceptions06_sgd import SGD

NETWORK_FORWARD = (*PARAMETERS, *BEGINNINGS, *PREDICT, *LOSS, *ACCURACY_OF)
# A wrong forward spoils the gradient too, and has the same name there.
NETWORK_GRADIENT = (*PARAMETERS, *PREDICT_BACK, *LOSS_BACK, *DICT, *ORDER, *FLOW, *AFFINES)

__all__ = ["NETWORK_FORWARD", "NETWORK_GRADIENT", "READING", "SGD"]
