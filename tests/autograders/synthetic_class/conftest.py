"""A chapter as it was released, for the class to work on."""

import pytest

from autograders.synthetic_class import Chapter


@pytest.fixture(scope="session")
def chapter(released):
    """Chapter 4."""
    return Chapter.of_course(released, "04_affine")
