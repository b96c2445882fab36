"""Is a text Korean? What may stay as it is: names, and what Python itself says of an error."""

import re

# A file, an identifier, a number, code, something in quotes or angle brackets.
NAME = re.compile(r"""\S*[._/=()\[\]<>{}*+\d]\S*|'[^']*'|"[^"]*"|`[^`]*`""")
ERROR = re.compile(r"\b\w*(?:Error|Exception|Refused)\b.*")  # with its message, to the line's end
MENU = "Clear Outputs of All Cells"  # Jupyter's own word, which its menu shows in English too
SENTENCE = re.compile(r"[A-Za-z][A-Za-z']+[,;:]?(?: [A-Za-z][A-Za-z']+[,;:]?)+")


def english_in(text):
    """What is left of English sentences in a text: words that stand side by side."""
    found = []
    for line in text.splitlines():
        words = NAME.sub("·", ERROR.sub("·", line.replace(MENU, "·")))
        found += SENTENCE.findall(words)
    return found


def is_korean(text):
    """Is a text in Korean, and in nothing else?"""
    return bool(re.search("[가-힣]", text)) and english_in(text) == []
