"""The order of the steps, and what each one shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import graph
from course_lib.drawing_words import Words, picture_of
from course_lib.graph import Variable, apply, exp, log
from course_lib.play_steps import Stepper


def stepper_of(output):
    words = Words(output, False, (), (), {})
    words.choose_gradients(None, None)
    return Stepper(words, picture_of(words, ""))


class CrossEntropy:
    """The second half of appendix A as one node, for the answer (0, 1, 0)."""

    def forward(self, y):
        self.y = y
        return -np.log(y[1])

    def backward(self, dout):
        return dout * np.array([0.0, -1.0, 0.0]) / self.y


def softmax_with_loss(half=CrossEntropy):
    a = Variable(np.log([3.0, 2.0, 5.0]), "a")
    powers = exp(a).named("exp(a)")
    inverse = (1 / graph.sum(powers).named("S")).named("1/S")
    return apply(half(), (powers * inverse).named("y")).named("L")


@st.composite
def graphs(draw):
    """Graphs of any shape: inputs used never or often, constants, values used twice by a node."""
    values = [Variable(draw(st.integers(1, 9)), f"x{i}") for i in range(draw(st.integers(1, 3)))]
    for _ in range(draw(st.integers(1, 7))):
        one, other = (draw(st.sampled_from([*values, 2.0])) for _ in range(2))
        if not isinstance(one, Variable):
            one = values[-1]
        values.append(draw(st.sampled_from([one + other, one * other, one - other, exp(-one)])))
    values[-1].backward()
    return values[-1]


@given(graphs())
def test_forward_shows_every_value_once_and_no_node_works_before_its_inputs(output):
    """Does the forward pass go through the whole graph, inputs first?"""
    stepper = stepper_of(output)
    edges = stepper.picture.edges
    shown: list[int] = []
    for step in stepper.forward():
        into = {i for i, e in enumerate(edges) if e.head in step.points and e.value}
        assert into <= set(shown)
        shown += step.values
    assert sorted(shown) == [i for i, edge in enumerate(edges) if edge.value]


@given(graphs())
def test_backward_shows_every_gradient_once_and_no_node_works_before_its_output(output):
    """Does the backward pass take every edge, and none before what it needs has arrived?"""
    stepper = stepper_of(output)
    edges = stepper.picture.edges
    start, *steps = stepper.backward()
    shown = list(start.gradients)
    for step in steps:
        (here,) = step.points
        needed = [i for i, e in enumerate(edges) if e.tail == here and e.gradient is not None]
        assert needed and set(needed) <= set(shown)
        assert step.gradients and not step.values
        shown += step.gradients
    assert sorted(shown) == [i for i, edge in enumerate(edges) if edge.gradient is not None]


def test_the_six_steps_of_appendix_a_come_in_the_books_order(monkeypatch):
    """Does the graph of A-4 go back as the book does: y, 1/S, S, exp from +, exp from ×, a?"""
    monkeypatch.setenv("COURSE_LANG", "en")
    output = softmax_with_loss()
    output.backward()
    said = [step.sentence for step in stepper_of(output).backward()]
    assert [sentence.split(":")[0] for sentence in said] == [
        "Backward starts at L with the upstream gradient 1.",
        "CrossEntropy receives the upstream gradient 1 and sends [0 −5 0] back to y.",  # −t/y
        "× passes −10 back to 1/S",  # −tS, added up
        "1/x passes 0.1 back to S",  # 1/S
        "Σ copies the upstream gradient 0.1 to every entry of exp(a)",  # 1/S
        "× passes [0 −0.5 0] back to exp(a)",  # −t/exp(a)
        "The gradients from the 2 uses of exp(a) add up",
        "exp passes [0.3 −0.8 0.5] back to a",  # y − t
    ]


def test_without_forks_a_node_sends_all_its_gradients_before_the_next(monkeypatch):
    """Does the shopping graph go back node by node?"""
    monkeypatch.setenv("COURSE_LANG", "ko")
    apple, number, tax = Variable(100, "사과"), Variable(2, "개수"), Variable(1.1, "소비세")
    output = ((apple * number).named("사과 값") * tax).named("지불 금액")
    output.backward()
    said = [step.sentence for step in stepper_of(output).backward()]
    assert said[0] == "역전파는 지불 금액에서 기울기 1로 시작합니다."
    to = [sentence.split(" 쪽으로")[0].split("곱해 ")[1] for sentence in said[1:]]
    assert to == ["사과 값", "소비세", "사과", "개수"]


def test_wrong_gradients_are_told_as_they_came(monkeypatch):
    """Is a learner's own layer taken as it is, mistakes included?"""
    monkeypatch.setenv("COURSE_LANG", "en")

    class Forgetful(CrossEntropy):
        def backward(self, dout):
            return np.array([7.0, 7.0, 7.0])

    output = softmax_with_loss(Forgetful)
    output.backward()
    said = [step.sentence for step in stepper_of(output).backward()]
    assert "Forgetful receives the upstream gradient 1 and sends [7 7 7] back to y." in said
    assert said[-1].startswith("exp passes [")


def test_a_layer_that_sends_nothing_to_an_input_has_no_step_for_it():
    """Is the way to labels left out, since no gradient goes there?"""

    class Loss:
        def forward(self, x, t):
            return x - t

        def backward(self, dout):
            return dout

    output = apply(Loss(), Variable(3, "x"), Variable(1, "t"))
    output.backward()
    assert len(list(stepper_of(output).backward())) == 2


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_unnamed_values_are_told_by_their_number(lang, monkeypatch):
    """Does a sentence say which input it means when the learner gave it no name?"""
    monkeypatch.setenv("COURSE_LANG", lang)
    x = Variable(2)
    output = log(x * x + 1)
    output.backward()
    stepper = stepper_of(output)
    said = "\n".join(step.sentence for step in [*stepper.forward(), *stepper.backward()])
    if lang == "en":
        assert "Given: v1 = 2." in said and "L with the upstream gradient 1" in said
        assert "back to its input 5:" in said and "the 2 uses of v1 add up: 0.4 + 0.4 = 0.8" in said
    else:
        assert "입력 5 쪽으로" in said and "2곳에서 쓰인 v1의 기울기를 모두 더합니다" in said


def test_negative_terms_of_a_sum_stand_in_brackets(monkeypatch):
    """Can 0.1 + (−0.5) be read?"""
    monkeypatch.setenv("COURSE_LANG", "en")
    x = Variable(2, "x")
    output = 3 * x - x
    output.backward()
    said = [step.sentence for step in stepper_of(output).backward()]
    assert "The gradients from the 2 uses of x add up: 3 + (−1) = 2." in said


def test_as_one_tells_only_what_crosses_the_border(monkeypatch):
    """Does the single node have the chain's outer numbers?"""
    monkeypatch.setenv("COURSE_LANG", "en")
    x = Variable(0.5, "x")
    output = (1 / (1 + exp(-x))).named("y")
    output.backward(2.0)
    assert stepper_of(output).as_one("Sigmoid").sentence == (
        "Seen from outside, the 4 nodes are one node, Sigmoid: it takes 0.5 and gives 0.6225. "
        "It receives the upstream gradient 2 and sends back 0.47 to x."
    )
