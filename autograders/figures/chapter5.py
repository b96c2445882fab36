"""Figures of chapter 5: 5-28 to 5-30, and those of appendix A."""

from __future__ import annotations

import numpy as np

from course_lib.drawing import draw
from course_lib.drawing_picture import Picture
from course_lib.functions import softmax
from course_lib.graph import Variable, apply
from course_lib.layers import Affine, Relu

from . import softmax_with_loss as appendix
from .figure import Figure

CHAPTER = "05_softmax_with_loss"
BOTH_TOGETHER = "6. What remains: $y - t$"
PROOF = "softmax_loss_proof"


class Softmax:
    """The course's softmax as a node."""

    symbol = "Softmax"

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.y = softmax(x)
        return self.y

    def backward(self, dout: np.ndarray) -> np.ndarray:
        return self.y * (dout - np.sum(dout * self.y))


def scores_and_probabilities() -> Picture:
    """A network with two hidden layers, and what softmax makes of its scores."""
    out = Variable(np.array([1.0, 2.0]), "x")
    for W, b in (
        ([[1.0, -1.0], [1.0, -1.0]], [0.0, 2.0]),
        ([[1.0, 0.5], [2.0, 1.0]], [-1.0, 1.0]),
    ):
        out = apply(Relu(), apply(Affine(np.array(W), np.array(b)), out), label="ReLU")
    W, b = [[1.0, 0.0, 0.5], [1.0, 0.4, 0.4]], [-1.5, 0.0, 0.0]
    scores = apply(Affine(np.array(W), np.array(b)), out)
    return draw(apply(Softmax(), scores).named("y")).picture


FIGURES = {
    "5-28": Figure(
        "scores_and_probabilities",
        CHAPTER,
        "1. Is softmax needed at all?",
        {
            "en": "A chain of layers. The last Affine layer gives scores, Softmax turns them into "
            "probabilities; the largest stays the largest.",
            "ko": "계층의 사슬. 마지막 Affine 계층이 점수를 내고 Softmax 계층이 확률로 바꿉니다. "
            "가장 큰 값은 그대로 가장 큽니다.",
        },
        scores_and_probabilities,
    ),
    "5-29": Figure(
        "softmax_with_loss_in_numbers",
        CHAPTER,
        r"Step 6 · the $\exp$ nodes",
        {
            "en": "Softmax and Cross Entropy Error, every node in numbers, each layer in a frame.",
            "ko": "Softmax 계층과 Cross Entropy Error 계층의 모든 노드를 수로 나타내고 계층마다 "
            "테두리를 둘렀습니다.",
        },
        appendix.in_numbers,
    ),
    "5-30": Figure(
        "softmax_with_loss",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax with loss as two boxes: three scores in, one loss out; y − t goes back.",
            "ko": "상자 두 개로 나타낸 Softmax-with-Loss 계층. 점수 셋이 들어가 손실 하나가 "
            "나오고, y − t가 되돌아갑니다.",
        },
        appendix.in_boxes,
        PROOF,
    ),
    "A-2": Figure(
        "softmax_forward",
        CHAPTER,
        "2. Softmax forward, node by node",
        {
            "en": "Softmax of three scores, forward; exp(a) and 1/S fork.",
            "ko": "점수 셋에 대한 소프트맥스의 순전파. exp(a)와 1/S에서 길이 갈라집니다.",
        },
        appendix.softmax_forward,
    ),
    "A-3": Figure(
        "cross_entropy_forward",
        CHAPTER,
        "4. Cross-entropy: one number for how wrong",
        {
            "en": "Cross-entropy of three probabilities and their targets, forward.",
            "ko": "확률 셋과 정답 레이블에 대한 교차 엔트로피의 순전파.",
        },
        lambda: appendix.cross_entropy_alone(backward=False),
    ),
    "A-4": Figure(
        "cross_entropy_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Cross-entropy with the gradients that go back to the probabilities.",
            "ko": "교차 엔트로피와, 확률 쪽으로 되돌아가는 기울기.",
        },
        lambda: appendix.cross_entropy_alone(backward=True),
        PROOF,
    ),
    "A-4(1)": Figure(
        "softmax_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax, step 1: the gradients of the probabilities have arrived from the loss.",
            "ko": "소프트맥스 1단계. 손실에서 온 확률의 기울기가 도착했습니다.",
        },
        lambda: appendix.softmax_backward(1),
        PROOF,
    ),
    "A-4(2)": Figure(
        "softmax_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax, step 2: the × nodes send their gradients towards 1/S.",
            "ko": "소프트맥스 2단계. × 노드가 1/S 쪽으로 기울기를 보냅니다.",
        },
        lambda: appendix.softmax_backward(2),
        PROOF,
    ),
    "A-4(3)": Figure(
        "softmax_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax, step 3: the three parts are added, and the 1/x node sends 1/S.",
            "ko": "소프트맥스 3단계. 세 기울기가 더해지고 1/x 노드가 1/S을 보냅니다.",
        },
        lambda: appendix.softmax_backward(3),
        PROOF,
    ),
    "A-4(4)": Figure(
        "softmax_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax, step 4: the + node passes 1/S on to all three branches.",
            "ko": "소프트맥스 4단계. + 노드가 1/S을 세 갈래로 그대로 보냅니다.",
        },
        lambda: appendix.softmax_backward(4),
        PROOF,
    ),
    "A-4(5)": Figure(
        "softmax_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax, step 5: the × nodes send their other gradients, towards exp.",
            "ko": "소프트맥스 5단계. × 노드가 나머지 기울기를 exp 쪽으로 보냅니다.",
        },
        lambda: appendix.softmax_backward(5),
        PROOF,
    ),
    "A-4(6)": Figure(
        "softmax_backward",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax, step 6: the two parts at each exp are added, and y − t reaches the "
            "scores.",
            "ko": "소프트맥스 6단계. exp마다 두 기울기가 더해지고 y − t가 점수에 도착합니다.",
        },
        lambda: appendix.softmax_backward(6),
        PROOF,
    ),
    "A-5": Figure(
        "softmax_with_loss_in_formulas",
        CHAPTER,
        BOTH_TOGETHER,
        {
            "en": "Softmax and cross-entropy, every node, forward and backward, in formulas.",
            "ko": "소프트맥스와 교차 엔트로피의 모든 노드, 순전파와 역전파를 식으로 나타냈습니다.",
        },
        appendix.both,
        PROOF,
    ),
}
FIGURES["A-1"] = FIGURES["5-30"]  # one picture with two numbers
