"""MNIST: is the shipped data right, and is a download either right or refused?"""

import gzip
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_lib import data
from course_lib.data import IDX_SHA256, SUBSET, fetch_idx, load_mnist, read_idx

NAMES = list(IDX_SHA256)


def idx_bytes(array: data.Array) -> bytes:
    """An IDX file of unsigned bytes, written independently of the reader."""
    lengths = b"".join(length.to_bytes(4, "big") for length in array.shape)
    return bytes([0, 0, 8, array.ndim]) + lengths + array.astype(np.uint8).tobytes()


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass
class Mirror:
    """A web server on this machine that serves a folder and notes what it was asked for."""

    folder: Path
    url: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    served = Mirror(tmp_path / "served")
    served.folder.mkdir()

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            served.asked.append(self.path)

        def do_GET(self) -> None:
            if not self.path.startswith("/cut/"):
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(bytes(10))

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(served.folder)))
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/"
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv(data.MIRROR_VARIABLE, served.url)
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def small_files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Four IDX files of real digits, 30 + 20 of them, registered in place of the full ones."""
    (x_train, t_train), (x_test, t_test) = load_mnist(flatten=False, normalize=False)
    arrays = (x_train[:30, 0], t_train[:30], x_test[:20, 0], t_test[:20])
    files = {name: idx_bytes(array) for name, array in zip(NAMES, arrays, strict=True)}
    monkeypatch.setattr(data, "IDX_SHA256", {name: sha256(c) for name, c in files.items()})
    return files


@pytest.mark.parametrize("flatten", [True, False])
@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("one_hot", [True, False])
def test_every_option_gives_the_documented_arrays(
    flatten: bool, normalize: bool, one_hot: bool
) -> None:
    """Do shapes, dtypes and ranges follow the docstring, with the same digits under each option?"""
    plain = load_mnist(flatten=True, normalize=False)
    chosen = load_mnist("subset", flatten=flatten, normalize=normalize, one_hot=one_hot)
    for (x, t), (bytes_, labels), rows in zip(chosen, plain, (10_000, 2_000), strict=True):
        assert x.shape == ((rows, 784) if flatten else (rows, 1, 28, 28))
        assert x.dtype == (np.float32 if normalize else np.uint8)
        assert (x.min(), x.max()) == ((0, 1) if normalize else (0, 255))
        np.testing.assert_allclose(
            x.reshape(rows, 784), bytes_ / 255 if normalize else bytes_, rtol=1e-6
        )
        assert t.dtype == (np.float32 if one_hot else np.int64)
        assert t.shape == ((rows, 10) if one_hot else (rows,))
        if one_hot:
            np.testing.assert_array_equal(t.sum(axis=1), 1)
        np.testing.assert_array_equal(t.argmax(axis=1) if one_hot else t, labels)


def test_subset_is_balanced_and_not_sorted() -> None:
    """Is every digit as frequent as every other, also in the part that a learner may cut off?"""
    for (_, t), count in zip(load_mnist(), (1000, 200), strict=True):
        np.testing.assert_array_equal(np.bincount(t), [count] * 10)
        assert np.bincount(t[:500], minlength=10).min() > 25


def test_images_belong_to_their_labels() -> None:
    """Are these digits? A rule that knows only each digit's mean image must be mostly right."""
    (x_train, t_train), (x_test, t_test) = load_mnist()
    means = np.stack([x_train[t_train == digit].mean(axis=0) for digit in range(10)])
    distances = ((x_test[:, None] - means) ** 2).sum(axis=2)
    assert (distances.argmin(axis=1) == t_test).mean() > 0.75


def test_no_test_image_is_a_training_image() -> None:
    """Does the test accuracy really measure unseen images?"""
    (x_train, _), (x_test, _) = load_mnist(normalize=False)
    assert not {row.tobytes() for row in x_train} & {row.tobytes() for row in x_test}


def test_source_note_states_what_ships() -> None:
    """Do the checksums in MNIST_SOURCE.md agree with the file and with the code?"""
    note = SUBSET.with_name("MNIST_SOURCE.md").read_text(encoding="utf-8")
    assert sha256(SUBSET.read_bytes()) in note
    for name, digest in IDX_SHA256.items():
        assert f"| `{name}` | `{digest}` |" in note


