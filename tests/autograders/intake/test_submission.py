"""A learner's folder, honest or hostile."""

import json
import os
import pickle
import stat
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from autograders.intake import fingerprint, read_submission
from autograders.intake.advice import ADVICE
from autograders.notebooks import NOTEBOOKS
from autograders.outcome import Refusal, Text

from ..korean import is_korean

NAME = "04_affine.ipynb"
LARGEST = 2_000_000
HOSTILE = [
    "line\nbreak.ipynb",
    "<script>alert(1)<script>.ipynb",
    os.fsdecode(b"\xff\xfe.ipynb"),
    "a" * 249 + ".ipynb",
    "\u202etxt.ipynb",
    "\x1b[31m.ipynb",
    "$(reboot).ipynb",
]


@pytest.fixture
def folder(tmp_path):
    """``submitted/<learner>/<chapter>``, empty."""
    path = tmp_path / "submitted" / "ada" / "04_affine"
    path.mkdir(parents=True)
    return path


@pytest.fixture
def content(notebook):
    """The bytes of an honest submission."""
    return json.dumps(notebook).encode()


def reason(folder, released, largest=LARGEST):
    """Why a folder is refused: one printable line, and advice, in both languages."""
    with pytest.raises(Refusal) as caught:
        read_submission(folder, released, largest)
    said = caught.value
    for lang in ("en", "ko"):
        reason = said.reason.told(lang)
        assert reason.isprintable() and len(reason) < 500
        assert "<" not in reason and reason.encode()
        advice = [a[lang].format(notebook="04_affine") for a in ADVICE.values()]
        assert said.advice.told(lang) in advice
    assert is_korean(said.reason.told("ko"))
    return said.reason


def test_the_notebook_is_read(folder, released, content):
    """Are its bytes returned, with nothing to note, whatever else the folder holds?"""
    (folder / NAME).write_bytes(content)
    (folder / "timestamp.txt").write_text("2026-03-01 12:00:00 UTC")
    (folder / "course_lib").mkdir()
    (folder / "course_lib" / "__init__.py").write_text("raise SystemExit")
    (folder / ".ipynb_checkpoints").mkdir()
    notes = []
    assert read_submission(folder, released, LARGEST, notes=notes) == content
    assert notes == []


def test_more_notebooks_are_not_graded(folder, released, content):
    """Is the one with the right name taken, and the others named in a note?"""
    (folder / NAME).write_bytes(content)
    (folder / "04_affine-Copy1.ipynb").write_bytes(b"other")
    notes = []
    assert read_submission(folder, released, LARGEST, notes=notes) == content
    assert notes == ["more notebooks in the folder, not graded: 04_affine-Copy1.ipynb"]


@pytest.mark.parametrize(
    "name", ["04_affine-Copy1.ipynb", "04_affine (1).ipynb", "제출.ipynb", "04_AFFINE.IPYNB.txt"]
)
def test_a_renamed_notebook_is_found(folder, released, content, name):
    """Is the chapter's notebook taken under another name, beside another chapter's?"""
    (folder / name).write_bytes(content)
    (folder / "03_layers.ipynb").write_bytes((NOTEBOOKS / "03_layers/03_layers.ipynb").read_bytes())
    (folder / "broken.ipynb").write_bytes(content[:1000])
    notes = []
    assert read_submission(folder, released, LARGEST, notes=notes) == content
    assert notes == [f"{NAME} was missing; {name} is the chapter's and was taken"]


def test_two_renamed_notebooks_are_no_choice(folder, released, content):
    """Is a folder refused in which two notebooks could be meant?"""
    for name in ("a.ipynb", "b.ipynb"):
        (folder / name).write_bytes(content)
    said = f"{NAME} is missing; more than one could be it: a.ipynb, b.ipynb"
    assert reason(folder, released) == said


def test_what_was_found_instead_is_named(folder, released):
    """Do another chapter's notebook and a folder count as no notebook?"""
    (folder / "03_layers.ipynb").write_bytes((NOTEBOOKS / "03_layers/03_layers.ipynb").read_bytes())
    (folder / "inner").mkdir()
    (folder / "timestamp.txt").write_text("now")
    assert reason(folder, released) == f"{NAME} is missing; found: 03_layers.ipynb, inner"


def test_nothing_is_refused_as_nothing(folder, released):
    """Are an empty folder, one with a timestamp only, and none at all refused?"""
    assert reason(folder, released) == "the folder is empty"
    (folder / "timestamp.txt").write_text("now")
    assert reason(folder, released) == "the folder is empty"
    assert reason(folder.parent / "05_none", released) == "nothing was handed in"
    assert reason(folder / "no" / "such", released) == "nothing was handed in"


def test_size_is_limited(folder, released, content):
    """Is a file refused that is a byte too large, and never read when it is huge?"""
    (folder / NAME).write_bytes(content)
    assert read_submission(folder, released, len(content)) == content
    said = f"{NAME} is {len(content):,} bytes large, at most {len(content) - 1:,} are read"
    assert reason(folder, released, len(content) - 1) == said
    os.truncate(folder / NAME, 2**40)  # a terabyte of nothing: reading it could not end well
    assert "1,099,511,627,776 bytes" in reason(folder, released)


