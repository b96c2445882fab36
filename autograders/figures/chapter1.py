"""Figures of chapter 1: 5-1 to 5-5."""

from __future__ import annotations

from course_lib.drawing import draw
from course_lib.drawing_picture import Picture
from course_lib.graph import Variable, apply

from .figure import Figure
from .nodes import Times
from .shopping import APPLE, APPLE_NUM, TAX, apples_and_oranges, two_apples

CHAPTER = "01_computation_graphs"


def numbers_in_the_nodes() -> Picture:
    price = apply(Times(TAX), apply(Times(APPLE_NUM), Variable(APPLE, "apple")))
    return draw(price.named("price")).picture


def effect_of_the_price() -> Picture:
    apple = Variable(APPLE, "apple")
    number = Variable(APPLE_NUM, f"apple_num = {APPLE_NUM}", constant=True)
    price = (apple * number * Variable(TAX, f"tax = {TAX}", constant=True)).named("price")
    price.backward()
    return draw(price).picture


FIGURES = {
    "5-1": Figure(
        "numbers_in_the_nodes",
        CHAPTER,
        "Problem 1: two apples",
        {
            "en": "Two apples with tax; the number of apples and the tax are written in the nodes.",
            "ko": "사과 2개와 소비세. 사과 개수와 소비세가 노드 안에 적혀 있습니다.",
        },
        numbers_in_the_nodes,
    ),
    "5-2": Figure(
        "numbers_as_inputs",
        CHAPTER,
        "Problem 1: two apples",
        {
            "en": "The same two apples; now the number and the tax are inputs of their own.",
            "ko": "같은 사과 2개. 이번에는 개수와 소비세도 따로 들어오는 입력입니다.",
        },
        lambda: draw(two_apples()).picture,
    ),
    "5-3": Figure(
        "apples_and_oranges_forward",
        CHAPTER,
        "Problem 2: apples and oranges",
        {
            "en": "Two apples and three oranges: two × nodes, a + node that joins them, the tax.",
            "ko": "사과 2개와 귤 3개. × 노드 두 개, 둘을 합치는 + 노드, 그리고 소비세입니다.",
        },
        lambda: draw(apples_and_oranges()).picture,
    ),
    "5-5": Figure(
        "effect_of_the_price",
        CHAPTER,
        "Why draw graphs at all?",
        {
            "en": "Two apples with tax; dashed arrows carry the derivative from the price paid "
            "back to the price of an apple.",
            "ko": "사과 2개와 소비세. 점선 화살표를 따라 미분이 지불 금액에서 사과 가격까지 "
            "되돌아옵니다.",
        },
        effect_of_the_price,
    ),
}
