"""The language in which a learner worked, read off the notebook that was handed in."""

from __future__ import annotations

from course_lib.language import LANGUAGES

LANGUAGE_TAGS = tuple(f"lang-{lang}" for lang in LANGUAGES)


def language_of(content: bytes) -> str | None:
    """The one language of which a notebook holds prose cells; None where that is none or both.

    It is told by the cells' tags, ``lang-en`` and ``lang-ko``, also in a file that breaks off. A
    tag is a whole JSON string, in which any quote of a learner's would stand behind a backslash.
    """
    tags = zip(LANGUAGES, LANGUAGE_TAGS, strict=True)
    found = [lang for lang, tag in tags if f'"{tag}"'.encode() in content]
    return found[0] if len(found) == 1 else None
