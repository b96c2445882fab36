"""Wrong ideas about the update step of stochastic gradient descent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception, Seen
from .recognise06 import both, either, met, of, raises, same

STEP = ("step", "in_place", "again")


def each(rule: Callable[[Any, Any, float], Any], suffix: str = "") -> Callable[[Any], Any]:
    """A rule for parameter, gradient and learning rate, for every entry of the dicts."""

    def formula(c: Any) -> dict[str, Any]:
        params, grads = c["params" + suffix], c["grads" + suffix]
        return {name: rule(params[name], grads[name], c["lr"]) for name in params}

    return formula


def moved(rule: Callable[[Any, Any, float], Any]) -> dict[str, Callable[[Any], Any]]:
    """By criterion, the parameters after a wrong rule."""
    return {"step": each(rule), "again": each(rule, "_again")}


def unmoved(look: Seen) -> list[str]:
    """The parameters that are still what they were."""
    before: Mapping[str, Any] = look.case["params"]
    came = look.came if isinstance(look.came, dict) else {}
    return [name for name in came if name in before and np.array_equal(came[name], before[name])]


def one_moved(seen: Sequence[Seen]) -> bool:
    """Has one parameter moved and the rest not, in every case?"""
    looks = of(seen, "step")
    return all(
        isinstance(look.came, dict) and len(unmoved(look)) == len(look.case["params"]) - 1
        for look in looks
    )


def rates(look: Seen) -> Any:
    """By how much of its gradient each entry has moved."""
    params, grads = look.case["params"], look.case["grads"]
    if not isinstance(look.came, dict) or not all(same_shape(look.came, params, n) for n in params):
        return np.array([np.nan])
    steps = [(params[n] - look.came[n]) / grads[n] for n in params]
    return np.concatenate([np.ravel(step) for step in steps])


def same_shape(came: Mapping[str, Any], params: Mapping[str, Any], name: str) -> bool:
    """Is there an array of the parameter's shape under its name?"""
    return isinstance(came.get(name), np.ndarray) and came[name].shape == params[name].shape


def one_rate_for_all(seen: Sequence[Seen]) -> bool:
    """Is every step the same part of the gradient, although the learning rates differ?"""
    found = np.concatenate([rates(look) for look in of(seen, "step")])
    return bool(np.ptp(found) < 1e-6 < abs(found[0]))


def any_of(*rules: Callable[[Any, Any, float], Any]) -> Callable[[Sequence[Seen]], bool]:
    """A test: does one of these rules give what came of the step, in every case?"""

    def fits(rule: Callable[[Any, Any, float], Any], look: Seen) -> bool:
        wrong = each(rule)(look.case)
        came = look.came
        return isinstance(came, dict) and all(same(wrong[n], came.get(n)) for n in wrong)

    return lambda seen: any(all(fits(r, look) for look in of(seen, "step")) for r in rules)


