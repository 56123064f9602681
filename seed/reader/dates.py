"""Dates as the pages print them, in Swedish: the phrase, and its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("mars", "mar"),
            ("april", "apr"),
            ("maj",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augusti", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
LEAP_YEAR = 2024  # a date without a year may be 29 February

NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?::?[ea])?"
DAY = rf"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s)?(?:den\s)?{NUMBER}"
RANGE = r"\s?[-–—]\s?|\still\s(?:och\smed\s)?"
JOIN = rf"(?:{RANGE}|,?\s(?:och|samt|respektive)\s|,\s)"
MONTH = rf"(?:{'|'.join(MONTHS)})\b"
# The days of one month, or single dates in a row; what is repeated is bounded, so that a long list of numbers is cheap.
REST = rf"(?:{JOIN}{DAY}){{0,12}}\s{MONTH}(?:\s(?:19|20)\d\d\b)?"
PHRASE = re.compile(rf"(?<![\w.,/–-]){NUMBER}{REST}(?:{JOIN}{DAY}{REST}){{0,12}}", re.IGNORECASE)
TOKEN = re.compile(rf"(?P<range>{RANGE})|(?P<month>{MONTH})|(?P<year>\d{{4}})|(?P<day>\d{{1,2}})", re.IGNORECASE)


class Day(NamedTuple):
    day: int
    month: int
    year: int | None
    ends_range: bool


def date_phrase(text: str) -> tuple[str, list[str]] | None:
    """Find the first phrase of dates: as printed without its leading 'Den', and one entry a day."""
    for found in PHRASE.finditer(text):
        if days := list(entries(found[0])):
            return found[0], days
    return None


def entries(phrase: str) -> Iterator[str]:
    """Give each day of a phrase, those within a range too; a day that no calendar has is left out."""
    before: date | None = None
    for each in days_of(phrase):
        day = calendar_day(each)
        if day is None:
            continue
        first = before + timedelta(1) if each.ends_range and before and before < day else day
        for step in range((day - first).days + 1):
            yield printed_day(first + timedelta(step), each.year)
        before = day


def days_of(phrase: str) -> list[Day]:
    """Give a phrase's days; a day has the month and year that follow it, else the year that stands before."""
    days: list[Day] = []
    tokens = list(TOKEN.finditer(phrase))
    month, year = 0, next((int(token[0]) for token in tokens if token["year"]), None)
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token["year"]:
            year = int(token[0])
        elif token["month"]:
            month = MONTHS[token[0].lower()]
        elif token["day"]:
            ends_range = at > 0 and bool(tokens[at - 1]["range"])
            days.append(Day(int(token[0]), month, year, ends_range))
    return days[::-1]


def calendar_day(each: Day) -> date | None:
    try:
        return date(each.year or LEAP_YEAR, each.month, each.day)
    except ValueError:
        return None


def printed_day(day: date, year: int | None) -> str:
    return day.isoformat() if year else f"--{day:%m-%d}"
