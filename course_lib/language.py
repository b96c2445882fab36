"""Messages in the learner's language, from gettext catalogues; COURSE_LANG chooses it."""

from __future__ import annotations

import functools
import gettext
import os
from pathlib import Path

LANGUAGES = ("en", "ko")
DEFAULT = "en"
CATALOGUES = Path(__file__).parent / "locale"


def language() -> str:
    """The language of messages: COURSE_LANG if it is one of `LANGUAGES`, else the default."""
    chosen = os.environ.get("COURSE_LANG", DEFAULT)
    return chosen if chosen in LANGUAGES else DEFAULT


def tr(message: str, /, **values: object) -> str:
    """``message`` translated, then its ``{names}`` filled in."""
    text = catalogue(language()).gettext(message) if message else ""
    return text.format(**values) if values else text


def N_(message: str) -> str:
    """Mark a message for the catalogues where it is written; `tr` translates it where shown."""
    return message


@functools.cache
def catalogue(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language; English is the language of the source."""
    return gettext.translation("course_lib", CATALOGUES, [lang], fallback=lang == "en")
