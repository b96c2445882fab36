"""Figures of chapter 4: 5-23 to 5-27, and the chain rule for several variables."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from course_lib.drawing_picture import Picture
from course_lib.graph import Variable, apply, dot
from course_lib.graph_operators import Exp

from .figure import Figure
from .labels import in_formulas
from .matrix_product import MatrixProduct
from .nodes import Rest, Times
from .parts import cut_after

CHAPTER = "04_affine"
X = np.array([[2.0, -1.0]])
W = np.array([[1.0, 0.0, 3.0], [2.0, -1.0, 1.0]])
B = np.array([1.0, 2.0, 3.0])
X_BATCH = np.array([[2.0, -1.0], [0.0, 3.0], [1.0, 1.0], [-1.0, 2.0]])


def affine(x: np.ndarray, gradients: Mapping[str, str] | None) -> Picture:
    """The Affine layer node by node, every array with its shape; what comes after is cut off."""
    rows = len(x)

    def shape_text(shape: tuple[int, ...]) -> str:  # the rows of a batch are N, as in the book
        sizes = ["N" if size == rows > 1 else str(size) for size in shape]
        return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"

    Z = dot(Variable(x, "X"), Variable(W, "W")).named("X @ W")
    L = apply(Rest(), (Z + Variable(B, "B")).named("Y")).named("L")
    if gradients is not None:
        L.backward()
    return cut_after(in_formulas(L, gradients, shapes=shape_text), "Y")


def several_paths() -> Picture:
    """t reaches u on three ways."""
    t = Variable(0.6, "t")
    ways = [
        apply(Rest(), t, label="f₁").named("x1"),
        apply(Exp(), t, label="f₂").named("x2"),
        apply(Times(3), t, label="f₃").named("x3"),
    ]
    u = apply(Rest(), *ways).named("u")
    u.backward()
    return in_formulas(
        u, {f"(∂u/∂t){'₁₂₃'[i]}": f"d(u, x{i + 1}) * d(x{i + 1}, t)" for i in range(3)}
    )


FIGURES = {
    "5-23": Figure(
        "matrix_product",
        CHAPTER,
        "4.1 Shapes first",
        {
            "en": "A matrix product as tables of numbers. A bracket joins the two inner sizes, "
            "which must agree.",
            "ko": "수의 표로 나타낸 행렬 곱. 서로 같아야 하는 안쪽 크기 둘이 선으로 이어져 "
            "있습니다.",
        },
        lambda: MatrixProduct(X, W, ("X", "W", "X · W")),
    ),
    "5-24": Figure(
        "affine_forward",
        CHAPTER,
        "4.1 Shapes first",
        {
            "en": "The Affine layer as two nodes, dot and +, with the shape of every array.",
            "ko": "두 노드 dot과 +로 나타낸 Affine 계층. 배열마다 형상이 적혀 있습니다.",
        },
        lambda: affine(X, None),
    ),
    "ref_1": Figure(
        "several_paths",
        CHAPTER,
        "4.2 When a value goes several ways",
        {
            "en": "The chain rule for several variables: t reaches u on three ways; along each "
            "way derivatives are multiplied, and at t the three products are added.",
            "ko": "여러 변수의 연쇄법칙. t가 세 갈래로 u에 이릅니다. 갈래마다 미분을 곱하고, t에서 "
            "세 곱을 더합니다.",
        },
        several_paths,
    ),
    "5-25": Figure(
        "affine_backward",
        CHAPTER,
        "Exercise: the proof for the weights",
        {
            "en": "The Affine layer with its gradients, each with its shape.",
            "ko": "Affine 계층과 그 기울기. 기울기마다 형상이 적혀 있습니다.",
        },
        lambda: affine(
            X,
            {
                "∂L/∂X": "dY @ W.T",
                "∂L/∂W": "X.T @ dY",
                "∂L/∂B": "dY",
                "∂L/∂X @ W": "dY",
            },
        ),
        "affine_dw_proof",
    ),
    "5-27": Figure(
        "affine_batch",
        CHAPTER,
        "Exercise: the bias of a batch in code",
        {
            "en": "The Affine layer for a batch of N rows; the gradient of the bias is the sum of "
            "the rows.",
            "ko": "N개 행의 배치를 받는 Affine 계층. 편향의 기울기는 행들의 합입니다.",
        },
        lambda: affine(
            X_BATCH,
            {
                "∂L/∂X": "dY @ W.T",
                "∂L/∂W": "X.T @ dY",
                "∂L/∂B": "sum(dY, axis=0)",
                "∂L/∂X @ W": "dY",
            },
        ),
        "batch_bias",
    ),
}
