"""Why a submission is refused, in the languages we have, each with the advice that fits."""

from __future__ import annotations

from typing import NamedTuple

from ..outcome import Refusal, Text
from .advice import ADVICE


class Reason(NamedTuple):
    """A reason in both languages, and the key of its advice in `ADVICE`."""

    advice: str
    en: str
    ko: str


REASONS = {
    "nothing_came": Reason("nothing", "nothing was handed in", "제출된 것이 없습니다"),
    "empty_folder": Reason("nothing", "the folder is empty", "제출 폴더가 비어 있습니다"),
    "folder_not_read": Reason(
        "file",
        "the submission's folder is not read: {why}",
        "제출 폴더를 읽지 않았습니다: {why}",
    ),
    "file_not_read": Reason(
        "file",
        "{notebook}.ipynb is not read: {why}",
        "{notebook}.ipynb 파일을 읽지 않았습니다: {why}",
    ),
    "file_too_large": Reason(
        "large", "{notebook}.ipynb is {why}", "{notebook}.ipynb 파일이 너무 큽니다: {why}"
    ),
    "not_found": Reason(
        "name",
        "{notebook}.ipynb is missing; found: {names}",
        "{notebook}.ipynb 파일이 없습니다. 폴더에 있는 것: {names}",
    ),
    "several_found": Reason(
        "name",
        "{notebook}.ipynb is missing; more than one could be it: {names}",
        "{notebook}.ipynb 파일이 없고, 그 파일로 보이는 것이 여럿입니다: {names}",
    ),
    "empty_file": Reason(
        "broken",
        "not a notebook: the file is empty",
        "노트북으로 읽을 수 없습니다: 파일이 비어 있습니다",
    ),
    "breaks_off": Reason(
        "broken",
        "not a notebook: the JSON breaks off at line {line}",
        "노트북으로 읽을 수 없습니다: JSON이 {line}행에서 끊깁니다",
    ),
    "broken": Reason(
        "broken",
        "not a notebook: the JSON is broken at line {line}, column {column}",
        "노트북으로 읽을 수 없습니다: JSON이 {line}행 {column}열에서 깨져 있습니다",
    ),
    "too_deep": Reason(
        "broken",
        "not a notebook: the JSON is nested beyond all measure",
        "노트북으로 읽을 수 없습니다: JSON이 지나치게 깊이 중첩되어 있습니다",
    ),
    "no_object": Reason(
        "broken",
        "not a notebook: the JSON is a {kind}, not an object",
        "노트북으로 읽을 수 없습니다: JSON이 객체가 아니라 {kind} 값입니다",
    ),
    "no_cells": Reason("broken", "the notebook has no cells", "노트북에 셀이 하나도 없습니다"),
    "new_format": Reason(
        "format",
        "a notebook of format {version}: expected format 4",
        "노트북의 형식이 {version}입니다: 형식 4여야 합니다",
    ),
    "many_cells": Reason(
        "large",
        "{count} cells: at most {most} are graded",
        "셀이 {count}개입니다: {most}개까지만 채점합니다",
    ),
    "much_text": Reason(
        "large",
        "{count} characters of text: at most {most}",
        "글자 수가 {count}자입니다: {most}자까지만 채점합니다",
    ),
    "other_chapter": Reason(
        "chapter",
        "another chapter's notebook: this looks like {other}",
        "다른 장의 노트북입니다: {other} 장으로 보입니다",
    ),
    "no_answers": Reason(
        "exercises",
        "none of the chapter's answers is in the notebook",
        "노트북에 이 장의 답이 하나도 없습니다",
    ),
}


def refusal(name: str, notebook: str = "", **values: object) -> Refusal:
    """A refusal with one of `REASONS`, and the advice that fits.

    notebook: the name of the chapter's notebook. values: what else the reason says.
    """
    reason = REASONS[name]
    texts = {"en": reason.en, "ko": reason.ko}
    return Refusal(
        Text(texts, notebook=notebook, **values), Text(ADVICE[reason.advice], notebook=notebook)
    )
