"""The proofs of chapter 04, line by line (Deep Learning from Scratch, 5.6.1 and 5.6.2).

Entries are written as in the lesson: w23 leads from input 2 to neuron 3, dy13 is the derivative
of L by y13.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..derivation import Line, derivation
from ..language import N_
from .exercise import Case
from .misconceptions04_proofs import BIAS_PROOF, DW_PROOF, DX_PROOF

CHAPTER = "04_affine"
LAYER = ("X", "W", "B", "Y", "dY")


def row_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """One row of two inputs and three outputs: the sizes of the lesson."""
    for scale in (1e-2, 1.0, 1e2) if harsh else (1.0, 3.0):
        yield layer_case(rng, 1, scale, N_("one row, two inputs, three neurons"))


def batch_cases(rng: np.random.Generator, harsh: bool) -> Iterator[Case]:
    """Batches of several sizes, none of them as large as the number of neurons."""
    for rows in (2, 4, 5) if harsh else (2, 5):
        yield layer_case(rng, rows, 1.0, N_("a batch"))


def layer_case(rng: np.random.Generator, rows: int, scale: float, label: str) -> Case:
    """An Affine layer of two inputs and three neurons, forward run, with an upstream gradient."""
    X, W, B = rng.normal(size=(rows, 2)), rng.normal(size=(2, 3)), rng.normal(size=3) + 2
    dY = rng.normal(size=(rows, 3)) * scale
    return Case(label, {"X": X, "W": W, "B": B, "Y": X @ W + B, "dY": dY, "N": rows})


AFFINE_DX_PROOF = derivation(
    name="affine_dx_proof",
    chapter=CHAPTER,
    section="5.6.1",
    task=N_("Prove the gradient of the input, from a single entry to the product of matrices."),
    cases=row_cases,
    lines={
        "dy13_dx12": Line(N_("∂y13/∂x12: how one output changes with one input"), LAYER),
        "dx12": Line(N_("∂L/∂x12, along every way"), LAYER, needs=("dy13_dx12",)),
        "dy1n_dx1m": Line(N_("∂y1n/∂x1m for every m and n"), LAYER, {"m": 2, "n": 3}),
        "dx1m": Line(N_("∂L/∂x1m for every m"), LAYER, {"m": 2}, needs=("dy1n_dx1m",)),
        "dX": Line(N_("∂L/∂X as a product of whole arrays"), LAYER, needs=("dx1m",)),
    },
    hints=(
        N_("Write out y11, y12 and y13, and follow x12 down its column. What stands beside it?"),
        N_("A way is a product, upstream times local. x12 has as many ways as there are neurons."),
        N_(
            "In a product of matrices the summed index stands last in the first factor and first "
            "in the second. Where does it stand in your sum?"
        ),
    ),
    misconceptions=DX_PROOF,
)

AFFINE_DW_PROOF = derivation(
    name="affine_dw_proof",
    chapter=CHAPTER,
    section="5.6.1",
    task=N_("Prove the gradient of the weights, from a single entry to the product of matrices."),
    cases=row_cases,
    lines={
        "dy13_dw23": Line(N_("∂y13/∂w23: how one output changes with one weight"), LAYER),
        "dy12_dw23": Line(N_("∂y12/∂w23: another output, the same weight"), LAYER),
        "dw23": Line(N_("∂L/∂w23, along every way"), LAYER, needs=("dy13_dw23", "dy12_dw23")),
        "dwmn": Line(N_("∂L/∂wmn for every m and n"), LAYER, {"m": 2, "n": 3}),
        "dW": Line(N_("∂L/∂W as a product of whole arrays"), LAYER, needs=("dwmn",)),
    },
    hints=(
        N_("In which of y11, y12 and y13 does w23 stand? Where it does not, nothing changes."),
        N_("Only one way is open for a weight. Upstream times local on it, and 0 on the others."),
        N_(
            "The row of an entry picks the input, its column the neuron. Which of the two rows "
            "has to stand upright, so that a column times a row gives all six?"
        ),
    ),
    misconceptions=DW_PROOF,
)

BATCH_BIAS_PROOF = derivation(
    name="batch_bias_proof",
    chapter=CHAPTER,
    section="5.6.2",
    task=N_("Prove the gradient of the bias for a batch of N rows."),
    cases=batch_cases,
    lines={
        "dy22_db2": Line(N_("∂y22/∂b2: how an entry of row 2 changes with its bias"), LAYER),
        "dy23_db2": Line(N_("∂y23/∂b2: another neuron, the same bias"), LAYER),
        "dbn": Line(N_("∂L/∂bn for every n, in a batch of N rows"), (*LAYER, "N"), {"n": 3}),
        "dB": Line(N_("∂L/∂B from the whole array dY"), (*LAYER, "N"), needs=("dbn",)),
    },
    hints=(
        N_("Write out y22 and y23. In which of them does b2 stand, and with which factor?"),
        N_("b2 stands once in every row of the batch. How many ways lead from it to L?"),
        N_(
            "Sum over the letter that numbers the rows: for i in 1..N. With a whole array, the "
            "axis of the rows has to go, so that the shape of B is left."
        ),
    ),
    misconceptions=BIAS_PROOF,
)
