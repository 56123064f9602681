"""The line 'Publicerad …'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .blocks import Block
from .dates import date_phrase

LINE = re.compile(r"Publicerad:?\s(?:\w+dag(?:en)?,?\s)?(?:den\s)?(?=\d)(.{1,80})", re.IGNORECASE)
ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)\b")


def is_published_line(block: Block) -> bool:
    return not block.mark and bool(LINE.fullmatch(block.text))


def published_on(block: Block) -> str | None:
    """Read the day; None for other lines, and where the line gives no whole date (no year is guessed)."""
    found = None if block.mark else LINE.fullmatch(block.text)
    if found is None:
        return None
    if iso := ISO_DATE.match(found[1]):
        return valid(iso[1])
    phrase = date_phrase(found[1])
    return valid(phrase[1][0]) if phrase else None


def valid(day: str) -> str | None:
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return None


def first_published(blocks: Sequence[Block]) -> str | None:
    return next(filter(None, map(published_on, blocks)), None)
