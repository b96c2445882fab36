"""The page's own words, in the languages of the course."""

from __future__ import annotations

WORDS = {
    "en": {
        "feedback": "Feedback",
        "score": "Points",
        "points": " points",
        "exercise": "Exercise",
        "result": "Result",
        "right": "right",
        "partly": "partly right",
        "wrong": "not right yet",
        "blank": "no answer",
        "waits": "not read yet",
        "by_hand": "graded by your instructor",
        "off": "taken off because it was handed in late",
        "total": "Total",
        "open": "Up to {points} points may be added: your instructor has still to read an answer.",
        "late": "Handed in {time} late.",
        "answer": "Your answer",
        "above": "This is judged by your answer above.",
        "left": "You left this as it was.",
        "missing": "There was no cell for this in what you handed in. Perhaps it came later.",
        "stopped": "This code stopped with an error, so there was nothing to judge. "
        "Python's message stands under your answer: mend that first.",
        "comment": "Your instructor writes",
        "refused": "This submission could not be graded",
        "found": "What went wrong",
        "next": "What to do now",
        "counts": "As it stands, it counts as {earned} of {most} points.",
        "top": "to the top",
    },
    "ko": {
        "feedback": "피드백",
        "score": "점수",
        "points": "점",
        "exercise": "연습",
        "result": "결과",
        "right": "맞음",
        "partly": "일부 맞음",
        "wrong": "아직 맞지 않음",
        "blank": "답 없음",
        "waits": "아직 읽지 않음",
        "by_hand": "선생님이 직접 채점함",
        "off": "늦게 제출해서 깎인 점수",
        "total": "합계",
        "open": "선생님이 아직 읽지 않은 답이 있습니다. 최대 {points}점이 더해질 수 있습니다.",
        "late": "마감보다 {time} 늦게 제출했습니다.",
        "answer": "제출한 답",
        "above": "위의 답으로 채점합니다.",
        "left": "답을 쓰지 않았습니다.",
        "missing": "제출한 파일에 이 답을 쓰는 셀이 없었습니다. 나중에 더해진 연습일 수 있습니다.",
        "stopped": "이 코드는 오류로 멈추어 채점할 것이 남지 않았습니다. "
        "답 아래에 있는 파이썬의 메시지부터 해결해 보세요.",
        "comment": "선생님의 의견",
        "refused": "제출물을 채점하지 못했습니다",
        "found": "무엇이 잘못되었나",
        "next": "이제 할 일",
        "counts": "지금은 {most}점 가운데 {earned}점입니다.",
        "top": "맨 위로",
    },
}
UNITS = {  # of lateness: seconds, and how one and several are called
    "en": ((86400, " day", " days"), (3600, " hour", " hours"), (60, " minute", " minutes")),
    "ko": ((86400, "일", "일"), (3600, "시간", "시간"), (60, "분", "분")),
}
LESS = {"en": "less than a minute", "ko": "1분이 안 되게"}


def points(number: float) -> str:
    """Points as people write them."""
    return f"{round(number, 2):g}"


def duration(seconds: float, lang: str) -> str:
    """A time in its two largest units, or that it is less than a minute."""
    if seconds < 60:
        return LESS[lang]
    left, told = int(seconds), []
    for size, one, several in UNITS[lang]:
        count, left = divmod(left, size)
        if count:
            told.append(f"{count}{one if count == 1 else several}")
    return " ".join(told[:2])
