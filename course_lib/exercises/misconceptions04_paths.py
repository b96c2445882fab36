"""Wrong ideas about the sum over several paths: chapter 04."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..language import N_
from .misconception import Misconception
from .recognise04 import Formula, always_one_of, brackets_forgotten


def path_entries(criterion: str, upstream: Formula, local: Formula) -> tuple[Misconception, ...]:
    """What goes wrong in a sum over paths, given its upstream and its local derivatives."""

    def entry(name: str, says: str, *ways: Callable[[Any, Any], Any], least: int = 1) -> Any:
        """The entry for ways to combine the two, silent about cases of fewer than ``least``."""

        def formula(combine: Callable[[Any, Any], Any]) -> Formula:
            def wrong(case: Any) -> Any:
                u, v = upstream(case), local(case)
                return combine(u, v) if len(u) >= least else None

            return wrong

        shows = always_one_of(criterion, *map(formula, ways))
        return Misconception(name, says, shows=shows, covers=(criterion,))

    return (
        brackets_forgotten(criterion),
        entry(
            "sums_multiplied",
            N_(
                "The upstream derivatives were added up, the local ones too, and then the two sums "
                "multiplied. That mixes the paths: each upstream derivative belongs to one local "
                "derivative only."
            ),
            lambda u, v: u.sum() * v.sum(),
        ),
        entry(
            "first_path_only",
            N_(
                "Only the first path is counted. If a loop is at work, look where it ends. A "
                "change travels along the other paths too."
            ),
            lambda u, v: u[0] * v[0],
        ),
        entry(
            "last_path_only",
            N_(
                "Only the last path is counted: what the earlier ones brought is lost. A change "
                "travels along all of them."
            ),
            lambda u, v: u[-1] * v[-1],
        ),
        entry(
            "a_path_left_out",
            N_(
                "Some of the paths are missing. Wherever the variable takes part, there is a path, "
                "and all of them meet in the result."
            ),
            lambda u, v: u[:-1] @ v[:-1],
            lambda u, v: u[1:] @ v[1:],
            lambda u, v: u[1:2] @ v[1:2],
            lambda u, v: u[::2] @ v[::2],
        ),
        entry(
            "one_local_for_all",
            N_(
                "The same local derivative stands on every path. Each path goes through a "
                "calculation of its own."
            ),
            lambda u, v: u.sum() * v[0],
            lambda u, v: u.sum() * v[-1],
            lambda u, v: u.sum() * v[1 % len(v)],
        ),
        entry(
            "one_upstream_for_all",
            N_("The same upstream derivative stands on every path. Each path sends back its own."),
            lambda u, v: u[0] * v.sum(),
            lambda u, v: u[-1] * v.sum(),
            lambda u, v: u[1 % len(u)] * v.sum(),
        ),
        entry(
            "started_from_one",
            N_(
                "The sum is too large by 1. A product may start from 1; a sum of changes starts "
                "from no change."
            ),
            lambda u, v: u @ v + 1,
        ),
        entry(
            "paths_multiplied",
            N_(
                "The paths were multiplied with each other. Along a path you multiply. Where paths "
                "meet, their changes arrive together."
            ),
            lambda u, v: np.prod(u * v),
        ),
        entry(
            "added_along_the_path",
            N_(
                "Upstream and local derivative were added. Along one path, they are two stretches "
                "that come one after the other: 3 times as much, and 4 times that, is 12 times."
            ),
            lambda u, v: np.sum(u + v),
        ),
        entry(
            "not_added_up",
            N_(
                "The paths are still apart: there is one number for each. The question is what "
                "they do to the result together, and that is one number."
            ),
            lambda u, v: u * v,
            lambda u, v: (u * v)[None],
            lambda u, v: (u * v)[:, None],
            least=2,
        ),
        entry(
            "upstream_forgotten",
            N_(
                "What comes from upstream is missing. The local derivatives tell how the next "
                "value changes, and not yet how the result does."
            ),
            lambda u, v: v.sum(),
        ),
        entry(
            "local_forgotten",
            N_(
                "The upstream derivatives were added up as they came. On its way back, each passes "
                "through a calculation that has a derivative of its own."
            ),
            lambda u, v: u.sum(),
        ),
        entry(
            "divided",
            N_(
                "Upstream was divided by local. Derivatives look like fractions; what follows on a "
                "path multiplies, though: 3 times as much, and 4 times that, is 12 times."
            ),
            lambda u, v: np.sum(u / v),
        ),
        entry(
            "averaged",
            N_(
                "This is the mean over the paths. Two open ways bring more change than one, and "
                "nothing here shares it out."
            ),
            lambda u, v: np.mean(u * v),
        ),
        entry(
            "paths_mixed_up",
            N_(
                "The derivatives are paired in the wrong order. An upstream derivative goes with "
                "the local derivative of its own path."
            ),
            lambda u, v: u @ v[::-1],
        ),
        entry(
            "paths_subtracted",
            N_(
                "One path is taken away from the other. Their changes arrive at the same place, "
                "and each brings its own sign with it."
            ),
            lambda u, v: u[0] * v[0] - u[1:] @ v[1:],
            least=2,
        ),
    )


SUM_PATHS = (
    Misconception(
        "numbers_of_the_picture",
        N_(
            "The result is 36 whatever the inputs are. These are the numbers of one picture; the "
            "function is to work for those that it is given."
        ),
        gives={"total": lambda c: 36.0},
    ),
    *path_entries("total", lambda c: c["du_dx"], lambda c: c["dx_dt"]),
    Misconception(
        "two_paths_only",
        N_(
            "It counts two paths and no more. In the picture there were two; here there may be any "
            "number."
        ),
        gives={"total": lambda c: c["du_dx"][:2] @ c["dx_dt"][:2] if len(c["du_dx"]) > 1 else None},
    ),
)
