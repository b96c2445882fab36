"""The library of the course: reference layers, graphs that draw themselves, and checks.

from course_lib import Affine, Relu, TwoLayerNet
from course_lib.graph import Variable
from course_lib.drawing import draw
from course_lib.check import check
"""

from .data import load_mnist
from .functions import cross_entropy_error, softmax
from .gradient import gradient_check, numerical_gradient
from .layers import AddLayer, Affine, MulLayer, Relu, Sigmoid, SoftmaxWithLoss
from .networks import TwoLayerNet
from .training import SGD, fit

__all__ = [
    "SGD",
    "AddLayer",
    "Affine",
    "MulLayer",
    "Relu",
    "Sigmoid",
    "SoftmaxWithLoss",
    "TwoLayerNet",
    "cross_entropy_error",
    "fit",
    "gradient_check",
    "load_mnist",
    "numerical_gradient",
    "softmax",
]
