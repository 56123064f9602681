"""The scale of a poll: 'en skala från 1 (aldrig) till 6 (alltid)'."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .reading import Scale

BEGINNING = re.compile(r"\ben (?:[\w-]{1,30} )?skala\b", re.IGNORECASE)
# The phrase goes to the colon, or where there is none to the end of the sentence.
END = re.compile(r":|[.!?](?=\s+[^\W\d_]|\s*$)")
LABEL = r"\s?(?:\(([^()]{1,60})\)\s?)?"
FROM_TO = re.compile(rf"(\d{{1,3}}){LABEL}(?:till|och|[-–—])\s?(\d{{1,3}})\b{LABEL}")
LABEL_FIRST = re.compile(r"från ([^()]{1,60}) \((\d{1,3})\) till ([^()]{1,60}) \((\d{1,3})\)")
IS = r"\s?(?:är|=|betyder|står för|innebär|motsvarar)\s?"
WHERE = re.compile(rf"där (\d{{1,3}}){IS}(.{{1,80}}?),? och (?:där )?(\d{{1,3}}){IS}(.{{1,80}})$")


def first_scale(texts: Iterable[str]) -> Scale | None:
    return next((read_scale(phrase) for text in texts if (phrase := scale_phrase(text))), None)


def scale_phrase(text: str) -> str | None:
    """Find the phrase as printed, from 'en skala' to the colon."""
    beginning = BEGINNING.search(text)
    if beginning is None:
        return None
    end = END.search(text, beginning.end())
    return text[beginning.start() : end.start() if end else len(text)].rstrip(" ,")


def read_scale(phrase: str) -> Scale:
    """Read the ends of a scale and their labels, as far as the phrase gives them."""
    lowest = highest = low_label = high_label = None
    if found := LABEL_FIRST.search(phrase):
        low_label, lowest, high_label, highest = found.groups()
    elif found := FROM_TO.search(phrase):
        lowest, low_label, highest, high_label = found.groups()
    if found := WHERE.search(phrase):
        low, low_label, high, high_label = found.groups()
        lowest, highest = lowest or low, highest or high
    return Scale(
        min=int(lowest) if lowest else None,
        max=int(highest) if highest else None,
        minLabel=low_label,
        maxLabel=high_label,
        text=phrase,
    )
