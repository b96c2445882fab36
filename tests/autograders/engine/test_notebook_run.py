"""A learner's cells in the jail, with a new start where a cell ends Python."""

import os
import signal

import pytest

from autograders.engine.notebook_run import MOST_STARTS, Lost, NotebookRun
from autograders.jail.launch import Jail, Stopped
from autograders.jail.limits import Limits


@pytest.fixture(scope="module")
def jail():
    with Jail("03_layers", Limits(cell_seconds=2, call_seconds=2, notebook_seconds=20)) as jail:
        yield jail


@pytest.fixture
def run(jail):
    run = NotebookRun(jail)
    yield run
    run.close()


@pytest.mark.parametrize("bad", ["while True: pass", "import os; os._exit(0)", "x = [0] * 10**10"])
def test_a_cell_that_ends_python_costs_only_itself(run, bad):
    """Are the cells before it known, and the cells after it run, in a fresh process?"""
    run.run("a = 1")
    (error,) = run.run(bad)
    assert error["output_type"] == "error"
    run.run("b = a + 1")
    assert run["a"] == 1
    assert run["b"] == 2


def test_a_call_that_ends_python_costs_only_that_call(run):
    """Can the next exercise still be judged after a forward that never ends?"""
    run.run("def forever():\n    while True: pass\n\ndef good(): return 3")
    forever = run["forever"]
    good = run["good"]
    with pytest.raises(Stopped):
        forever()
    assert good() == 3  # the same proxy, in a fresh process
    assert repr(good) == "<function in the jail>"


def test_it_does_not_start_again_and_again(run):
    """Is there an end to fresh starts?"""
    for _ in range(MOST_STARTS):
        run.run("import os; os._exit(1)")
    assert "too often" in run.run("a = 1")[0]["evalue"]
    with pytest.raises(Stopped):
        run["a"]


def test_a_dead_jail_is_not_the_learners_matter(run, jail):
    """Is the death of the warm Python around a notebook told apart from the notebook's own end?"""
    run.run("a = 1")
    os.kill(jail.zygote.process.pid, signal.SIGKILL)
    with pytest.raises(Lost):
        while True:  # its child may still answer, for a moment
            run.run("b = 1")


def test_the_notebook_has_one_clock(jail):
    """Does a fresh start not bring fresh time?"""
    run = NotebookRun(jail)
    run.run("import os; os._exit(1)")
    run.until = 0
    assert "whole notebook" in run.run("a = 1")[0]["evalue"]


@pytest.mark.parametrize(
    "bad",
    [
        "get_ipython().outputs = 5",
        "type(get_ipython()).run_cell = None",
        "x = '" + "가" * 10**6 + "'",
    ],
)
def test_a_cell_that_breaks_ipython_is_an_error_of_its_own(run, bad):
    """Are a broken IPython, and a cell too long to hand over, told as outputs?"""
    outputs = run.run(bad) + run.run("a = 1")
    assert {output["output_type"] for output in outputs} == {"error"}
