"""A large class from release to export in one run: its time, its memory, and whether the report
finds what was planted.

    python benchmarks/large_class.py [--learners 500] [--jobs N] [--seed 0]
                                     [--root build/class500] [--chapters 03_layers 04_affine]

The class is `autograders.synthetic_class`. Every step is a command as an instructor runs it, in a
fresh course with an exchange of its own; memory is the largest sum of the proportional set sizes of
all processes of a command. The exit code is 1 when the misconception that was planted most in some
exercise, by a clear margin, is not the one that the report has first.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from measure import run_python

from autograders.cli import usable_cores
from autograders.demo import chapters, prepare
from autograders.synthetic_class import Chapter, HandIn, SyntheticClass
from autograders.synthetic_class.compare import (
    Agreement,
    Commonest,
    Counts,
    agreement,
    commonest,
    equal_counts,
    planted,
    rank_correlation,
    reported,
)

AUTOGRADERS = ("-c", "from autograders.cli import main; main()")
NBGRADER = ("-m", "nbgrader")
EXCHANGE = """
c = get_config()
c.Exchange.root = {root!r}
c.ExchangeCollect.check_owner = False  # one account hands in for all of them
"""


@dataclass
class Step:
    """What a command took: seconds in all of its runs, and MiB at most."""

    command: str
    seconds: float = 0
    mib: float = 0


class Desk:
    """An instructor's course folder, and what each command there has taken so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.steps: dict[str, Step] = {}
        prepare(root)
        exchange = root / "exchange"
        exchange.mkdir()
        with (root / "nbgrader_config.py").open("a") as config:
            config.write(EXCHANGE.format(root=str(exchange)))
        self.inbound = exchange / "backprop" / "inbound"

    def autograders(self, command: str, *arguments: str) -> None:
        """Run one of our own commands."""
        self.run(f"autograders {command}", *AUTOGRADERS, command, *arguments)

    def nbgrader(self, command: str, *arguments: str, name: str = "") -> None:
        """Run a command of nbgrader's. name: what the table calls it, if not by its words."""
        self.run(name or f"nbgrader {command}", *NBGRADER, *command.split(), *arguments)

    def run(self, name: str, *command: str) -> None:
        """Run a command and add up what it takes. Raises RuntimeError."""
        taken = run_python(self.root, command)
        step = self.steps.setdefault(name, Step(name))
        step.seconds += taken.seconds
        step.mib = max(step.mib, taken.mib)


def main() -> None:
    """Run everything, print the tables, and end with 1 when the report misses what was planted."""
    options = arguments()
    root = options.root.resolve()
    desk, learners = Desk(root), SyntheticClass(options.learners, options.seed)
    import_students(desk, learners)
    handed_in: list[HandIn] = []
    for chapter in options.chapters:
        print(f"{chapter} ...", file=sys.stderr, flush=True)
        handed_in += teach(desk, learners, chapter, options.jobs)
    desk.autograders("report")
    for exporter in ("", "autograders.export.Wide", "autograders.export.Canvas"):
        export(desk, exporter)
    print(f"{summary(handed_in, options)}\n\n{times(desk.steps.values(), len(handed_in))}\n")
    counts, told = planted(handed_in), reported(root / "report" / "course" / "report.json")
    lines = commonest(counts, told)
    print(f"{comparison(lines)}\n{agreements(counts, told)}")
    print(differences(agreement(root, handed_in)))
    sys.exit(any(line.clear and not line.found for line in lines))


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--learners", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=usable_cores(), help="processes that grade")
    parser.add_argument("--seed", type=int, default=0, help="of the class")
    parser.add_argument("--root", type=Path, default=Path("build/class500"), help="made anew")
    parser.add_argument("--chapters", nargs="+", choices=chapters(), default=chapters())
    return parser.parse_args()


def import_students(desk: Desk, learners: SyntheticClass) -> None:
    """Tell nbgrader who is in the class."""
    with (desk.root / "students.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id"])
        rows.writerows([learner.name] for learner in learners.learners)
    desk.nbgrader("db student import", "students.csv")


