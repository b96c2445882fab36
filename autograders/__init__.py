"""What only an instructor has: references, grading, releases."""

from .grading import grade

__all__ = ["grade"]
