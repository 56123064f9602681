"""How texts and instants are written down, so that equal things are equal bytes."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime


def now() -> str:
    """This instant as documents have it: RFC 3339, UTC, milliseconds. Text order is time order."""
    return written(datetime.now(UTC))


def written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def fold(text: str) -> str:
    """Fold case and spaces away, so that a whole value can be matched as people write it."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
