"""From failures to causes: misconceptions first, then symptoms, then relations."""

import numpy as np
import pytest

from autograders.grading import hidden_verdict
from course_lib.check.apart import parting_case, telling_apart
from course_lib.check.judge import judge
from course_lib.check.recorded import truths_of
from course_lib.exercises import find
from course_lib.exercises.exercise import Case, Criterion, Exercise
from course_lib.exercises.misconception import Misconception


class Scale:
    """The reference: y = w x."""

    def __init__(self, w):
        self.w = w

    def forward(self, x):
        self.x = x
        return self.w * x

    def backward(self, dout):
        self.dw = float((dout * self.x).sum())
        return self.w * dout


def cases(rng, harsh):
    """One row and a batch."""
    for rows in (1, 4):
        shape = (rows, 3)
        yield Case(
            f"{rows} rows",
            {
                "w": float(rng.uniform(2, 3)),
                "x": rng.normal(size=shape),
                "dout": rng.normal(size=shape),
            },
        )


def trial(answer, case):
    """Forward, backward, and the parameter's gradient."""
    layer = answer(case["w"])
    yield "forward", lambda: layer.forward(case["x"])
    yield "dx", lambda: layer.backward(case["dout"])
    yield "dw", lambda: layer.dw


EXERCISE = Exercise(
    name="scale",
    chapter="99_test",
    section="9.9",
    task="",
    cases=cases,
    trial=trial,
    criteria={
        "forward": Criterion(""),
        "dx": Criterion("", needs=("forward",)),
        "dw": Criterion(""),
    },
    misconceptions=(
        Misconception("added", "You add.", gives={"forward": lambda c: c["w"] + c["x"]}),
        Misconception(
            "upstream_ignored", "dout is lost.", gives={"dx": lambda c: c["w"] + 0 * c["x"]}
        ),
        Misconception(
            "also_added", "Or this.", gives={"forward": lambda c: c["x"] + c["w"]}, section="1.1"
        ),
    ),
    gradients={"dx": "x"},
)
TRUTHS = truths_of(EXERCISE, Scale, EXERCISE.visible_cases())


def diagnosed(answer, **options):
    """The verdict on an answer."""
    return judge(EXERCISE, answer, TRUTHS, reveal=True, **options)


def names(answer):
    """The names of the diagnoses, root first."""
    return [d.name for d in diagnosed(answer).diagnoses]


class Adds(Scale):
    def forward(self, x):
        self.x = x
        return self.w + x

    def backward(self, dout):
        super().backward(dout)
        return dout


def test_the_root_is_named_and_what_needs_it_waits():
    """Is the wrong forward the only cause, and dx not judged yet?"""
    verdict = diagnosed(Adds)
    assert names(Adds)[0] == "added"
    assert verdict.waiting == {"dx"}
    assert verdict.share == pytest.approx(1 / 3)


def test_what_else_fits_is_told():
    """Does the report say which other cause gives the same values?"""
    cause = diagnosed(Adds).diagnoses[0]
    assert cause.also == ("Or this.",)
    assert cause.apart == (
        "No case of this exercise parts them: see which of them your code does.",
    )


def test_a_case_that_parts_two_causes_is_shown():
    """When two ideas agree on what was tried, does the report name inputs on which they part?"""
    same_when_small = Misconception(
        "adds_when_small",
        "",
        gives={"forward": lambda c: c["w"] + c["x"] if len(c["x"]) < 4 else c["x"]},
    )
    case = parting_case(EXERCISE, EXERCISE.misconceptions[0], same_when_small)
    assert len(case["x"]) == 4
    said = telling_apart(EXERCISE, EXERCISE.misconceptions[0], same_when_small)
    assert said.startswith("They part on this case: w = ") and "x = [[" in said


def test_an_error_is_carried_forward():
    """Is dx paid when it is right for the learner's own forward?"""
    verdict = diagnosed(Adds, carried={"dx": lambda case, seen: case["dout"]})
    assert verdict.carried == {"dx"} and verdict.share == pytest.approx(2 / 3)
    assert not verdict.passed
    wrong = diagnosed(Adds, carried={"dx": lambda case, seen: 5 * case["dout"]})
    assert wrong.carried == set()


def test_two_mistakes_have_two_causes():
    """Are independent failures each explained?"""

    class Both(Adds):
        def backward(self, dout):
            self.dw = -float((dout * self.x).sum())
            return dout

    assert names(Both) == ["added", "sign_flipped"]


class Forgets(Scale):
    def forward(self, x):
        super().forward(x)


class Local(Scale):
    def backward(self, dout):
        dw = float((dout * self.x).sum())
        return self.w * dout if dw else dout


class Misspelt:
    def __init__(self, w):
        self.w = w

    def foward(self, x):
        return self.w * x


class Undefined(Scale):
    def forward(self, x):
        return self.w * z  # noqa: F821


class Signature:
    def __init__(self):
        pass


class Shape(Scale):
    def forward(self, x):
        return (self.w * x).sum()


class Broadcast(Scale):
    def forward(self, x):
        return self.w * x @ np.ones((7, 2))


class Negative(Scale):
    def forward(self, x):
        self.x = x
        return -self.w * x


