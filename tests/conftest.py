"""Settings that all tests share."""

from hypothesis import settings

# No deadline: the machines are shared, and a test must not fail because another one was busy.
settings.register_profile("course", deadline=None, max_examples=50)
settings.load_profile("course")
