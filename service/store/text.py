"""How texts and instants are written down, so that equal things are equal bytes."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from slugify import slugify

LONGEST_SLUG = 180  # leaves room for -2, -3 … within the 200 that a slug may have


def now() -> str:
    """This instant as documents have it: RFC 3339, UTC, milliseconds. Text order is time order."""
    return written(datetime.now(UTC))


def written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def fold(text: str) -> str:
    """Fold case and spaces away, so that a whole value can be matched as people write it."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def make_slug(text: str) -> str:
    """Make a slug of a name or a title: å ä → a, ö → o, and never empty."""
    return slugify(text, max_length=LONGEST_SLUG, word_boundary=True) or "namnlos"
