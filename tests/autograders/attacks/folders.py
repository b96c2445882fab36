"""Attempts by way of the folder that is handed in.

Each function changes a folder in which a blank notebook lies; its docstring says what it hopes
for. ``root`` is the course, ``home`` the home of who grades.
"""

import os
import shutil

CHAPTER = "03_layers"
NOTEBOOK = f"{CHAPTER}.ipynb"


def a_link_to_the_solution(folder, root, home):
    """the notebook is a link to the instructor's"""
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to(root / "notebooks" / CHAPTER / NOTEBOOK)


def a_link_to_another_learner(folder, root, home):
    """the notebook is a link to what another learner handed in"""
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to("../../000-honest/03_layers/03_layers.ipynb")


def a_link_to_the_secret(folder, root, home):
    """more files are links to what should be read and copied"""
    for number, target in enumerate([root / "secret.txt", root / "gradebook.db", home, "/"]):
        (folder / f"data{number}.txt").symlink_to(target)
    (folder / "timestamp.txt").symlink_to(root / "secret.txt")


def a_folder_that_is_a_link(folder, root, home):
    """the chapter's folder is a link to another learner's"""
    shutil.rmtree(folder)
    folder.symlink_to(root / "submitted" / "000-honest" / CHAPTER)


def a_learner_who_is_a_link(folder, root, home):
    """the learner's folder is a link to another learner's"""
    shutil.rmtree(folder.parent)
    folder.parent.symlink_to("000-honest")


def hard_links(folder, root, home):
    """files are hard links to the course's"""
    os.link(root / "secret.txt", folder / "secret.txt")
    (folder / NOTEBOOK).unlink()
    os.link(root / "secret.txt", folder / NOTEBOOK)


def pipes(folder, root, home):
    """the notebook and the time are pipes that nobody writes into"""
    for name in (NOTEBOOK, "timestamp.txt"):
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)


def a_folder_named_as_a_notebook(folder, root, home):
    """the notebook is a folder"""
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).mkdir()


def a_huge_file(folder, root, home):
    """the notebook is a sparse file of a terabyte"""
    os.truncate(folder / NOTEBOOK, 2**40)


def a_library_of_its_own(folder, root, home):
    """modules that Python could import in the place of ours"""
    text = f"open({str(root / 'left_behind.txt')!r}, 'w')\nraise SystemExit"
    for name in (
        "course_lib",
        "autograders",
        "nbgrader",
        "IPython",
        "ipython/profile_default/startup",
    ):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text(text)
    for name in ("numpy", "sitecustomize", "usercustomize", "json", "nbgrader_config", "conftest"):
        (folder / f"{name}.py").write_text(text)
    for name in ("evil.pth", ".env", "jupyter_config.py", "pyproject.toml", "gradebook.db"):
        (folder / name).write_text(f"import os; {text}")


def names_of_all_kinds(folder, root, home):
    """a thousand files whose names are pages, commands and bytes"""
    for name in (
        b"\xff\xfe",
        b"<img src=x onerror=alert(1)>.ipynb",
        b"$(touch x)",
        b"a\nb.ipynb",
        b"-rf",
    ):
        (folder / os.fsdecode(name)).write_text("{}")
    for number in range(1000):
        (folder / f"{number}.ipynb").write_text("[]")


def a_time_that_is_none(folder, root, home):
    """hands in at the beginning, the end, and outside of all time"""
    (folder / "timestamp.txt").write_text("9999999-99-99 <script>alert(1)</script>")


def the_name_in_capitals(folder, root, home):
    """more notebooks whose names are nearly the right one"""
    for name in (
        "03_LAYERS.ipynb",
        "03_layers.ipynb.ipynb",
        "03_layers (1).ipynb",
        "03_layers.ipynb~",
    ):
        shutil.copy(folder / NOTEBOOK, folder / name)
    (folder / NOTEBOOK).unlink()


def nothing_at_all(folder, root, home):
    """hands in an empty folder"""
    (folder / NOTEBOOK).unlink()


# Learners' folders with names that could act somewhere.
LEARNERS = (
    "'; DROP TABLE grade; --",
    "<script>alert(1)<\u2215script>",
    "{{ 7 * 7 }}",
    "$(touch x)",
    "a\nb",
    "*",
    "a\\..\\..",
    "-h",
    "\u202egpj",
    "x" * 240,
)
