"""What a learner is told to do about a submission that is refused, in the languages we have."""

from __future__ import annotations

import re

ADVICE = {
    "nothing": {
        "en": "Nothing that could be graded arrived. Hand in again, with your notebook "
        "{notebook}.ipynb.",
        "ko": "채점할 파일이 도착하지 않았습니다. 노트북 {notebook}.ipynb를 넣어 다시 제출하세요.",
    },
    "name": {
        "en": "Hand in one notebook with the name that it had when you got it: {notebook}.ipynb.",
        "ko": "노트북 하나만, 받았을 때의 이름 그대로 {notebook}.ipynb로 제출하세요.",
    },
    "file": {
        "en": "Hand in the notebook {notebook}.ipynb itself, as an ordinary file that may be "
        "read, not a link or a folder.",
        "ko": "링크나 폴더가 아니라 {notebook}.ipynb 파일 자체를, 읽을 수 있는 상태로 제출하세요.",
    },
    "large": {
        "en": "In Jupyter choose Edit, Clear Outputs of All Cells, take out anything very long, "
        "save, and hand in again.",
        "ko": "Jupyter의 Edit 메뉴에서 Clear Outputs of All Cells로 출력을 지우고, 지나치게 긴 "
        "내용이 있으면 덜어 낸 뒤, 저장해서 다시 제출하세요.",
    },
    "broken": {
        "en": "The file is damaged. Open it in Jupyter, save it, and hand in again. If it does "
        "not open, copy your answers into a fresh copy of the chapter.",
        "ko": "파일이 손상되었습니다. Jupyter에서 열어 저장한 뒤 다시 제출하세요. 열리지 않으면 "
        "새로 받은 노트북에 답을 옮겨 적어 제출하세요.",
    },
    "format": {
        "en": "Your notebook is in a format that is too new. Save it as notebook format 4, as "
        "JupyterLab does, and hand in again.",
        "ko": "노트북의 형식이 너무 새롭습니다. JupyterLab에서 쓰는 형식인 nbformat 4로 저장해 "
        "다시 제출하세요.",
    },
    "chapter": {
        "en": "This is the notebook of another chapter. Hand in {notebook}.ipynb.",
        "ko": "다른 장의 노트북입니다. {notebook}.ipynb를 제출하세요.",
    },
    "exercises": {
        "en": "None of the chapter's exercises is in this notebook. Write your answers into "
        "{notebook}.ipynb as you got it, and hand in that.",
        "ko": "이 노트북에는 이 장의 연습이 하나도 없습니다. 받은 {notebook}.ipynb에 답을 써서 "
        "그 파일을 제출하세요.",
    },
}


def printable(name: object, most: int = 60) -> str:
    """A name that came with a submission, fit for one line of text, a page or a terminal.

    Letters and digits of any script stay; whatever could break a line or a page becomes "?".
    """
    text = re.sub(r"[^\w .,+=@()\[\]-]", "?", str(name)[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"
