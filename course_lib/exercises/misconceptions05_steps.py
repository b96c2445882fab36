"""Wrong ideas about the six backward steps of appendix A."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise05 import Formula, Shows, either, of, one_of, right, shaped

TIMES = ("paths", "times")
# The steps that each step goes on from.
NEEDS: dict[str, tuple[str, ...]] = {
    "y": (),
    "paths": ("y",),
    "S": ("paths",),
    "plus": ("S",),
    "times": ("y",),
    "a": ("plus", "times"),
}


def total(c: Any) -> Any:
    """S."""
    return np.sum(c["exp_a"])


def y(c: Any) -> Any:
    """What left the × nodes."""
    return c["exp_a"] / total(c)


def step(
    name: str, criterion: str, formula: Formula, says: str, covers: tuple[str, ...] = ()
) -> Misconception:
    """A wrong value of one step."""
    return Misconception(name, says, gives={criterion: formula}, covers=covers)


def any_of(**formulas: Formula) -> Shows:
    """A test: did one of these steps, all being well before it, give its wrong value?"""
    return lambda seen: any(
        right(seen, *NEEDS[name]) and one_of(name, formula)(seen)
        for name, formula in formulas.items()
    )


def upside_down(seen: Sequence[Seen]) -> bool:
    """Is step 1 infinite where the target is 0, and -y or y where it is 1?"""
    looks = of(seen, "y")
    return all(
        isinstance(look.came, np.ndarray)
        and look.came.shape == look.case["t"].shape
        and bool(np.isinf(look.came[look.case["t"] == 0]).all())
        for look in looks
    )


STEPS = (
    step(
        "minus_forgotten",
        "y",
        lambda c: c["t"] / y(c),
        N_(
            "More probability for the right class would raise the loss here. The minus in front of "
            "the sum has not come back with the gradient."
        ),
    ),
    step(
        "target_forgotten",
        "y",
        lambda c: -1 / y(c),
        N_(
            "Every class gets a message in step 1, also those with target 0. Their terms were "
            "multiplied by 0 on the way forward, so they cannot move the loss."
        ),
    ),
    step(
        "log_multiplied",
        "y",
        lambda c: -c["t"] * y(c),
        N_(
            "In step 1 the log node multiplied by its input. The slope of log gets flatter as y "
            "grows."
        ),
    ),
    step(
        "stopped_before_log",
        "y",
        lambda c: -c["t"],
        N_("Step 1 stops one node too early: what you have is what reaches the log nodes."),
    ),
    Misconception(
        "forward_value_sent_back",
        N_(
            "A step repeats a value of the forward pass. A node sends back its local derivative "
            "times what arrives."
        ),
        shows=any_of(y=lambda c: -c["t"] * np.log(y(c)), S=total),
        covers=("y", "S"),
    ),
    step(
        "end_result_first",
        "y",
        lambda c: y(c) - c["t"],
        N_(
            "This is what arrives at the scores, at the end of all six steps. Step 1 has passed "
            "the nodes of the loss only."
        ),
    ),
    step(
        "exp_in_place_of_probability",
        "y",
        lambda c: -c["t"] / c["exp_a"],
        N_("The log nodes saw the probabilities y on the way forward, not the powers of e."),
    ),
    Misconception(
        "fraction_upside_down",
        N_("The fraction of step 1 stands on its head: now the targets that are 0 divide."),
        shows=upside_down,
        covers=("y",),
    ),
    Misconception(
        "not_swapped",
        N_(
            "A × node sends each of its inputs the upstream gradient times the other input. "
            "Here each got its own value instead: steps 2 and 5 have changed places."
        ),
        shows=any_of(paths=lambda c: -c["t"] / c["exp_a"], times=lambda c: -c["t"] * total(c)),
        covers=TIMES,
    ),
    Misconception(
        "times_passes_on",
        N_("A × node was treated like a + node: the gradient went through it unchanged."),
        shows=any_of(paths=lambda c: -c["t"] / y(c), times=lambda c: -c["t"] / y(c)),
        covers=TIMES,
    ),
    Misconception(
        "upstream_forgotten",
        N_(
            "Only the local derivative of a node came. It counts as many times as the gradient "
            "says that arrives from the right."
        ),
        shows=either(
            any_of(
                paths=lambda c: c["exp_a"],
                S=lambda c: -1 / total(c) ** 2,
                plus=lambda c: 1.0,
                times=lambda c: 1 / total(c),
                a=lambda c: c["exp_a"],
            ),
            any_of(times=lambda c: np.full_like(c["exp_a"], 1 / total(c))),
        ),
        covers=("paths", "S", "plus", "times", "a"),
    ),
    Misconception(
        "probability_in_place_of_exp",
        N_(
            "A node was taken to have seen y. That is what left the × nodes; what went into them, "
            "and what left exp, are the powers of e."
        ),
        shows=any_of(paths=lambda c: -c["t"], a=lambda c: (y(c) - c["t"]) / total(c)),
        covers=("paths", "a"),
    ),
    Misconception(
        "added_too_early",
        N_(
            "The gradients of step 2 are added already. Each × node sends one of its own; they "
            "meet afterwards, where 1/S forked."
        ),
        shows=shaped("paths", lambda c: ()),
        covers=("paths",),
    ),
    step(
        "minus_of_reciprocal_lost",
        "S",
        lambda c: -1 / total(c),
        N_(
            "Step 3 has the right size and the wrong sign: 1/x falls when x grows, so its slope is "
            "negative."
        ),
    ),
    Misconception(
        "paths_not_added",
        N_(
            "1/S went to every × node. Its gradients come back on as many edges, and at S one "
            "number is to arrive."
        ),
        shows=shaped("S", lambda c: c["exp_a"].shape),
        covers=("S",),
    ),
    step(
        "paths_averaged",
        "S",
        lambda c: 1 / total(c) / c["exp_a"].size,
        N_(
            "The gradients that meet before step 3 were averaged. Raise 1/S by a little, and the "
            "loss feels the effects of all paths together."
        ),
    ),
    step(
        "not_squared",
        "S",
        lambda c: 1.0,
        N_("Step 3 multiplied by -1/S. The slope of 1/x falls off faster than 1/x itself."),
    ),
    step(
        "derivative_at_the_output",
        "S",
        lambda c: total(c) ** 3,
        N_(
            "In step 3 the slope of 1/x was taken at x = 1/S, the node's output. The x of its "
            "derivative is what went in."
        ),
    ),
    step(
        "stopped_before_reciprocal",
        "S",
        lambda c: -total(c),
        N_("The sum of step 2 has reached 1/S, but it has not yet passed the node 1/x."),
    ),
    Misconception(
        "plus_multiplies",
        N_(
            "The + node was treated like a × node. The derivative of a sum by each of its summands "
            "does not depend on how large they are."
        ),
        shows=one_of("plus", y, lambda c: c["exp_a"]),
        covers=("plus",),
    ),
    step(
        "plus_shared_out",
        "plus",
        lambda c: 1 / total(c) / c["exp_a"].size,
        N_(
            "The gradient was shared out among the inputs of the + node. Each of them moves the "
            "sum fully by itself."
        ),
    ),
    step(
        "sum_in_place_of_its_inverse",
        "times",
        lambda c: -c["t"] / y(c) * total(c),
        N_("Step 5 multiplied by S. What went into the × nodes on the way forward was 1/S."),
    ),
    step(
        "fork_added_too_early",
        "times",
        lambda c: (1 - c["t"] * total(c) / c["exp_a"]) / total(c),
        N_(
            "Step 5 holds both messages to exp already, that of the + node too. It asks for what "
            "the × node alone sends."
        ),
    ),
    step(
        "target_minus_output",
        "a",
        lambda c: c["t"] - y(c),
        N_(
            "The difference of step 6 stands the wrong way round. Ask of the right class: does "
            "the loss fall or rise with its score?"
        ),
    ),
    Misconception(
        "one_path_forgotten",
        N_(
            "Each power of e went two ways, to the + node and to a × node. In step 6 only one of "
            "the two has come back."
        ),
        shows=one_of("a", lambda c: -c["t"], y),
        covers=("a",),
    ),
    step(
        "paths_multiplied",
        "a",
        lambda c: -c["t"] / total(c),
        N_("In step 6 the gradients of the two paths were multiplied. Effects of two paths add."),
    ),
    step(
        "paths_subtracted",
        "a",
        lambda c: y(c) + c["t"],
        N_("In step 6 one path was taken off the other. Each brings its own sign with it."),
    ),
    step(
        "exp_not_passed",
        "a",
        lambda c: (1 - c["t"] * total(c) / c["exp_a"]) / total(c),
        N_("Step 6 stops in front of the exp node: its own derivative is not in it yet."),
    ),
    Misconception(
        "exp_of_something_else",
        N_(
            "exp is its own derivative, and its output is in your hands as exp_a. Step 6 took "
            "the score for it, or raised e once more."
        ),
        shows=one_of(
            "a",
            *(
                lambda c, f=f: (1 - c["t"] * total(c) / c["exp_a"]) / total(c) * f(c["exp_a"])
                for f in (np.log, np.exp)
            ),
        ),
        covers=("a",),
    ),
    step(
        "divided_though_one_row",
        "a",
        lambda c: (y(c) - c["t"]) / c["exp_a"].size,
        N_(
            "The result was divided by the number of classes. There is one row here, and its loss "
            "is no mean of anything."
        ),
    ),
)
