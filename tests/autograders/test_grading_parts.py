"""Answers that build on others of the learner's: each is judged by its own work."""

import itertools

import numpy as np
import pytest

from autograders.bridge import Session
from autograders.engine.graded_cell import Missing
from autograders.grading import hidden_verdict
from autograders.jail.launch import Jail
from autograders.jail.limits import Limits
from autograders.proof.catalogue import FOLDER, source_of
from autograders.sample_class import solution

SOURCE = source_of("05_softmax_with_loss")
SOFTMAX, LOSS, LAYER = (
    solution(name, SOURCE) for name in ("softmax", "cross_entropy_error", "softmax_with_loss")
)
LISTS = (FOLDER / "fair" / "softmax" / "list_of_rows.py").read_text(encoding="utf-8")
WRONG_LISTS = "def softmax(x):\n    powers = np.exp(x)\n    return (powers / powers.sum()).tolist()"
BLANK = "def softmax(x):\n    pass"
NO_LOSS = "def cross_entropy_error(y, t):\n    pass"
NAMES = ("SoftmaxWithLoss", "softmax", "cross_entropy_error")


def texts(kind, exercise):
    """The files of an exercise in the catalogue, by name, with the course's own answer."""
    files = sorted((FOLDER / kind / exercise).glob("*.py"))
    return {path.stem: path.read_text(encoding="utf-8") for path in files}


def wrong(name):
    """A wrong layer of the catalogue."""
    return texts("wrong", "softmax_with_loss")[name]


def verdict(*cells):
    """The hidden verdict on the layer that these cells define."""
    names = {"np": np, "__name__": "notebook"}
    for cell in cells:
        exec(cell, names)
    return hidden_verdict(
        "softmax_with_loss", names["SoftmaxWithLoss"], np.random.default_rng(0), *own(names)
    )


def own(names):
    """The answers that the layer builds on, as a graded cell hands them over."""
    return [names.get(name, Missing(name)) for name in NAMES[1:]]


def causes(found):
    """The names of the diagnoses."""
    return [diagnosis.name for diagnosis in found.diagnoses]


@pytest.mark.parametrize("loss", texts("fair", "cross_entropy_error").values())
@pytest.mark.parametrize("layer", [LAYER, *texts("fair", "softmax_with_loss").values()])
def test_a_right_layer_earns_everything_on_a_softmax_that_gives_lists(layer, loss):
    """Does a right layer pass, though the learner's own loss cannot take lists as they are?"""
    assert verdict(LISTS, loss, layer).passed


@pytest.mark.parametrize("name", texts("wrong", "softmax_with_loss"))
def test_a_wrong_layer_is_blamed_for_its_own_mistake_beside_a_softmax_that_gives_lists(name):
    """Is the first diagnosis of every wrong layer what it would be on arrays?"""
    found = verdict("from course_lib.graph import Variable", LISTS, LOSS, wrong(name))
    assert found.share < 1 and causes(found)[:1] == [name.split("__")[0]]


def test_lists_that_are_wrong_too_spoil_nothing_further():
    """Is a right layer paid on a softmax that gives lists and the wrong numbers?"""
    assert verdict(WRONG_LISTS, LOSS, LAYER).passed


def test_a_softmax_that_gives_lists_is_right_and_has_an_advice():
    """Do lists of right numbers pass, with a word on what goes on with them?"""
    names = {"np": np}
    exec(LISTS, names)
    found = hidden_verdict("softmax", names["softmax"], np.random.default_rng(0))
    assert found.passed and "np.array" in found.advice[0]


UNUSED = [  # layers that do without the part that is worth nothing
    ("whole_batch_sums_to_one", BLANK, LOSS),
    ("whole_batch_sums_to_one__2", BLANK, NO_LOSS),
    ("scores_in_the_loss__2", BLANK, NO_LOSS),
    ("columns_sum_to_one", BLANK, LOSS),
    ("arguments_swapped__2", SOFTMAX, NO_LOSS),
    ("whole_batch_sums_to_one", "", LOSS),  # not even defined
    ("arguments_swapped__2", SOFTMAX, ""),
]


