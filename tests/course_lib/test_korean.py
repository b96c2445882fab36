"""Particles that agree with what stands before them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.korean import PARTICLES, Word, particle

READ_ALOUD = """
0을|1을|2를|3을|4를|5를|6을|7을|8을|9를|10을|100을|200을|2.2를|1.1을|−0.5를|0.6065를|1e+06을
x를|y를|a를|b를|t를|S를|W를|X를|L을|M을|N을|R을|사과를|귤을|소비세를|합계를|지불 금액을|"귤"을
+를|−를|×를|÷를|Σ를|exp를|log를|1/x를|[3 2 5]를|[0.3 −0.8 0.5]를|(2, 3) 배열을|exp(a1)을|nan을
apple을|apple_num을|orange를|tax를|price를|Affine을|Sigmoid를|Relu를|Softmax를|MulLayer를
"""


@pytest.mark.parametrize("expected", READ_ALOUD.strip().replace("\n", "|").split("|"))
def test_the_object_particle_follows_how_a_text_is_read(expected):
    """Is 을 written after a consonant and 를 after a vowel: numbers, letters, symbols, words?"""
    assert particle(expected[:-1], "을/를") == expected[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", ["은", "이", "을", "과", "으로"]),
        ("2", ["는", "가", "를", "와", "로"]),
        ("1", ["은", "이", "을", "과", "로"]),  # after ㄹ it is 로
        ("8", ["은", "이", "을", "과", "로"]),
        ("10", ["은", "이", "을", "과", "으로"]),
        ("", ["는", "가", "를", "와", "로"]),
    ],
)
def test_every_particle(text, expected):
    """Does each pair give the right one, and 로 after ㄹ?"""
    assert [particle(text, pair) for pair in PARTICLES] == expected


def test_a_message_asks_for_a_particle_in_braces():
    """Does a message say where the particle goes, and does plain formatting still work?"""
    assert "{x:을/를} {y:으로/로} {x}".format(x=Word("1"), y=Word("10")) == "1을 10으로 1"
    assert f"{Word('ab'):>4}" == "  ab"


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_hangul_ends_as_unicode_takes_it_apart(syllable):
    """Does the arithmetic agree with the decomposition of the syllable into letters?"""
    closed = len(unicodedata.normalize("NFD", syllable)) == 3
    assert particle(syllable, "은/는") == ("은" if closed else "는")


@given(st.text())
def test_any_text_gets_one_of_the_two(text):
    """Does a learner's strange name never stop a sentence?"""
    assert particle(text, "과/와") in "과와"
