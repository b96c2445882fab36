"""A synthetic class: always the same, of every kind, and true to what it says of itself."""

from collections import Counter

import nbformat
import pytest

from autograders.synthetic_class import SyntheticClass

SIZE = 500


@pytest.fixture(scope="module")
def handed_in(chapter):
    """What a class of five hundred hands in."""
    return list(SyntheticClass(SIZE).hand_ins(chapter))


def files_of(folder):
    """The files below a folder and their contents."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_seed_makes_the_same_class(chapter, tmp_path):
    """Are two classes of one seed alike to the last byte, and those of two seeds different?"""
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder, seed in zip(folders, (1, 1, 2), strict=True):
        folder.mkdir()
        SyntheticClass(20, seed).submit(chapter, folder)
    one, two, three = map(files_of, folders)
    assert one == two
    assert one != three


def test_a_smaller_class_is_the_beginning_of_a_larger_one(chapter, handed_in):
    """Does a learner hand in the same in a class of any size?"""
    small = list(SyntheticClass(50).hand_ins(chapter))
    assert small == handed_in[: len(small)]


def test_the_mixture_is_that_of_a_class(handed_in):
    """Is most of it right, is much wrong, and does some of everything happen?"""
    kinds = Counter(answer.kind for one in handed_in for answer in one.answers.values())
    share = {kind: number / kinds.total() for kind, number in kinds.items()}
    assert 0.5 < share["taught"] + share["fair"] < 0.8
    assert share["fair"] > 0.1
    assert 0.15 < share["mistake"] < 0.4
    assert 0.03 < share["blank"] < 0.2
    assert 0.9 * SIZE < len(handed_in) < SIZE
    assert 0.03 < sum(one.late for one in handed_in) / SIZE < 0.2
    assert 0.003 < sum(not one.graded for one in handed_in) / SIZE < 0.05
    assert {one.style.language for one in handed_in} == {"both", "en", "ko"}
    mishaps = Counter(one.mishap for one in handed_in)
    assert mishaps["copied from a friend"] > 1
    assert mishaps["syntax error"] > 1


def test_a_weak_learner_makes_more_mistakes(chapter, handed_in):
    """Is ability seen in the answers?"""
    ability = {learner.name: learner.ability for learner in SyntheticClass(SIZE).learners}
    wrong = {True: [], False: []}
    for one in handed_in:
        share = len(one.shows) / len(chapter.judges)
        wrong[ability[one.learner] > 0].append(share)
    strong, weak = (sum(shares) / len(shares) for shares in (wrong[True], wrong[False]))
    assert weak > 2 * strong


def test_one_mistake_is_commoner_than_the_others(handed_in):
    """Is there something for a report to find in every exercise?"""
    for exercise in handed_in[0].chapter.judges:
        names = Counter(one.shows[exercise] for one in handed_in if exercise in one.shows)
        first, second = (number for _, number in names.most_common(2))
        assert first >= 5
        assert first >= second
        assert len(names) > 5


def test_what_is_handed_in_is_what_is_said_of_it(handed_in, tmp_path):
    """Do the files hold the answers of the truth, each in its cell?"""
    plain = [one for one in handed_in if one.mishap == ""][:40]
    for one in plain:
        one.write(tmp_path)
        folders = sorted(tmp_path.glob(f"{one.learner}+*"))
        path = folders[-1] / "04_affine.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        sources = {c.metadata.get("nbgrader", {}).get("grade_id"): c.source for c in cells}
        for name, answer in one.answers.items():
            if answer.kind == "mistake":
                assert sources[f"{name}-answer"] == answer.mistake.path.read_text("utf-8")
                assert one.shows[name] == answer.mistake.path.stem.split("__")[0]
            elif answer.kind == "taught":
                assert sources[f"{name}-answer"] == one.chapter.solutions[name]
            else:
                assert name not in one.shows
                assert ("YOUR CODE HERE" in sources[f"{name}-answer"]) == (answer.kind == "blank")


def test_a_copy_shows_what_the_friends_notebook_shows(handed_in):
    """Is a copied notebook the friend's, mistakes and all?"""
    copies = [one for one in handed_in if one.mishap == "copied from a friend"]
    others = [one for one in handed_in if one.mishap != "copied from a friend"]
    answers = [(one.answers, one.shows) for one in others]
    assert sum((copy.answers, copy.shows) in answers for copy in copies) > len(copies) / 2
    assert any(copy.shows for copy in copies)


def test_what_is_refused_counts_for_nothing(handed_in):
    """Does a file that cannot be graded leave the truth alone?"""
    refused = [one for one in handed_in if not one.graded]
    assert refused
    assert not any(one.shows for one in refused)


def test_a_version_before_is_older_and_less(chapter, handed_in, tmp_path):
    """Has the exchange two versions of some, of which the later is the whole one?"""
    one = next(one for one in handed_in if one.before and one.mishap == "" and one.shows)
    one.write(tmp_path)
    old, new = sorted(tmp_path.iterdir())
    assert (old / "timestamp.txt").read_text() < (new / "timestamp.txt").read_text()
    assert (new / "04_affine.ipynb").read_text("utf-8") == one.text()
    assert (old / "04_affine.ipynb").read_text("utf-8") != one.text()


def test_a_learner_leaves_the_language_that_was_chosen(handed_in):
    """Is the other language's prose gone, and is the chapter's own left?"""
    for language, other in (("en", "lang-ko"), ("ko", "lang-en")):
        one = next(h for h in handed_in if h.style.language == language and h.mishap == "")
        tags = {t for c in nbformat.reads(one.text(), 4).cells for t in c.metadata.get("tags", [])}
        assert f"lang-{language}" in tags
        assert other not in tags
