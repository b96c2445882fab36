"""All benchmarks: one command, one table, each line a ratio of things that took turns in one run.

    python benchmarks/run.py [NAME ...]

NAME: training, gradients, drawing, imports, notebooks, grading; all of them when none is named.
`grading` takes most of the time, and needs the network once, to install otter-grader. The ratios
count: machines differ, and a busy one is slow at everything. Beside the table each name's own file
says what exactly was compared. Needs PyTorch; `make test` installs it.
"""

from __future__ import annotations

import importlib
import os
import sys

NAMES = ("training", "gradients", "drawing", "imports", "notebooks", "grading")


def main() -> None:
    """Print the table, line by line."""
    chosen = sys.argv[1:] or NAMES
    if unknown := set(chosen) - set(NAMES):
        sys.exit(f"no benchmark is called {', '.join(unknown)}; there are: {', '.join(NAMES)}")
    from measure import HEADER

    print(HEADER)
    for name in chosen:
        for line in importlib.import_module(name).lines():
            print(line, flush=True)


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy: all compete with one thread
    main()
