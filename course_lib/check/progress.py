"""What a learner has solved so far, across the chapters that lie side by side."""

from __future__ import annotations

import json
import os
from pathlib import Path

from ..exercises import all_exercises
from ..language import tr
from .judge import Verdict
from .report import KEPT

FILE = ".progress.json"


def note(verdict: Verdict) -> None:
    """Remember in the notebook's folder how far an exercise is; not while it is graded."""
    if "NBGRADER_EXECUTION" in os.environ or KEPT.get() is not None:
        return
    path = Path(FILE)
    known = dict.fromkeys(all_exercises(), 0.0) | known_in(path)
    known[verdict.exercise.name] = verdict.share
    try:
        path.write_text(json.dumps(known), encoding="utf-8")
    except OSError:  # a folder that cannot be written to is no reason to fail a check
        return


def progress() -> None:
    """Print how much of each exercise is done, in this chapter and in those beside it."""
    here = Path.cwd()
    for folder in sorted({here, *here.parent.iterdir()}):
        known = known_in(folder / FILE)
        if known:
            done = sum(share == 1 for share in known.values())
            print(
                tr(
                    "{chapter}: {done} of {total} exercises done",
                    chapter=folder.name,
                    done=done,
                    total=len(known),
                )
            )
        for name, share in known.items():
            print(f"  {'✓' if share == 1 else '·'} {name} {share:.0%}")


def known_in(path: Path) -> dict[str, float]:
    """What a file of progress says; nothing when there is none or it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
