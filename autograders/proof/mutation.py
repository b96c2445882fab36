"""The mutation proof: hidden checks against the course's own solutions, each changed a little.

``python -m autograders.proof.mutation [CHAPTER ...]`` has mutmut change what a learner would write,
one small change a mutant, and judges every mutant on hidden cases. A mutant is killed when it loses
points whatever seed the cases are drawn from; one that never loses any must stand in `EQUIVALENT`.
The result is stored in ``mutants.json``; where chapters are named, that of the others is kept.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import hashlib
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import libcst
import nbformat
import numpy as np
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode
from nbformat import NotebookNode

from course_lib.exercises import all_exercises

from ..grading import hidden_verdict
from ..notebooks import NOTEBOOKS
from ..sample_class import answer_name, answer_names, answer_of_exercise
from .catalogue import chapters_named
from .equivalent import EQUIVALENT

STORED = Path(__file__).with_name("mutants.json")
SEEDS = range(5)
# A verdict takes some hundredths of a second; a mutant that never ends takes this much.
CPU_SECONDS = 10.0


@dataclass(frozen=True)
class Mutant:
    """A solution with one change: the whole cell, and the change as ``old line → new line``."""

    text: str
    change: str


@dataclass
class Proof:
    """What became of the mutants of the answer that one exercise judges.

    Where two exercises judge one answer, a mutant that only the other one kills is not counted.
    """

    answer: str
    digest: str
    mutants: int = 0
    killed: int = 0
    equivalent: dict[str, str] = field(default_factory=dict)  # by change, why it is as right
    survivors: list[str] = field(default_factory=list)  # changes


class TooLong(BaseException):
    """The time is up. No Exception, so that no check takes it for the learner's own."""


def main() -> None:
    """Store the result; exit 1 when a mutant survives that is not equivalent."""
    chapters = chapters_named(sys.argv[1:])
    proofs = all_proofs(chapters)
    kept = stored_proofs(chapters) if chapters else {}
    STORED.write_text(stored_text(kept | proofs), encoding="utf-8")
    for name, proof in proofs.items():
        counts = f"{proof.killed} of {proof.mutants} killed, {len(proof.equivalent)} equivalent"
        survive = (f"  survives: {change}" for change in proof.survivors)
        print(f"{name}: {counts}", *survive, sep="\n")
    if any(proof.survivors for proof in proofs.values()):
        sys.exit(1)


def stored_text(proofs: dict[str, Proof]) -> str:
    """The text of ``mutants.json``, in the order of the course."""
    exercises = {name: asdict(proofs[name]) for name in all_exercises() if name in proofs}
    result = {"tool": f"mutmut {version('mutmut')}", "seeds": len(SEEDS), "exercises": exercises}
    return json.dumps(result, indent=1, ensure_ascii=False) + "\n"


def stored_proofs(chapters: Sequence[str]) -> dict[str, Proof]:
    """The stored proofs of the exercises of all other chapters."""
    stored = json.loads(STORED.read_text(encoding="utf-8"))["exercises"]
    others = [name for name, e in all_exercises().items() if e.chapter not in chapters]
    return {name: Proof(**stored[name]) for name in others if name in stored}


def all_proofs(chapters: Sequence[str] = ()) -> dict[str, Proof]:
    """The proof of every exercise, in the order of the course; of these chapters, where named."""
    found: dict[str, Proof] = {}
    for path in sorted(NOTEBOOKS.glob("*/*.ipynb")):
        if chapters and path.stem not in chapters:
            continue
        source = nbformat.read(path, as_version=4)
        for answer in answer_names(source):
            found |= proofs_of_answer(answer, source)
    return found


