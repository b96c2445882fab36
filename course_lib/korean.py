"""Korean particles (조사) that agree with what stands before them when a message is filled in.

A message holds ``{x:을/를}``; filled in with ``Word("3")`` that reads "3을", with ``Word("2")``
"2를". What counts is whether the last syllable, as it is read aloud, ends in a consonant (받침).
"""

from __future__ import annotations

import re

PARTICLES = ("은/는", "이/가", "을/를", "과/와", "으로/로")  # after a consonant / after a vowel

_DIGITS = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
# The names of single letters; the other letters' end in a vowel.
_LETTERS = {"l": "엘", "m": "엠", "n": "엔", "r": "알"}
_ENDINGS = {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "ng": "ㅇ", "le": "ㄹ", "me": "ㅁ", "ne": "ㄴ"}
_RIEUL = 8  # the place of ㄹ among the 28 endings of a syllable


class Word(str):
    """A text that messages can follow with a particle: ``f"{Word('3'):을/를}"`` is "3을"."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return self + particle(self, spec) if spec in PARTICLES else super().__format__(spec)


def particle(text: str, pair: str) -> str:
    """The one of ``pair`` that goes with ``text``: after ㄹ, "으로/로" takes 로 as after a vowel.

    Brackets and quotes at the end are passed over. Operators read as 더하기, 빼기, 곱하기 and
    나누기, and Greek letters, all end in a vowel. An English word's sound is guessed from its
    last letters, so a message had better let a particle follow a number or a Korean word.
    """
    after_consonant, after_vowel = pair.split("/")
    ending = _ending(text)
    if not ending or (after_vowel == "로" and ending == "ㄹ"):
        return after_vowel
    return after_consonant


def _ending(text: str) -> str:
    """The consonant that ``text`` ends in when read: "ㄹ", "other", or "" for a vowel."""
    match = re.search(r"([a-z]+|[^\W_])[\W_]*$", text.lower())
    if match is None:
        return ""
    last = match[1]
    last = _DIGITS.get(last) or _LETTERS.get(last) or last
    if "가" <= last <= "힣":
        place = (ord(last) - ord("가")) % 28
        return "ㄹ" if place == _RIEUL else "other" if place else ""
    if len(last) > 1:
        return next((_ENDINGS[last[-n:]] for n in (2, 1) if last[-n:] in _ENDINGS), "")
    return ""