@pytest.mark.parametrize(("name", "softmax", "loss"), UNUSED)
def test_a_mistake_is_told_beside_a_part_that_the_answer_does_not_use(name, softmax, loss):
    """Has it its cause, and do its criteria not wait, where the blank part is not the reason?"""
    found, alone = verdict(softmax, loss, wrong(name)), verdict(SOFTMAX, LOSS, wrong(name))
    assert causes(found)[:1] == [name.split("__")[0]]
    assert (found.share, found.waiting) == (alone.share, alone.waiting)


def test_a_part_that_is_used_and_gives_nothing_is_named():
    """Is the learner told which answer to mend first, and no cause that may be that answer's?"""
    found = verdict(BLANK, LOSS, wrong("divided_twice"))
    assert not found.diagnoses and found.waiting == found.missed
    assert "softmax" in found.advice[-1] and "cross_entropy_error" not in found.advice[-1]


def test_a_part_that_is_all_wrong_can_still_be_built_upon():
    """Is a right layer paid that stands on a softmax which earns nothing?"""
    softmax = "def softmax(x):\n    return 1 / (1 + np.exp(-x / 1000))"
    names = {"np": np}
    exec(softmax, names)
    assert hidden_verdict("softmax", names["softmax"], np.random.default_rng(0)).share == 0
    assert verdict(softmax, LOSS, LAYER).passed


@pytest.fixture(scope="module")
def jail():
    with Jail("05_softmax_with_loss", Limits(call_seconds=3, cell_seconds=10)) as started:
        yield started


LIE = "from course_lib.check import parts\n"
LIES = [
    LIE + "parts.uses = lambda *given: 1 / 0",
    LIE + "parts.uses = lambda *given: [0] * 99",
    LIE + "parts.uses = lambda *given: parts",
    LIE + "parts.hand_over_arrays = lambda *given: 1 / 0",
    LIE + "parts.hand_over_arrays = lambda *given: None",
    LIE + "del parts.hand_over_arrays",
]


@pytest.mark.parametrize(
    ("cells", "passes", "first"),
    [
        ((LISTS, LOSS, LAYER), True, []),
        ((WRONG_LISTS, LOSS, LAYER), True, []),
        ((LISTS, LOSS, wrong("none_returned")), False, ["none_returned"]),
        ((BLANK, LOSS, wrong("whole_batch_sums_to_one")), False, ["whole_batch_sums_to_one"]),
        (("", LOSS, wrong("whole_batch_sums_to_one")), False, ["whole_batch_sums_to_one"]),
        (("", LOSS, wrong("divided_twice")), False, []),
        *(((LISTS, LOSS, wrong("divided_twice"), lie), False, None) for lie in LIES),
    ],
)
def test_it_is_the_same_in_the_jail(jail, cells, passes, first):
    """Is all that so for answers in another process, and do lies there earn nothing?"""
    with Session(jail.start()) as session:
        for cell in ("import numpy as np", *cells):
            assert not session.run(cell)
        names = {}
        for name in NAMES:
            names[name] = session[name] if name != "softmax" or cells[0] else Missing(name)
        found = hidden_verdict(
            "softmax_with_loss", names["SoftmaxWithLoss"], np.random.default_rng(0), *own(names)
        )
        assert found.passed is passes
        assert first is None or causes(found)[:1] == first


def test_every_fair_shopping_fits_all_fair_layers():
    """Do right answers earn everything whatever right answers they build on?"""
    kinds = [texts("fair", name).values() for name in ("mul_layer", "add_layer", "shopping_layers")]
    for cells in itertools.islice(itertools.product(*kinds), 0, None, 7):
        names = {"np": np, "__name__": "notebook"}
        for cell in cells:
            exec(cell, names)
        layers = names["MulLayer"], names["AddLayer"]
        rng = np.random.default_rng(0)
        assert hidden_verdict("shopping_layers", names["shopping"], rng, *layers).passed
