"""Train the book's two-layer network on MNIST, once per seed, and report the accuracies.

    python benchmarks/train_mnist.py              # full MNIST, downloaded once
    python benchmarks/train_mnist.py --data DIR   # the four raw IDX files in DIR, no network
    python benchmarks/train_mnist.py --subset     # the images that ship with the course

The setting is that of Deep Learning from Scratch, 5.7.4: 784-50-10, batches of 100, learning rate
0.1, 10,000 steps, initial weights of standard deviation 0.01. `scripts/make_mnist_subset.py --raw
DIR` lays out DIR. The default is float64, as in the book and in the course's gradient checks;
--dtype float32 shows that half the precision reaches the same accuracy in less time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from course_lib.data import IDX_SHA256, load_mnist
from course_lib.networks import TwoLayerNet
from course_lib.training import SGD, fit

GOAL = 0.965


def main() -> None:
    """Parse the command line, train, print a table."""
    parser = argparse.ArgumentParser(description="Accuracy of the two-layer network on MNIST.")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--data", type=Path, metavar="DIR", help="folder of the raw IDX files")
    source.add_argument("--subset", action="store_true", help="use the shipped subset")
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, default=5, help="how many seeds, from 0 (default 5)")
    parser.add_argument("--dtype", choices=("float64", "float32"), default="float64")
    options = parser.parse_args()
    missing = [f for f in IDX_SHA256 if options.data and not (options.data / f).is_file()]
    if missing:
        parser.error(f"{options.data} lacks {', '.join(missing)}")

    train, test = load_mnist("subset" if options.subset else "full", cache_dir=options.data)
    # The images are float32. Converting once is faster than letting each step convert its batch.
    train, test = ((x.astype(options.dtype), t) for x, t in (train, test))
    print(f"{len(train[0])} training and {len(test[0])} test images, {options.dtype}, ", end="")
    print(f"{options.steps} steps of 100, learning rate {options.lr}")
    print(f"{'seed':>5} {'train':>8} {'test':>8} {f'>= {GOAL}':>9} {'seconds':>8}")
    results = []
    for seed in range(options.seeds):
        network = TwoLayerNet(
            784, 50, 10, rng=np.random.default_rng(seed), dtype=np.dtype(options.dtype)
        )
        history = fit(
            network,
            train,
            test,
            optimizer=SGD(options.lr),
            steps=options.steps,
            seed=seed,
            evaluate_every=options.steps,
            progress=False,
        )
        accuracies = history.train_accuracy[-1], history.test_accuracy[-1]
        results.append(accuracies)
        reached = "yes" if accuracies[1] >= GOAL else "no"
        print(f"{seed:>5} {accuracies[0]:8.4f} {accuracies[1]:8.4f} {reached:>9} ", end="")
        print(f"{history.seconds:8.1f}", flush=True)
    for name, values in zip(("train", "test"), np.transpose(results), strict=True):
        print(f"{name}: {values.mean():.4f} ± {values.std(ddof=1 if len(values) > 1 else 0):.4f}")


if __name__ == "__main__":
    main()