class Twice(Scale):
    def forward(self, x):
        self.x = x
        return 2 * self.w * x


class ByRows(Scale):
    def backward(self, dout):
        super().backward(dout)
        return self.w * dout / len(dout)


class OneRow(Scale):
    def backward(self, dout):
        super().backward(dout)
        return self.w * dout[:1] + 0 * dout


class Travels(Scale):
    def forward(self, x):
        return self.helper(x) * self.w

    def helper(self, x):
        self.x = x


class Quits(Scale):
    def forward(self, x):
        raise SystemExit


class Object(Scale):
    def forward(self, x):
        return self


class Nothing:
    def __init__(self, w):
        self.dw = None

    def forward(self, x): ...
    def backward(self, dout): ...


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (Forgets, "none_returned"),
        (Local, "attribute_never_set"),
        (Misspelt, "method_missing"),
        (Undefined, "undefined_name"),
        (Signature, "signature"),
        (Shape, "wrong_shape"),
        (Broadcast, "shapes_do_not_fit"),
        (Negative, "sign_flipped"),
        (Twice, "constant_factor"),
        (ByRows, "factor_of_the_batch"),
        (OneRow, "one_row_is_right"),
        (Travels, "none_travels_on"),
        (Quits, "raised"),
        (Object, "foreign_type"),
        (Nothing, "unanswered"),
    ],
)
def test_each_symptom_and_relation_has_its_name(answer, name):
    """Is every general kind of failure recognised?"""
    assert names(answer)[0] == name


def test_a_misspelling_tells_what_was_meant():
    """Does the message name the method that is there?"""
    assert "foward" in diagnosed(Misspelt).diagnoses[0].says


def test_backward_that_fits_a_wrong_forward_is_told_so():
    """Does the report say that forward differs, when backward is its derivative?"""

    class Squares(Scale):
        def forward(self, x):
            self.x = x
            return x**2

        def backward(self, dout):
            super().backward(dout)
            return 2 * self.x * dout

    free = Exercise(**{**vars(EXERCISE), "criteria": {n: Criterion("") for n in EXERCISE.criteria}})
    verdict = judge(free, Squares, TRUTHS, reveal=True)
    assert "fits_own_forward" in [d.name for d in verdict.diagnoses]


def test_a_right_answer_has_no_diagnosis_and_overwriting_is_advice():
    """Is a right answer left alone, and a change of its input mentioned without cost?"""

    class Overwrites(Scale):
        def backward(self, dout):
            dx = super().backward(dout)
            dout[...] = 0
            return dx

    assert names(Scale) == []
    verdict = diagnosed(Overwrites)
    assert verdict.share == 1 and "dout" in verdict.advice[0]


def test_unsolved_parts_make_everything_wait():
    """Is an answer that builds on an unsolved exercise not judged yet?"""
    verdict = diagnosed(Adds, unsolved=("mul",))
    assert verdict.waiting == {"forward", "dx"} and verdict.diagnoses == ()


@pytest.mark.parametrize(
    "odd",
    ["nan", {"a": 1}, [], [[1], [2, 3]], True, np.nan, 10**400],
    ids=["text", "dict", "empty", "ragged", "truth", "nan", "huge"],
)
@pytest.mark.parametrize(
    "name", ["affine", "relu", "softmax", "chain_rule", "shopping_blanks", "network_forward"]
)
def test_no_answer_is_too_odd_to_be_judged(name, odd):
    """Does an answer that gives text, ragged lists or huge numbers get a verdict, not a crash?"""

    class Odd:
        def __init__(self, *_):
            self.dW = self.db = odd
            self.params = {k: odd for k in ("W1", "b1", "W2", "b2")}

        def forward(self, *_):
            return odd

        backward = predict = loss = accuracy = gradient = forward

    blanks = dict.fromkeys(find(name).criteria, odd)
    other = blanks if name == "shopping_blanks" else lambda *_: odd
    answer = Odd if name in ("affine", "relu", "network_forward") else other
    assert hidden_verdict(name, answer, np.random.default_rng(0)).share < 1


def test_a_list_with_an_array_inside_is_no_crash():
    """Is a forward that returns several things at once reported like any other mistake?"""

    class Several(Scale):
        def forward(self, x):
            return self.w, x

    verdict = diagnosed(Several)
    assert verdict.problems["forward"] is not None


@pytest.mark.parametrize(
    "asked", ["y.shape", "y[:, 0]", "-y", "y - 1", "1 - y"], ids=lambda asked: asked
)
def test_a_list_where_an_array_is_needed_is_told(asked):
    """Is it named as the cause, whatever the calculation asks of the list?"""

    class Lists(Scale):
        def forward(self, x):
            y = x.tolist()  # noqa: F841
            return eval(asked)

    assert names(Lists)[0] == "list_for_array"


def test_a_list_of_right_numbers_has_an_advice():
    """Does a list count as the array that it could be, with a word on what goes on with it?"""

    class Lists(Scale):
        def forward(self, x):
            return super().forward(x).tolist()

    verdict = diagnosed(Lists)
    assert verdict.passed and "np.array" in verdict.advice[0]
    assert not diagnosed(Scale).advice