def test_unknown_name_is_refused() -> None:
    """Does a wrong name get told the two right ones?"""
    with pytest.raises(ValueError, match=r'"subset" or "full", got \'fulll\''):
        load_mnist("fulll")


@settings(deadline=None)
@given(hnp.arrays(np.uint8, hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=5)))
def test_idx_files_are_read_as_written(
    tmp_path_factory: pytest.TempPathFactory, array: data.Array
) -> None:
    """Does an array of any shape come back from an IDX file?"""
    path = tmp_path_factory.mktemp("idx") / "file"
    path.write_bytes(idx_bytes(array))
    read = read_idx(path)
    np.testing.assert_array_equal(read, array)
    assert read.shape == array.shape
    assert read.dtype == np.uint8
    assert read.flags.writeable


@settings(deadline=None)
@given(
    hnp.arrays(np.uint8, hnp.array_shapes(min_dims=1, max_dims=3, max_side=4)),
    st.data(),
)
def test_idx_file_of_wrong_length_is_refused(
    tmp_path_factory: pytest.TempPathFactory, array: data.Array, draw: st.DataObject
) -> None:
    """Is a file cut anywhere, or with a byte too many, an error that names the file?"""
    path = tmp_path_factory.mktemp("idx") / "some-file"
    content = idx_bytes(array)
    cut = draw.draw(st.integers(0, len(content) - 1))
    for wrong in (content[:cut], content + b"\0"):
        path.write_bytes(wrong)
        with pytest.raises(ValueError, match="some-file: expected"):
            read_idx(path)


@pytest.mark.parametrize(
    ("content", "came"),
    [
        (b"", "nothing"),
        (b"\x00\x00\x0d\x01" + bytes(8), "00 00 0d 01"),
        (gzip.compress(b"\x00\x00\x08\x01\x00\x00\x00\x00"), "1f 8b"),
        (b"<html>", "3c 68 74 6d"),
    ],
    ids=["empty", "floats", "gzip", "html"],
)
def test_other_files_are_not_idx(tmp_path: Path, content: bytes, came: str) -> None:
    """Does the error for a file of another kind say how it begins?"""
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(ValueError, match=f"begins with {came}"):
        read_idx(tmp_path / "other")


@pytest.mark.parametrize("compressed", [True, False], ids=["gz", "raw"])
def test_full_set_is_fetched_once(
    mirror: Mirror, small_files: dict[str, bytes], tmp_path: Path, compressed: bool
) -> None:
    """Does any mirror serve, compressed or not, and the second call without a network?"""
    for name, content in small_files.items():
        served = mirror.folder / (f"{name}.gz" if compressed else name)
        served.write_bytes(gzip.compress(content) if compressed else content)
    cache = tmp_path / "new" / "cache"
    (x_train, t_train), (x_test, t_test) = load_mnist("full", normalize=False, cache_dir=cache)
    (x, t), (x_other, t_other) = load_mnist("subset", normalize=False)
    for fetched, known in ((x_train, x), (t_train, t), (x_test, x_other), (t_test, t_other)):
        assert len(fetched) in (30, 20)
        np.testing.assert_array_equal(fetched, known[: len(fetched)])
    assert {path.name: path.read_bytes() for path in cache.iterdir()} == small_files
    mirror.asked.clear()
    load_mnist("full", cache_dir=cache)
    assert mirror.asked == []


def test_damaged_cache_is_replaced(
    mirror: Mirror, small_files: dict[str, bytes], tmp_path: Path
) -> None:
    """Is a file in the cache trusted only when its content is right?"""
    for name, content in small_files.items():
        (mirror.folder / name).write_bytes(content)
        (tmp_path / name).write_bytes(content[:-1])
    load_mnist("full", cache_dir=tmp_path)
    assert all((tmp_path / name).read_bytes() == content for name, content in small_files.items())


