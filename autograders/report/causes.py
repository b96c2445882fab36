"""Causes that stand in no exercise's catalogue, in general words, as one says them of a class.

A learner is told more: which name, which factor, which index. It is recorded in their language.
"""

from __future__ import annotations

from course_lib.derivation_slips import SAYS
from course_lib.language import language, tr

CAUSES = {
    # What any answer can have: see `course_lib.check.symptoms`.
    "unanswered": {
        "en": "Every value is None.",
        "ko": "모든 값이 None입니다.",
    },
    "not_written_yet": {
        "en": "A part of the course library is used that the learner is to write.",
        "ko": "학습자가 직접 작성할 부분을 라이브러리에서 가져다 썼습니다.",
    },
    "undefined_name": {
        "en": "A name is used that is not defined.",
        "ko": "정의되지 않은 이름을 썼습니다.",
    },
    "none_travels_on": {
        "en": "An earlier step returned or stored nothing, so that None is worked with.",
        "ko": "앞 단계가 아무것도 돌려주거나 저장하지 않아 None으로 계산합니다.",
    },
    "list_for_array": {
        "en": "A list stands where an array is needed.",
        "ko": "배열이 필요한 자리에 리스트가 있습니다.",
    },
    "method_missing": {
        "en": "A method that the exercise calls is missing.",
        "ko": "연습이 호출하는 메서드가 없습니다.",
    },
    "attribute_never_set": {
        "en": "An attribute is read that was never stored.",
        "ko": "저장한 적 없는 속성을 읽습니다.",
    },
    "signature": {
        "en": "It cannot be called with the arguments that the exercise gives.",
        "ko": "연습이 주는 인수로 호출할 수 없습니다.",
    },
    "shapes_do_not_fit": {
        "en": "Two arrays do not fit together in their shapes.",
        "ko": "두 배열의 형상이 서로 맞지 않습니다.",
    },
    "key_missing": {
        "en": "An entry of a dict is missing.",
        "ko": "딕셔너리에 있어야 할 항목이 없습니다.",
    },
    "raised": {
        "en": "The code raises an exception, or had to be stopped.",
        "ko": "코드에서 예외가 발생하거나 실행이 중단되었습니다.",
    },
    "still_blank": {
        "en": "A place is still blank.",
        "ko": "빈칸이 남아 있습니다.",
    },
    "none_returned": {
        "en": "A value is None: a return is missing, or an attribute was never set.",
        "ko": "값이 None입니다. return이 없거나 속성을 저장하지 않았습니다.",
    },
    "foreign_type": {
        "en": "A value is neither a number nor an array.",
        "ko": "값이 수도 배열도 아닙니다.",
    },
    "wrong_shape": {
        "en": "A value has the wrong shape.",
        "ko": "값의 형상이 다릅니다.",
    },
    # How a wrong value relates to the right one: see `course_lib.check.relations`.
    "sign_flipped": {
        "en": "A value has the right size and the opposite sign.",
        "ko": "크기는 맞고 부호가 반대입니다.",
    },
    "constant_factor": {
        "en": "A value is the same multiple of the right one in every case.",
        "ko": "모든 경우에 값이 올바른 값의 같은 배수입니다.",
    },
    "factor_of_the_batch": {
        "en": "A value is off by a factor that is the number of rows.",
        "ko": "값이 행의 수만큼 배수로 어긋납니다.",
    },
    "one_row_is_right": {
        "en": "A value is right for one row and wrong for a batch.",
        "ko": "한 행에서는 맞고 배치에서는 틀립니다.",
    },
    "fits_own_forward": {
        "en": "A gradient fits the answer's own forward, which is what differs.",
        "ko": "기울기는 답 자신의 순전파에 맞고, 그 순전파가 다릅니다.",
    },
    # Slips in a formula whose text names a part of it: see `course_lib.derivation_slips`.
    "index_off": {
        "en": "Only one index is off.",
        "ko": "첨자 하나만 어긋났습니다.",
    },
    "indices_swapped": {
        "en": "The two indices of a factor have changed places.",
        "ko": "한 인수의 두 첨자가 서로 바뀌었습니다.",
    },
    "all_indices_swapped": {
        "en": "The two indices of every such factor have changed places.",
        "ko": "그런 인수마다 두 첨자가 서로 바뀌었습니다.",
    },
    "letters_swapped": {
        "en": "Two letters have changed places.",
        "ko": "두 글자가 서로 바뀌었습니다.",
    },
    "sign_off": {
        "en": "Only a sign is off.",
        "ko": "부호 하나만 어긋났습니다.",
    },
    "turned_upside_down": {
        "en": "A factor multiplies where it should divide, or the other way round.",
        "ko": "나누어야 할 인수를 곱했거나 그 반대입니다.",
    },
    "power_off": {
        "en": "Only a power is off.",
        "ko": "거듭제곱 하나만 어긋났습니다.",
    },
    "factor_off": {
        "en": "Only one factor is off: something else belongs in its place.",
        "ko": "인수 하나만 어긋났습니다. 그 자리에는 다른 것이 와야 합니다.",
    },
    "factor_too_many": {
        "en": "One factor is too many.",
        "ko": "인수가 하나 더 있습니다.",
    },
    "upstream_missing": {
        "en": "What comes from upstream is missing.",
        "ko": "상류에서 온 값이 빠져 있습니다.",
    },
    "factor_missing": {
        "en": "One factor is missing.",
        "ko": "인수가 하나 빠져 있습니다.",
    },
    "term_too_many": {
        "en": "One term is too many.",
        "ko": "항이 하나 더 있습니다.",
    },
    "plus_for_times": {
        "en": "A + stands for a *, or the other way round.",
        "ko": "*가 올 자리에 +가 있거나 그 반대입니다.",
    },
    # The answer as a whole, and the lines of a derivation.
    "borrowed": {
        "en": "The answer hands its work to something else.",
        "ko": "답이 할 일을 다른 것에 맡깁니다.",
    },
    "not_a_formula": {
        "en": "A line cannot be read as a formula.",
        "ko": "한 줄을 식으로 읽을 수 없습니다.",
    },
    "not_general": {
        "en": "A line does not hold for every index.",
        "ko": "한 줄이 모든 첨자에 대해 성립하지 않습니다.",
    },
    "another_line": {
        "en": "What stands in one line belongs into another.",
        "ko": "한 줄에 다른 줄에 들어갈 식이 있습니다.",
    },
}


def in_general(name: str) -> str:
    """A cause in general words, in the report's language; empty where nothing is known."""
    return CAUSES[name][language()] if name in CAUSES else tr(SAYS.get(name, ""))
