"""The course folder: its configuration, its directories, and who handed in what."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograders.classroom.course import CourseError, open_course, student_id
from autograders.jail.limits import MIB, Limits


def course_in(folder, config=""):
    """A course with such a configuration."""
    (folder / "nbgrader_config.py").write_text(f"c = get_config()\n{config}\n")
    return open_course(folder)


def hand_in(folder, *names, chapter="04"):
    """Make folders as if these had handed something in."""
    for name in names:
        os.makedirs(os.path.join(os.fsencode(folder), b"submitted", name, chapter.encode()))


def test_a_folder_without_a_configuration_is_no_course(tmp_path):
    """Is it said what is missing, and where?"""
    with pytest.raises(CourseError, match=r"no course in .*nbgrader_config\.py.*--root"):
        open_course(tmp_path)


def test_a_configuration_that_fails_is_told(tmp_path):
    """Is an error in the configuration told with its own words?"""
    with pytest.raises(CourseError, match="COURSE_LANG: expected en"):
        course_in(tmp_path, "raise ValueError('COURSE_LANG: expected en')")


def test_a_configuration_may_load_another(tmp_path):
    """Does load_subconfig work, as nbgrader's own loader has it?"""
    (tmp_path / "base.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'one'\n")
    course = course_in(tmp_path, "load_subconfig('base.py')")
    assert course.directory.course_id == "one"


def test_limits_come_from_the_configuration(tmp_path):
    """Does each trait reach the jail, with the jail's defaults where nothing is said?"""
    assert course_in(tmp_path).settings(unsafe=False).limits == Limits()
    config = "c.Grading.memory_mib = 300\nc.Grading.cell_seconds = 1.5\nc.Grading.threads = 2"
    settings = course_in(tmp_path, config).settings(unsafe=True)
    assert settings.limits == Limits(memory=300 * MIB, cell_seconds=1.5, threads=2)
    assert settings.unsafe


def test_every_limit_can_be_set(tmp_path):
    """Is there a trait with a help text for each field of Limits?"""
    grading = course_in(tmp_path).grading
    traits = grading.traits(config=True)
    values = {
        name.removesuffix("_mib").removesuffix("_characters"): getattr(grading, name)
        for name in traits
    }
    for name, default in vars(Limits()).items():
        assert default in (values[name], values[name] * MIB)
    assert all(trait.help for trait in traits.values())
    assert "largest_notebook_mib" in traits


def test_a_limit_that_cannot_be_one_is_told(tmp_path):
    """Does an error name the configuration and the limit?"""
    course = course_in(tmp_path, "c.Grading.files = 0")
    with pytest.raises(CourseError, match=r"c\.Grading: Limits\.files: expected a number above 0"):
        course.settings(unsafe=False)


@pytest.mark.parametrize(("chosen", "lang"), [("both", "en"), ("en", "en"), ("ko", "ko")])
def test_the_language_is_that_of_the_release(tmp_path, monkeypatch, chosen, lang):
    """Are reports in the release's language, in English where it has both?"""
    monkeypatch.setenv("COURSE_LANG", chosen)
    assert course_in(tmp_path).settings(unsafe=False).lang == lang


def test_students_are_found_by_their_folders(tmp_path):
    """Is each found who has the chapter, in order, and nobody whom nbgrader leaves out?"""
    hand_in(tmp_path, b"bea", b"ada", b"eve", b".trash")
    hand_in(tmp_path, b"other", chapter="05")
    course = course_in(tmp_path, "c.CourseDirectory.student_id_exclude = 'eve,'")
    found = course.handed_in("04")
    assert [one.student for one in found] == ["ada", "bea"]
    assert [one.folder for one in found] == [tmp_path / f"submitted/{s}/04" for s in ("ada", "bea")]
    assert [one.student for one in course.handed_in("04", "bea")] == ["bea"]


def test_other_structures_of_folders_are_understood(tmp_path):
    """Is a student found where nbgrader is set to put the assignment above the student?"""
    (tmp_path / "handed/04/by_ada").mkdir(parents=True)
    (tmp_path / "handed/04/someone").mkdir()
    config = """c.CourseDirectory.submitted_directory = "handed"
c.CourseDirectory.directory_structure = "{nbgrader_step}/{assignment_id}/by_{student_id}" """
    (found,) = course_in(tmp_path, config).handed_in("04")
    assert (found.student, found.folder) == ("ada", tmp_path / "handed/04/by_ada")


def test_who_is_not_there_is_told(tmp_path):
    """Is it said that nobody handed in, or that this one did not, and who could be meant?"""
    course = course_in(tmp_path)
    with pytest.raises(CourseError, match="nobody has handed in 04"):
        course.handed_in("04")
    hand_in(tmp_path, b"beatrice")
    with pytest.raises(CourseError, match=r"no student 'beatrix'.*did you mean beatrice\?"):
        course.handed_in("04", "beatrix")


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("ada.lovelace@school.org", "ada.lovelace@school.org"),
        ("-rf", "-rf"),
        ("김하나", "김하나"),
        ("SCHOOL\\una", "SCHOOL\\una"),
        ("a\nb", r"a\x0ab"),
        ("caf\udce9", r"caf\xe9"),
        (r"caf\xe9", r"caf\x5cxe9"),
        ("\u202eevil", r"\xe2\x80\xaeevil"),
    ],
)
def test_ids_are_names_that_a_gradebook_can_stand(name, student):
    """Does an ordinary name stay, and are bytes, line breaks and tricks with direction shown?"""
    assert student_id(name) == student


NAMES = st.lists(
    st.one_of(st.sampled_from([b"\n", b"\\", b"x", b"0a", b"\xff", b"a"]), st.binary(max_size=3)),
    max_size=80,
).map(lambda parts: os.fsdecode(b"".join(parts).replace(b"\0", b"").replace(b"/", b"")[:255]))


@given(NAMES, NAMES)
def test_two_names_never_share_an_id(one, other):
    """Can any folder be named with an id, and is it that of one student only?"""
    assert (student_id(one) == student_id(other)) == (one == other)
    assert student_id(one).isprintable()
    assert len(student_id(one).encode()) <= 200
