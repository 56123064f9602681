"""Questions in a row within one text: '… kring frågorna: Vad …? Hur …?'"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .vocabulary import ASKED_OF, PREPOSITIONS, QUESTION_WORDS

CUE = re.compile(
    r"\b(?:kring|om|utifrån|runt|på|med|av|till)\s(?:\w{1,30}\s){0,2}?"
    r"fråg(?:a|an|or|orna|eställning|eställningen|eställningar|eställningarna)\b[^:?.]{0,60}:\s*",
    re.IGNORECASE,
)


def questions_in(text: str) -> tuple[str, list[str]]:
    """Part a text into what stands before its questions and the questions, each as printed."""
    cue = CUE.search(text)
    if cue is None:
        return text, []
    return text[: cue.start()], list(parted(text[cue.end() :]))


def parted(row: str) -> Iterator[str]:
    for sentence in re.findall(r"[^?]+\?*", row):
        words, start = sentence.split(), 0
        for at in range(1, len(words)):
            if begins_question(words, at) and words[at - 1][-1].islower():
                yield " ".join(words[start:at])
                start = at
        if sentence.endswith("?") or (words and begins_question(words, start)):
            yield " ".join(words[start:])


def begins_question(words: list[str], at: int) -> bool:
    word = words[at]
    if not word[0].isupper():
        return False
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    return word.lower() in QUESTION_WORDS or (word.lower() in PREPOSITIONS and following in ASKED_OF)
