"""What the report says, in both languages."""

from __future__ import annotations

import math
from datetime import datetime

TEXTS: dict[str, dict[str, str]] = {
    # The head.
    "course_title": {"en": "Class report: the whole course", "ko": "수업 보고서: 전체 과정"},
    "chapter_title": {"en": "Class report: {name}", "ko": "수업 보고서: {name}"},
    "made": {"en": "Made {when}.", "ko": "{when}에 만들었습니다."},
    "private": {
        "en": "For instructors only: it names learners. Do not publish this folder.",
        "ko": "학습자의 이름이 나오므로 교수자만 봅니다. 이 폴더를 공개하지 마세요.",
    },
    "students": {"en": "Learners", "ko": "학습자"},
    "chapter": {"en": "Chapter", "ko": "장"},
    "handed_in": {"en": "Handed in", "ko": "제출"},
    "graded": {"en": "Graded", "ko": "채점함"},
    "refused": {"en": "Refused", "ko": "채점 불가"},
    "failed": {"en": "Grader failed", "ko": "채점 중단"},
    "failed_long": {
        "en": "Grader failed: the grader could not finish; it will be tried again by the next run "
        "of: autograders grade {chapter}",
        "ko": "채점 중단: 채점 프로그램이 끝까지 채점하지 못했습니다. 다음에 autograders grade "
        "{chapter} 를 실행하면 다시 채점합니다.",
    },
    "ungraded": {"en": "Not graded yet", "ko": "채점 전"},
    "late": {"en": "Late", "ko": "지각 제출"},
    "waiting": {"en": "Wait for a person", "ko": "직접 채점 대기"},
    "mended": {"en": "Mended", "ko": "고쳐 읽음"},
    "mended_long": {
        "en": "Mended: something in the file had to be put right before it could be graded.",
        "ko": "고쳐 읽음: 파일에 이상이 있어 바로잡은 뒤 채점했습니다.",
    },
    "mean": {"en": "Mean share of points", "ko": "평균 득점률"},
    "median": {"en": "Median", "ko": "중앙값"},
    "interval": {"en": "95% interval", "ko": "95% 구간"},
    "shares_of": {"en": "Shares are of {of} points.", "ko": "득점률은 {of}점 만점 기준입니다."},
    "by_hand_left": {
        "en": "{n} more are given by hand; they count once everybody graded has them.",
        "ko": "이와 별도로 {n}점은 직접 채점하며, 채점된 모두에게 준 뒤에 계산에 넣습니다.",
    },
    "why_refused": {"en": "Why submissions were refused", "ko": "채점하지 못한 까닭"},
    "isolation": {"en": "Isolation of learners' code", "ko": "학습자 코드의 격리 수준"},
    "outdated": {
        "en": "Recorded results name exercises that the chapter no longer has ({names}). "
        "To grade anew: autograders grade {chapter} --force",
        "ko": "기록에 이 장에 더는 없는 연습이 있습니다({names}). "
        "다시 채점하려면 autograders grade {chapter} --force 를 실행하세요.",
    },
    "no_release": {
        "en": "The release of this chapter is missing, stale or in another language, so headings "
        "cannot be shown.",
        "ko": "이 장의 배포본이 없거나 맞지 않거나 다른 언어로 되어 있어 제목을 보여 주지 "
        "못합니다.",
    },
    # What to teach again, and learners.
    "reteach": {"en": "What to teach again", "ko": "다시 가르칠 내용"},
    "reteach_how": {
        "en": "In the order of the points that the class lost by it: learners concerned × what "
        "each lost on average. Listed is what at least {n} learners have and at least {share} of "
        "those who answered; in a class of one or two, one is enough. The same cause in several "
        "exercises of a chapter stands once. Answers that give nothing at all are left out.",
        "ko": "학급 전체가 잃은 점수(해당 학습자 수 × 1인당 평균 손실)가 큰 순서입니다. {n}명 "
        "이상이면서 응답한 학습자의 {share} 이상에게 나타난 것만 싣습니다. 학급이 한두 명이면 한 "
        "명이라도 싣습니다. 한 장의 여러 연습에 나타난 같은 원인은 한 번만 적습니다. 아무 값도 "
        "내지 않은 답은 뺐습니다.",
    },
    "nothing_to_reteach": {
        "en": "Nothing, by this rule.",
        "ko": "이 규칙에 해당하는 내용이 없습니다.",
    },
    "n_learners": {"en": "{n} of {of} learners", "ko": "학습자 {of}명 중 {n}명"},
    "points_lost": {"en": "{n} points lost in all", "ko": "모두 {n}점 손실"},
    "book": {"en": "book {section}", "ko": "책 {section}절"},
    "to_lesson": {"en": "to the lesson", "ko": "해당 단원으로"},
    "help": {"en": "Learners who may need help", "ko": "도움이 필요할 수 있는 학습자"},
    "help_how": {
        "en": "By simple rules, so look before you judge. Handed in nothing by the due date, or "
        "refused; under {low} of the points, or {far} of all points or more below the class's "
        "median; {much} or more of the exercises as they were released; the same cause in several "
        "exercises; late several times.",
        "ko": "간단한 규칙으로 골랐으니 판단하기 전에 확인하세요. 기한까지 제출하지 않았거나 "
        "채점하지 못한 경우, 득점률이 {low} 미만이거나 학급 중앙값보다 {far}p 이상 낮은 경우, "
        "연습의 {much} 이상을 그대로 둔 경우, 여러 연습에서 같은 원인이 나타난 경우, 여러 번 늦은 "
        "경우입니다.",
    },
    "nobody": {"en": "Nobody, by these rules.", "ko": "이 규칙에 해당하는 학습자가 없습니다."},
    "learner": {"en": "Learner", "ko": "학습자"},
    "why": {"en": "Why", "ko": "까닭"},
    "share": {"en": "Share of {of} points", "ko": "득점률({of}점 만점)"},
    "more_learners": {
        "en": "{n} more are in learners.csv.",
        "ko": "그 밖의 {n}명은 learners.csv에 있습니다.",
    },
    "was_refused": {"en": "could not be graded: {told}", "ko": "채점하지 못함: {told}"},
    "few_points": {
        "en": "few of the points (the class's median in brackets): {told}",
        "ko": "낮은 득점률(괄호는 학급 중앙값): {told}",
    },
    "much_blank": {
        "en": "exercises left as they were: {told}",
        "ko": "그대로 둔 연습: {told}",
    },
    "not_handed_in": {
        "en": "nothing handed in by the due date: {told}",
        "ko": "기한까지 제출하지 않음: {told}",
    },
    "same_cause": {
        "en": "the same cause in several exercises: {told}",
        "ko": "여러 연습에서 같은 원인: {told}",
    },
    "late_often": {"en": "times handed in late: {told}", "ko": "늦게 제출한 횟수: {told}"},
    # Misconceptions.
    "commonest": {"en": "Commonest misconceptions", "ko": "가장 흔한 오개념"},
    "misconception": {"en": "Misconception", "ko": "오개념"},
    "more_causes": {
        "en": "{n} rarer ones are in misconceptions.csv.",
        "ko": "더 드문 {n}가지는 misconceptions.csv에 있습니다.",
    },
    "no_causes": {"en": "No misconception was recognised.", "ko": "발견된 오개념이 없습니다."},
    "not_cited": {
        "en": "No general words are known for it. What learners were told is not cited here, as it "
        "may hold their own words.",
        "ko": "이를 일반적으로 설명하는 문장이 없습니다. 학습자에게 알린 설명에는 학습자가 쓴 글이 "
        "들어 있을 수 있어 싣지 않습니다.",
    },
    "example": {"en": "An anonymous example", "ko": "익명 예시"},
    "unexplained": {
        "en": "{n} lost points for no cause that is recognised.",
        "ko": "{n}명은 원인을 알 수 없이 점수를 잃었습니다.",
    },
    "stopped": {
        "en": "{n}: the answer could not be tried.",
        "ko": "{n}명: 답을 시험해 보지 못했습니다.",
    },
    # Plots.
    "distribution": {"en": "Distribution of scores", "ko": "점수 분포"},
    "distribution_alt": {
        "en": "Number of learners by share of points, in steps of 10%, from 0 to 100%: {counts}.",
        "ko": "득점률 0%에서 100%까지 10% 간격의 학습자 수: {counts}.",
    },
    "completion": {"en": "Handed in over time", "ko": "시간에 따른 제출"},
    "completion_alt": {
        "en": "Number of submissions over time: from {first} to {last} it rises to {n}.",
        "ko": "시간에 따른 제출 수: {first}부터 {last}까지 {n}건으로 늘어납니다.",
    },
    "due": {"en": "due", "ko": "기한"},
    "due_long": {"en": "Due {when}.", "ko": "기한: {when}."},
    "no_times": {
        "en": "No submission tells when it was handed in.",
        "ko": "제출 시각이 적힌 제출물이 없습니다.",
    },
    "timeless": {
        "en": "{n} of {of} are not in the line, as no time is recorded for them.",
        "ko": "{of}건 가운데 {n}건은 제출 시각 기록이 없어 선에 들어 있지 않습니다.",
    },
    "learners_axis": {"en": "learners", "ko": "학습자 수"},
    "share_axis": {"en": "share of points", "ko": "득점률"},
    # Exercises.
    "exercises": {"en": "Exercises", "ko": "연습"},
    "exercise": {"en": "Exercise", "ko": "연습"},
    "points": {"en": "Points", "ko": "배점"},
    "discrimination": {"en": "Discrimination", "ko": "변별도"},
    "answered": {"en": "Answered", "ko": "응답"},
    "unanswered_share": {"en": "{share} unanswered", "ko": "무응답 {share}"},
    "profile": {"en": "Answered and earned", "ko": "응답과 득점"},
    "profile_alt": {
        "en": "{answered} answered; mean share of points {mean}, 95% interval {low} to {high}",
        "ko": "응답 {answered}, 평균 득점률 {mean}, 95% 구간 {low}에서 {high}",
    },
    "profile_key": {
        "en": "Grey: share of learners who answered. Dot and line: mean share of points with its "
        "95% interval.",
        "ko": "회색: 응답한 학습자의 비율. 점과 선: 평균 득점률과 95% 구간.",
    },
    "criterion": {"en": "Criterion", "ko": "기준"},
    "met": {"en": "met", "ko": "충족"},
    "missed": {"en": "missed", "ko": "미충족"},
    "not_judged": {"en": "not judged yet", "ko": "판정 보류"},
    "untried": {"en": "could not be tried", "ko": "시험 못 함"},
    "criteria_key": {
        "en": "Of {n} who answered. Dark: met. Grey: not judged yet, since something that it needs "
        "is wrong. White: missed. Where the bar ends early, the rest could not be tried.",
        "ko": "응답한 {n}명 기준. 진한 색: 충족. 회색: 필요한 앞 기준이 틀려 판정 보류. 흰색: "
        "미충족. 막대가 일찍 끝나면 나머지는 시험하지 못한 답입니다.",
    },
    "why_few": {"en": "fewer than {n} learners", "ko": "학습자 {n}명 미만"},
    "why_item": {"en": "all have the same points here", "ko": "이 연습의 점수가 모두 같음"},
    "why_rest": {"en": "all have the same points elsewhere", "ko": "나머지 점수가 모두 같음"},
    "why_alone": {"en": "the only exercise", "ko": "하나뿐인 연습"},
    "by_hand": {"en": "Graded by a person", "ko": "사람이 채점하는 과제"},
    "task": {"en": "Task", "ko": "과제"},
    "given": {"en": "Grades given", "ko": "채점한 수"},
    "mean_points": {"en": "Mean points", "ko": "평균 점수"},
    "still_waiting": {"en": "To look at", "ko": "확인할 수"},
    "of_points": {"en": "{points} of {most}", "ko": "{most}점 중 {points}점"},
    # How to read it.
    "how": {"en": "How to read the numbers", "ko": "숫자 읽는 법"},
    "how_points": {
        "en": "Points are nbgrader's, with grades given by hand and extra credit, before any "
        "penalty for lateness. All shares are of the same points: those of the grader, and those "
        "given by hand once everybody graded has them. In learners.csv, what was not handed in or "
        "has no outcome yet earns nothing there; a chapter at which the grader failed is left out. "
        "Refused submissions are left out of all numbers of exercises.",
        "ko": "점수는 nbgrader의 점수로, 직접 준 점수와 가산점을 포함하고 지각 감점은 빼지 "
        "않았습니다. 모든 득점률은 같은 만점을 기준으로 합니다. 자동으로 채점한 점수를 쓰고, 직접 "
        "주는 점수는 채점된 모두에게 준 뒤에 넣습니다. learners.csv에서 제출하지 않았거나 아직 "
        "결과가 없는 장은 0점으로 세고, 채점이 중단된 장은 계산에서 뺍니다. 채점하지 못한 "
        "제출물은 연습의 모든 숫자에서 빠집니다.",
    },
    "how_difficulty": {
        "en": "The mean share of points tells the difficulty; a low one means a hard exercise. The "
        "interval is Wilson's, 95%, which is wider than need be where points are partial.",
        "ko": "난이도는 평균 득점률로 나타내며, 낮을수록 어려운 연습입니다. 구간은 95% 윌슨 "
        "구간으로, 부분 점수가 있으면 필요한 것보다 넓습니다.",
    },
    "how_discrimination": {
        "en": "Discrimination is the correlation between the points of an exercise and those of "
        "all other exercises of its chapter (item–rest), with Fisher's 95% interval. Near 0 or "
        "below: look at the exercise, not at the learners. With few learners the interval is wide.",
        "ko": "변별도는 한 연습의 점수와 그 장의 나머지 연습 점수 합 사이의 상관(문항–나머지)이며, "
        "구간은 95% 피셔 구간입니다. 0에 가깝거나 음수이면 학습자가 아니라 연습을 살펴보세요. "
        "학습자가 적으면 구간이 넓습니다.",
    },
    "how_causes": {
        "en": "A misconception counts once for each learner and exercise. An answer that is as it "
        "was released has none. Where one answer shows several, they share its lost points. "
        "Examples are learners' code in which only words of Python, numpy and the chapter are "
        "left: other names stand as name1, name2, other texts and long numbers as …. In a small "
        "class, code may still be recognised.",
        "ko": "오개념은 학습자와 연습마다 한 번씩 셉니다. 배포된 그대로인 답에는 오개념이 "
        "없습니다. 한 답에 여럿이 있으면 잃은 점수를 똑같이 나눕니다. 예시는 학습자의 코드에서 "
        "파이썬, numpy, 이 장에 나오는 낱말만 남긴 것입니다. 그 밖의 이름은 name1, name2로, "
        "그 밖의 글과 긴 수는 …로 바꿉니다. 학급이 작으면 그래도 누구의 코드인지 알아볼 수 "
        "있습니다.",
    },
    "data": {
        "en": "The same as data: report.json, exercises.csv, criteria.csv, misconceptions.csv, "
        "learners.csv, beside this page.",
        "ko": "같은 내용의 데이터가 이 페이지 옆에 있습니다: report.json, exercises.csv, "
        "criteria.csv, misconceptions.csv, learners.csv.",
    },
    # In the terminal.
    "written": {
        "en": "{path}\nFor instructors only: it names learners.",
        "ko": "{path}\n학습자의 이름이 나오므로 교수자만 봅니다.",
    },
}


class Words:
    """The texts in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """A text, with its ``{names}`` filled in."""
        text = TEXTS[key][self.lang]
        return text.format(**values) if values else text

    @staticmethod
    def percent(share: float | None) -> str:
        """A share as whole per cent; a dash for none."""
        return "–" if share is None or math.isnan(share) else f"{100 * share:.0f}%"

    @staticmethod
    def number(value: float | None, digits: int = 2) -> str:
        """A number with so many digits after the point, fewer where they are zeros."""
        if value is None:
            return "–"
        text = f"{value:.{digits}f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", "−")

    @staticmethod
    def moment(when: datetime) -> str:
        """A time; all times of nbgrader are UTC."""
        return f"{when:%Y-%m-%d %H:%M} UTC"
