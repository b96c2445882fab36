"""Figures of chapter 3: 5-16 to 5-22."""

from __future__ import annotations

from dataclasses import replace

from course_lib.drawing import draw
from course_lib.drawing_picture import Picture
from course_lib.graph import Variable, apply, exp
from course_lib.layers import Relu, Sigmoid

from .figure import Figure
from .labels import in_formulas
from .nodes import Rest
from .parts import beside, close, cut_after, leading_to
from .shopping import apples_and_oranges, two_apples_in_layers

CHAPTER = "03_layers"


def names_of_the_code() -> Picture:
    price = two_apples_in_layers()
    price.backward()
    picture = draw(price, symbols=True).picture
    edges = [
        replace(edge, gradient=f"d{name}")
        for edge in picture.edges
        for name in [(edge.gradient or "").removeprefix("∂price/∂")]
    ]
    return replace(picture, edges=tuple(edges))


def apples_and_oranges_in_numbers() -> Picture:
    price = apples_and_oranges()
    price.backward()
    return draw(price).picture


def relu(x: float, dx: str, case: str) -> Picture:
    """A ReLU node for one case of its input."""
    y = apply(Relu(), Variable(x, "x"), label=f"ReLU\n{case}").named("y")
    L = apply(Rest(), y).named("L")
    L.backward()
    return cut_after(in_formulas(L, {"∂L/∂x": dx}), "y")


SIGMOID_GRADIENTS = {
    "∂L/∂1 + exp(-x)": "-dy * y**2",
    "∂L/∂exp(-x)": "-dy * y**2",
    "∂L/∂-x": "-dy * y**2 * exp(-x)",
    "∂L/∂x": "dy * y**2 * exp(-x)",
}


def sigmoid(gradients: dict[str, str] | None) -> Picture:
    """The four nodes of the sigmoid; what comes after is cut off."""
    minus = (Variable(0.5, "x") * -1).named("-x")
    c = (1 + exp(minus).named("exp(-x)")).named("1 + exp(-x)")
    L = apply(Rest(), (1 / c).named("y")).named("L")
    if gradients is not None:
        L.backward()
    return cut_after(in_formulas(L, gradients), "y")


def sigmoid_closed() -> Picture:
    picture = sigmoid(SIGMOID_GRADIENTS)
    return close(picture, leading_to(picture, "y"), "sigmoid")


def sigmoid_layer() -> Picture:
    y = apply(Sigmoid(), Variable(0.5, "x"), label="sigmoid").named("y")
    L = apply(Rest(), y).named("L")
    L.backward()
    return cut_after(in_formulas(L, {"∂L/∂x": "dy * y * (1 - y)"}), "y")


FIGURES = {
    "5-16": Figure(
        "two_apples_in_code",
        CHAPTER,
        "5.4.1 The × node",
        {
            "en": "Two apples with tax as two MulLayer objects; every edge carries the names that "
            "the code uses forward and backward.",
            "ko": "MulLayer 객체 두 개로 만든 사과 2개와 소비세. 에지마다 코드가 순전파와 "
            "역전파에서 쓰는 이름이 적혀 있습니다.",
        },
        names_of_the_code,
    ),
    "5-17": Figure(
        "apples_and_oranges",
        CHAPTER,
        "Exercise: shopping with your layers",
        {
            "en": "Two apples and three oranges with tax, forward and backward.",
            "ko": "사과 2개와 귤 3개와 소비세의 순전파와 역전파.",
        },
        apples_and_oranges_in_numbers,
        "shopping_layers",
    ),
    "5-18": Figure(
        "relu",
        CHAPTER,
        "5.5.1 ReLU: a switch",
        {
            "en": "A ReLU node in its two cases: on, where x > 0 and the gradient passes; off, "
            "where x ≤ 0 and 0 goes back.",
            "ko": "ReLU 노드의 두 경우. x > 0이면 켜져서 기울기가 통과하고, x ≤ 0이면 꺼져서 0이 "
            "돌아갑니다.",
        },
        lambda: beside(relu(-3.0, "0", "x ≤ 0"), relu(2.0, "dy", "x > 0")),
    ),
    "5-19": Figure(
        "sigmoid_forward",
        CHAPTER,
        "5.5.2 Sigmoid, in four steps",
        {
            "en": "The sigmoid as a chain of four nodes, forward.",
            "ko": "네 노드의 사슬로 나눈 시그모이드의 순전파.",
        },
        lambda: sigmoid(None),
    ),
    "5-20": Figure(
        "sigmoid_in_steps",
        CHAPTER,
        "Exercise: the proof for four nodes",
        {
            "en": "The same four nodes with the gradient that each of them sends back.",
            "ko": "같은 네 노드와, 노드마다 되돌려 보내는 기울기.",
        },
        lambda: sigmoid(SIGMOID_GRADIENTS),
        "sigmoid_proof",
    ),
    "5-21": Figure(
        "sigmoid_in_a_box",
        CHAPTER,
        "Four nodes become one",
        {
            "en": "The four nodes closed into one box named sigmoid; what goes in and out is the "
            "same.",
            "ko": "네 노드를 sigmoid 상자 하나로 묶은 그림. 드나드는 값은 그대로입니다.",
        },
        sigmoid_closed,
        "sigmoid_proof",
    ),
    "5-22": Figure(
        "sigmoid_by_its_output",
        CHAPTER,
        "Why the output alone is enough",
        {
            "en": "The sigmoid as one node whose gradient needs its output alone.",
            "ko": "출력만으로 기울기를 구하는 시그모이드 노드 하나.",
        },
        sigmoid_layer,
        "sigmoid_proof",
    ),
}
