"""How the benchmarks measure: ratios of things that take turns, and the memory of processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

HEADER = "| what | ours | compared with | takes | ratio |\n|---|---|---|---|---|"


@dataclass(frozen=True)
class Line:
    """A line of the table. ratio: how many times as much the other takes as ours."""

    what: str
    ours: float
    than: str
    other: float
    unit: str = "s"

    def __str__(self) -> str:
        ratio = f"{self.other / self.ours:.1f} times"
        ours, other = (amount(value, self.unit) for value in (self.ours, self.other))
        return f"| {self.what} | {ours} | {self.than} | {other} | {ratio} |"


def amount(value: float, unit: str) -> str:
    """A quantity with its unit; short times in ms."""
    if unit == "s" and value < 1:
        value, unit = value * 1000, "ms"
    return f"{value:.3g} {unit}" if value < 1000 else f"{value:.0f} {unit}"


def medians(turns: int, *jobs: Callable[[], object]) -> list[float]:
    """The median seconds of each job. They take turns, so that a busy moment hits them alike."""
    seconds: list[list[float]] = [[] for _ in jobs]
    for _ in range(turns):
        for job, taken in zip(jobs, seconds, strict=True):
            start = time.perf_counter()
            job()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in seconds]


@dataclass(frozen=True)
class Run:
    """One command's time and memory."""

    seconds: float
    mib: float


def run_python(folder: Path, command: Sequence[str]) -> Run:
    """Run a command of this Python's in a folder. Raises RuntimeError with what it said."""
    # nbgrader calls alembic by its name, so the environment's own programs must be found.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=folder,
            env=os.environ | {"PATH": path},
            stdout=said,
            stderr=said,
        )
        peak = Peak(process.pid)
        failed = process.wait()
        seconds, mib = time.perf_counter() - start, peak.mib()
        if failed:
            said.seek(0)
            told = said.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)} ended with {failed}:\n{told}")
    return Run(seconds, mib)


class Peak:
    """Watches how much memory a process and all its children use together."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.watch, args=[psutil.Process(pid)])
        self.thread.start()

    def watch(self, process: psutil.Process) -> None:
        """Look five times a second: each look costs time too."""
        while not self.over.wait(0.2):
            total = 0
            try:
                for one in [process, *process.children(recursive=True)]:
                    total += one.memory_full_info().pss
            except psutil.Error:  # it ended meanwhile
                continue
            self.most = max(self.most, total)

    def mib(self) -> float:
        """The most there was: the sum of the proportional set sizes."""
        self.over.set()
        self.thread.join()
        return self.most / 2**20
