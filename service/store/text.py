"""How texts and instants are written down, so that equal things are equal bytes."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from time import sleep

DAY, TIME, ZONE = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?",
    r"([Zz]|[+ -][0-9]{2}:[0-9]{2})",
)
INSTANT = re.compile(f"{DAY}[Tt]{TIME}{ZONE}")
PATIENCE = 5  # milliseconds


def now() -> str:
    """This instant as documents have it: RFC 3339, UTC, milliseconds. Text order is time order."""
    return written(datetime.now(UTC))


def written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_instant(text: str) -> str | None:
    """Read a point in time as RFC 3339 has it, cut to milliseconds; None where it is none.

    A plus that nobody escaped reaches us as a space.
    """
    if INSTANT.fullmatch(text) is None:
        return None
    try:
        return written(datetime.fromisoformat(text.replace(" ", "+").upper()))
    except (ValueError, OverflowError):
        return None


def later_than(previous: str) -> str:
    """Give this instant, once the clock has passed the previous one: a document never has two versions at one instant.

    A clock that was set back is not waited for; then the instant is the next after the previous one.
    """
    for _ in range(PATIENCE):
        instant = now()
        if instant > previous:
            return instant
        sleep(0.001)
    return written(datetime.fromisoformat(previous) + timedelta(milliseconds=1))


def fold(text: str) -> str:
    """Fold case and spaces away, so that a whole value can be matched as people write it."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