WITHOUT_RATE = any_of(lambda p, g, lr: p - g, lambda p, g, lr: p + g)
SGD = (
    Misconception(
        "step_uphill",
        N_(
            "Every parameter moves along its gradient. The gradient points where the loss grows, "
            "so each such step makes the network a little worse."
        ),
        gives=moved(lambda p, g, lr: p + lr * g),
        covers=STEP,
    ),
    Misconception(
        "learning_rate_left_out",
        N_(
            "The step is as long as the gradient itself. The learning rate, which says how far to "
            "go, has no part in it."
        ),
        shows=WITHOUT_RATE,
        covers=STEP,
    ),
    Misconception(
        "steps_then_copies",
        N_(
            "The arrays have moved, and then copies took their place in the dictionary. The layers "
            "hold the old arrays: from the next step on, they will not see what is updated."
        ),
        gives={
            "in_place": lambda c: {
                name: value - c["lr"] * c["grads"][name] * 1 - 1
                for name, value in c["params"].items()
            }
        },
        shows=lambda seen: not any(look.problem for look in seen if look.criterion == "step"),
        covers=("in_place",),
    ),
    Misconception(
        "new_array_not_in_place",
        N_(
            "The dict holds new arrays now. Whoever held the old ones, a layer say, still has the "
            "numbers of before the step."
        ),
        gives={"in_place": lambda c: {name: value - 1 for name, value in c["params"].items()}},
        shows=met("step"),
        covers=("in_place",),
    ),
    Misconception(
        "params_not_changed",
        N_(
            "The parameters are what they were. The step has gone elsewhere: into a variable or a "
            "dict of update itself, or into the gradients."
        ),
        gives={"step": lambda c: c["params"]},
        covers=STEP,
    ),
    Misconception(
        "learning_rate_twice",
        N_("The learning rate counts twice, so a rate of 0.1 takes steps as small as with 0.01."),
        gives=moved(lambda p, g, lr: p - lr * lr * g),
        covers=STEP,
    ),
    Misconception(
        "only_one_parameter",
        N_("One parameter has moved and the others have not: the loop does its work only once."),
        shows=one_moved,
        covers=STEP,
    ),
    Misconception(
        "divided_by_the_learning_rate",
        N_(
            "The gradient is divided by the learning rate, so a smaller rate takes longer steps: "
            "with 0.1 ten times the gradient."
        ),
        gives=moved(lambda p, g, lr: p - g / lr),
        covers=STEP,
    ),
    Misconception(
        "step_replaces_the_parameter",
        N_("The parameters are now what should only have been added to them: the step itself."),
        shows=any_of(
            lambda p, g, lr: lr * g,
            lambda p, g, lr: -lr * g,
            lambda p, g, lr: g,
            lambda p, g, lr: -g,
        ),
        covers=STEP,
    ),
    Misconception(
        "difference_turned_round",
        N_("The parameter is taken from the step, and not the step from the parameter."),
        gives=moved(lambda p, g, lr: lr * g - p),
        covers=STEP,
    ),
    Misconception(
        "gradient_left_out",
        N_(
            "Every entry moves by the same amount, whatever its gradient. The gradient says for "
            "each entry which way to go, and how far."
        ),
        shows=any_of(lambda p, g, lr: p - lr, lambda p, g, lr: p + lr),
        covers=STEP,
    ),
    Misconception(
        "parameter_for_its_gradient",
        N_(
            "Every parameter shrinks or grows in proportion to itself. Its own value stands where "
            "its gradient belongs."
        ),
        shows=any_of(
            lambda p, g, lr: p - lr * p,
            lambda p, g, lr: p - lr * p * g,
            lambda p, g, lr: p * lr * g,
        ),
        covers=STEP,
    ),
    Misconception(
        "sign_of_the_gradient",
        N_(
            "Only the direction of the gradient is used, not its size: every step is as long as "
            "the next, also near the bottom of the valley."
        ),
        gives=moved(lambda p, g, lr: p - lr * np.sign(g)),
        covers=STEP,
    ),
    Misconception(
        "learning_rate_not_kept",
        N_("The step has the same learning rate for every optimizer, whatever it was made with."),
        shows=lambda seen: one_rate_for_all(seen) and not WITHOUT_RATE(seen),
        covers=STEP,
    ),
    Misconception(
        "more_than_one_step",
        N_("One call of update takes several steps: every parameter moves more than once."),
        shows=any_of(lambda p, g, lr: p - 2 * lr * g, lambda p, g, lr: p - 3 * lr * g),
        covers=STEP,
    ),
    Misconception(
        "one_number_for_the_gradient",
        N_(
            "All entries of a parameter move by the same amount: the gradient has become a single "
            "number. Each entry has a derivative of its own."
        ),
        shows=any_of(
            lambda p, g, lr: p - lr * g.mean(),
            lambda p, g, lr: p - lr * g.sum(),
            lambda p, g, lr: p - lr * np.linalg.norm(g),
        ),
        covers=STEP,
    ),
    Misconception(
        "divided_by_a_count",
        N_(
            "The step is divided by a number of entries or rows. The mean over the batch is in the "
            "gradient already."
        ),
        shows=any_of(
            lambda p, g, lr: p - lr * g / len(g),
            lambda p, g, lr: p - lr * g / g.size,
        ),
        covers=STEP,
    ),
    Misconception(
        "names_are_fixed",
        N_(
            "update counts on certain names in the dicts. It is to move any parameters, whatever "
            "they are called and however many they are."
        ),
        shows=either(*(raises("KeyError", f"'{name}'") for name in ("W1", "b1", "W2", "b2"))),
        covers=STEP,
    ),
    Misconception(
        "step_remembers_the_last",
        N_(
            "The first step is right and a later one is not: something of an earlier step is still "
            "at work. This method looks at nothing but the gradient it gets."
        ),
        shows=both(
            met("step"), lambda seen: all(isinstance(f.came, dict) for f in of(seen, "again"))
        ),
        covers=("again",),
    ),
)