def damaged(content: bytes) -> dict[str, bytes]:
    """Ways in which a file goes wrong between there and here."""
    return {
        "one byte changed": content[:-1] + bytes([content[-1] ^ 1]),
        "gzip file cut": gzip.compress(content)[:-20],
        "gzip file garbled": gzip.compress(content)[:10] + b"\xff" * 40,
        "only a gzip magic": b"\x1f\x8b",
        "login page": b"<html>Please log in</html>",
        "empty": b"",
    }


@pytest.mark.parametrize("way", damaged(bytes(100)))
def test_damaged_download_is_refused_and_not_kept(mirror: Mirror, tmp_path: Path, way: str) -> None:
    """Does a wrong file raise an error that names its address, and leave nothing behind?"""
    content = idx_bytes(np.arange(200, dtype=np.uint8))
    (mirror.folder / "digits.gz").write_bytes(damaged(content)[way])
    cache = tmp_path / "cache"
    with pytest.raises(OSError, match="could not be fetched") as caught:
        fetch_idx("digits", sha256(content), cache, [mirror.url])
    assert f"{mirror.url}digits.gz: damaged, or not MNIST's" in str(caught.value)
    assert f"{mirror.url}digits: 404" in str(caught.value)
    assert list(cache.iterdir()) == []


def test_connection_cut_halfway_leaves_nothing(mirror: Mirror, tmp_path: Path) -> None:
    """Is a download that stops in the middle an error, with a clean cache?"""
    with pytest.raises(OSError, match=r"digits\.gz: ChunkedEncodingError"):
        fetch_idx("digits", sha256(b"any"), tmp_path / "cache", [mirror.url + "cut"])
    assert list((tmp_path / "cache").iterdir()) == []


def test_next_mirror_is_asked(mirror: Mirror, tmp_path: Path) -> None:
    """Does one bad mirror do no harm while another one is good?"""
    content = idx_bytes(np.arange(200, dtype=np.uint8))
    for folder, served in (("bad", content[:-1]), ("good", content)):
        (mirror.folder / folder).mkdir()
        (mirror.folder / folder / "digits.gz").write_bytes(gzip.compress(served))
    mirrors = [mirror.url + "missing", mirror.url + "bad/", mirror.url + "good"]
    path = fetch_idx("digits", sha256(content), tmp_path, mirrors)
    assert path.read_bytes() == content


def test_offline_error_says_what_was_tried_and_what_works(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does a learner without a network read?"""
    closed = "http://127.0.0.1:1"
    monkeypatch.setenv(data.MIRROR_VARIABLE, closed)
    with pytest.raises(OSError, match="could not be fetched") as caught:
        load_mnist("full", cache_dir=tmp_path / "cache")
    message = str(caught.value)
    for part in (
        f"{closed}/train-images-idx3-ubyte.gz: ConnectionError",
        f"{closed}/train-images-idx3-ubyte: ConnectionError",
        "COURSE_MNIST_URL",
        'load_mnist("subset") works without a network',
    ):
        assert part in message
    assert list((tmp_path / "cache").iterdir()) == []
    assert mirror.asked == []


def test_without_pooch_the_subset_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Does a released folder need no pooch, and does "full" say how to get it?"""
    monkeypatch.setitem(sys.modules, "pooch", None)
    with pytest.raises(ImportError, match="pip install pooch"):
        load_mnist("full", cache_dir=tmp_path)
    assert len(load_mnist()[0][0]) == 10_000


def test_download_says_nothing_on_stderr(
    mirror: Mirror, small_files: dict[str, bytes], tmp_path: Path
) -> None:
    """nbgrader scores a cell that writes to stderr as 0: does a download stay silent?"""
    for name, content in small_files.items():
        (mirror.folder / f"{name}.gz").write_bytes(gzip.compress(content))
    code = (
        f"from course_lib import data; data.IDX_SHA256 = {data.IDX_SHA256!r}; "
        f"print(len(data.load_mnist('full', cache_dir={str(tmp_path / 'cache')!r})[0][0]))"
    )
    root = Path(data.__file__).parents[1]
    environment = os.environ | {"PYTHONPATH": str(root)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)
    assert (run.stdout.strip(), run.stderr) == (b"30", b"")
