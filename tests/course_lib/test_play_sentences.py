"""What is said of a step, in both languages."""

import numpy as np
import pytest

from course_lib import graph, graph_operators
from course_lib.graph import Variable, apply, exp, log
from course_lib.play_sentences import Said, backward_sentence, forward_sentence


@pytest.fixture(params=["en", "ko"])
def lang(request, monkeypatch):
    """Each language in turn."""
    monkeypatch.setenv("COURSE_LANG", request.param)
    return request.param


def number(value, name="x"):
    return Variable(value, name)


class Add(graph_operators.Add):
    """A learner's class of the same name: it may do anything."""


ONES, ROW = np.ones((2, 3)), np.array([1.0, 2.0])
# For each: a graph, the upstream gradient, and what is said forward and then of each input.
SAID = {
    "sum": (lambda: number(2) + number(3), 1.1, [
        "+ adds 2 and 3: 5 goes on.",
        "+ passes the upstream gradient 1.1 back to x unchanged.",
        "+ passes the upstream gradient 1.1 back to x unchanged.",
    ], [
        "+ 노드는 2와 3을 더해 5를 내보냅니다.",
        "+ 노드는 상류에서 온 기울기 1.1을 그대로 x 쪽으로 보냅니다.",
        "+ 노드는 상류에서 온 기울기 1.1을 그대로 x 쪽으로 보냅니다.",
    ]),
    "difference": (lambda: number(2) - number(3), 10, [
        "− takes 3 away from 2: −1 goes on.",
        "− passes the upstream gradient 10 back to x unchanged.",
        "− flips the sign of the upstream gradient 10 and passes −10 back to x.",
    ], [
        "− 노드는 2에서 3을 빼서 −1을 내보냅니다.",
        "− 노드는 상류에서 온 기울기 10을 그대로 x 쪽으로 보냅니다.",
        "− 노드는 상류에서 온 기울기 10의 부호를 바꾸어 x 쪽으로 −10을 보냅니다.",
    ]),
    "product": (lambda: number(100) * number(2), 1.1, [
        "× multiplies 100 by 2: 200 goes on.",
        "× passes 2.2 back to x: the upstream gradient 1.1 times the other input 2.",
        "× passes 110 back to x: the upstream gradient 1.1 times the other input 100.",
    ], [
        "× 노드는 100에 2를 곱해 200을 내보냅니다.",
        "× 노드는 상류에서 온 기울기 1.1에 다른 입력 2를 곱해 x 쪽으로 2.2를 보냅니다.",
        "× 노드는 상류에서 온 기울기 1.1에 다른 입력 100을 곱해 x 쪽으로 110을 보냅니다.",
    ]),
    "quotient": (lambda: number(6) / number(2), 1, [
        "÷ divides 6 by 2: 3 goes on.",
        "÷ passes 0.5 back to x: the upstream gradient 1 divided by the other input 2.",
        "÷ passes −1.5 back to x: the upstream gradient 1 times minus the other input 6 over the "
        "square of 2.",
    ], [
        "÷ 노드는 6을 2로 나누어 3을 내보냅니다.",
        "÷ 노드는 상류에서 온 기울기 1을 다른 입력 2로 나누어 x 쪽으로 0.5를 보냅니다.",
        "÷ 노드는 상류에서 온 기울기 1에 다른 입력 6을 곱하고 2의 제곱으로 나눈 뒤 부호를 "
        "바꾸어 x 쪽으로 −1.5를 보냅니다.",
    ]),
    "inverse": (lambda: 1 / number(10), -10, [
        "1/x divides 1 by 10: 0.1 goes on.",
        "1/x passes 0.1 back to x: the upstream gradient −10 times minus the square of its own "
        "output 0.1.",
    ], [
        "1/x 노드는 1을 10으로 나누어 0.1을 내보냅니다.",
        "1/x 노드는 상류에서 온 기울기 −10에 자기 출력 0.1의 제곱을 곱하고 부호를 바꾸어 x "
        "쪽으로 0.1을 보냅니다.",
    ]),
    "square": (lambda: number(5) ** 2, 3, [
        "**2 squares 5: 25 goes on.",
        "**2 passes 30 back to x: the upstream gradient 3 times twice its input 5.",
    ], [
        "**2 노드는 5를 제곱해 25를 내보냅니다.",
        "**2 노드는 상류에서 온 기울기 3에 입력 5의 두 배를 곱해 x 쪽으로 30을 보냅니다.",
    ]),
    "power": (lambda: number(2) ** 3, 1, [
        "**3 raises 2 to the power of 3: 8 goes on.",
        "**3 passes 12 back to x: the upstream gradient 1 times 3 times the power of 2 of its "
        "input 2.",
    ], [
        "**3 노드는 2를 3제곱해 8을 내보냅니다.",
        "**3 노드는 상류에서 온 기울기 1에 3과 입력 2의 2제곱을 곱해 x 쪽으로 12를 보냅니다.",
    ]),
    "exp": (lambda: exp(number(0)), 2, [
        "exp raises e to the power of 0: 1 goes on.",
        "exp passes 2 back to x: the upstream gradient 2 times its own output 1.",
    ], [
        "exp 노드는 0을 지수로 하는 e의 거듭제곱, 곧 1을 내보냅니다.",
        "exp 노드는 상류에서 온 기울기 2에 자기 출력 1을 곱해 x 쪽으로 2를 보냅니다.",
    ]),
    "log": (lambda: log(number(0.2)), -1, [
        "log takes the natural logarithm of 0.2: −1.609 goes on.",
        "log passes −5 back to x: the upstream gradient −1 divided by its input 0.2.",
    ], [
        "log 노드는 0.2의 자연로그, 곧 −1.609를 내보냅니다.",
        "log 노드는 상류에서 온 기울기 −1을 입력 0.2로 나누어 x 쪽으로 −5를 보냅니다.",
    ]),
    "Σ": (lambda: graph.sum(number([3, 2, 5])), 0.1, [
        "Σ adds up all entries of [3 2 5]: 10 goes on.",
        "Σ copies the upstream gradient 0.1 to every entry of x: [0.1 0.1 0.1].",
    ], [
        "Σ 노드는 [3 2 5]의 원소를 모두 더해 10을 내보냅니다.",
        "Σ 노드는 x의 원소 하나하나에 상류에서 온 기울기 0.1을 그대로 보냅니다: [0.1 0.1 0.1].",
    ]),
    "Σ over an axis": (lambda: graph.sum(number(ONES), axis=1), ROW, [
        "Σ adds up x of shape (2, 3) along axis 1: [3 3] goes on.",
        "Σ copies the upstream gradient [1 2] to every entry of x: a (2, 3) array.",
    ], [
        "Σ 노드는 (2, 3) 배열 x를 축 1 방향으로 더해 [3 3]을 내보냅니다.",
        "Σ 노드는 x의 원소 하나하나에 상류에서 온 기울기 [1 2]를 그대로 보냅니다: (2, 3) 배열.",
    ]),
    "dot": (lambda: graph.dot(number(ONES, "X"), number(np.ones((3, 2)), "W")), np.ones((2, 2)), [
        "dot takes the matrix product of X of shape (2, 3) and W of shape (3, 2): a (2, 2) array "
        "goes on.",
        "dot passes a (2, 3) array back to x: the matrix product of the upstream gradient of "
        "shape (2, 2) and the transpose of the other input W of shape (3, 2).",
        "dot passes a (3, 2) array back to x: the matrix product of the transpose of the other "
        "input X of shape (2, 3) and the upstream gradient of shape (2, 2).",
    ], [
        "dot 노드는 (2, 3) 배열 X와 (3, 2) 배열 W의 행렬 곱, 곧 (2, 2) 배열을 내보냅니다.",
        "dot 노드는 상류에서 온 기울기 (2, 2) 배열과 다른 입력 (3, 2) 배열 W를 전치한 것의 행렬 "
        "곱을 구해 x 쪽으로 (2, 3) 배열을 보냅니다.",
        "dot 노드는 다른 입력 (2, 3) 배열 X를 전치한 것과 상류에서 온 기울기 (2, 2) 배열의 행렬 "
        "곱을 구해 x 쪽으로 (3, 2) 배열을 보냅니다.",
    ]),
    "bias": (lambda: number(np.ones((2, 2)), "Z") + number([1, 2]), np.ones((2, 2)), [
        "+ adds Z of shape (2, 2) and [1 2]: a (2, 2) array goes on.",
        "+ passes the upstream gradient of shape (2, 2) back to x unchanged.",
        "+ passes the upstream gradient of shape (2, 2) back to the copies of x that broadcasting "
        "made. Added up they are [2 2].",
    ], [
        "+ 노드는 (2, 2) 배열 Z와 [1 2]를 더해 (2, 2) 배열을 내보냅니다.",
        "+ 노드는 상류에서 온 기울기 (2, 2) 배열을 그대로 x 쪽으로 보냅니다.",
        "+ 노드는 상류에서 온 기울기 (2, 2) 배열을, 브로드캐스팅으로 여러 번 쓰인 x 쪽으로 "
        "그대로 보냅니다. 모두 더하면 [2 2]입니다.",
    ]),
    "scale": (lambda: number([3, 2, 5]) * number(0.1), [0, -5, 0], [
        "× multiplies [3 2 5] by 0.1: [0.3 0.2 0.5] goes on.",
        "× passes [0 −0.5 0] back to x: the upstream gradient [0 −5 0] times the other input 0.1.",
        "× passes −10 back to x: the upstream gradient [0 −5 0] times the other input [3 2 5]. "
        "Broadcasting had copied x: −10 is the sum over the copies.",
    ], [
        "× 노드는 [3 2 5]에 0.1을 곱해 [0.3 0.2 0.5]를 내보냅니다.",
        "× 노드는 상류에서 온 기울기 [0 −5 0]에 다른 입력 0.1을 곱해 x 쪽으로 [0 −0.5 0]을 "
        "보냅니다.",
        "× 노드는 상류에서 온 기울기 [0 −5 0]에 다른 입력 [3 2 5]를 곱해 x 쪽으로 −10을 "
        "보냅니다. 브로드캐스팅으로 여러 번 쓰인 x의 기울기를 모두 더한 값이 −10입니다.",
    ]),
    "a learner's layer": (lambda: apply(Add(), number(2), number(3)), 1, [
        "+ takes 2 and 3 and gives 5.",
        "+ receives the upstream gradient 1 and sends 1 back to x.",
        "+ receives the upstream gradient 1 and sends 1 back to x.",
    ], [
        "+에 2, 3이 들어가 5가 나옵니다.",
        "+에 상류에서 온 기울기 1이 들어가 x 쪽으로 1이 나옵니다.",
        "+에 상류에서 온 기울기 1이 들어가 x 쪽으로 1이 나옵니다.",
    ]),
}  # fmt: skip


@pytest.mark.parametrize("which", SAID)
def test_each_node_says_what_it_does_with_what_arrives(which, lang):
    """Is every sentence right and whole, in both languages, with particles that agree?"""
    make, dout, english, korean = SAID[which]
    output = make()
    output.backward(dout)
    node = output.node
    said = [forward_sentence(node)]
    said += [backward_sentence(node, i, "x") for i in range(len(node.inputs))]
    assert said == (korean if lang == "ko" else english)


def test_a_value_is_a_number_a_short_row_or_a_shape(lang):
    """Is an array too large to show named by its shape, and by its name if it has one?"""
    assert Said(2.0) == "2" and Said(np.array([1.0, 2.0])) == "[1 2]"
    large = np.zeros((2, 3))
    assert Said(large) == {"en": "a (2, 3) array", "ko": "(2, 3) 배열"}[lang]
    assert Said(large, "W") == {"en": "W of shape (2, 3)", "ko": "(2, 3) 배열 W"}[lang]
    assert f"{Said(large):of}" == {"en": "of shape (2, 3)", "ko": "(2, 3) 배열"}[lang]
