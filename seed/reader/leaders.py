"""The sentence of leaders: 'NAME, role, och NAME, role, ledde workshopen', '… leddes av …'."""

from __future__ import annotations

import re

from .named import read_people
from .reading import Person

SENTENCE_END = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-ZÅÄÖ\"”])")
WORKSHOP = re.compile(r"workshop", re.IGNORECASE)
LED_BY = re.compile(r"\bled(?:des|s)\b(?:\s\w{1,40}){0,5}?\sav\s")
# What was led is the workshop: not work that led to one.
LED = re.compile(
    r"\s(?:ledde|leder)(?=(?:\s(?!(?:till|inför|om|med|kring|fram|på|i|av)\b)\w{1,40}){0,4}?\s\w{0,30}workshop)",
    re.IGNORECASE,
)
LED_WHO = re.compile(r"\b(?:ledde|leder)\s", re.IGNORECASE)
LONGEST = 2_000


def read_leaders(text: str) -> list[Person]:
    """Read the leaders in the first sentence of a text that names them and a workshop."""
    for sentence in SENTENCE_END.split(text):
        if len(sentence) <= LONGEST and WORKSHOP.search(sentence) and (leaders := leaders_of(sentence)):
            return leaders
    return []


def leaders_of(sentence: str) -> list[Person]:
    """Try the three orders: 'workshopen leddes av WHO', 'WHO ledde workshopen', 'då ledde WHO workshopen'."""
    by = LED_BY.search(sentence)
    if by and WORKSHOP.search(sentence, 0, by.end()):
        return read_people(sentence[by.end() :])[0]
    if led := LED.search(sentence):
        leaders, left_over = read_people(sentence[: led.start()])
        return [] if left_over else leaders
    who = LED_WHO.search(sentence)
    workshop = WORKSHOP.search(sentence, who.end()) if who else None
    return read_people(sentence[who.end() : workshop.start()])[0] if who and workshop else []