def proofs_of_answer(answer: str, source: NotebookNode) -> dict[str, Proof]:
    """The proof of each exercise that judges this answer."""
    text = answer_cells(source)[answer]
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    judged = [name for name, of in answer_of_exercise(source).items() if of == answer]
    proofs = {name: Proof(answer, digest) for name in judged}
    names = names_beside(answer, source)
    for mutant in mutants_of(text):
        lost = {name: times_it_loses(name, mutant.text, source, names) for name in judged}
        killers = [name for name, times in lost.items() if times == len(SEEDS)]
        reason = EQUIVALENT.get(answer, {}).get(mutant.change)
        for name in killers or judged:
            proof = proofs[name]
            proof.mutants += 1
            if killers:
                proof.killed += 1
            elif reason and not any(lost.values()):
                proof.equivalent[mutant.change] = reason
            else:
                proof.survivors.append(mutant.change)
    return proofs


def answer_cells(source: NotebookNode) -> dict[str, str]:
    """The text of each answer cell, with nbgrader's marks around what the learner writes."""
    return {name: cell.source for cell in source.cells if (name := answer_name(cell))}


def names_beside(answer: str, source: NotebookNode) -> dict[str, Any]:
    """The names that the notebook's imports and the solutions of all other answers define."""
    names: dict[str, Any] = {"__name__": "__main__"}
    imports = next(cell.source for cell in source.cells if cell.cell_type == "code")
    others = (text for name, text in answer_cells(source).items() if name != answer)
    for text in (imports, *others):
        exec(text, names)
    return names


def mutants_of(text: str) -> list[Mutant]:
    """Every change that mutmut makes to what the learner writes in an answer cell."""
    # mutmut's function create_mutations would look for a configuration in the current folder.
    nothing = IgnoredCode(set(), set(), set())
    visitor = MutationVisitor(mutation_operators, nothing, covered_lines=written_lines(text))
    module = MetadataWrapper(libcst.parse_module(text)).visit(visitor)
    made = (module.deep_replace(m.original_node, m.mutated_node) for m in visitor.mutations)
    texts = [module.code_for_node(mutated) for mutated in made]
    return [Mutant(mutated, change(text, mutated)) for mutated in texts]


def written_lines(text: str) -> set[int]:
    """The numbers of the lines between nbgrader's marks: the rest is given to the learner."""
    found, inside = set(), False
    for number, line in enumerate(text.splitlines(), start=1):
        if "### BEGIN SOLUTION" in line or "### END SOLUTION" in line:
            inside = "BEGIN" in line
        elif inside:
            found.add(number)
    return found


def change(text: str, mutated: str) -> str:
    """The lines that a mutant changes, as they were and as they are."""
    lines = list(difflib.unified_diff(text.splitlines(), mutated.splitlines(), n=0, lineterm=""))
    sides = ([line[1:].strip() for line in lines[3:] if line[0] == mark] for mark in "-+")
    return " → ".join("\n".join(side) for side in sides)


def times_it_loses(exercise: str, text: str, source: NotebookNode, names: dict[str, Any]) -> int:
    """For how many of `SEEDS` the hidden checks take points from this text of the answer.

    names: what the text finds defined when it runs.
    """
    names = dict(names)
    try:
        with at_most(CPU_SECONDS):
            exec(text, names)
            answer = eval(judged_expression(exercise, source), names)
    except (Exception, TooLong):
        return len(SEEDS)
    return sum(loses_points(exercise, answer, seed) for seed in SEEDS)


def judged_expression(exercise: str, source: NotebookNode) -> str:
    """What the exercise's graded cell judges, such as ``Affine``."""
    abouts = ((cell, cell.metadata.get("nbgrader", {})) for cell in source.cells)
    graded = next(cell.source for cell, about in abouts if about.get("grade_id") == exercise)
    calls = (node for node in ast.walk(ast.parse(graded)) if isinstance(node, ast.Call))
    return next(ast.unparse(call.args[1]) for call in calls if ast.unparse(call.func) == "grade")


def loses_points(exercise: str, answer: Any, seed: int) -> bool:
    """Do the hidden checks, with cases from this seed, take points from the answer?"""
    np.random.seed(seed)  # for answers that draw numbers themselves
    try:
        with at_most(CPU_SECONDS):
            return hidden_verdict(exercise, answer, np.random.default_rng(seed)).share < 1
    except TooLong:
        return True


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TooLong after this much time of the processor, however busy the machine is."""

    def stop(*_: Any) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


if __name__ == "__main__":
    main()
