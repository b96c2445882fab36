"""From a verdict to points."""

import nbformat
import numpy as np
import pytest

from autograders.grading import grade, hidden_verdict, maximum, points
from autograders.proof.catalogue import FOLDER, solution, source_of
from course_lib.exercises import find


class NoBiasGradient:
    """An Affine that is right but for db."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        return dout @ self.W.T


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder, now the current one, whose notebook gives 5 points for affine."""
    about = {"grade": True, "grade_id": "affine", "points": 5, "solution": False}
    cell = nbformat.v4.new_code_cell("", metadata={"nbgrader": about})
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "a.ipynb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_partial_credit_is_the_share_of_the_cells_points(folder, capsys):
    """Does an answer without db earn what the other criteria weigh, of the points in metadata?"""
    share = hidden_verdict("affine", NoBiasGradient, np.random.default_rng(0)).share
    assert 0 < share < 1
    assert grade("affine", NoBiasGradient) == points(share, 5)
    assert "✗ db" in capsys.readouterr().out


def test_points_live_in_the_notebook(folder):
    """Is a missing graded cell an error that names the folder, rather than a silent 0?"""
    assert maximum("affine", folder) == 5
    with pytest.raises(LookupError, match="grade_id 'relu'"):
        maximum("relu", folder)


def test_hidden_values_stay_hidden(folder):
    """Does a graded report keep expected values to itself?"""
    verdict = hidden_verdict("affine", NoBiasGradient, np.random.default_rng(0))
    assert all(
        "expected" not in p.problem or "shape" in p.problem for p in verdict.problems.values() if p
    )


def test_every_grading_draws_fresh_cases():
    """Do two gradings use different numbers, and a seeded one the same?"""
    seen = []

    class Spy(NoBiasGradient):
        def forward(self, x):
            seen.append(x.copy())
            return super().forward(x)

    for seed in (1, 1, 2):
        hidden_verdict("affine", Spy, np.random.default_rng(seed))
    third = len(seen) // 3
    first, again, other = seen[:third], seen[third : 2 * third], seen[2 * third :]
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not any(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


class Zeros:
    """A layer that gives the same whatever comes."""

    gives = 0.0

    def forward(self, x, y):
        return self.gives

    def backward(self, dout):
        return self.gives, self.gives


class Sevens(Zeros):
    gives = 7.0


@pytest.mark.parametrize("layer", [Zeros, Sevens])
def test_nothing_is_built_of_layers_that_give_nothing(layer):
    """Does a wiring earn nothing that fits only since its layers give the same for anything?"""
    names = find("shopping_layers").criteria
    verdict = hidden_verdict(
        "shopping_layers",
        lambda *values: dict.fromkeys(names, layer.gives),
        np.random.default_rng(0),
        layer,
        layer,
    )
    assert verdict.share == 0


SOURCE = source_of("03_layers")
MUL, ADD, SHOPPING = (
    solution(name, SOURCE) for name in ("mul_layer", "add_layer", "shopping_layers")
)
NOT_SWAPPED, MULTIPLIES = (
    (FOLDER / "wrong" / path).read_text(encoding="utf-8")
    for path in ("mul_layer/not_swapped.py", "shopping_layers/multiplies_the_fruits.py")
)
NOTHING = "class MulLayer:\n    def forward(self, *x): return 7\n    backward = forward"


@pytest.mark.parametrize(
    ("shopping", "mul", "causes", "passes"),
    [
        (SHOPPING, NOT_SWAPPED, [], True),  # right for the learner's own layers
        (MULTIPLIES, MUL, ["multiplies_the_fruits"], False),
        (MULTIPLIES, NOT_SWAPPED, ["multiplies_the_fruits"], False),
        (SHOPPING, NOTHING, [], False),  # a right wiring and a wrong one cannot be told apart
        (MULTIPLIES, NOTHING, [], False),
    ],
)
def test_causes_are_those_of_the_answer_and_not_of_its_parts(shopping, mul, causes, passes):
    """Is an answer that builds on a wrong one blamed for its own mistake, and only for that?"""
    names = {}
    exec("\n".join((mul, ADD, shopping)), names)
    answer, *parts = (names[name] for name in ("shopping", "MulLayer", "AddLayer"))
    verdict = hidden_verdict("shopping_layers", answer, np.random.default_rng(0), *parts)
    assert [d.name for d in verdict.diagnoses][:1] == causes
    assert verdict.passed == passes
    if not (causes or passes):
        assert verdict.share == 0 and verdict.waiting == set(verdict.problems)
