"""Figures of chapter 2: 5-6 to 5-15."""

from __future__ import annotations

from collections.abc import Callable

from course_lib.drawing import draw
from course_lib.drawing_picture import Picture
from course_lib.graph import Variable, apply
from course_lib.graph_operators import Add, Mul

from .figure import Figure
from .labels import in_formulas
from .nodes import Rest
from .parts import cut_after
from .shopping import apples_and_oranges, two_apples

CHAPTER = "02_chain_rule"


def one_node() -> Picture:
    """Some function f and what comes after it, which is cut off."""
    y = apply(Rest(), Variable(0.7, "x")).named("y")
    L = apply(Rest(), y).named("L")
    L.backward()
    return cut_after(in_formulas(L, {"∂L/∂x": "dy * d(y, x)"}), "y")


def chain_rule(gradients: dict[str, str]) -> Picture:
    """The graph of z = (x + y)²."""
    t = (Variable(3.0, "x") + Variable(2.0, "y")).named("t")
    z = (t**2).named("z")
    z.backward()
    return in_formulas(z, gradients)


def in_a_network(node: Add | Mul, dx: str, dy: str) -> Picture:
    """A node, and all that makes one number L of its output z."""
    z = apply(node, Variable(3.0, "x"), Variable(2.0, "y")).named("z")
    L = apply(Rest(), z).named("L")
    L.backward()
    return in_formulas(L, {"∂L/∂x": dx, "∂L/∂y": dy})


def in_numbers(node: Add | Mul) -> Picture:
    z = apply(node, Variable(10, "x"), Variable(5, "y")).named("z")
    z.backward(1.3)
    return draw(z).picture


def shopping(price: Callable[[], Variable], blank_gradients: str = "") -> Picture:
    output = price()
    output.backward()
    return draw(output, blank_gradients=blank_gradients or ()).picture


FIGURES = {
    "5-6": Figure(
        "backward_of_a_node",
        CHAPTER,
        "What does a node do on the way back?",
        {
            "en": "A node f: x goes in, y comes out. On the way back the upstream gradient is "
            "multiplied by the local gradient.",
            "ko": "노드 f에 x가 들어가 y가 나옵니다. 돌아올 때는 상류에서 온 기울기에 국소적 "
            "미분을 곱합니다.",
        },
        one_node,
    ),
    "5-7": Figure(
        "chain_rule",
        CHAPTER,
        "The chain rule",
        {
            "en": "z = (x + y)² as two nodes; each step back multiplies by one more derivative.",
            "ko": "두 노드로 나눈 z = (x + y)². 한 노드를 거슬러 갈 때마다 미분이 하나씩 더 "
            "곱해집니다.",
        },
        lambda: chain_rule(
            {
                "∂z/∂z": "d(z, z)",
                "∂z/∂t": "d(z, z) * d(z, t)",
                "∂z/∂x": "d(z, z) * d(z, t) * d(t, x)",
                "∂z/∂y": "d(z, z) * d(z, t) * d(t, y)",
            }
        ),
    ),
    "5-8": Figure(
        "chain_rule_result",
        CHAPTER,
        "The chain rule",
        {
            "en": "The same graph with the derivatives worked out.",
            "ko": "같은 그래프에 미분을 계산해 넣은 결과입니다.",
        },
        lambda: chain_rule(
            {
                "∂z/∂z": "1",
                "∂z/∂t": "1 * (2*t)",
                "∂z/∂x": "2*(x + y) * 1",
                "∂z/∂y": "2*(x + y) * 1",
            }
        ),
    ),
    "5-9": Figure(
        "add_node",
        CHAPTER,
        "The + node",
        {
            "en": "The + node z = x + y: the upstream gradient goes on to both inputs, times 1.",
            "ko": "덧셈 노드 z = x + y. 상류의 기울기에 1을 곱해 두 입력으로 그대로 보냅니다.",
        },
        lambda: cut_after(in_a_network(Add(), "dz * 1", "dz * 1"), "z"),
    ),
    "5-10": Figure(
        "add_node_in_a_network",
        CHAPTER,
        "The + node",
        {
            "en": "The + node inside a larger calculation f that ends in one number L; its "
            "upstream gradient comes from there.",
            "ko": "수 하나 L로 끝나는 더 큰 계산 f 안에 놓인 덧셈 노드. 상류의 기울기는 그쪽에서 "
            "옵니다.",
        },
        lambda: in_a_network(Add(), "dz * 1", "dz * 1"),
    ),
    "5-11": Figure(
        "add_node_in_numbers",
        CHAPTER,
        "The + node",
        {
            "en": "The + node in numbers: both inputs get the upstream gradient unchanged.",
            "ko": "수로 본 덧셈 노드. 두 입력 모두 상류의 기울기를 그대로 받습니다.",
        },
        lambda: in_numbers(Add()),
    ),
    "5-12": Figure(
        "mul_node",
        CHAPTER,
        "The × node",
        {
            "en": "The × node z = xy: each input gets the upstream gradient times the other input.",
            "ko": "곱셈 노드 z = xy. 각 입력은 상류의 기울기에 다른 쪽 입력을 곱한 값을 받습니다.",
        },
        lambda: cut_after(in_a_network(Mul(), "dz * y", "dz * x"), "z"),
    ),
    "5-13": Figure(
        "mul_node_in_numbers",
        CHAPTER,
        "The × node",
        {
            "en": "The × node in numbers: on the way back the inputs are swapped.",
            "ko": "수로 본 곱셈 노드. 돌아올 때는 입력이 서로 바뀌어 곱해집니다.",
        },
        lambda: in_numbers(Mul()),
    ),
    "5-14": Figure(
        "two_apples",
        CHAPTER,
        "The apples again, step by step",
        {
            "en": "Two apples with tax, forward and backward, with the gradients of all "
            "three inputs.",
            "ko": "사과 2개와 소비세의 순전파와 역전파. 세 입력의 기울기가 모두 보입니다.",
        },
        lambda: shopping(two_apples),
    ),
    "5-15": Figure(
        "apples_and_oranges_blanks",
        CHAPTER,
        "Exercise 4: all the blanks of figure 5-15",
        {
            "en": "Apples and oranges, an exercise: the values are given, every gradient but that "
            "of the price is a question mark.",
            "ko": "사과와 귤 연습 문제. 값은 모두 있고, 지불 금액을 뺀 모든 기울기가 물음표입니다.",
        },
        lambda: shopping(apples_and_oranges, blank_gradients="*"),
    ),
}
