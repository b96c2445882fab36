"""MNIST digits: a subset that ships with the course, and the full set, fetched once and kept.

Source, licence and choice of images: MNIST_SOURCE.md beside this file.
Deep Learning from Scratch, 3.6.1, uses the same data.
"""

from __future__ import annotations

import gzip
import logging
import math
import os
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Split = tuple[Array, Array]

SUBSET = Path(__file__).with_name("mnist_subset.npz")
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
MIRROR_VARIABLE = "COURSE_MNIST_URL"
# Of the uncompressed files: a mirror may serve them compressed in any way, or as they are.
IDX_SHA256 = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
GZIP_MAGIC = b"\x1f\x8b"
IDX_UINT8 = b"\x00\x00\x08"
CONNECT_AND_READ_SECONDS = (5, 60)


def load_mnist(
    name: str = "subset",
    *,
    flatten: bool = True,
    normalize: bool = True,
    one_hot: bool = False,
    cache_dir: str | Path | None = None,
) -> tuple[Split, Split]:
    """Load MNIST as ``(x_train, t_train), (x_test, t_test)``.

    name: "subset", 10,000 + 2,000 images that ship with the course (1,000 + 200 of each digit),
        or "full", all 60,000 + 10,000, downloaded with pooch at the first call and checked.
    flatten: images of shape (N, 784); otherwise (N, 1, 28, 28), the 1 being the grey channel.
    normalize: float32 from 0 to 1; otherwise uint8 from 0 to 255.
    one_hot: labels of shape (N, 10), float32; otherwise (N,), int64, from 0 to 9.
    cache_dir: where "full" is kept; by default the user's cache folder. A folder that already
        holds the four raw IDX files is read without a network.

    The environment variable COURSE_MNIST_URL names another server for "full", for instance
    one in the classroom.

    Raises ValueError for another name, ImportError when "full" needs pooch and it is not
    installed, OSError when the files can not be fetched.
    """
    if name == "subset":
        with np.load(SUBSET) as arrays:
            x_train, t_train = arrays["x_train"], arrays["t_train"]
            x_test, t_test = arrays["x_test"], arrays["t_test"]
    elif name == "full":
        x_train, t_train, x_test, t_test = (read_idx(path) for path in fetch_mnist(cache_dir))
    else:
        raise ValueError(f'load_mnist: expected the name "subset" or "full", got {name!r}')

    def prepare(images: Array, labels: Array) -> Split:
        images = images.reshape((-1, 784) if flatten else (-1, 1, 28, 28))
        return (
            images.astype(np.float32) / 255 if normalize else images,
            np.eye(10, dtype=np.float32)[labels] if one_hot else labels.astype(np.int64),
        )

    return prepare(x_train, t_train), prepare(x_test, t_test)


def read_idx(path: str | Path) -> Array:
    """Read an IDX file of unsigned bytes, MNIST's format, into a uint8 array.

    Layout: two zero bytes, 0x08 for "unsigned byte", the number of axes, the length of each axis
    as a big-endian 32-bit integer, then the bytes. Raises ValueError for anything else.
    """
    content = Path(path).read_bytes()
    if len(content) < 4 or not content.startswith(IDX_UINT8):
        raise ValueError(
            f"{path}: expected an IDX file of unsigned bytes (it begins with 00 00 08), "
            f"got a file that begins with {content[:4].hex(' ') or 'nothing: it is empty'}"
        )
    axes = content[3]
    start = 4 + 4 * axes
    if len(content) < start:
        raise ValueError(f"{path}: expected a header of {start} bytes, got {len(content)} bytes")
    shape = tuple(int(n) for n in np.frombuffer(content, ">u4", count=axes, offset=4))
    if len(content) - start != math.prod(shape):
        raise ValueError(
            f"{path}: expected {math.prod(shape)} bytes of data for shape {shape}, "
            f"got {len(content) - start}"
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape).copy()


def fetch_mnist(cache_dir: str | Path | None = None) -> list[Path]:
    """Paths of the four verified raw IDX files, in the order of `IDX_SHA256`."""
    pooch = _import_pooch()
    folder = Path(cache_dir) if cache_dir is not None else pooch.os_cache("mnist-digits")
    mirror = os.environ.get(MIRROR_VARIABLE)
    mirrors = (mirror,) if mirror else MIRRORS
    return [fetch_idx(name, sha256, folder, mirrors) for name, sha256 in IDX_SHA256.items()]


def fetch_idx(name: str, sha256: str, folder: Path, mirrors: Sequence[str]) -> Path:
    """Path of the file ``name`` in ``folder``, fetched from the first mirror that has it right.

    Each mirror is asked for ``name.gz``, then for ``name``. A file enters the folder only once
    its uncompressed content has the given sha256. Raises OSError that lists what was tried.
    """
    pooch = _import_pooch()
    folder.mkdir(parents=True, exist_ok=True)

    def download(url: str, output_file: str, _: object) -> None:
        pooch.HTTPDownloader(timeout=CONNECT_AND_READ_SECONDS)(url, output_file, None)
        _unpack_gzip(Path(output_file))

    tried = []
    for url in (f"{base.rstrip('/')}/{file}" for base in mirrors for file in (f"{name}.gz", name)):
        try:
            # pooch checks a temporary file, moves it into place if it is right, else removes it.
            return Path(pooch.retrieve(url, f"sha256:{sha256}", name, folder, downloader=download))
        except OSError as error:
            answer = getattr(error, "response", None)  # what the server said, if it was reached
            reason = error.strerror or type(error).__name__
            tried.append(f"{url}: {reason if answer is None else answer.status_code}")
        except ValueError:
            tried.append(f"{url}: damaged, or not MNIST's (the sha256 of its content differs)")
    raise OSError(
        f"MNIST's {name} could not be fetched. Tried:\n  "
        + "\n  ".join(tried)
        + f"\nAre you online? {MIRROR_VARIABLE} may name another server. "
        'load_mnist("subset") works without a network.'
    )


def _unpack_gzip(path: Path) -> None:
    """Replace a gzip file by its content; leave any other file. ValueError for a damaged one."""
    content = path.read_bytes()
    if content.startswith(GZIP_MAGIC):
        try:
            path.write_bytes(gzip.decompress(content))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ValueError(f"{path}: damaged gzip file") from error


def _import_pooch() -> ModuleType:
    try:
        import pooch
    except ImportError as error:
        raise ImportError(
            'load_mnist("full") needs the package pooch; install it with: pip install pooch. '
            'load_mnist("subset") works without it.'
        ) from error
    # It reports downloads on stderr, where nbgrader sees a failed cell.
    pooch.get_logger().setLevel(logging.ERROR)
    return pooch