def teach(desk: Desk, learners: SyntheticClass, chapter: str, jobs: int) -> list[HandIn]:
    """A chapter from release to report; what the class handed in."""
    desk.nbgrader("generate_assignment", chapter)
    released = Chapter.of_course(desk.root, chapter)
    due = f"{released.due:%Y-%m-%d %H:%M:%S} UTC"
    desk.nbgrader("db assignment add", chapter, f"--duedate={due}")
    desk.nbgrader("release_assignment", chapter)
    handed_in = learners.submit(released, desk.inbound)
    desk.nbgrader("collect", chapter)
    desk.autograders("grade", chapter, f"--jobs={jobs}")
    desk.autograders("feedback", chapter)
    desk.autograders("report", chapter)
    return handed_in


def export(desk: Desk, exporter: str) -> None:
    """Write all grades into a file; by nbgrader's own exporter when none is named."""
    if not exporter:
        desk.nbgrader("export", "--to=grades.csv")
        return
    kind = exporter.rpartition(".")[2]
    options = f"--exporter={exporter}", f"--to={kind.lower()}.csv"
    desk.nbgrader("export", *options, name=f"nbgrader export, {kind}")


def summary(handed_in: list[HandIn], options: argparse.Namespace) -> str:
    """What the class was, in a sentence."""
    graded = sum(hand_in.graded for hand_in in handed_in)
    return (
        f"{options.learners} learners, {len(options.chapters)} chapters, "
        f"{len(handed_in)} submissions ({graded} to be graded, {len(handed_in) - graded} to be "
        f"refused, {sum(hand_in.late for hand_in in handed_in)} late), "
        f"{options.jobs} processes that grade"
    )


def times(steps: Iterable[Step], submissions: int) -> str:
    """The table of what each command took."""
    lines = [
        "| command | in all, s | a submission, ms | memory at most, MiB |",
        "|---|---:|---:|---:|",
    ]
    whole = Step("all")
    for step in steps:
        whole.seconds += step.seconds
        whole.mib = max(whole.mib, step.mib)
        lines.append(row(step, submissions))
    return "\n".join([*lines, row(whole, submissions)])


def row(step: Step, submissions: int) -> str:
    """A line of that table."""
    each = 1000 * step.seconds / submissions
    return f"| `{step.command}` | {step.seconds:.1f} | {each:.1f} | {step.mib:.0f} |"


def comparison(lines: list[Commonest]) -> str:
    """The table of planted and reported misconceptions."""
    table = [
        "| exercise | planted most | times | reported | reported first | three commonest |",
        "|---|---|---:|---:|---|---|",
    ]
    for line in lines:
        first = "the same" if line.found else line.reported or "none"
        three = "the same" if line.first_three else "others"
        table.append(
            f"| {line.exercise} | {line.name} | {line.planted} | {line.told} | {first} | {three} |"
        )
    clear = [line for line in lines if line.clear]
    missed = [line.exercise for line in clear if not line.found]
    return "\n".join(
        [
            *table,
            "",
            f"- The commonest, where it is clear: {len(clear) - len(missed)} of {len(clear)} found"
            + "".join(f"; not in {exercise}" for exercise in missed),
            f"- The three commonest: found in {sum(line.first_three for line in lines)} of "
            f"{len(lines)} exercises",
        ]
    )


def agreements(counts: Counts, told: Counts) -> str:
    """How alike the planted and the reported counts are."""
    same, of = equal_counts(counts, told)
    return (
        f"- Planted and reported counts: equal for {same} of {of} misconceptions; rank correlation "
        f"{rank_correlation(counts, told):.3f}"
    )


def differences(found: Agreement) -> str:
    """How often a learner's diagnosis is not the planted one, or a right answer loses points."""
    wrong = found.as_planted + sum(found.otherwise.values())
    right = found.full + sum(found.lost.values())
    built, lost = (
        sum(number for (*_, builds), number in counter.items() if builds)
        for counter in (found.otherwise, found.lost)
    )
    return "\n".join(
        [
            f"- First diagnosis is the planted one: {found.as_planted} of {wrong}; of the others, "
            f"{built} use another answer of the learner's that is wrong",
            f"- Right answers with full points: {found.full} of {right}; of the others, {lost} use "
            "another answer of the learner's that is wrong",
            *(f"- {text}" for text in found.unexplained),
        ]
    )


if __name__ == "__main__":
    main()
