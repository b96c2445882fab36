"""Is a network's gradient right for the scores that its own wrong predict gives?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from course_lib.check.compare import difference
from course_lib.check.observe import observe, plain, quiet
from course_lib.exercises.chapter06 import (
    NETWORK_FORWARD,
    NETWORK_GRADIENT,
    set_params,
)
from course_lib.exercises.exercise import Case

STEPS = 1e-5, 2e-6  # of a parameter's largest entry: above rounding, hardly ever across a kink
TOLERANCE = 1e-5
HUGE = 1e6  # times what the large inputs are


def loss_of_own_scores(case: Any, seen: Mapping[str, Any]) -> Any:
    """The mean cross-entropy of the scores that an answer's own predict gave."""
    scores = np.asarray(seen["predict"], dtype=float)
    with np.errstate(all="ignore"):  # scores may be anything; a warning would cost all points
        shifted = scores - scores.max(axis=1, keepdims=True)
        log_y = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return -np.mean(log_y[np.arange(len(scores)), case["labels"]])


def right_for_own_scores(
    TwoLayerNet: Any, reference: Any, cases: list[Case], rng: np.random.Generator
) -> frozenset[str]:
    """The criteria where the gradient is that of the cross-entropy of the answer's own scores.

    It is held against central differences of that. None where the scores are the reference's; and
    none without W1 on huge inputs, where a gradient that itself is made of differences is wrong.
    """
    # Those of one round are enough, one for each scale of the inputs.
    *batches, large = [c for c in cases if len(c["x"]) > 1 and np.any(c["x"])][:3]
    found: dict[str, list[bool]] = {}
    try:
        with quiet():
            if any(scores_are_wrong(TwoLayerNet, reference, c) for c in (large, *batches)):
                for case in (*batches, with_huge_inputs(large)):
                    for criterion, agrees in agreements(TwoLayerNet, case, rng):
                        found.setdefault(criterion, []).append(agrees)
    except Exception:  # whatever the learner's code raises
        return frozenset()
    right = frozenset(criterion for criterion, agree in found.items() if all(agree))
    return right if "W1" in right else frozenset()


def with_huge_inputs(case: Case) -> Case:
    """A case with inputs so large, and first weights so small, that no step in these is small."""
    inputs = dict(case.inputs)
    for name in ("x", "other_x"):
        inputs[name] = inputs[name] * HUGE
    for name in ("params", "moved"):
        inputs[name] = inputs[name] | {"W1": inputs[name]["W1"] / HUGE}
    return Case(case.label, inputs)


def scores_are_wrong(TwoLayerNet: Any, reference: Any, case: Case) -> bool:
    """Does predict give something else than the reference's?"""
    came, expected = (
        plain(made(net, case, "params").predict(case["x"].copy()))
        for net in (TwoLayerNet, reference)
    )
    tolerance = NETWORK_FORWARD.criteria["predict"].tolerance
    return difference(expected, came, tolerance, reveal=False) is not None


def made(TwoLayerNet: Any, case: Case, params: str) -> Any:
    """A network with the parameters of that name."""
    net = TwoLayerNet(*case["sizes"])
    set_params(net, case[params])
    return net


def agreements(
    TwoLayerNet: Any, case: Case, rng: np.random.Generator
) -> Iterator[tuple[str, bool]]:
    """For each look at the gradient, whether it agrees; without those that tell nothing."""
    looks = observe(NETWORK_GRADIENT, TwoLayerNet, case).looks
    nets = {params: made(TwoLayerNet, case, params) for params in ("params", "moved")}
    for look in looks:
        fresh = look.criterion == "fresh"
        name, params, batch = ("b1", "moved", "other_") if fresh else (look.criterion, "params", "")
        given = {"x": case[batch + "x"], "labels": case[batch + "labels"]}
        values = case[params][name]
        # One direction is enough: a wrong gradient is as good as never right along it.
        direction = rng.normal(size=values.shape) * np.abs(values).max()
        wide, narrow = (
            slope(nets[params], given, name, values, direction * step) / step for step in STEPS
        )
        # At a kink there is no slope, and where it is 0, nothing is shown.
        if wide and close(wide, narrow, abs(wide)):
            yield look.criterion, says(look.value, direction, wide)


def slope(net: Any, given: Mapping[str, Any], name: str, values: Any, step: Any) -> float:
    """Half the difference of the loss over a step to both sides of a parameter."""
    ends = []
    for side in (values + step, values - step):
        set_params(net, {name: side})
        seen = {"predict": plain(net.predict(given["x"].copy()))}
        ends.append(loss_of_own_scores(given, seen))
    set_params(net, {name: values})
    return float(ends[0] - ends[1]) / 2


def says(gradient: Any, direction: Any, slope: float) -> bool:
    """Does a gradient say this slope in a direction?"""
    if np.shape(gradient) != direction.shape:
        return False
    along = np.asarray(gradient, float) * direction
    return close(along.sum(), slope, np.abs(along).sum())


def close(one: float, other: float, scale: float) -> bool:
    """Are two numbers the same, on a scale?"""
    return bool(abs(one - other) <= TOLERANCE * scale)
