"""What values are: ids, days, text that can be written down."""

from __future__ import annotations

import re
from datetime import date

from uuid_utils import uuid7

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def new_id() -> str:
    """A UUIDv7 (RFC 9562): unique without asking anybody, and sorted by the time it was made."""
    return str(uuid7())


def is_uuid(text: str) -> bool:
    return UUID.fullmatch(text) is not None


def is_day(text: str, *, yearless: bool = False) -> bool:
    """Tell whether the text is a day that exists."""
    if yearless and text.startswith("--"):
        text = "2000" + text[1:]  # a leap year, so that --02-29 is a day
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def has_surrogate(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
