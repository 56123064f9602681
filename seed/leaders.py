"""The sentence of leaders: 'NAME, role, och NAME, role, ledde workshopen', '… leddes av …'."""

from __future__ import annotations

import re

from .named import read_people
from .reading import Person

SENTENCE_END = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-ZÅÄÖ\"”])")
LED_BY = re.compile(r"\bled(?:des|s)\b(?:\s\w{1,40}){0,5}?\sav\s", re.IGNORECASE)
LED = re.compile(r"\s(?:ledde|leder)\b(?!\s(?:till|fram|vidare)\b)", re.IGNORECASE)
LONGEST = 2_000
WORKSHOP = re.compile(r"workshop", re.IGNORECASE)


def read_leaders(text: str) -> list[Person]:
    """Read the leaders in the first sentence of a text that names them and a workshop."""
    for sentence in SENTENCE_END.split(text):
        if len(sentence) <= LONGEST and WORKSHOP.search(sentence) and (leaders := leaders_of(sentence)):
            return leaders
    return []


def leaders_of(sentence: str) -> list[Person]:
    if passive := LED_BY.search(sentence):
        return read_people(sentence[passive.end() :])[0]
    active = LED.search(sentence)
    if active is None:
        return []
    leaders, left_over = read_people(sentence[: active.start()])
    if leaders and not left_over:
        return leaders
    # 'Under dagen ledde NAME, role, workshopen'
    return read_people(WORKSHOP.split(sentence[active.end() :])[0])[0]
