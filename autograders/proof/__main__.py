"""The table of the three proofs: ``python -m autograders.proof [CHAPTER ...]``.

Mutants killed are read from the stored result of the mutation proof; the catalogue is judged now.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from course_lib.exercises import all_exercises

from .catalogue import Proof, chapters_named, proofs
from .mutation import STORED

SEED = 0


def main() -> None:
    """Print the table and exit with 1 when a proof fails."""
    table = Table("exercise", "mutants killed", "mistakes diagnosed", "fair answers accepted")
    mutants = json.loads(STORED.read_text(encoding="utf-8"))["exercises"]
    whole = True
    totals = [[0, 0], [0, 0], [0, 0]]
    chapters = chapters_named(sys.argv[1:])
    for exercise, about in all_exercises().items():
        if chapters and about.chapter not in chapters:
            continue
        stored = mutants[exercise]
        counts = [
            [stored["killed"], stored["mutants"] - len(stored["equivalent"])],
            tally(diagnosed(proof) for proof in proofs("wrong") if proof.exercise == exercise),
            tally(accepted(proof) for proof in proofs("fair") if proof.exercise == exercise),
        ]
        table.add_row(exercise, *(f"{good} of {all_}" for good, all_ in counts))
        totals = [[a + c, b + d] for (a, b), (c, d) in zip(totals, counts, strict=True)]
        whole = whole and all(good == all_ for good, all_ in counts)
    table.add_section()
    table.add_row("all", *(f"{good} of {all_}" for good, all_ in totals), style="bold")
    Console(width=88).print(table)
    raise SystemExit(not whole)


def tally(results: Iterable[bool]) -> list[int]:
    """How many of the results are good, and how many there are."""
    found = list(results)
    return [sum(found), len(found)]


def diagnosed(proof: Proof) -> bool:
    """Is a wrong answer found to be wrong, its first diagnosis the one that it stands for?"""
    verdict = proof.verdict(SEED)
    return not verdict.passed and [d.name for d in verdict.diagnoses][:1] == [proof.name]


def accepted(proof: Proof) -> bool:
    """Does a fair answer earn everything?"""
    return proof.verdict(SEED).share == 1


if __name__ == "__main__":
    main()
