"""Which of the chapter's own cells run again."""

import pytest

from autograders.engine.needed import names_made, names_used, needed
from autograders.outcome import Placed


def cell(source, role, kind="code"):
    return Placed({"cell_type": kind, "source": source, "metadata": {}}, role)


def test_only_what_answers_and_graded_cells_use_runs():
    """Does a figure stay as it is, while an import that an answer uses runs, in a chain too?"""
    cells = [
        cell("import numpy as np\nimport matplotlib.pyplot as plt", "chapter"),
        cell("# Prose", "chapter", "markdown"),
        cell("base = 3", "chapter"),
        cell("step = base + 1", "chapter"),
        cell("plt.plot(np.arange(3))\nplt.show()", "chapter"),
        cell("def f(x):\n    y = x * step\n    return np.sum(y)", "learner"),
        cell("f(1)\nbase2 = 5", "graded"),
        cell("", "missing"),
    ]
    assert needed(cells) == {0, 2, 3, 5}


def test_a_cell_that_changes_a_needed_object_runs():
    """Is a cell run that writes into, calls upon, or hands on what an answer uses?"""
    for change in ("table['a'] = 1", "table.update(a=1)", "fill(table)", "del table"):
        cells = [
            cell("table = {}\ndef fill(t): t['a'] = 1", "chapter"),
            cell(change, "chapter"),
            cell("print(table)", "chapter"),
            cell("answer = table", "learner"),
        ]
        assert needed(cells) == {0, 1, 3}, change


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def f(x):\n    y = x\n    return y + z", {"z"}),
        ("class A(B):\n    k = c\n    def m(self):\n        return self.x + d", {"B", "c", "d"}),
        ("[q for q in r]", {"r"}),
        ("def f():\n    global g\n    return g", {"g"}),
        ("%timeit f(x)", {"timeit", "f", "x"}),
        ("def f(:\n    return x", set()),
        ("lambda:" * 50000 + "x", set()),
        ("x is 1", {"x"}),  # Python would print a warning
        ("eval('hidden')", {"eval", "hidden"}),
        ("x = 1", set()),
    ],
)
def test_the_global_names_that_code_uses(source, names):
    """Are a function's own names left out, and is every word taken where code cannot be read?"""
    assert names_used(source) - {"range"} == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import a.b, c as d\nfrom e import f as g, h", {"a", "d", "g", "h"}),
        ("x, (y, z) = 1, (2, 3)", {"x", "y", "z"}),
        ("if ready('a', A):\n    one = A()", {"one"}),
        ("np.seterr(all='raise')", {"np"}),
        ("y = np.dot(x, x)", {"y"}),
        ("layer.W[0] = 1", {"layer"}),
        ("train(net)", {"net"}),
        ("draw(net)\nprint(net)", set()),
    ],
)
def test_the_names_that_code_makes_or_changes(source, names):
    """Are bindings, writes, method calls and arguments found, and harmless looks left out?"""
    assert names_made(source) == names
