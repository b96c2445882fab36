"""The mistakes: from the catalogue, as common as a class has them, and led by a learner's idea."""

from collections import Counter
from random import Random

import pytest

from autograders.synthetic_class.learner import IDEAS
from autograders.synthetic_class.mistake import (
    NO_MISTAKES,
    commonness,
    make_mistake,
    mistakes_at,
    wrong_answers,
)
from course_lib.exercises import all_exercises

EXERCISES = [*all_exercises()]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_exercise_has_mistakes_to_make(exercise):
    """Is every misconception of an exercise among its mistakes, and does each have a weight?"""
    names = {mistake.name for mistake in mistakes_at((exercise,))}
    entries = {entry.name for entry in all_exercises()[exercise].misconceptions}
    assert entries - NO_MISTAKES <= names
    assert set(commonness(0, exercise)) == names


def test_classes_differ_in_what_is_commonest():
    """Does another seed make other mistakes common, though the likelier ones more often?"""
    first = [next(iter(commonness(seed, "affine"))) for seed in range(40)]
    assert len(set(first)) > 5
    order = [entry.name for entry in all_exercises()["affine"].misconceptions]
    places = [order.index(name) for name in first if name in order]
    assert sum(place < len(order) / 2 for place in places) > 0.7 * len(first)


def test_mistakes_are_made_as_often_as_they_are_common():
    """Do the frequencies that are drawn follow the weights?"""
    shares = commonness(0, "relu")
    random = Random(0)
    made = Counter(make_mistake(random, 0, ("relu",), "").name for _ in range(4000))
    for name, share in shares.items():
        assert made[name] / 4000 == pytest.approx(share / sum(shares.values()), abs=0.03)


@pytest.mark.parametrize("idea", IDEAS)
def test_an_idea_leads_to_the_same_kind_of_mistake_again_and_again(idea):
    """Does a learner who has an idea make mistakes of its kind, in several exercises?"""
    random = Random(0)
    at = [e for e in EXERCISES if any(m.fits(idea) for m in mistakes_at((e,)))]
    assert len(at) >= 5
    made = [make_mistake(random, 0, (exercise,), idea) for exercise in at for _ in range(50)]
    assert sum(mistake.fits(idea) for mistake in made) > 0.6 * len(made)


@pytest.mark.parametrize("idea", IDEAS)
def test_every_word_of_an_idea_is_in_some_mistake(idea):
    """Is no word there for nothing?"""
    words = {word for _, name, _ in wrong_answers() for word in name.split("_")}
    assert IDEAS[idea] <= words


def test_an_answer_of_two_exercises_shows_what_it_is_proved_to_show_in_both():
    """Is a text that is in both catalogues known to both, and another to its own only?"""
    both = ("network_forward", "network_gradient")
    shown = {(m.path.parent.name, m.path.stem): m.shows for m in mistakes_at(both)}
    assert shown["network_gradient", "no_activation"] == dict.fromkeys(both, "no_activation")
    assert shown["network_gradient", "layers_swapped"] == {"network_gradient": "layers_swapped"}
