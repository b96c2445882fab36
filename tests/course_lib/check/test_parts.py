"""What an answer has of the learner's other answers."""

import numpy as np
import pytest

from course_lib.check import visible_verdict
from course_lib.check.parts import hand_over_arrays, uses

PARTS = "def first(x):\n    return [x, x]\n\n\ndef second(x):\n    return x.ndim\n\n\n"
DIRECT = "def answer(x):\n    return second(first(x))"
HELPER = "def helper(x):\n    return first(x)\n\n\ndef answer(x):\n    return helper(x)"
METHOD = "class answer:\n    def forward(self, x):\n        return [first(row) for row in x]"
BASE = "class Base:\n    def run(self):\n        return first(1)\n\n\nclass answer(Base):\n    pass"
ALIAS = "other = first\n\n\ndef answer(x):\n    return other(x)"
NONE = "def answer(x):\n    first = x\n    return first"


@pytest.mark.parametrize(
    ("text", "used"),
    [
        (DIRECT, [True, True]),
        (HELPER, [True, False]),
        (METHOD, [True, False]),
        (BASE, [True, False]),
        (ALIAS, [True, False]),
        (NONE, [False, False]),
    ],
)
def test_what_an_answer_uses_is_found_in_its_code(text, used):
    """Is a part found that is named directly, in a helper, a method, a base class, or renamed?"""
    names = {"__name__": "notebook"}
    exec(PARTS + text, names)
    assert uses(names["answer"], names["first"], names["second"]) == used


def test_a_part_that_was_never_defined_goes_by_its_name():
    """Is it used by who names it, and by nobody else?"""
    names = {"__name__": "notebook"}
    exec(DIRECT, names)
    assert uses(names["answer"], "first", "third") == [True, False]
    assert uses(names["answer"], np.ones(2), 3) == [False, False]  # these stand for nothing


def test_arrays_are_handed_over_until_they_are_put_back():
    """Does the answer get an array for a list, whatever the name, and only for so long?"""
    names = {"__name__": "notebook"}
    exec(f"{PARTS}{DIRECT}\n\n\nagain = first", names)
    with pytest.raises(AttributeError):
        names["answer"](1.0)
    first = names["first"]
    put_back = hand_over_arrays(first, names["second"], None, 3)
    assert names["answer"](1.0) == 1
    assert isinstance(names["again"](1.0), np.ndarray)
    put_back()
    assert names["first"] is first and names["again"] is first


def test_what_an_answer_does_not_use_makes_nothing_wait():
    """Does a check tell what is wrong with an answer that does without the unsolved part?"""

    def blank(*_):
        return None

    class SoftmaxWithLoss:
        def forward(self, x, t):
            self.y = np.exp(x) / np.exp(x).sum()
            self.t = t
            return -np.sum(t * np.log(self.y)) / len(x)

        def backward(self, dout=1):
            return (self.y - self.t) / len(self.t)

    found = visible_verdict("softmax_with_loss", SoftmaxWithLoss, blank, blank)
    assert [d.name for d in found.diagnoses] == ["whole_batch_sums_to_one"]