@pytest.mark.parametrize("place", ["file", "folder", "learner"])
def test_links_are_not_followed(folder, released, content, place):
    """Is another learner's work safe from a link in the place of one's own?"""
    (folder / NAME).write_bytes(content)
    mallory = folder.parents[1] / "mallory"
    if place == "learner":
        mallory.symlink_to(folder.parent)
    else:
        mallory.mkdir()
    if place == "folder":
        (mallory / "04_affine").symlink_to(folder)
    if place == "file":
        (mallory / "04_affine").mkdir()
        (mallory / "04_affine" / NAME).symlink_to(folder / NAME)
    assert reason(mallory / "04_affine", released).endswith("is not read: it is a symbolic link")


def test_a_renamed_link_is_not_followed(folder, released, content):
    """Is a link under another name no notebook either?"""
    (folder.parent / "own.ipynb").write_bytes(content)
    (folder / "copy.ipynb").symlink_to(folder.parent / "own.ipynb")
    assert reason(folder, released) == f"{NAME} is missing; found: copy.ipynb"


def make_folder(path):
    path.mkdir()


def make_socket(path):
    os.mknod(path, stat.S_IFSOCK | 0o600)


def make_device(path):
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # /dev/zero, without end
    except PermissionError:
        pytest.skip("only root makes devices")


@pytest.mark.skipif(os.name != "posix", reason="a file system of POSIX")
@pytest.mark.parametrize("name", [NAME, "copy.ipynb"])
@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (make_folder, "a folder"),
        (lambda path: os.mkfifo(path), "a pipe"),
        (make_socket, "a socket"),
        (make_device, "a device"),
    ],
)
def test_what_is_no_file_is_neither_read_nor_waited_for(folder, released, make, kind, name):
    """Does a pipe, a device or such in the notebook's place end in a refusal?"""
    make(folder / name)
    if name == NAME:
        assert reason(folder, released) == f"{NAME} is not read: it is {kind}"
    else:
        assert reason(folder, released) == f"{NAME} is missing; found: copy.ipynb"


def test_a_file_in_the_folders_place_is_refused(folder, released):
    """Is a submission that is a file, or lies in one, refused as such?"""
    (folder / "file").write_text("x")
    assert reason(folder / "file", released).endswith("folder is not read: it is a file")
    assert reason(folder / "file" / "x", released).endswith("folder is not read: it is a file")


@contextmanager
def ordinary_user():
    """As root every file can be read; so be somebody else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("place", ["file", "folder", "learner"])
def test_what_may_not_be_read_is_refused(released, content, place):
    """Are missing permissions said, of the file and of the folders above?"""
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to others
        folder = Path(name) / "ada" / "04_affine"
        folder.mkdir(parents=True)
        os.chmod(name, 0o755)
        (folder / NAME).write_bytes(content)
        path = {"file": folder / NAME, "folder": folder, "learner": folder.parent}[place]
        path.chmod(0)
        with ordinary_user():
            assert reason(folder, released).endswith("is not read: permission denied")
        path.chmod(0o700)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_one_line_of_text(folder, released, content, name):
    """Can a file's name break neither a line, nor a page, nor the terminal; found or not?"""
    (folder / name).write_bytes(b"no notebook")
    assert reason(folder, released).startswith(f"{NAME} is missing; found: ")
    (folder / name).write_bytes(content)
    notes = []
    assert read_submission(folder, released, LARGEST, notes=notes) == content
    assert notes[0].isprintable() and "<" not in notes[0] and notes[0].encode()


def test_a_folder_of_very_many_files_is_named_in_a_line(folder, released):
    """Is a reason short when there is much to name?"""
    for number in range(300):
        (folder / f"{number:03}.ipynb").write_text("{}")
    said = f"{NAME} is missing; found: 000.ipynb, 001.ipynb, 002.ipynb, 003.ipynb, 004.ipynb"
    assert reason(folder, released) == f"{said} and 295 more"


def test_a_refusal_reaches_a_worker(folder, released):
    """Does a refusal stay what it is on its way to another process?"""
    with pytest.raises(Refusal) as caught:
        read_submission(folder, released, LARGEST)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.reason.texts == caught.value.reason.texts
    assert again.advice.texts == caught.value.advice.texts


def test_the_fingerprint_tells_submissions_apart(released, content):
    """Does it change with the content, the reason or the release, and with nothing else?"""
    empty, advice = Text({"en": "empty", "ko": "비어 있음"}), Text({"en": "Do this.", "ko": "…"})
    reason = Refusal(empty, advice)
    same = [fingerprint(content, released), fingerprint(bytes(bytearray(content)), released)]
    assert same[0] == same[1]
    assert fingerprint(reason, released) == fingerprint(Refusal(empty, empty), released)
    others = [
        fingerprint(content + b" ", released),
        fingerprint(b"empty", released),
        fingerprint(reason, released),
        fingerprint(content, replace(released, fingerprint="another")),
    ]
    assert len({same[0], *others}) == 5
