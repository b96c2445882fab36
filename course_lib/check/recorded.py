"""Recorded truth: what the reference gives on the visible cases, kept beside the exercises.

A learner's folder holds no reference; its checks compare with these values. A question with one
answer is recorded as digests, which confirm an answer without telling it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..exercises.exercise import Case, Exercise
from .observe import Look, Observed, Raised, observe

FOLDER = Path(__file__).parents[1] / "exercises" / "recorded"

# A case and what the reference gives on it.
Truth = tuple[Case, Observed]


@dataclass(frozen=True)
class Digest:
    """Stands for a value: another value with the same digest is the same answer."""

    salt: str
    value: str


def digest(salt: str, value: Any) -> Digest:
    """The digest of a plain value; numbers count to five significant digits."""
    text = f"{salt}={canonical(value)}"
    return Digest(salt, hashlib.sha256(text.encode()).hexdigest()[:16])


def canonical(value: Any) -> str:
    """One spelling for equal answers: 650 and 650.0, "W.T" and " w.T "."""
    if isinstance(value, (bool, str)) or value is None:
        return "".join(str(value).split()).casefold()
    if isinstance(value, (int, float)):
        small = abs(value) < 1e300  # beyond, an int may be no float any more
        return f"{float(value) + 0.0:.5g}" if small else str(value)  # + 0.0 turns -0.0 into 0.0
    if isinstance(value, dict):
        return "{" + ",".join(f"{k}:{canonical(v)}" for k, v in sorted(value.items())) + "}"
    return "[" + ",".join(canonical(item) for item in np.asarray(value, object).tolist()) + "]"


def truths_of(exercise: Exercise, reference: Any, cases: list[Case]) -> list[Truth]:
    """What the reference gives on the cases; raises RuntimeError when it fails itself."""
    truths = []
    for case in cases:
        seen = observe(exercise, reference, case)
        failed = [look for look in seen.looks if isinstance(look.value, Raised)]
        if seen.stopped or failed:
            raise RuntimeError(f"{exercise.name}: the reference fails: {seen.stopped or failed}")
        if exercise.one_answer:
            salt = f"{exercise.name}."
            seen = Observed(
                [Look(o.criterion, digest(salt + o.criterion, o.value)) for o in seen.looks]
            )
        truths.append((case, seen))
    return truths


def recorded_truths(exercise: Exercise) -> list[Truth]:
    """The recorded truth of an exercise's visible cases."""
    path = FOLDER / f"{exercise.chapter}.json"
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))[exercise.name]
    except (FileNotFoundError, KeyError):
        raise LookupError(
            f"no recorded values for exercise {exercise.name!r} in {path.name}"
        ) from None
    return [
        (
            Case(entry["label"], {k: decode(v) for k, v in entry["inputs"].items()}),
            Observed([Look(criterion, decode(value)) for criterion, value in entry["observed"]]),
        )
        for entry in entries
    ]


def entries_of(truths: list[Truth]) -> list[dict[str, Any]]:
    """The same truths as JSON holds them."""
    return [
        {
            "label": case.label,
            "inputs": {name: encode(value) for name, value in case.inputs.items()},
            "observed": [[o.criterion, encode(o.value)] for o in observed.looks],
        }
        for case, observed in truths
    ]


def encode(value: Any) -> Any:
    """A plain value as JSON holds it; arrays and digests are tagged."""
    if isinstance(value, np.ndarray):
        return {"__array__": value.tolist(), "dtype": str(value.dtype), "shape": value.shape}
    if isinstance(value, Digest):
        return {"__digest__": value.value, "salt": value.salt}
    if isinstance(value, dict):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    return value.item() if isinstance(value, np.generic) else value


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    if isinstance(value, list):
        return [decode(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "__array__" in value:
        return np.array(value["__array__"], value["dtype"]).reshape(value["shape"])
    if "__digest__" in value:
        return Digest(value["salt"], value["__digest__"])
    return {key: decode(item) for key, item in value.items()}
